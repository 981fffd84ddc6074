"""Safety: every recorded harm in people, single cases first, then study by study with what is not reported."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from graph.facts.figures import day, span
from graph.facts.harms import harm_words, related_words
from graph.model.finding import HarmKind
from graph.model.study import Study
from graph.model.values import Absent
from graph.viewer import parts
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.safety import ASKED, OTHERS, Family, Harm, Safety, StudyHarms, safety


def show(shown: Shown, view: View, say: Words) -> None:
    """The page of all families, or with one of them first."""
    found = safety(shown.base, shown.grading)
    pieces = (
        _lead(found, shown, view, say),
        _cases(found.cases, shown, view, say),
        *(_family(family, shown, view, say, is_open=not at) for at, family in enumerate(_ordered(found, view))),
    )
    st.html(Markup('<div lang="{}">{}</div>').format(say.tag, parts.joined(pieces)))


def title(_: Shown, __: View, say: Words) -> str:
    """What the browser's tab says."""
    return say("page-safety")


def _accepts(_: Shown, __: str | None) -> Accepts:
    """The family to show first."""
    return Accepts(has_id=True)


SCREEN = Screen(show, title, _accepts)


def _ordered(found: Safety, view: View) -> list[Family]:
    """The family that was asked for first."""
    return sorted(found.families, key=lambda family: family.id != view.id) if view.id else list(found.families)


def _lead(found: Safety, shown: Shown, view: View, say: Words) -> Markup:
    studies = sum(len(family.studies) for family in found.families)
    unknown = parts.NOTHING
    if view.id and view.id not in {family.id for family in found.families}:
        unknown = parts.notice(say("safety-no-such", id=view.id[:80]))
    return Markup('<h1>{}</h1>{}<p class="ev-lead">{}</p><p class="ev-small">{}</p>').format(
        say("safety-title"),
        unknown,
        say.html("safety-lead", definitive=found.definitive, n=studies),
        say("safety-until", until=day(shown.base.topic.curated_until, say.lang)),
    )


# Single cases


def _cases(cases: Iterable[Harm], shown: Shown, view: View, say: Words) -> Markup:
    rows = [
        [
            _study(case.study, view, say),
            _given(case.study, shown, say),
            Markup("<b>{}</b> · {}").format(say.of(case.kind), _told(case, say)),
            say("safety-definitive") if case.seen.definitive else say("safety-case"),
        ]
        for case in cases
    ]
    if not rows:
        return parts.NOTHING
    heads = [say("col-study"), say("safety-col-given"), say("safety-col-what"), say("safety-col-settles")]
    return Markup("<h2>{}</h2><p>{}</p>{}").format(
        say("safety-cases"), say("safety-cases-about"), parts.table(say("safety-cases"), heads, rows, stacks=True)
    )


# Families


def _family(family: Family, shown: Shown, view: View, say: Words, *, is_open: bool) -> Markup:
    """What its studies tell, study by study; those that tell of no harm at all are named in one line."""
    name, of = say.text(family.name), len(family.studies)
    telling = say("comma").join(
        say("safety-telling", kind=say.of(kind), n=family.telling(kind), of=of) for kind in ASKED
    )
    told, silent = family.told, family.silent
    inside = Markup("<p>{}</p>").format(say("safety-told", list=telling))
    inside += _table(told, name, shown, view, say) if told else parts.NOTHING
    inside += _silent(silent, view, say) if silent else parts.NOTHING
    title = Markup("<h2>{}</h2>").format(say("safety-family", what=name, n=of))
    return Markup('<section id="ev-family-{}" class="ev-part-of-page">{}</section>').format(
        family.id or "no-cells", parts.folded(title, inside, is_open=is_open)
    )


def _table(told: Iterable[StudyHarms], name: str, shown: Shown, view: View, say: Words) -> Markup:
    heads = [say("col-study"), say("safety-col-who"), *(say.of(kind) for kind in ASKED), say("safety-col-other")]
    rows = (_row(one, shown, view, say) for one in told)
    return parts.table(say("safety-table", what=name), heads, rows, stacks=True)


def _silent(silent: Iterable[StudyHarms], view: View, say: Words) -> Markup:
    """Studies that tell nothing of any of these harms, with how many people they had."""
    names = parts.joined(
        (Markup("{} ({})").format(_study(one.study, view, say), _people(one.study, say)) for one in silent),
        say("semicolon"),
    )
    return Markup("<p>{}{}{}</p>").format(say("safety-silent"), say("colon"), names)


def _row(one: StudyHarms, shown: Shown, view: View, say: Words) -> list[str | Markup]:
    study = one.study
    given = Markup("{}<br><small>{}</small>").format(_study(study, view, say), _given(study, shown, say))
    asked = (_kind(one, kind, say) for kind in ASKED)
    others = one.of(*OTHERS)
    return [given, _who(study, say), *asked, _list(others, say, named=True) if others else Markup("–")]


def _kind(one: StudyHarms, kind: HarmKind, say: Words) -> Markup:
    """What a study tells of one kind of harm; silence is said."""
    told = one.of(kind)
    return _list(told, say) if told else Markup('<span class="ev-quiet">{}</span>').format(say("safety-not-reported"))


def _list(harms: Iterable[Harm], say: Words, *, named: bool = False) -> Markup:
    items = parts.joined(Markup("<li>{}</li>").format(_counted(harm, say, named=named)) for harm in harms)
    return Markup('<ul class="ev-plain">{}</ul>').format(items)


def _counted(harm: Harm, say: Words, *, named: bool) -> Markup:
    """How many of how many, what it was where that is not told by its column, and how long people were followed."""
    what = harm.finding.measure if named else ""
    told = harm.finding.treated_value if harm.seen.count is None else None
    words = parts.joined((parts.english(one) for one in (what, told) if one), " · ")
    time = "" if isinstance(harm.time, Absent) else say("safety-after", time=span(harm.time, say.lang))
    facts = say("comma").join(filter(None, (time, say.text(related_words(harm.related)))))
    return Markup("<b>{}</b>{}<br><small>{}</small>").format(
        say.text(harm_words(harm.seen, harm.bound)), Markup(" · {}").format(words) if words else "", facts
    )


def _told(harm: Harm, say: Words) -> Markup:
    """A case in the words of its record."""
    time = "" if isinstance(harm.time, Absent) else f" · {say('safety-after', time=span(harm.time, say.lang))}"
    return Markup("{}<br><small>{} · {}{}</small>").format(
        parts.english(harm.finding.measure),
        say.text(harm_words(harm.seen)),
        say.text(related_words(harm.related)),
        time,
    )


def _who(study: Study, say: Words) -> Markup:
    """How many, how long, against whom."""
    time = study.follow_up
    followed = say("safety-follow-up", time=span(time, say.lang)) if time else say("safety-no-follow-up")
    return Markup("{}<br><small>{} · {}</small>").format(_people(study, say), followed, say.of(study.comparator))


def _people(study: Study, say: Words) -> str:
    return say("n-unknown") if study.counted is None else parts.headcount(study.counted, say, people=True)


def _study(study: Study, view: View, say: Words) -> Markup:
    link = parts.go(view.to(Page.STUDY, study.id), parts.english(study.label))
    if not study.weak:
        return link
    return link + Markup("<br><small>{}</small>").format(say("safety-weak", why=study.weak))


def _given(study: Study, shown: Shown, say: Words) -> str:
    """What was given, by name."""
    base = shown.base
    named = (base.products.get(cell) or base.cell_types.get(cell) for cell in study.treatment.cells)
    return say("comma").join(say.text(cell.name) for cell in named if cell)
