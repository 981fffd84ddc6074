"""How the therapy is meant to work: the arrows as a picture that branches, the weakest of them, and each mechanism."""

from __future__ import annotations

from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from graph.analysis.chains import Arrow
from graph.facts.look import COLUMN_OF_RUNG, Footing
from graph.model.biology import Term
from graph.model.scales import Rung
from graph.viewer import parts, tables
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.evidence_map import By
from graph.views.mechanisms import (
    Flow,
    Leg,
    MechanismFile,
    Step,
    claims_of,
    everything,
    in_order,
    mechanism_file,
)
from graph.views.terms import term_link


def show(shown: Shown, view: View, say: Words) -> None:
    """The page of all mechanisms, or of the one that the address names."""
    if view.id is not None and view.id in shown.base.mechanisms:
        page = _one(mechanism_file(shown.base, shown.grading, view.id), view, say)
    else:
        page = _missing(shown, view, say) + _all(shown, view, say)
    st.html(Markup('<div lang="{}">{}</div>').format(say.tag, page))


def title(shown: Shown, view: View, say: Words) -> str:
    """What the browser's tab says."""
    mechanism = shown.base.mechanisms.get(view.id or "")
    return say.text(mechanism.name) if mechanism else say("page-mechanisms")


def accepts(_: Shown, __: str | None) -> Accepts:
    """One mechanism."""
    return Accepts(has_id=True)


SCREEN = Screen(show, title, accepts)


def _missing(shown: Shown, view: View, say: Words) -> Markup:
    """What to do about an id that names nothing: what is near it, above the list of all."""
    if not view.id:
        return parts.NOTHING
    near = get_close_matches(view.id, list(shown.base.mechanisms), n=3, cutoff=0.5)
    links = parts.joined((_to(id_, say.text(shown.base.mechanisms[id_].name), view) for id_ in near), say("comma"))
    hint = Markup(" {} {}?").format(say("did-you-mean"), links) if near else parts.NOTHING
    return parts.notice(Markup("{}{}").format(say("mech-unknown", id=view.id), hint))


def _to(id_: str, words: str, view: View) -> Markup:
    return parts.go(view.to(Page.MECHANISMS, id_), words)


# All mechanisms


def _all(shown: Shown, view: View, say: Words) -> Markup:
    flow = everything(shown.base, shown.grading)
    items = parts.joined(
        Markup('<li class="ev-deep-{}"><b>{}</b> <span class="ev-small">{}</span><br>{}</li>').format(
            min(depth, 3),
            _to(mechanism.id, say.text(mechanism.name), view),
            say("mech-claims", n=len(claims_of(shown.base, mechanism.id))),
            say.text(mechanism.definition),
        )
        for mechanism, depth in in_order(shown.base)
    )
    return Markup('<h1>{}</h1>{}<h2>{}</h2><ul class="ev-mechanisms">{}</ul>').format(
        say("mech-title"), _chain(flow, view, say), say("mech-all"), items
    )


# One mechanism


def _one(file: MechanismFile, view: View, say: Words) -> Markup:
    mechanism = file.mechanism
    back = parts.go(view.to(Page.MECHANISMS), say("mech-back"))
    on_map = parts.go(view.to(Page.MAP, rows=By.MECHANISMS, row=mechanism.id), say("mech-on-map"))
    kin = (("mech-wider", file.wider), ("mech-finer", file.finer))
    around = parts.joined(
        Markup("<p>{}</p>").format(
            say.html(name, which=parts.joined((_to(one.id, say.text(one.name), view) for one in kind), say("comma")))
        )
        for name, kind in kin
        if kind
    )
    terms = parts.joined((term(one, say) for one in mechanism.terms), say("comma"))
    named = Markup("<p>{}</p>").format(say.html("mech-terms", which=terms)) if terms else parts.NOTHING
    claims = (
        tables.claims(file.claims, view, say, say("mech-claims-head"))
        if file.claims
        else Markup("<p>{}</p>").format(say("mech-no-claims"))
    )
    return Markup(
        '<nav class="ev-around"><ul><li>{}</li><li>{}</li></ul></nav><h1>{}</h1><p class="ev-lead">{}</p>{}{}'
        "<h2>{}</h2>{}<h2>{}</h2>{}"
    ).format(
        back,
        on_map,
        say.text(mechanism.name),
        say.text(mechanism.definition),
        around,
        named,
        say("mech-chain"),
        _chain(file.flow, view, say),
        say("mech-claims-head"),
        claims,
    )


def term(one: Term, say: Words) -> Markup:
    """A term of a public vocabulary, and how it stands to what the records mean."""
    return say.html(f"mech-term-{one.relation}", term=parts.outside(term_link(one)))


# The chain


def _chain(flow: Flow, view: View, say: Words) -> Markup:
    """What the arrows rest on in words, the picture, and the same as a table."""
    if not flow.legs:
        return Markup("<p>{}</p>").format(say("mech-no-chain"))
    trees = parts.joined(Markup("<li>{}</li>").format(_step(step, view, say)) for step in flow.starts)
    picture = Markup('<div class="ev-box" tabindex="0" role="region" aria-label="{}"><ul class="ev-flow">{}</ul></div>')
    table = parts.folded(say("mech-table"), _table(flow, view, say))
    return _summary(flow, say) + picture.format(say("mech-picture"), trees) + table


def _summary(flow: Flow, say: Words) -> Markup:
    """How many arrows hold in people, which is the weakest, and where the chain ends short of patients."""
    weakest = say("comma").join(_words(leg, say) for leg in flow.weakest)
    name = "mech-weakest-all" if 1 < len(flow.weakest) == len(flow.legs) else "mech-weakest"
    weak = say.html(name, n=len(flow.weakest), which=weakest, rung=_best_of(flow.weakest[0], say))
    ends = say("comma").join(say.text(outcome.name) for outcome in flow.short_of_patients)
    short = say("mech-short", n=len(flow.short_of_patients), ends=ends) if ends else ""
    return Markup('<p class="ev-lead">{} {}</p><p>{}</p><p class="ev-small">{}</p>').format(
        say.html("mech-lead", n=len(flow.legs), people=flow.in_people), weak, short, say("mech-how")
    )


def _words(leg: Leg, say: Words) -> str:
    """An arrow in words."""
    return say("mech-arrow", claim=leg.arrow.claim, to=_name(leg.to, say))


def _name(step: Step, say: Words) -> str:
    return say("mech-treatment") if step.outcome is None else say.text(step.outcome.name)


def _step(step: Step, view: View, say: Words) -> Markup:
    """A step as a box, with its arrows as a list of their own."""
    kind = "ev-step ev-begin" if step.outcome is None else "ev-step"
    again = Markup("<br><small>{}</small>").format(say("mech-told-above")) if step.told_above else parts.NOTHING
    legs = parts.joined(
        Markup('<li>{}<span class="ev-hidden"> → </span>{}</li>').format(_leg(leg, view, say), _step(leg.to, view, say))
        for leg in step.legs
    )
    onward = Markup("<ul>{}</ul>").format(legs) if legs else parts.NOTHING
    return Markup('<span class="{}">{}{}</span>{}').format(kind, _name(step, say), again, onward)


def _leg(leg: Leg, view: View, say: Words) -> Markup:
    """An arrow: its claim, the best rung that supports it, how sure, and which way the studies point."""
    arrow = leg.arrow
    human = "" if arrow.best_human is not None else " ev-unproven"
    return Markup('<span class="ev-leg{}"><span>{}{}</span><span>{}<small>{}</small></span></span>').format(
        human,
        parts.go(view.at(arrow.claim), Markup("<b>{}</b>").format(arrow.claim)),
        _best(leg, say),
        _sure(arrow, say),
        say.of(arrow.conclusion),
    )


def _best(leg: Leg, say: Words) -> Markup:
    """The highest rung with a supporting study; the word of the rung says what the mark shows."""
    return parts.footing(leg.footing, _best_of(leg, say))


def _best_of(leg: Leg, say: Words) -> str:
    best = leg.arrow.best
    return say.of(Footing.NOTHING) if best is None else _rung(best, say)


def _rung(rung: Rung, say: Words) -> str:
    """A rung in words that stand alone: what was done in people says so."""
    column = COLUMN_OF_RUNG[rung]
    if rung.is_human and column is not None:
        return say("mech-in", where=say.of(column), rung=say.of(rung))
    return say.of(rung)


def _sure(arrow: Arrow, say: Words) -> Markup:
    if arrow.certainty is None:
        return parts.NOTHING
    return parts.claim_certainty(arrow, say)


def _table(flow: Flow, view: View, say: Words) -> Markup:
    heads = ("from", "to", "claim", "best", "people", "sure", "conclusion", "mechanism")
    columns = parts.joined(Markup('<th scope="col">{}</th>').format(say(f"mech-col-{head}")) for head in heads)
    body = parts.joined(
        row for start in flow.starts for row in _lines(start, [say(f"mech-col-{head}") for head in heads], view, say)
    )
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{caption}"><table class="ev-cards">'
        '<caption class="ev-hidden">{caption}</caption><thead><tr>{columns}</tr></thead>'
        "<tbody>{body}</tbody></table></div>"
    ).format(caption=say("mech-table"), columns=columns, body=body)


def _lines(step: Step, heads: list[str], view: View, say: Words) -> list[Markup]:
    """The arrows from a step and from all that follow."""
    found = []
    for leg in step.legs:
        human = leg.arrow.best_human
        cells = (
            Markup("{}").format(_name(leg.to, say)),
            parts.go(view.at(leg.arrow.claim), leg.arrow.claim),
            _best(leg, say),
            Markup("{}").format(say("no-studies") if human is None else say.of(human)),
            _sure(leg.arrow, say) or Markup("–"),
            Markup("{}").format(say.of(leg.arrow.conclusion)),
            _to(leg.mechanism, leg.mechanism_name.in_(say.lang), view),
        )
        facts = parts.joined(
            Markup('<td data-head="{}">{}</td>').format(head, cell) for head, cell in zip(heads[1:], cells, strict=True)
        )
        found.append(Markup('<tr><th scope="row">{}</th>{}</tr>').format(_name(step, say), facts))
        found += _lines(leg.to, heads, view, say)
    return found
