"""Kinds of cells and products: what was given to whom, how far each came, what stopped, and the rest of the family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from graph.facts.figures import day, number, species
from graph.facts.look import Footing
from graph.model.base import EvidenceBase
from graph.model.biology import CellProduct
from graph.model.study import Study
from graph.viewer import parts, tables
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.views.mechanisms import term
from graph.viewer.words import Words
from graph.views.cells import CellFile, CellRow, Stopped, cell_file, ended_early, overview, stopped
from graph.views.evidence_map import By
from graph.views.links import links


def show(shown: Shown, view: View, say: Words) -> None:
    """The page of all cells, or of the one that the address names."""
    if view.id is not None and _name(shown.base, view.id, say) is not None:
        page = _one(cell_file(shown.base, shown.grading, view.id), shown, view, say)
    else:
        page = _missing(shown.base, view, say) + _all(shown, view, say)
    st.html(Markup('<div lang="{}">{}</div>').format(say.tag, page))


def title(shown: Shown, view: View, say: Words) -> str:
    """What the browser's tab says."""
    return _name(shown.base, view.id or "", say) or say("page-cells")


def accepts(_: Shown, __: str | None) -> Accepts:
    """One kind of cell or product."""
    return Accepts(has_id=True)


SCREEN = Screen(show, title, accepts)


def _name(base: EvidenceBase, id_: str, say: Words) -> str | None:
    cell = base.products.get(id_) or base.cell_types.get(id_)
    return say.text(cell.name) if cell else None


def _to(id_: str, words: str, view: View) -> Markup:
    return parts.go(view.to(Page.CELLS, id_), words)


def _missing(base: EvidenceBase, view: View, say: Words) -> Markup:
    """What to do about an id that names nothing: what is near it, above the list of all."""
    if not view.id:
        return parts.NOTHING
    near = get_close_matches(view.id, [*base.products, *base.cell_types], n=3, cutoff=0.5)
    links_ = parts.joined((_to(id_, _name(base, id_, say) or id_, view) for id_ in near), say("comma"))
    hint = Markup(" {} {}?").format(say("did-you-mean"), links_) if near else parts.NOTHING
    return parts.notice(Markup("{}{}").format(say("cells-unknown", id=view.id), hint))


# All cells


def _all(shown: Shown, view: View, say: Words) -> Markup:
    known = overview(shown.base)
    products = [row for row in known if row.is_product]
    lead = say.html(
        "cells-lead",
        kinds=len(known) - len(products),
        products=len(products),
        people=sum(row.in_people > 0 for row in products),
        until=day(shown.base.topic.curated_until, say.lang),
    )
    return Markup('<h1>{}</h1><p class="ev-lead">{}</p>{}<h2>{}</h2><p>{}</p>{}').format(
        say("cells-title"),
        lead,
        _all_stopped(stopped(shown.base), view, say),
        say("cells-all"),
        say("cells-all-about"),
        _rows(known, say("cells-all"), view, say),
    )


def _all_stopped(found: tuple[Stopped, ...], view: View, say: Words) -> Markup:
    """What stopped, with the reason that the records give, before anything that goes on."""
    if not found:
        return parts.NOTHING
    items = parts.joined(
        Markup("<li><b>{}</b>{}</li>").format(
            _to(one.id, say.text(one.name), view),
            Markup("<ul>{}</ul>").format(parts.joined(_why(study, view, say) for study in one.studies)),
        )
        for one in found
    )
    return Markup("<h2>{}</h2><p>{}</p><ul>{}</ul>").format(
        say("cells-stopped", n=len(found)), say("cells-stopped-about"), items
    )


def _why(study: Study, view: View, say: Words) -> Markup:
    reason = Markup("{}").format(parts.english(study.stop_reason)) if study.stop_reason else say("cells-no-reason")
    kind = "ev-stopped" if ended_early(study) else ""
    return Markup('<li>{} · <span class="{}">{}</span> · {} · {}</li>').format(
        _study_link(study, view), kind, say.of(study.progress), say("cells-results", word=say.of(study.results)), reason
    )


def _rows(rows: Iterable[CellRow], caption: str, view: View, say: Words) -> Markup:
    """Kinds and products with how many studies gave each."""
    heads = [say(f"cells-col-{head}") for head in ("cell", "what", "people", "animals", "lab")]
    columns = parts.joined(Markup('<th scope="col">{}</th>').format(head) for head in heads)
    body = parts.joined(_row(row, heads, view, say) for row in rows)
    return _boxed("ev-cards ev-kinds", caption, columns, body)


def _boxed(kind: str, caption: str, columns: Markup, body: Markup) -> Markup:
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{caption}"><table class="{kind}">'
        '<caption class="ev-hidden">{caption}</caption><thead><tr>{columns}</tr></thead>'
        "<tbody>{body}</tbody></table></div>"
    ).format(kind=kind, caption=caption, columns=columns, body=body)


def _row(row: CellRow, heads: list[str], view: View, say: Words) -> Markup:
    cells = (
        Markup("{}").format(say("cells-is-product") if row.is_product else say("cells-is-kind")),
        _many(row.in_people, Footing.PEOPLE, say),
        _many(row.in_animals, Footing.ANIMALS, say),
        _many(row.in_lab, Footing.LAB, say),
    )
    facts = parts.joined(
        Markup('<td data-head="{}">{}</td>').format(head, cell) for head, cell in zip(heads[1:], cells, strict=True)
    )
    return Markup('<tr><th scope="row" class="ev-deep-{}">{}</th>{}</tr>').format(
        min(row.depth, 3), _to(row.id, say.text(row.name), view), facts
    )


def _many(studies: int, footing: Footing, say: Words) -> Markup:
    if not studies:
        return Markup('<span class="ev-quiet">{}</span>').format(say("no-studies"))
    return parts.footing(footing, say("studies", n=studies))


# One kind of cell or product


def _one(file: CellFile, shown: Shown, view: View, say: Words) -> Markup:
    cell = file.cell
    by = By.PRODUCTS if isinstance(cell, CellProduct) else By.CELLS
    ways = (
        parts.go(view.to(Page.CELLS), say("cells-back")),
        parts.go(view.to(Page.MAP, rows=by, row=cell.id), say("mech-on-map")),
    )
    around = parts.joined(Markup("<li>{}</li>").format(way) for way in ways)
    return Markup('<nav class="ev-around"><ul>{}</ul></nav><h1>{}</h1>{}').format(
        around,
        say.text(cell.name),
        parts.joined(
            (
                _facts(file, view, say),
                _trials(file, shown, view, say),
                _kin("cells-products", file.products, view, say),
                _kin("cells-finer", file.finer, view, say),
                _claims(file, view, say),
                _kin("cells-relatives", file.relatives, view, say),
            )
        ),
    )


def _facts(file: CellFile, view: View, say: Words) -> Markup:
    items = parts.joined(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value) for name, value in _told(file, view, say)
    )
    return Markup('<dl class="ev-told">{}</dl>').format(items) if items else parts.NOTHING


def _told(file: CellFile, view: View, say: Words) -> Iterator[tuple[str, Markup]]:
    """What the records tell of it, fact by fact; what they leave out is left out."""
    cell = file.cell
    if file.kinds:
        kinds = (_to(kind.id, say.text(kind.name), view) for kind in file.kinds)
        yield say("cells-kind-of"), parts.joined(kinds, say("comma"))
    if isinstance(cell, CellProduct):
        if cell.aliases:
            yield say("cells-aliases"), parts.english(", ".join(cell.aliases))
        written = (
            ("cells-maker", cell.maker),
            ("cells-tissue", cell.source_tissue),
            ("cells-development", cell.development),
        )
        for name, words in written:
            if words:
                yield say(name), parts.english(words)
    if file.terms:
        yield say("cells-terms"), parts.joined((term(one, say) for one in file.terms), say("comma"))
    if cell.note:
        yield say("note"), parts.english(cell.note)


def _trials(file: CellFile, shown: Shown, view: View, say: Words) -> Markup:
    """Its studies in people in full view, what stopped said before the table, the other studies folded."""
    title = Markup("<h2>{}</h2>").format(say("cells-trials", n=len(file.trials)))
    until = day(shown.base.topic.curated_until, say.lang)
    table = (
        _table(file.trials, say("cells-trials", n=len(file.trials)), shown.base, view, say)
        if file.trials
        else Markup("<p>{}</p>").format(say("cells-no-trials", until=until))
    )
    halted = Markup('<p class="ev-stopped">{}</p>').format(say("cells-stopped-here", n=len(file.stopped)))
    folded = (
        parts.folded(say(name, n=len(studies)), _table(studies, say(name, n=len(studies)), shown.base, view, say))
        for name, studies in (("cells-reviews", file.reviews), ("cells-others", file.others))
        if studies
    )
    return title + (halted if file.stopped else parts.NOTHING) + table + parts.joined(folded)


def _table(studies: tuple[Study, ...], caption: str, base: EvidenceBase, view: View, say: Words) -> Markup:
    heads = [say(f"cells-col-{head}") for head in ("study", "design", "phase", "n", "status", "dates", "where")]
    columns = parts.joined(Markup('<th scope="col">{}</th>').format(head) for head in heads)
    body = parts.joined(_trial(study, heads, base, view, say) for study in studies)
    return _boxed("ev-cards ev-trials", caption, columns, body)


def _trial(study: Study, heads: list[str], base: EvidenceBase, view: View, say: Words) -> Markup:
    cells = (
        _design(study, base, say),
        Markup("{}").format(parts.english(study.phase)) if study.phase else Markup("–"),
        _numbers(study, say),
        _status(study, say),
        _dates(study, say),
        parts.joined((parts.outside(link) for link in links(study)), "<br>") or Markup("–"),
    )
    facts = parts.joined(
        Markup('<td data-head="{}">{}</td>').format(head, cell) for head, cell in zip(heads[1:], cells, strict=True)
    )
    return Markup('<tr><th scope="row">{}{}</th>{}</tr>').format(_study_link(study, view), _banner(study, say), facts)


def _study_link(study: Study, view: View) -> Markup:
    year = f" ({study.year})" if study.year else ""
    return parts.go(view.to(Page.STUDY, study.id), parts.english(study.label + year))


def _banner(study: Study, say: Words) -> Markup:
    """Retracted or weak: said beside the name, since such a study counts in nothing."""
    if study.is_retracted:
        return Markup('<span class="ev-banner">{}</span>').format(say("cells-retracted"))
    if study.weak:
        return Markup('<span class="ev-banner">{}</span>').format(say.html("weak", why=parts.english(study.weak)))
    return parts.NOTHING


def _design(study: Study, base: EvidenceBase, say: Words) -> Markup:
    condition = base.conditions.get(study.condition) if study.condition else None
    on = Markup("<br><small>{}</small>").format(say.text(condition.name)) if condition else parts.NOTHING
    return Markup("{}<br>{}<br>{}{}").format(
        say.of(study.design), species(study.species, say.lang), say.of(study.comparator), on
    )


def _numbers(study: Study, say: Words) -> Markup:
    """Every number that is known, each by its name: planned is not enrolled, and enrolled is not analysed."""
    numbers = study.numbers
    known = (
        ("planned", numbers.planned),
        ("enrolled", numbers.enrolled),
        ("treated", numbers.treated),
        ("control", numbers.control),
        ("analysed", numbers.analysed),
    )
    said = [say(f"cells-n-{name}", many=number(many)) for name, many in known if many is not None]
    return parts.joined((Markup("{}").format(words) for words in said), "<br>") if said else Markup("n ?")


def _status(study: Study, say: Words) -> Markup:
    """How far it came, in the closed word and in those of the source, why it stopped, and whether it told results."""
    kind = "ev-stopped" if ended_early(study) else ""
    words = Markup('<span class="{}">{}</span><br>{}').format(
        kind, say.of(study.progress), say("cells-results", word=say.of(study.results))
    )
    if study.progress_text and study.progress_text != study.progress:
        words += Markup("<br><small>{}</small>").format(parts.english(study.progress_text))
    if study.stop_reason:
        words += Markup("<br><small>{}</small>").format(say.html("cells-why", why=parts.english(study.stop_reason)))
    return words


def _dates(study: Study, say: Words) -> Markup:
    dates = (
        Markup("{}: {}").format(parts.english(name.replace("_", " ")), day(when, say.lang))
        for name, when in study.dates
    )
    return parts.joined(dates, "<br>") or Markup("–")


def _claims(file: CellFile, view: View, say: Words) -> Markup:
    """The claims that name it, then those that its studies speak to."""
    named = (
        tables.claims(file.claims, view, say, say("mech-claims-head"))
        if file.claims
        else Markup("<p>{}</p>").format(say("cells-no-claims"))
    )
    head = say("cells-touched", n=len(file.touched))
    touched = parts.folded(head, tables.claims(file.touched, view, say, head)) if file.touched else parts.NOTHING
    return Markup("<h2>{}</h2>{}{}").format(say("mech-claims-head"), named, touched)


def _kin(name: str, rows: tuple[CellRow, ...], view: View, say: Words) -> Markup:
    if not rows:
        return parts.NOTHING
    head = say(name, n=len(rows))
    return Markup("<h2>{}</h2>{}").format(head, _rows(rows, head, view, say))
