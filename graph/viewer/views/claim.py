"""One claim: the fair sentence first, then how sure one can be and why, then the studies."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from graph.model.assessment import Assessment
from graph.model.scales import Fidelity
from graph.viewer import parts, tables
from graph.viewer.permalink import Accepts, Page, View, address
from graph.viewer.screen import Screen
from graph.viewer.stair import body_facts, stair
from graph.viewer.store import Shown
from graph.viewer.views.claims import filters
from graph.viewer.words import Words
from graph.views.dossier import Dossier, Part, Stair, dossier, neighbours
from graph.views.look import COLUMN_OF_RUNG, FOOTING_OF_BASIS
from graph.views.summary import choose, rows

_CHOICE = "open"
_FOLDED = {
    Part.OTHER_CELLS: ("other-cells", "other-cells-about"),
    Part.CONTEXT: ("context", "context-about"),
    Part.AWAITING: ("awaiting", "awaiting-about"),
    Part.SET_ASIDE: ("set-aside", "set-aside-about"),
}


def show(shown: Shown, view: View, say: Words) -> None:
    """The page, or help where there is no such claim."""
    claim = view.id or ""
    if claim not in shown.grading.assessments or claim not in shown.base.claims:
        _unknown(shown, view, say)
        _opener(shown, view, say)
        return
    file = dossier(shown.base, shown.grading, claim)
    around, opener = st.columns([3, 2], vertical_alignment="center")
    around.html(_around(shown, view, say))
    with opener:
        _opener(shown, view, say)
    st.html(_page(file, say))


def title(shown: Shown, view: View, say: Words) -> str:
    """What the browser's tab says."""
    claim = shown.base.claims.get(view.id or "")
    return f"{claim.id} {say.text(claim.statement)}" if claim else say("claim")


def _accepts(shown: Shown, id_: str | None) -> Accepts:
    """A claim, and the filters among whose claims it stands."""
    return replace(filters(shown, id_), has_id=True)


SCREEN = Screen(show, title, _accepts, within=Page.CLAIMS)


def _unknown(shown: Shown, view: View, say: Words) -> None:
    """No dead end: what was asked for, and what is near it."""
    asked = view.id or ""
    near = get_close_matches(asked.upper(), list(shown.base.claims), n=3, cutoff=0.5)
    words = say("no-claim", id=asked[:80]) if asked else say("no-claim-asked")
    links = parts.joined((parts.go(view.at(claim), claim) for claim in near), say("comma"))
    hint = Markup("<p>{} {}?</p>").format(say("did-you-mean"), links) if near else parts.NOTHING
    back = parts.go(view.all_claims(), say("back"))
    st.html(Markup('<div lang="{}"><h1>{}</h1>{}<p>{}</p></div>').format(say.tag, words, hint, back))


def _opener(shown: Shown, view: View, say: Words) -> None:
    """Another claim by its number or a word of it."""
    claims = shown.base.claims
    st.session_state[_CHOICE] = view.id if view.id in claims else None
    st.selectbox(
        say("open"),
        list(claims),
        index=None,
        format_func=lambda claim: f"{claim} · {say.text(claims[claim].statement)}",
        key=_CHOICE,
        placeholder=say("open"),
        on_change=lambda: _open(view),
        label_visibility="collapsed",
    )


def _open(view: View) -> None:
    claim = st.session_state[_CHOICE]
    if claim is not None:
        st.query_params.from_dict(address(view.at(claim)))


def _around(shown: Shown, view: View, say: Words) -> Markup:
    """Back to the list as it was, and the claims before and after this one in that list."""
    every = [row for row in rows(shown.base, shown.grading) if not row.calibration]
    chosen = [row.id for row in choose(every, view.filters)]
    is_chosen = bool(view.filters.active) and view.id in chosen
    before, after = neighbours(chosen if is_chosen else shown.base.claims, view.id or "")
    back = say("back-filtered", n=len(chosen)) if view.filters.active else say("back")
    links = [Markup("← {}").format(parts.go(view.all_claims(), back))]
    if before:
        links.append(parts.go(view.at(before), say("previous", id=before)))
    if after:
        links.append(parts.go(view.at(after), say("next", id=after)))
    items = parts.joined(Markup("<li>{}</li>").format(link) for link in links)
    return Markup('<nav lang="{}" class="ev-around" aria-label="{}"><ul>{}</ul></nav>').format(
        say.tag, say("steps-around"), items
    )


def _page(file: Dossier, say: Words) -> Markup:
    pieces = (_head(file, say), _strip(file, say), _checks(file, say), _why(file, say), _studies(file, say))
    return Markup('<article lang="{}">{}</article>').format(say.tag, parts.joined(pieces))


def _head(file: Dossier, say: Words) -> Markup:
    claim, graded = file.claim, file.assessment
    facts = parts.joined(
        (
            _fact(say("verdict"), _verdict(graded, say)),
            _fact(_certainty_name(graded, say), _certainty(graded, say)),
            _fact(say("wording"), _wording(graded, say)),
        )
    )
    return Markup(
        '<p class="ev-small">{id} · {kind} · {whom}</p><h1>{statement}</h1>{places}'
        '<p class="ev-fair"><b>{fair}</b>{sentence}</p><dl class="ev-facts">{facts}</dl>'
    ).format(
        id=claim.id,
        kind=say.of(claim.kind),
        whom=say("speaks-of", whom=say.of(claim.scope.population)),
        statement=say.text(claim.statement),
        places=_places(file, say),
        fair=say("fair-wording"),
        sentence=say.text(graded.fair_sentence),
        facts=facts,
    )


def _places(file: Dossier, say: Words) -> Markup:
    if file.claim.calibration:
        return Markup('<p class="ev-small">{}</p>').format(say("calibration-one"))
    places = parts.joined(
        (
            Markup("{}").format(say("in-section", source=say.text(place.source), section=say.text(place.section)))
            for place in file.places
        ),
        "<br>",
    )
    return Markup('<p class="ev-small">{}: {}</p>').format(say("where"), places)


def _fact(name: str, value: Markup) -> Markup:
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)


def _verdict(graded: Assessment, say: Words) -> Markup:
    verdict = Markup("<b>{}</b>").format(say.of(graded.verdict))
    if graded.verdict_in_animals is None:
        return verdict
    return verdict + Markup("<br>{}").format(say("verdict-in-animals", word=say.of(graded.verdict_in_animals)))


def _certainty_name(graded: Assessment, say: Words) -> str:
    if graded.fidelity is not None:
        return say("fidelity")
    return say("certainty-for-people") if _has_two(graded) else say("certainty")


def _has_two(graded: Assessment) -> bool:
    """Whether the certainty in the model studied is another than the one for people."""
    return graded.certainty_in_model is not None and graded.certainty_in_model != graded.certainty


def _certainty(graded: Assessment, say: Words) -> Markup:
    if graded.fidelity is not None:
        return Markup("<b>{}</b>").format(say.of(graded.fidelity))
    if not graded.kind.is_rated:
        return Markup("{}").format(say("not-rated-kind", kind=say.of(graded.kind)))
    if graded.certainty is None:
        return Markup("{}").format(say("not-rated-nothing"))
    sure = parts.certainty(graded.certainty, say, at_most=graded.at_most, refuting=graded.refuting)
    if graded.certainty_in_model is None or not _has_two(graded):
        return sure
    return sure + Markup('<br><span class="ev-small">{}:</span> {}').format(
        say("certainty-in-model"), parts.certainty(graded.certainty_in_model, say)
    )


def _wording(graded: Assessment, say: Words) -> Markup:
    gap = graded.gap
    if gap is None:
        return Markup("{}").format(say("wording-no-gap"))
    words = parts.wording(gap, say)
    if gap.ceiling_in_model == gap.ceiling:
        return words
    return words + Markup(" {}").format(say("about-model", ceiling=say.of(gap.ceiling_in_model)))


def _strip(file: Dossier, say: Words) -> Markup:
    """Where it was tested, and what the article cites against what there is."""
    graded = file.assessment
    rungs = [count for count in graded.ladder if count.studies and COLUMN_OF_RUNG[count.rung] is not None]
    list_ = say("comma").join(say("rung-studies", n=count.studies, rung=say.of(count.rung)) for count in rungs)
    detail = Markup('<p class="ev-small">{} {}</p>').format(
        say("strip-about"), say("rungs", list=list_) if rungs else ""
    )
    pairs = ((say("cited"), graded.cited_basis), (say("known"), graded.basis))
    bases = parts.joined(_fact(name, parts.footing(FOOTING_OF_BASIS[basis], say.of(basis))) for name, basis in pairs)
    return Markup('<h2>{}</h2>{}{}<h2 class="ev-hidden">{}</h2><dl class="ev-facts ev-two">{}</dl>').format(
        say("strip"),
        parts.strip(((tested, file.not_supporting(tested.column)) for tested in file.tested), say),
        detail,
        say("cited-and-known"),
        bases,
    )


def _why(file: Dossier, say: Words) -> Markup:
    title = Markup("<h2>{}</h2>").format(say("stair"))
    if file.stair is None or file.stair.body.certainty is None:
        bodies = (file.stair, *file.others) if file.stair else file.others
        return title + Markup("<p>{}</p>").format(say("no-stair")) + _bodies(say("bodies"), bodies, file, say)
    which = say("stair-of", body=say.of(file.stair.body.stream))
    facts = Markup("<p>{} {}</p>").format(which, body_facts(file.stair, say))
    others = _bodies(say("others"), file.others, file, say)
    return title + facts + stair(file.stair, file.names, say) + others


def _bodies(title: str, bodies: tuple[Stair, ...], file: Dossier, say: Words) -> Markup:
    """The bodies that did not decide, each with its own stair where it is rated."""
    if not bodies:
        return parts.NOTHING
    return Markup("<h3>{}</h3>{}").format(title, parts.joined(_body(body, file, say) for body in bodies))


def _body(body: Stair, file: Dossier, say: Words) -> Markup:
    aside = "" if body.body.on_product else f" ({say('other-cells-mark')})"
    summary = Markup("<b>{}</b>{} · {}").format(say.of(body.body.stream), aside, body_facts(body, say))
    if body.body.certainty is None:
        return Markup("<p>{}</p>").format(summary)
    return parts.folded(summary, stair(body, file.names, say))


def _checks(file: Dossier, say: Words) -> Markup:
    """Each reported value against the recorded result."""
    if not file.assessment.checks:
        return parts.NOTHING
    items = parts.joined(
        Markup('<li class="ev-check-{}"><b>{}</b>: {} <a class="ev-study" href="#study-{}">{}</a></li>').format(
            check.fidelity.value,
            _sign(check.fidelity) + say.of(check.fidelity),
            say.text(check.text),
            check.study,
            file.names.get(check.study, check.study),
        )
        for check in file.assessment.checks
    )
    return Markup('<h2>{}</h2><ul class="ev-checks">{}</ul>').format(say("checks"), items)


def _sign(fidelity: Fidelity) -> str:
    return {Fidelity.MATCHES: "✓ ", Fidelity.DIFFERS: "≠ ", Fidelity.CANNOT_BE_CHECKED: "? "}[fidelity]


def _studies(file: Dossier, say: Words) -> Markup:
    """Those that count in full view, the others folded with why they do not."""
    counted = file.part(Part.COUNTED)
    title = Markup('<h2 id="ev-studies">{}</h2>').format(say("studies-head"))
    table = (
        tables.studies(counted, say, say("studies-head"))
        if counted
        else Markup("<p>{}</p>").format(say("studies-none"))
    )
    return title + table + parts.joined(_part(file, part, say) for part in _FOLDED)


def _part(file: Dossier, part: Part, say: Words) -> Markup:
    rows = file.part(part)
    if not rows:
        return parts.NOTHING
    title, why = _FOLDED[part]
    name = say(title, n=len(rows))
    about = Markup("<p>{}</p>").format(say(why))
    return parts.folded(name, about + tables.studies(rows, say, name))
