"""What if: leave studies out, move the date, change a wording, and see which claims move; the address is the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from graph.facts.figures import day
from graph.facts.labels import label
from graph.facts.look import Footing
from graph.model.study import Study
from graph.viewer import moving, parts
from graph.viewer.copying import line_to_copy, whole_address
from graph.viewer.permalink import Accepts, Page, View, address
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.beyond.supposing import WORDINGS, Answer, Load, Supposed, Unread, answer, span_of, suppose, worth
from graph.views.summary import Counts

_LONGEST = 6000
"""Characters of a list in the address; every study of a topic can be left out at once."""
_MOST_TOLD = 5
_STUDIES, _YEAR, _DAY, _CLAIMS = "whatif-studies", "whatif-year", "whatif-day", "whatif-claims"


def show(shown: Shown, view: View, say: Words) -> None:
    """What can be supposed, what is, and what comes of it."""
    supposed = suppose(shown.base, *(view.get(name) or "" for name in ("without", "as_of", "wording")))
    st.html(parts.block(say, _lead(shown, view, say)))
    _controls(shown, supposed, view, say)
    pieces = [
        *_unread(supposed, view, say),
        _result(shown, supposed, view, say),
        _suggested(shown, supposed, view, say),
    ]
    st.html(parts.block(say, parts.joined(pieces)))


def _title(_: Shown, __: View, say: Words) -> str:
    return say("page-whatif")


def _accepts(_: Shown, __: str | None) -> Accepts:
    return Accepts(free={"without": _LONGEST, "as_of": len("2000-12-31"), "wording": _LONGEST})


SCREEN = Screen(show, _title, _accepts)


def _to(supposed: Supposed, view: View) -> View:
    """The page with something supposed."""
    return view.to(Page.WHATIF, None, **supposed.asked)


# What can be supposed


def _lead(shown: Shown, view: View, say: Words) -> Markup:
    presets = parts.joined(
        Markup("<li>{}</li>").format(parts.go(_to(supposed, view), words, current=_to(supposed, view) == view))
        for words, supposed in _presets(shown, say)
    )
    return Markup(
        '<h1>{}</h1><p class="ev-lead">{}</p><nav class="ev-presets" aria-label="{}"><ul>{}</ul></nav>'
    ).format(say("page-whatif"), say("whatif-lead"), say("whatif-presets"), presets)


def _presets(shown: Shown, say: Words) -> Iterator[tuple[Markup, Supposed]]:
    """Questions worth asking of any topic, each with what it really does as its title."""
    found = worth(shown.base, shown.grading)
    for load in found.tops[:2]:
        words = say.html("preset-top", study=parts.english(load.study.label), n=len(load.claims))
        yield words, Supposed(without=(load.study.id,))
    if found.paid_for:
        yield say.html("preset-maker", n=len(found.paid_for)), Supposed(without=found.paid_for)
    for source in found.sources:
        words = say.html("preset-source", day=day(source.published, say.lang))
        yield words, Supposed(as_of=source.published)
    for years in (5, 10):
        first, until = span_of(shown.base)
        if first.year < until.year - years:
            ended = until.replace(year=until.year - years, month=12, day=31)
            yield say.html("preset-year", year=ended.year), Supposed(as_of=ended)


def _controls(shown: Shown, supposed: Supposed, view: View, say: Words) -> None:
    studies = shown.base.studies
    st.session_state[_STUDIES] = list(supposed.without)
    st.multiselect(
        say("whatif-studies"),
        sorted(studies, key=lambda id_: (studies[id_].label.casefold(), id_)),
        format_func=lambda id_: _named(studies[id_]),
        key=_STUDIES,
        placeholder=say("whatif-search"),
        filter_mode="contains",
        select_all=False,
        on_change=partial(_choose_studies, supposed, view),
    )
    _dates(shown, supposed, view, say)
    _wordings(shown, supposed, view, say)


def _named(study: Study) -> str:
    year = f" ({study.year})" if study.year and str(study.year) not in study.label else ""
    return f"{study.label}{year} · {study.id}"


def _dates(shown: Shown, supposed: Supposed, view: View, say: Words) -> None:
    first, until = span_of(shown.base)
    slide, write = st.columns([3, 1], vertical_alignment="bottom")
    if first.year < until.year:
        st.session_state[_YEAR] = (supposed.as_of or until).year
        slide.select_slider(
            say("whatif-year"),
            list(range(first.year, until.year + 1)),
            key=_YEAR,
            on_change=partial(_choose_year, supposed, view, until.year),
        )
    st.session_state[_DAY] = view.get("as_of") or ""
    write.text_input(
        say("whatif-day"), key=_DAY, placeholder=until.isoformat(), on_change=partial(_choose_day, supposed, view)
    )


def _wordings(shown: Shown, supposed: Supposed, view: View, say: Words) -> None:
    """Which claims are worded otherwise, and how each of them."""
    claims = {id_: claim for id_, claim in shown.base.claims.items() if claim.appearances}
    chosen = supposed.wordings or {}
    with st.expander(say("whatif-wordings"), expanded=bool(chosen)):
        st.session_state[_CLAIMS] = list(chosen)
        st.multiselect(
            say("whatif-claims"),
            list(claims),
            format_func=lambda id_: f"{id_} · {say.text(claims[id_].statement)}",
            key=_CLAIMS,
            placeholder=say("whatif-search-claims"),
            filter_mode="contains",
            select_all=False,
            on_change=partial(_choose_claims, shown, supposed, view),
        )
        for claim, wording in chosen.items():
            key = f"whatif-wording-{claim}"
            st.session_state[key] = wording.id
            st.selectbox(
                say("whatif-worded", claim=claim),
                list(WORDINGS),
                format_func=lambda name: say.text(label(WORDINGS[name])),
                key=key,
                on_change=partial(_choose_wording, supposed, view, claim, key),
            )


def _choose_studies(supposed: Supposed, view: View) -> None:
    _open(replace(supposed, without=tuple(st.session_state[_STUDIES])), view)


def _choose_year(supposed: Supposed, view: View, last: int) -> None:
    """The end of a year; the last year is what is known today, which supposes nothing."""
    year = st.session_state[_YEAR]
    _open(replace(supposed, as_of=None), view, as_of=None if year == last else f"{year:04d}-12-31")


def _choose_day(supposed: Supposed, view: View) -> None:
    """As it was written, so that a slip is told and can be mended."""
    _open(supposed, view, as_of=st.session_state[_DAY].strip() or None)


def _choose_claims(shown: Shown, supposed: Supposed, view: View) -> None:
    """A claim that is newly chosen starts as it is worded."""
    known = supposed.wordings or {}
    claims = shown.base.claims
    wordings = {id_: known.get(id_) or claims[id_].wording for id_ in st.session_state[_CLAIMS]}
    _open(replace(supposed, wordings={id_: wording for id_, wording in wordings.items() if wording}), view)


def _choose_wording(supposed: Supposed, view: View, claim: str, key: str) -> None:
    _open(replace(supposed, wordings={**(supposed.wordings or {}), claim: WORDINGS[st.session_state[key]]}), view)


def _open(supposed: Supposed, view: View, **asked: str | None) -> None:
    st.query_params.from_dict(address(view.to(Page.WHATIF, None, **{**supposed.asked, **asked})))


# What was not understood


def _unread(supposed: Supposed, view: View, say: Words) -> Iterator[Markup]:
    for wrong in supposed.unread[:_MOST_TOLD]:
        yield parts.notice(
            Markup("{}{}").format(
                say(f"unread-{wrong.name.replace('_', '-')}", value=wrong.value[:80]), _hint(wrong, supposed, view, say)
            )
        )
    if len(supposed.unread) > _MOST_TOLD:
        yield parts.notice(say("unread-more", n=len(supposed.unread) - _MOST_TOLD))


def _hint(wrong: Unread, supposed: Supposed, view: View, say: Words) -> Markup:
    if not wrong.near:
        return parts.NOTHING
    if wrong.name != "without":
        return Markup(" {} {}?").format(say("did-you-mean"), say("comma").join(wrong.near))
    links = (parts.go(_to(_also_without(supposed, id_), view), id_) for id_ in wrong.near)
    return Markup(" {} {}?").format(say("did-you-mean"), parts.joined(links, say("comma")))


def _also_without(supposed: Supposed, study: str) -> Supposed:
    return replace(supposed, without=tuple(dict.fromkeys((*supposed.without, study))))


# What comes of it


def _result(shown: Shown, supposed: Supposed, view: View, say: Words) -> Markup:
    if supposed.is_nothing:
        return Markup('<p role="status">{}</p>').format(say("whatif-nothing"))
    found = answer(shown.base, shown.grading, supposed)
    pieces = [
        Markup('<section class="ev-supposed"><h2>{}</h2>{}</section>').format(
            say("whatif-supposed"), _supposed(shown, supposed, view, say)
        ),
        _headline(found, say),
        _counts(found, say),
    ]
    if found.weighty:
        pieces.append(_section("whatif-moves", moving.table(found.weighty, shown, view, say, say("whatif-moves")), say))
    if found.slight:
        table = moving.table(found.slight, shown, view, say, say("whatif-slight-table"))
        pieces.append(parts.folded(say("whatif-slight", n=len(found.slight)), table))
    link = line_to_copy("whatif", say("whatif-link"), whole_address(_to(supposed, view)))
    return Markup('{}<div class="ev-share">{}</div>').format(parts.joined(pieces), link)


def _section(title: str, inside: Markup, say: Words) -> Markup:
    return Markup("<section><h2>{}</h2>{}</section>").format(say(title), inside)


def _supposed(shown: Shown, supposed: Supposed, view: View, say: Words) -> Markup:
    """Each thing that is supposed, with a way to take it back."""
    items = parts.joined(
        Markup('<li>{} <span class="ev-take-back">{}</span></li>').format(
            words, parts.go(_to(rest, view), say("whatif-back"))
        )
        for words, rest in _each(shown, supposed, view, say)
    )
    reset = parts.go(view.to(Page.WHATIF), say("whatif-reset"))
    return Markup("<ul>{}</ul><p>{}</p>").format(items, reset)


def _each(shown: Shown, supposed: Supposed, view: View, say: Words) -> Iterator[tuple[Markup, Supposed]]:
    for id_ in supposed.without:
        study = parts.go(view.to(Page.STUDY, id_), parts.english(shown.base.studies[id_].label))
        rest = tuple(other for other in supposed.without if other != id_)
        yield say.html("supposed-without", study=study), replace(supposed, without=rest)
    if supposed.as_of:
        words = say.html("supposed-as-of", day=day(supposed.as_of, say.lang))
        yield words, replace(supposed, as_of=None)
    wordings = supposed.wordings or {}
    for claim, wording in wordings.items():
        link = parts.go(view.at(claim), Markup("{} {}").format(claim, say.text(shown.base.claims[claim].statement)))
        rest_of = {other: word for other, word in wordings.items() if other != claim}
        yield say.html("supposed-wording", claim=link, wording=say.of(wording)), replace(supposed, wordings=rest_of)


def _headline(found: Answer, say: Words) -> Markup:
    """How many claims move, which a reader who only listens is told when it changes."""
    words = say("whatif-moved", n=len(found.weighty), all=found.claims) if found.weighty else say("whatif-none")
    return Markup('<p class="ev-lead" role="status"><b>{}</b></p>').format(words)


def _counts(found: Answer, say: Words) -> Markup:
    """The article as a whole, before and after; what is in neither is left out."""
    rows = [_count(*line) for line in _lines(found.before, found.after, say)]
    heads = [say("count-what"), say("moves-before"), say("moves-after")]
    title = say("whatif-counts", n=found.before.claims)
    return Markup('<section class="ev-counts"><h2>{}</h2>{}</section>').format(title, parts.table(title, heads, rows))


def _lines(before: Counts, after: Counts, say: Words) -> Iterator[tuple[Markup, int, int]]:
    for footing in Footing:
        if before.footings[footing] or after.footings[footing]:
            words = parts.footing(footing, say.of(footing))
            yield words, before.footings[footing], after.footings[footing]
    for name in ("randomised", "overstated", "cites_nothing"):
        words = Markup("{}").format(say(f"counts-{name.replace('_', '-')}"))
        yield words, getattr(before, name), getattr(after, name)


def _count(words: Markup, before: int, after: int) -> list[str | Markup]:
    change = f" ({after - before:+d})".replace("-", "\N{MINUS SIGN}")
    return [words, str(before), Markup("<b>{}</b>{}").format(after, change) if after != before else str(after)]


def _suggested(shown: Shown, supposed: Supposed, view: View, say: Words) -> Markup:
    """The studies on which most claims hang, each with a way to leave it out as well."""
    rows = [_load(load, supposed, view, say) for load in worth(shown.base, shown.grading).loads]
    if not rows:
        return parts.NOTHING
    heads = [say("load-study"), say("load-claims"), say("load-do")]
    about = Markup('<p class="ev-small">{}</p>').format(say("load-about"))
    return _section("load-title", about + parts.table(say("load-title"), heads, rows, stacks=True), say)


def _load(load: Load, supposed: Supposed, view: View, say: Words) -> list[str | Markup]:
    study = load.study
    claims = parts.joined((parts.go(view.at(claim), claim) for claim in load.claims), say("comma"))
    hidden = Markup('<span class="ev-hidden"> {}</span>').format(study.label)
    out = Markup("{}").format(say("load-out"))
    if study.id not in supposed.without:
        out = parts.go(_to(_also_without(supposed, study.id), view), Markup("{}{}").format(say("load-leave"), hidden))
    return [
        parts.go(view.to(Page.STUDY, study.id), parts.english(study.label)),
        Markup("<b>{}</b>: {}").format(len(load.claims), claims),
        out,
    ]
