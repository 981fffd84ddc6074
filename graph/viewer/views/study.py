"""One study: what it was, what it found, how far it can be trusted, what it speaks to, and what falls without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from graph.analysis.moves import Move
from graph.analysis.whatif import falls_without
from graph.facts.figures import number, species
from graph.facts.look import COLUMN_OF_RUNG
from graph.grading.ladder import rung_of
from graph.model.assessment import Assessment
from graph.model.study import Numbers, Risk, RiskDomain, Study
from graph.model.values import Absent
from graph.viewer import blocks, parts
from graph.viewer.frame import root
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.addresses import Thing, linked
from graph.views.beyond.supposing import is_weighty
from graph.views.graded import Graded
from graph.views.linked.facts import Block, Facts, Grid, Rows
from graph.views.linked.study_facts import study_facts

_SIGNS = {Risk.LOW: "+", Risk.SOME: "~", Risk.HIGH: "\N{MINUS SIGN}", Risk.UNCLEAR: "?"}


def show(shown: Shown, view: View, say: Words) -> None:
    """The page, or help where there is no such study."""
    study = shown.base.study_of_report.get(view.id or "")
    if study is None:
        st.html(parts.block(say, _unknown(shown, view, say)))
        return
    told = study_facts(Graded(shown.base, shown.grading), study.id, say.lang)
    pieces = [
        _head(study, told, view, say),
        _falls(shown, study, view, say),
        *_sections(told, study, view, say),
        _elsewhere(study, say),
    ]
    st.html(Markup('<article lang="{}">{}</article>').format(say.tag, parts.joined(pieces)))


def _title(shown: Shown, view: View, say: Words) -> str:
    study = shown.base.study_of_report.get(view.id or "")
    return study.label if study else say("page-studies")


def _accepts(_: Shown, __: str | None) -> Accepts:
    return Accepts(has_id=True)


SCREEN = Screen(show, _title, _accepts, within=Page.STUDIES)


def _unknown(shown: Shown, view: View, say: Words) -> Markup:
    """No dead end: what was asked for, and what is near it."""
    asked = view.id or ""
    near = get_close_matches(asked.casefold(), list(shown.base.studies), n=5, cutoff=0.4)
    links = parts.joined(
        (parts.go(view.to(Page.STUDY, id_), parts.english(shown.base.studies[id_].label)) for id_ in near),
        say("comma"),
    )
    hint = Markup("<p>{} {}?</p>").format(say("did-you-mean"), links) if near else parts.NOTHING
    words = say("no-study", id=asked[:80]) if asked else say("no-study-asked")
    return Markup("<h1>{}</h1>{}<p>{}</p>").format(words, hint, _back(view, say))


def _back(view: View, say: Words) -> Markup:
    return parts.go(view.to(Page.STUDIES), say("all-studies"))


def _head(study: Study, told: Facts, view: View, say: Words) -> Markup:
    """What it is at a glance; warnings before everything else."""
    column = COLUMN_OF_RUNG[rung_of(study)]
    who = species(study.species, say.lang)
    tested = parts.footing(column.footing, who) if column else Markup("{}").format(who)
    year = f" · {study.year}" if study.year else ""
    warnings = parts.joined(parts.notice(words) for words in told.warnings)
    lead = Markup('<p class="ev-lead" lang="en">{}</p>').format(told.lead) if told.lead else parts.NOTHING
    return Markup(
        '<nav class="ev-around" aria-label="{nav}">← {back}</nav><p class="ev-small">{kind}{year}</p>'
        '<h1 lang="en">{title}</h1>{warnings}{lead}<dl class="ev-facts">{facts}</dl>'
    ).format(
        nav=say("page-studies"),
        back=_back(view, say),
        kind=told.kind,
        year=year,
        title=told.title,
        warnings=warnings,
        lead=lead,
        facts=parts.joined(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)
            for name, value in (
                (say("list-in"), tested),
                (say("study-counted"), _counted(study, say)),
                (say("study-comparator"), Markup("{}").format(say.of(study.comparator))),
            )
        ),
    )


def _counted(study: Study, say: Words) -> Markup:
    if study.counted is None:
        return Markup("{}").format(say("number-unknown"))
    return Markup("n = {}").format(number(study.counted))


def _sections(told: Facts, study: Study, view: View, say: Words) -> Iterator[Markup]:
    """The parts of the facts, with the arms before how the study was done."""
    for block in told.blocks:
        if block.id == "study":
            yield _arms(study.numbers, say)
        yield _section(block, study, view, say)


def _arms(numbers: Numbers, say: Words) -> Markup:
    """How many each arm began with and how many completed it, as far as a report tells."""
    began, completed = dict(numbers.arms), dict(numbers.completed)
    if not (began or completed or numbers.per_group or numbers.note):
        return parts.NOTHING
    told = [Markup("<h2>{}</h2>").format(say("study-arms"))]
    if began or completed:
        heads = [say("arm"), say("arm-began"), say("arm-completed")]
        rows = [
            [parts.english(_spaced(arm)), _number(began.get(arm), say), _number(completed.get(arm), say)]
            for arm in dict.fromkeys((*began, *completed))
        ]
        told.append(parts.table(say("study-arms"), heads, rows, stacks=True))
    if numbers.per_group:
        told.append(Markup("<p>{}{}{}</p>").format(say("per-group"), say("colon"), parts.english(numbers.per_group)))
    if numbers.note:
        told.append(Markup('<p class="ev-small">{}</p>').format(parts.english(numbers.note)))
    return Markup("<section>{}</section>").format(parts.joined(told))


def _number(known: int | None, say: Words) -> Markup:
    return Markup("{}").format(say.of(Absent.UNKNOWN) if known is None else number(known))


def _spaced(name: str) -> str:
    """The name of an arm, as records write it, for reading: low_dose, but not the point of 2_5M."""
    return re.sub(r"(?<=[a-z])_(?=[a-z])", " ", name)


def _section(block: Block, study: Study, view: View, say: Words) -> Markup:
    """A part of the facts under its title; risk of bias as lights with words."""
    if block.id == "risk":
        return Markup("<section><h2>{}</h2>{}</section>").format(say("study-risk"), _lights(study, say))
    match block:
        case Rows():
            inside = blocks.rows(block, view)
        case Grid():
            inside = blocks.grid(block, view)
        case _:
            return parts.NOTHING
    return Markup("<section><h2>{}</h2>{}</section>").format(block.title, inside)


def _lights(study: Study, say: Words) -> Markup:
    """One light a domain, told apart by sign and word as well as by colour."""
    ratings = zip(RiskDomain, study.risk_of_bias.ratings, strict=True)
    rows = ((say.of(domain), _light(risk, say)) for domain, risk in ratings)
    lights = parts.table(say("study-risk"), (say("risk-domain"), say("risk-rating")), rows)
    basis = study.risk_of_bias.basis
    about = (
        Markup('<p class="ev-small">{}</p>').format(say.html("risk-basis", basis=parts.english(basis))) if basis else ""
    )
    return lights + about


def _light(risk: Risk, say: Words) -> Markup:
    return Markup('<span class="ev-light ev-risk-{}" aria-hidden="true">{}</span> <b>{}</b>').format(
        risk.value, _SIGNS[risk], say.of(risk)
    )


def _falls(shown: Shown, study: Study, view: View, say: Words) -> Markup:
    """Which claims would be graded otherwise if this study did not exist."""
    found = falls_without(shown.base, study.id, grading=shown.grading)
    weighty = [move for move in found if is_weighty(move)]
    if not weighty:
        inside = Markup("<p>{}</p>").format(say("falls-nothing"))
    else:
        heads = [say("head-claim"), say("falls-before"), say("falls-after")]
        rows = [_move(move, shown, view, say) for move in weighty]
        inside = Markup("<p>{}</p>{}").format(
            say("falls-some", n=len(weighty)), parts.table(say("study-falls"), heads, rows, stacks=True)
        )
    leave = parts.go(view.to(Page.WHATIF, None, without=study.id), say("study-leave"))
    return Markup("<section><h2>{}</h2>{}<p>{}</p></section>").format(say("study-falls"), inside, leave)


def _move(move: Move, shown: Shown, view: View, say: Words) -> list[Markup]:
    claim = shown.base.claims[move.claim]
    link = parts.go(view.at(claim.id), Markup("<b>{}</b> {}").format(claim.id, say.text(claim.statement)))
    return [link, _state(move.before, say), _state(move.after, say)]


def _state(assessment: Assessment, say: Words) -> Markup:
    """What it rests on, how sure one can be, which way the studies point."""
    words = [say.of(assessment.basis), say.of(assessment.conclusion)]
    told = Markup("{}").format(" · ".join(words))
    if assessment.certainty is None:
        return told
    return told + Markup("<br>{}").format(parts.claim_certainty(assessment, say))


def _elsewhere(study: Study, say: Words) -> Markup:
    address = root() + linked(Thing.STUDY, study.id)
    return Markup('<p class="ev-small"><a href="{}?lang={}">{}</a></p>').format(address, say.lang, say("linked-page"))
