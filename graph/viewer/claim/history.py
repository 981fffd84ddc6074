"""How a grade came about: certainty and basis through time, and the studies behind each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from graph.analysis.history import Arrival, Dating, Epoch, History
from graph.facts.figures import day
from graph.facts.look import FOOTING_OF_BASIS
from graph.model.scales import Basis
from graph.model.values import Species
from graph.viewer import parts
from graph.viewer.claim.plot import percent
from graph.viewer.claim.section import Opened, Section
from graph.viewer.permalink import Page
from graph.viewer.words import Words
from graph.views.beyond.course import Course, Level, Steps, Sure, course
from graph.views.beyond.together import beyond, is_step

_ROW = 2.1
"""The height of a row of the chart in rem."""


def _history(opened: Opened) -> Markup:
    say = opened.say
    found = beyond(opened.shown.base, opened.shown.grading, opened.file.claim.id).history
    drawn = course(found)
    if drawn is None:
        return Markup("<p>{}</p>").format(say("history-none"))
    steps = [epoch for epoch in found.epochs if is_step(epoch)]
    quiet = [epoch for epoch in found.epochs if epoch.start and not is_step(epoch)]
    told = Markup("<p>{}</p>").format(say("history-steps", n=len(steps), day=day(found.until, say.lang)))
    table = _table([found.epochs[0], *steps], opened)
    rest = parts.folded(say("history-quiet", n=len(quiet)), _quiet(quiet, opened)) if quiet else parts.NOTHING
    about = Markup('<p class="ev-small">{}</p>').format(say("history-dates", day=day(found.until, say.lang)))
    return told + _charts(drawn, found, say) + table + rest + about


def _charts(drawn: Course, found: History, say: Words) -> Markup:
    """The charts over one axis; one label says what they show, and the table says all of it."""
    charts = [(say("certainty"), drawn.certainty)] if drawn.certainty else []
    charts.append((say("history-rests"), drawn.basis))
    inside = parts.joined(_chart(title, steps, say) for title, steps in charts)
    ticks = parts.joined(
        Markup('<span style="left:{}">{}</span>').format(percent(place), year) for year, place in drawn.ticks
    )
    return Markup('<div class="ev-course" role="img" aria-label="{}">{}<div class="ev-ticks">{}</div></div>').format(
        _told(found, say), inside, ticks
    )


def _told(found: History, say: Words) -> str:
    """The charts in a sentence: where the claim stood at first and where it stands now."""
    first, last = found.epochs[0].assessment, found.epochs[-1].assessment
    return say("history-alt", first=say.of(first.basis), last=say.of(last.basis))


def _chart(title: str, steps: Steps, say: Words) -> Markup:
    rows = parts.joined(_row(level, row, say) for row, level in enumerate(steps.rows))
    height = f"{_ROW * len(steps.rows):.1f}rem"
    return Markup('<p class="ev-small"><b>{}</b></p><div class="ev-steps" style="height:{}">{}{}</div>').format(
        title, height, rows, parts.joined(_line(steps))
    )


def _row(level: Level, row: int, say: Words) -> Markup:
    words = Markup("{}").format(say.of(level)) if isinstance(level, Basis) else _sure(level, say)
    mark = parts.mark(FOOTING_OF_BASIS[level]) if isinstance(level, Basis) else parts.NOTHING
    return Markup('<div class="ev-level" style="top:{}rem"><span>{} {}</span></div>').format(
        f"{_ROW * row:.1f}", mark, words
    )


def _sure(level: Sure, say: Words) -> Markup:
    if level.certainty is None:
        return Markup("{}").format(say("moves-nothing-to-rate"))
    return Markup("{}").format(say.of(level.certainty))


def _line(steps: Steps) -> Iterator[Markup]:
    """A bar for every stretch and a riser to the next."""
    below: float | None = None
    for stretch in steps.stretches:
        top = _ROW * (stretch.row + 1) - 0.65
        if below is not None:
            low, high = sorted((top, below))
            yield Markup('<span class="ev-riser" style="left:{};top:{}rem;height:{}rem"></span>').format(
                percent(stretch.start), f"{low:.2f}", f"{high - low:.2f}"
            )
        yield Markup('<span class="ev-run{}" style="left:{};width:{};top:{}rem"></span>').format(
            _colour(steps.rows[stretch.row]), percent(stretch.start), percent(stretch.end - stretch.start), f"{top:.2f}"
        )
        below = top


def _colour(level: Level) -> str:
    """The colour of what it rests on; hollow where there is nothing."""
    if isinstance(level, Basis):
        return " ev-hollow" if level is Basis.NOTHING else f" ev-{FOOTING_OF_BASIS[level]}"
    return " ev-hollow" if level.certainty is None else ""


def _table(epochs: Iterable[Epoch], opened: Opened) -> Markup:
    """The chart as a table: each step with what then stood, and the studies that became known on its day."""
    say = opened.say
    heads = [say(head) for head in ("history-since", "certainty", "history-rests", "conclusion", "history-studies")]
    rows = (
        [
            _since(epoch, opened),
            parts.claim_certainty(one := epoch.assessment, say),
            parts.footing(FOOTING_OF_BASIS[one.basis], say.of(one.basis)),
            say.of(one.conclusion),
            _events(epoch, opened),
        ]
        for epoch in epochs
    )
    return parts.table(say("part-history"), heads, rows, stacks=True)


def _quiet(epochs: Iterable[Epoch], opened: Opened) -> Markup:
    say = opened.say
    heads = [say("history-since"), say("history-studies")]
    rows = ([_since(epoch, opened), _events(epoch, opened)] for epoch in epochs)
    return parts.table(say("history-quiet-table"), heads, rows, stacks=True)


def _since(epoch: Epoch, opened: Opened) -> Markup:
    """The first day, which leads to all claims as of then; a year where no more is known."""
    say = opened.say
    if epoch.start is None:
        return Markup("{}").format(say("history-before"))
    years_only = bool(epoch.came) and all(one.dating is Dating.YEAR for one in epoch.came)
    words = say("history-year", year=epoch.start.year) if years_only else day(epoch.start, say.lang)
    return parts.go(opened.view.to(Page.WHATIF, None, as_of=epoch.start.isoformat()), words)


def _events(epoch: Epoch, opened: Opened) -> Markup:
    say = opened.say
    if epoch.start is None:
        return Markup("–")
    said = [
        *(_arrival(one, opened) for one in sorted(epoch.came, key=lambda one: not one.counts)),
        *(say.html("history-left", study=_study(study, opened)) for study in epoch.left),
        *(say.html("history-judged", domain=say.of(judgement.domain)) for judgement in epoch.judged),
    ]
    return Markup('<ul class="ev-plain">{}</ul>').format(
        parts.joined(Markup("<li>{}</li>").format(one) for one in said)
    )


def _arrival(one: Arrival, opened: Opened) -> Markup:
    """A study with its n, how exactly its day is known, and whether it counts."""
    say = opened.say
    study = opened.shown.base.studies[one.study]
    facts = [_n(study.counted, say, people=Species.HUMAN in study.species)]
    if one.dating is not Dating.DAY:
        facts.append(say.of(one.dating))
    facts.append(say("counts-here") if one.counts else say("history-beside"))
    return Markup("{} <small>({})</small>").format(_study(one.study, opened), say("comma").join(facts))


def _n(counted: int | None, say: Words, *, people: bool) -> str:
    return say("n-unknown") if counted is None else parts.headcount(counted, say, people=people)


def _study(study: str, opened: Opened) -> Markup:
    label = opened.shown.base.studies[study].label
    return Markup('<a class="ev-study" href="#study-{}" lang="en">{}</a>').format(study, label)


SECTION = Section("history", _history)
