"""The tables of a thing's facts (graph.views.linked) as the viewer draws them, their links kept inside the viewer."""

from __future__ import annotations

from markupsafe import Markup

from graph.viewer import parts
from graph.viewer.frame import root
from graph.viewer.permalink import Page, View
from graph.views.addresses import Thing, thing_at
from graph.views.linked.facts import Grid, Ref, Rows, Run
from graph.views.links import Link
from graph.views.questions.summary import ADDRESS

_PAGES = {
    Thing.STUDY: Page.STUDY,
    Thing.MECHANISM: Page.MECHANISMS,
    Thing.CELL_TYPE: Page.CELLS,
    Thing.CELL_PRODUCT: Page.CELLS,
    Thing.RULE: Page.METHOD,
}


def rows(block: Rows, view: View) -> Markup:
    """Names and what they are, in columns where there is room."""
    pairs = parts.joined(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, run(words, view)) for name, words in block.rows
    )
    return Markup('<dl class="ev-facts ev-many">{}</dl>').format(pairs)


def grid(block: Grid, view: View) -> Markup:
    """A table whose rows become cards on a narrow screen."""
    about = Markup('<p class="ev-small">{}</p>').format(block.about) if block.about else parts.NOTHING
    cells = [[_cell(cell, view, is_struck=row.struck) for cell in row.cells] for row in block.rows]
    return about + parts.table(block.title, block.heads, cells, stacks=True)


def _cell(cell: Run, view: View, *, is_struck: bool) -> Markup:
    return Markup("<s>{}</s>").format(run(cell, view)) if is_struck else run(cell, view)


def run(words: Run, view: View) -> Markup:
    """Words and links in a row; curated words may be in English only, so nothing is said of their language."""
    return parts.joined(_ref(one, view) if isinstance(one, Ref) else Markup("{}").format(one) for one in words)


def _ref(ref: Ref, view: View) -> Markup:
    there = inside(ref.address, view) if ref.address else None
    if there is not None:
        return parts.go(there, ref.words)
    if ref.address is None or ref.address.startswith("https://"):
        return parts.outside(Link(ref.words, ref.address))
    address = root() + ref.address if ref.address.startswith("/") else ref.address
    return Markup('<a href="{}">{}</a>').format(address, ref.words)


def inside(path: str, view: View) -> View | None:
    """The viewer's page of the thing that a linked-data path names."""
    if path.startswith(ADDRESS):
        return view.to(Page.QUESTION, path.removeprefix(ADDRESS).partition("?")[0])
    found = thing_at(path)
    if found is None:
        return None
    thing, ids = found
    if thing is Thing.CLAIM:
        return view.at(ids[0])
    return view.to(_PAGES[thing], ids[0]) if thing in _PAGES else None
