"""The evidence map: rows of mechanisms, outcomes or cells, columns of the ladder, and the studies behind each field."""

from __future__ import annotations

from math import sqrt

import streamlit as st
from markupsafe import Markup

from graph.analysis.contrast import RUNGS
from graph.facts.figures import day, number, span, species
from graph.facts.look import COLUMN_OF_RUNG, Footing
from graph.model.base import EvidenceBase
from graph.model.line import EvidenceLine
from graph.model.scales import Direction, Rung
from graph.model.study import Study
from graph.viewer import parts
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.tables import comparator
from graph.viewer.words import Words
from graph.views.evidence_map import By, Entry, EvidenceMap, Field, Row, evidence_map
from graph.views.links import links

_OPENED = "ev-opened"
_SIGNS = {
    Direction.SUPPORTS: "+",
    Direction.DISPUTES: "−",
    Direction.INCONCLUSIVE: "?",
    Direction.MIXED: "±",
    Direction.CONTEXT: "○",
}
_GROUPS = (
    (Footing.PEOPLE, tuple(rung for rung in RUNGS if rung.is_human)),
    (Footing.ANIMALS, tuple(rung for rung in RUNGS if rung.is_animal)),
    (Footing.LAB, (Rung.HUMAN_TISSUE, Rung.IN_VITRO)),
)


def show(shown: Shown, view: View, say: Words) -> None:
    """The page."""
    found = evidence_map(shown.base, shown.grading, _by(view))
    pieces = (_lead(found, shown, view, say), _table(found, view, say), _opened(found, shown, view, say))
    st.html(Markup('<div lang="{}">{}</div>').format(say.tag, parts.joined(pieces)))


def title(_: Shown, __: View, say: Words) -> str:
    """What the browser's tab says."""
    return say("page-map")


def accepts(shown: Shown, _: str | None) -> Accepts:
    """What the rows are, and the field that was opened."""
    base = shown.base
    things = (*base.mechanisms, *base.outcomes, *base.cell_types, *base.products)
    return Accepts(closed={"rows": tuple(By), "row": things, "column": tuple(rung.id for rung in RUNGS)})


SCREEN = Screen(show, title, accepts)


def _by(view: View) -> By:
    return By(view.get("rows") or By.MECHANISMS)


def _lead(found: EvidenceMap, shown: Shown, view: View, say: Words) -> Markup:
    """What is missing first, then what the rows can be, and what is counted."""
    choices = parts.joined(
        Markup("<li>{}</li>").format(
            parts.go(view.to(Page.MAP, rows=by), say(f"map-rows-{by}"), current=by is found.by)
        )
        for by in By
    )
    until = day(shown.base.topic.curated_until, say.lang)
    about = "map-counted-given" if found.by.is_what_was_given else "map-counted-claims"
    return Markup('<h1>{}</h1><nav aria-label="{}"><ul class="ev-choices">{}</ul></nav>{}{}{}').format(
        say("map-title"),
        say("map-choose"),
        choices,
        _gaps(found, view, say),
        parts.folded(say("map-counted", n=found.studies), Markup("<p>{}</p>").format(say(about, until=until))),
        _legend(found, say),
    )


def _gaps(found: EvidenceMap, view: View, say: Words) -> Markup:
    """How many rows have no study in people, which, and how many have some but none randomised."""
    what, rows = say(f"map-of-{found.by}", n=len(found.rows)), len(found.rows)
    people, randomised = found.without_people, found.without_randomised
    sentence = say.html("map-gap-people", n=len(people), of=rows, what=what)
    more = say.html("map-gap-randomised", n=len(randomised), what=what)
    named = tuple(
        parts.folded(say(name, n=len(gap)), _names(gap, found, view, say))
        for name, gap in (("map-which-people", people), ("map-which-randomised", randomised))
        if gap
    )
    nothing = say.html("map-gap-nothing", n=len(found.empty)) if found.empty else ""
    return Markup('<p class="ev-lead">{} {} {}</p>{}').format(sentence, more, nothing, parts.joined(named))


def _names(rows: tuple[Row, ...], found: EvidenceMap, view: View, say: Words) -> Markup:
    items = parts.joined(
        Markup("<li>{}</li>").format(parts.go(_to(found, row, None, view), say.text(row.name), to=_OPENED))
        for row in rows
    )
    return Markup('<ul class="ev-columns">{}</ul>').format(items)


def _legend(found: EvidenceMap, say: Words) -> Markup:
    items = parts.joined(
        Markup('<li><span class="ev-way ev-way-{}">{} {}</span></li>').format(
            direction.value, sign, _way(found.by, direction, say)
        )
        for direction, sign in _SIGNS.items()
    )
    return Markup('<ul class="ev-legend"><li>{}</li>{}<li><span class="ev-gap-key"></span> {}</li></ul>').format(
        say("map-size"), items, say("map-gap")
    )


def _way(by: By, direction: Direction, say: Words) -> str:
    """Which way studies point: for the claims of a row, or for the therapy that was given."""
    return say(f"map-given-{direction}") if by.is_what_was_given else say(f"map-claims-{direction}")


# The map


def _table(found: EvidenceMap, view: View, say: Words) -> Markup:
    groups = parts.joined(
        Markup('<th scope="colgroup" colspan="{}">{}</th>').format(
            len(rungs), parts.footing(footing, say(f"map-group-{footing}"))
        )
        for footing, rungs in _GROUPS
    )
    heads = parts.joined(Markup('<th scope="col">{}</th>').format(say.of(rung)) for rung in RUNGS)
    body = parts.joined(_row(row, found, view, say) for row in found.rows)
    caption = say("map-caption", what=say(f"map-rows-{found.by}"))
    left = say("comma").join(say.text(name) for name in found.left_out)
    aside = parts.folded(say("map-left-out", n=len(found.left_out)), Markup("<p>{}</p>").format(left)) if left else ""
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{caption}"><table class="ev-map">'
        '<caption class="ev-hidden">{caption}</caption><colgroup></colgroup>{spans}<thead>'
        '<tr><td></td>{groups}</tr><tr><th scope="col">{first}</th>{heads}</tr></thead>'
        "<tbody>{body}</tbody></table></div>{aside}"
    ).format(
        caption=caption,
        spans=parts.joined(Markup('<colgroup span="{}"></colgroup>').format(len(rungs)) for _, rungs in _GROUPS),
        groups=groups,
        first=say(f"map-rows-{found.by}"),
        heads=heads,
        body=body,
        aside=aside,
    )


def _row(row: Row, found: EvidenceMap, view: View, say: Words) -> Markup:
    is_open = view.get("row") == row.id
    name = parts.go(
        _to(found, row, None, view), say.text(row.name), current=is_open and not view.get("column"), to=_OPENED
    )
    fields = parts.joined(_field(field, row, found, view, say) for field in row.fields)
    return Markup('<tr><th scope="row" class="ev-deep-{}">{}</th>{}</tr>').format(min(row.depth, 3), name, fields)


def _to(found: EvidenceMap, row: Row, rung: Rung | None, view: View) -> View:
    return view.to(Page.MAP, rows=found.by, row=row.id, column=rung.id if rung else None)


def _field(field: Field, row: Row, found: EvidenceMap, view: View, say: Words) -> Markup:
    """One field as a link to its studies; a gap is drawn and said."""
    is_open = (view.get("row"), view.get("column")) == (row.id, field.rung.id)
    inside = _filled(field, found.by, say) if field.entries else _gap(field, say)
    link = parts.go(_to(found, row, field.rung, view), inside, current=is_open, to=_OPENED)
    empty = "" if field.entries else " ev-gap"
    return Markup('<td class="ev-field{}" data-head="{}">{}</td>').format(empty, say.of(field.rung), link)


def _filled(field: Field, by: By, say: Words) -> Markup:
    column, direction = COLUMN_OF_RUNG[field.rung], field.direction
    size = f"{0.65 * sqrt(len(field.entries)):.2f}"
    mark = parts.NOTHING if column is None else parts.mark(column.footing)
    bubble = Markup('<span class="ev-bubble" style="font-size:{}rem">{}</span>').format(size, mark)
    awaiting = say("map-awaiting", n=len(field.awaiting)) if field.awaiting else ""
    pieces = (
        Markup('<span class="ev-many">{}<b>{}</b></span>').format(bubble, say("studies", n=len(field.entries))),
        _sign(by, direction, say) if direction else parts.NOTHING,
        Markup("<small>{}</small>").format(_tally(field)) if _needs_tally(field) else parts.NOTHING,
        Markup("<small>{}</small>").format(_n(field)) if field.rung is not Rung.IN_VITRO else parts.NOTHING,
        Markup("<small>{}</small>").format(awaiting) if awaiting else parts.NOTHING,
    )
    return parts.joined(pieces)


def _sign(by: By, direction: Direction, say: Words) -> Markup:
    return Markup('<span class="ev-way ev-way-{}">{} {}</span>').format(
        direction.value, _SIGNS[direction], _way(by, direction, say)
    )


def _needs_tally(field: Field) -> bool:
    """Whether one sign does not say which way each of several studies points."""
    return len(field.entries) > 1 and field.direction is Direction.MIXED


def _tally(field: Field) -> str:
    """How many studies point each way, by their signs."""
    counts = ((sign, field.count(direction)) for direction, sign in _SIGNS.items())
    return "\u2002".join(f"{sign}{many}" for sign, many in counts if many)


def _n(field: Field) -> str:
    if field.unknown == len(field.entries):
        return "n ?"
    return f"n {'≥' if field.unknown else '='} {number(field.subjects)}"


def _gap(field: Field, say: Words) -> Markup:
    if field.awaiting:
        return Markup("<small>{}</small>").format(say("map-awaiting", n=len(field.awaiting)))
    return Markup('<span aria-hidden="true">–</span><span class="ev-hidden">{}</span>').format(say("map-gap"))


# What stands behind a field


def _opened(found: EvidenceMap, shown: Shown, view: View, say: Words) -> Markup:
    row = found.row(view.get("row"))
    if row is None:
        unknown = Markup("{}").format(say("map-no-row")) if view.get("row") else say("map-open-hint")
        return Markup('<section id="{}"><p>{}</p></section>').format(_OPENED, unknown)
    rung = next((rung for rung in RUNGS if rung.id == view.get("column")), None)
    fields = row.fields if rung is None else (row.on(rung),)
    where = f" · {say.of(rung)}" if rung is not None else ""
    pieces = (
        _more(found.by, row, view, say),
        _claims(row, shown.base, view, say),
        _studies(fields, found.by, shown.base, view, say)
        if any(field.entries for field in fields)
        else Markup("<p>{}</p>").format(say("map-nothing", until=day(shown.base.topic.curated_until, say.lang))),
        *(_aside(name, _all(fields, name), view, say) for name in ("folded", "awaiting")),
    )
    return Markup('<section id="{}"><h2>{}{}</h2>{}</section>').format(
        _OPENED, say.text(row.name), where, parts.joined(pieces)
    )


def _all(fields: tuple[Field, ...], name: str) -> tuple[Study, ...]:
    if name == "folded":
        return tuple(entry.study for field in fields for entry in field.folded)
    return tuple(study for field in fields for study in field.awaiting)


def _more(by: By, row: Row, view: View, say: Words) -> Markup:
    """The way to the page of what the row is, where it has one, and to the whole row."""
    ways = [parts.go(view.here(column=None), say("map-whole-row"), to=_OPENED)] if view.get("column") else []
    if by is By.MECHANISMS:
        ways.append(parts.go(view.to(Page.MECHANISMS, row.id), say("map-to-mechanism")))
    if by.is_what_was_given:
        ways.append(parts.go(view.to(Page.CELLS, row.id), say("map-to-cell")))
    return Markup("<p>{}</p>").format(parts.joined(ways, " · ")) if ways else parts.NOTHING


def _claims(row: Row, base: EvidenceBase, view: View, say: Words) -> Markup:
    if not row.claims:
        return parts.NOTHING
    items = parts.joined(
        Markup("<li>{}</li>").format(parts.go(view.at(id_), f"{id_} {say.text(base.claims[id_].statement)}"))
        for id_ in row.claims
    )
    return parts.folded(say("map-claims", n=len(row.claims)), Markup("<ul>{}</ul>").format(items))


def _studies(fields: tuple[Field, ...], by: By, base: EvidenceBase, view: View, say: Words) -> Markup:
    columns = parts.joined(Markup('<th scope="col">{}</th>').format(word) for word in _heads(say))
    body = parts.joined(_study(entry, by, base, view, say) for field in fields for entry in field.entries)
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{caption}"><table class="ev-studies ev-behind">'
        '<caption class="ev-hidden">{caption}</caption>'
        "<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    ).format(caption=say("map-studies"), columns=columns, body=body)


def _heads(say: Words) -> list[str]:
    heads = ("study", "says", "design", "n", "comparator", "time")
    return [*(say(f"col-{head}") for head in heads), say("map-col-claims")]


def _study(entry: Entry, by: By, base: EvidenceBase, view: View, say: Words) -> Markup:
    study = entry.study
    cells = (
        _sign(by, entry.direction, say),
        _design(study, base, say),
        Markup("{}").format(_subjects(entry, say)),
        comparator(study, say),
        _times(entry, say),
        _speaks_to(entry.lines, base, view, say),
    )
    facts = parts.joined(
        Markup('<td data-head="{}">{}</td>').format(word, cell)
        for word, cell in zip(_heads(say)[1:], cells, strict=True)
    )
    year = f" ({study.year})" if study.year else ""
    where = parts.joined((parts.outside(link) for link in links(study)), "<br>")
    return Markup('<tr><th scope="row">{}<span class="ev-links">{}</span></th>{}</tr>').format(
        parts.go(view.to(Page.STUDY, study.id), parts.english(study.label + year)), where, facts
    )


def _design(study: Study, base: EvidenceBase, say: Words) -> Markup:
    condition = base.conditions.get(study.condition) if study.condition else None
    on = Markup("<br><small>{}</small>").format(say.text(condition.name)) if condition else parts.NOTHING
    return Markup("{}<br>{}{}").format(say.of(study.design), species(study.species, say.lang), on)


def _subjects(entry: Entry, say: Words) -> str:
    if entry.subjects is None:
        return say("number-unknown")
    return parts.headcount(entry.subjects, say, people=entry.rung.is_human)


def _times(entry: Entry, say: Words) -> Markup:
    """The time points of the results behind the entry, else how long the study followed."""
    times = list(dict.fromkeys(span(finding.time, say.lang) for finding in entry.findings))
    if not times and entry.study.follow_up:
        times = [span(entry.study.follow_up, say.lang)]
    return parts.joined((Markup("{}").format(time) for time in times), "<br>") if times else Markup("–")


def _speaks_to(lines: tuple[EvidenceLine, ...], base: EvidenceBase, view: View, say: Words) -> Markup:
    """The claims that the study speaks to, each with the direction of its line."""
    items = parts.joined(
        Markup("<li>{} {} – {}</li>").format(
            _SIGNS[line.direction],
            parts.go(view.at(line.claim), f"{line.claim} {say.text(base.claims[line.claim].statement)}"),
            say.of(line.direction),
        )
        for line in lines
        if line.claim in base.claims
    )
    return Markup('<ul class="ev-plain">{}</ul>').format(items) if items else Markup("–")


def _aside(name: str, studies: tuple[Study, ...], view: View, say: Words) -> Markup:
    if not studies:
        return parts.NOTHING
    items = parts.joined(
        Markup("<li>{} · {}</li>").format(
            parts.go(view.to(Page.STUDY, study.id), parts.english(study.label)), say.of(study.progress)
        )
        for study in dict.fromkeys(studies)
    )
    return Markup("<h3>{}</h3><ul>{}</ul>").format(say(f"map-aside-{name}", n=len(studies)), items)
