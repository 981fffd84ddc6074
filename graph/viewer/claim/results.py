"""What was seen in people beside what was seen in animals, outcome by outcome, and plots of what has an interval."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.facts.look import Footing
from graph.facts.results import told
from graph.viewer import parts, tables
from graph.viewer.claim.plot import circumstances, plot
from graph.viewer.claim.section import Opened, Section
from graph.viewer.words import Words
from graph.views.side_by_side import OutcomeSides, Result, Side, side_by_side


def _results(opened: Opened) -> Markup:
    """Outcomes that count, the first one open; then, folded, those that only other studies show."""
    say = opened.say
    rows = side_by_side(opened.shown.base, opened.file)
    counting, beside = [row for row in rows if row.counting], [row for row in rows if not row.counting]
    about = Markup('<p class="ev-small">{}</p>').format(say("results-about")) if rows else parts.NOTHING
    shown = parts.joined(_outcome(row, say, is_open=not at) for at, row in enumerate(counting))
    if not beside:
        return about + shown
    more = parts.joined(_outcome(row, say, is_open=not counting and not at) for at, row in enumerate(beside))
    if not counting:
        return about + Markup('<p>{}</p><div class="ev-beside">{}</div>').format(say("results-none-count"), more)
    folded = parts.folded(say("results-beside", n=len(beside)), more)
    return about + shown + Markup('<div class="ev-beside">{}</div>').format(folded)


def _outcome(row: OutcomeSides, say: Words, *, is_open: bool) -> Markup:
    sides = [side for side in row.sides if side.results or side.footing is not Footing.LAB]
    told = say("semicolon").join(_told(side, say) for side in sides)
    own = Markup(" <small>{}</small>").format(say("own-outcome")) if row.own else parts.NOTHING
    summary = Markup("<b>{}</b>{} · {}").format(say.text(row.name), own, told)
    columns = parts.joined(_side(side, say) for side in sides)
    inside = Markup('<div class="ev-sides">{}</div>{}').format(columns, parts.joined(plot(f, say) for f in row.forests))
    return parts.folded(summary, inside, is_open=is_open)


def _told(side: Side, say: Words) -> str:
    """One side in a few words: how many results that count read which way, and how many stand beside."""
    facts = [say("reading-n", n=n, reading=say.of(reading)) for reading, n in side.readings]
    if side.beside:
        facts.append(say("beside-n", n=side.beside))
    return say("side-told", side=_name(side.footing, say), results=say("comma").join(facts) or say("side-empty"))


def _name(footing: Footing, say: Words) -> str:
    return say(f"side-{footing}")


def _side(side: Side, say: Words) -> Markup:
    counting = [result for result in side.results if result.counts]
    beside = [result for result in side.results if not result.counts]
    title = Markup("<h3>{} {}</h3>").format(parts.mark(side.footing), _name(side.footing, say))
    if not side.results:
        return Markup('<div class="ev-empty">{}<p>{}</p></div>').format(title, say("side-empty"))
    folded = parts.folded(say("beside-n", n=len(beside)), _list(beside, say), is_open=not counting) if beside else ""
    return Markup('<div>{}{}<div class="ev-beside">{}</div></div>').format(title, _list(counting, say), folded)


def _list(results: Iterable[Result], say: Words) -> Markup:
    items = parts.joined(_result(result, say) for result in results)
    return Markup('<ul class="ev-results">{}</ul>').format(items) if items else parts.NOTHING


def _result(result: Result, say: Words) -> Markup:
    """What came out, in how many, against what, when, and in which study."""
    finding, study = result.finding, result.row.study
    link = Markup('<a class="ev-study" href="#study-{}" lang="en">{}</a>').format(study.id, study.label)
    beside = parts.NOTHING if result.counts else Markup(" · {}").format(say(f"as-{result.row.part}"))
    return Markup("<li><b>{}</b> · {}{}<br><small>{} · {}{}</small></li>").format(
        say.of(finding.reading),
        parts.english(finding.measure),
        tables.numbers(told(finding, say.lang)),
        circumstances(finding, say),
        link,
        beside,
    )


SECTION = Section("results", _results)
