"""Cells and what is made of them: trials, how far they came, what stopped, and what else of the family was tested."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from graph.grading.ladder import rung_of
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.biology import CellProduct, CellType, Term
from graph.model.scales import Direction, Rung
from graph.model.study import Design, Progress, Study
from graph.model.values import Text
from graph.views.evidence_map import tree
from graph.views.summary import ClaimRow, rows

_STOPPED = frozenset({Progress.TERMINATED, Progress.PAUSED})
_NO_TRIALS = frozenset({Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW})


@dataclass(frozen=True, slots=True)
class CellRow:
    """A kind of cell or a product, how deep it stands, and how many studies gave it to people, animals, or in a dish.

    Reviews are left out, and so are mere statements.
    """

    id: str
    name: Text
    depth: int
    is_product: bool
    in_people: int
    in_animals: int
    in_lab: int


@dataclass(frozen=True, slots=True)
class CellFile:
    """The page of one kind of cell or product.

    `trials` are its studies in people, `reviews` those that pool such studies, `others` those in animals or a dish;
    each study stands in one of them, retracted and weak ones included. `claims` name it or something finer, `touched`
    are other claims that its studies speak to. `relatives` are other members of its family.
    """

    cell: CellType | CellProduct
    kinds: tuple[CellType, ...]
    finer: tuple[CellRow, ...]
    products: tuple[CellRow, ...]
    trials: tuple[Study, ...]
    reviews: tuple[Study, ...]
    others: tuple[Study, ...]
    claims: tuple[ClaimRow, ...]
    touched: tuple[ClaimRow, ...]
    relatives: tuple[CellRow, ...]

    @property
    def stopped(self) -> tuple[Study, ...]:
        """The trials that ended early or were paused, or after which what they tested was given up."""
        return tuple(study for study in self.trials if has_stopped(study))

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its names in public vocabularies; a product has none of its own."""
        return self.cell.terms if isinstance(self.cell, CellType) else ()


@dataclass(frozen=True, slots=True)
class Stopped:
    """A product, or else a kind of cell, and its studies that stopped."""

    id: str
    name: Text
    studies: tuple[Study, ...]


def has_stopped(study: Study) -> bool:
    """Whether a study ended early or is paused, or its records say why it or what it tested was given up."""
    return ended_early(study) or study.stop_reason is not None


def ended_early(study: Study) -> bool:
    """Whether the study itself ended early or is paused."""
    return study.progress in _STOPPED


def cell_file(base: EvidenceBase, grading: Grading, id_: str) -> CellFile:
    """The page of a kind of cell or of a product that is in the base."""
    product = base.products.get(id_)
    cell: CellType | CellProduct = base.cell_types[id_] if product is None else product
    known = overview(base)
    family = base.family(id_)
    given, claims = studies_of(base, id_), tuple(_claims(base, grading, id_))
    return CellFile(
        cell,
        kinds=tuple(base.cell_types[kind] for kind in _one_of(cell) if kind in base.cell_types),
        finer=tuple(row for row in known if not row.is_product and row.id != id_ and id_ in base.ancestors(row.id)),
        products=tuple(row for row in known if row.is_product and row.id != id_ and id_ in base.ancestors(row.id)),
        trials=tuple(study for study in given if is_in_people(study) and study.design not in _NO_TRIALS),
        reviews=tuple(study for study in given if is_in_people(study) and study.design in _NO_TRIALS),
        others=tuple(study for study in given if not is_in_people(study)),
        claims=claims,
        touched=tuple(_touched(base, grading, given, {row.id for row in claims})),
        relatives=tuple(row for row in known if family is not None and _is_relative(base, row.id, id_, family)),
    )


def _one_of(cell: CellType | CellProduct) -> tuple[str, ...]:
    return cell.broader if isinstance(cell, CellType) else cell.cell_types


def _is_relative(base: EvidenceBase, other: str, id_: str, family: str) -> bool:
    """Whether something else is of the same family, and neither wider nor finer."""
    apart = other not in base.ancestors(id_) and id_ not in base.ancestors(other)
    return apart and base.family(other) == family


def _claims(base: EvidenceBase, grading: Grading, id_: str) -> Iterator[ClaimRow]:
    """The claims that speak of it by name, or of something finer."""
    for row in rows(base, grading):
        cells = base.claims[row.id].scope.cells
        if not row.calibration and any(id_ in base.ancestors(cell) for cell in cells if _is_known(base, cell)):
            yield row


def _touched(
    base: EvidenceBase, grading: Grading, studies: Iterable[Study], named: Collection[str]
) -> Iterator[ClaimRow]:
    """Other claims that some studies support or dispute."""
    spoken_to = {line.claim for study in studies for line in study.lines if line.direction is not Direction.CONTEXT}
    for row in rows(base, grading):
        if row.id in spoken_to and row.id not in named and not row.calibration:
            yield row


def _is_known(base: EvidenceBase, cell: str) -> bool:
    return cell in base.cell_types or cell in base.products


def studies_of(base: EvidenceBase, id_: str) -> tuple[Study, ...]:
    """The studies that gave it or something finer: people first, then the latest, without a year last."""
    given = (
        study
        for study in base.studies.values()
        if any(id_ in base.ancestors(cell) for cell in study.treatment.cells if _is_known(base, cell))
    )
    return tuple(sorted(given, key=lambda study: (-rung_of(study), -(study.year or 0), study.id)))


def is_in_people(study: Study) -> bool:
    """Whether it, or an arm of it, was done in living people."""
    return any(rung_of(study, species).is_human for species in study.species)


def overview(base: EvidenceBase) -> tuple[CellRow, ...]:
    """Every kind of cell with the finer kinds below it, each followed by its products."""
    kinds = {kind.id: (kind.name, kind.broader) for kind in base.cell_types.values()}
    products = {one.id: (one.name, one.cell_types) for one in base.products.values()}
    return tuple(_row(base, id_, name, depth) for id_, (name, depth) in tree(products | kinds).items())


def _row(base: EvidenceBase, id_: str, name: Text, depth: int) -> CellRow:
    given = [study for study in studies_of(base, id_) if study.design not in _NO_TRIALS]
    return CellRow(
        id_,
        name,
        depth,
        is_product=id_ in base.products,
        in_people=sum(is_in_people(study) for study in given),
        in_animals=sum(not is_in_people(study) and rung_of(study).is_animal for study in given),
        in_lab=sum(rung_of(study) is Rung.IN_VITRO for study in given),
    )


def stopped(base: EvidenceBase) -> tuple[Stopped, ...]:
    """What stopped, by what was given, in the order of the records."""
    found = ((cell.id, cell.name, _stopped_with(base, cell.id)) for cell in _cells(base))
    return tuple(Stopped(id_, name, studies) for id_, name, studies in found if studies)


def _cells(base: EvidenceBase) -> Iterable[CellType | CellProduct]:
    return (*base.products.values(), *base.cell_types.values())


def _stopped_with(base: EvidenceBase, id_: str) -> tuple[Study, ...]:
    """The stopped studies that name it themselves."""
    return tuple(
        study
        for study in base.studies.values()
        if id_ in study.treatment.cells and has_stopped(study) and is_in_people(study)
    )
