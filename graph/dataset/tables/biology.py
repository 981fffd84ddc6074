"""The tables of what studies measure and give: outcomes, instruments and interventions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.dataset.tables.column import Column, Table
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.biology import CellProduct, CellType, Instrument, Outcome


def _outcomes(base: EvidenceBase, _: Grading) -> Iterable[Outcome]:
    return base.outcomes.values()


def _instruments(base: EvidenceBase, _: Grading) -> Iterable[Instrument]:
    return base.instruments.values()


def _interventions(base: EvidenceBase, _: Grading) -> Iterator[CellType | CellProduct]:
    yield from base.cell_types.values()
    yield from base.products.values()


def _sort(cells: CellType | CellProduct) -> str:
    return "product" if isinstance(cells, CellProduct) else "cell-type"


def _broader(cells: CellType | CellProduct) -> tuple[str, ...]:
    return cells.cell_types if isinstance(cells, CellProduct) else cells.broader


def _family(cells: CellType | CellProduct) -> str | None:
    return None if isinstance(cells, CellProduct) else cells.family


def _maker(cells: CellType | CellProduct) -> str | None:
    return cells.maker if isinstance(cells, CellProduct) else None


OUTCOMES = Table(
    "outcomes",
    "One row an outcome.",
    _outcomes,
    (
        Column[Outcome]("outcome", "text", "The id of the outcome.", lambda o: o.id),
        Column("name_en", "text", "Its name in English.", lambda o: o.name.en),
        Column("name_zh", "text", "Its name in Chinese.", lambda o: o.name.zh),
        Column(
            "matters_to_patients",
            "text",
            "Whether patients notice it; no for a surrogate.",
            lambda o: o.matters_to_patients,
        ),
        Column("terms", "texts", "Terms of public vocabularies.", lambda o: [term.curie for term in o.terms]),
    ),
)
INSTRUMENTS = Table(
    "instruments",
    "One row a scale or assay.",
    _instruments,
    (
        Column[Instrument]("instrument", "text", "The id of the instrument.", lambda i: i.id),
        Column("name_en", "text", "Its name in English.", lambda i: i.name.en),
        Column("name_zh", "text", "Its name in Chinese.", lambda i: i.name.zh),
        Column("outcome", "text", "The id of the outcome that it measures.", lambda i: i.outcome),
        Column("low", "number", "The lower end of the scale.", lambda i: i.low),
        Column("high", "number", "The upper end of the scale.", lambda i: i.high),
        Column("higher_is_better", "text", "Whether more is better.", lambda i: i.higher_is_better),
        Column(
            "smallest_important",
            "number",
            "The smallest difference that patients notice, the least that is recorded.",
            lambda i: min((one.value for one in i.important_differences), default=None),
        ),
    ),
)
INTERVENTIONS = Table(
    "interventions",
    "One row a kind of cell or a product.",
    _interventions,
    (
        Column[CellType | CellProduct]("cells", "text", "The id of the cells.", lambda c: c.id),
        Column("sort", "text", "Whether it is a cell-type or a product.", _sort),
        Column("name_en", "text", "Its name in English.", lambda c: c.name.en),
        Column("name_zh", "text", "Its name in Chinese.", lambda c: c.name.zh),
        Column("broader", "texts", "The ids of the kinds that it is one of.", _broader),
        Column("family", "text", "The family whose members stand for each other.", _family),
        Column("maker", "text", "Who makes a product.", _maker),
    ),
)
