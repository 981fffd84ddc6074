"""What the records of cells, mechanisms, outcomes and conditions look like."""

from __future__ import annotations

from typing import Annotated, Required

from typing_extensions import TypedDict

from graph.model.biology import (
    CellProduct,
    CellType,
    Condition,
    ImportantDifference,
    Instrument,
    Laboratory,
    Mechanism,
    MechanismLink,
    Outcome,
    Phase,
)
from graph.records.fields import AnswerField, Day, Exact, Id, Ids, Maybe, Record, SpanOfTime, Words, YesOrNo, wrong
from graph.records.forms import Both, Terms, closed, refuse_disorder


@closed
class CellTypeForm(TypedDict, total=False):
    """A kind of cell."""

    id: Required[Id]
    name: Required[Both]
    broader: Ids
    family: Id
    terms: Terms
    note: Words


@closed
class ProductForm(TypedDict, total=False):
    """A named preparation of cells."""

    id: Required[Id]
    name: Required[Both]
    cell_types: Required[Ids]
    maker: Maybe[Words]
    aliases: tuple[Words, ...]
    source_tissue: Maybe[Words]
    development: Maybe[Words]
    note: Words


@closed
class LinkForm(TypedDict, total=False):
    """An arrow between two steps of a mechanism."""

    cause: Id
    leads_to: Required[Id]
    claim: Required[Id]


@closed
class MechanismForm(TypedDict, total=False):
    """A way in which a therapy is said to work."""

    id: Required[Id]
    name: Required[Both]
    definition: Required[Both]
    broader: Ids
    terms: Terms
    chain: tuple[Annotated[MechanismLink, Record(LinkForm, lambda form: MechanismLink(**form))], ...]


@closed
class OutcomeForm(TypedDict, total=False):
    """What is measured."""

    id: Required[Id]
    name: Required[Both]
    matters_to_patients: Required[AnswerField]
    terms: Terms
    note: Words


@closed
class ImportantDifferenceForm(TypedDict, total=False):
    """The smallest difference that patients notice, as one source estimated it."""

    value: Required[Exact]
    high: Exact
    source: Required[Words]
    phase: Id
    anchor: Words
    between_groups: YesOrNo


def _important(form: ImportantDifferenceForm) -> ImportantDifference:
    difference = ImportantDifference(**form)
    if difference.value <= 0:
        help_ = "Write how large it is, without a sign; `higher_is_better` says which way is better."
        raise wrong(f"an important difference of {difference.value} is not above 0.", help_, key="value")
    refuse_disorder(difference.value, difference.high, key="high")
    return difference


@closed
class InstrumentForm(TypedDict, total=False):
    """A scale or assay."""

    id: Required[Id]
    name: Required[Both]
    outcome: Required[Id]
    low: Maybe[Exact]
    high: Maybe[Exact]
    higher_is_better: AnswerField
    important_differences: tuple[Annotated[ImportantDifference, Record(ImportantDifferenceForm, _important)], ...]


def _instrument(form: InstrumentForm) -> Instrument:
    instrument = Instrument(**form)
    refuse_disorder(instrument.low, instrument.high, key="high")
    return instrument


@closed
class LaboratoryForm(TypedDict, total=False):
    """A group whose studies share people, methods or data."""

    id: Required[Id]
    name: Required[Both]
    finding: Both
    found: Day
    source: Words


def _laboratory(form: LaboratoryForm) -> Laboratory:
    laboratory = Laboratory(**form)
    if laboratory.finding is not None and (laboratory.found is None or laboratory.source is None):
        help_ = "Write `found`, the day it was published, and `source`, where it stands."
        raise wrong("a finding against a laboratory without its day or its source.", help_, key="finding")
    return laboratory


@closed
class PhaseForm(TypedDict, total=False):
    """A phase of a condition."""

    id: Required[Id]
    name: Required[Both]
    start: Required[SpanOfTime]
    end: Maybe[SpanOfTime]


def _phase(form: PhaseForm) -> Phase:
    phase = Phase(**form)
    if phase.end is not None and phase.end.days <= phase.start.days:
        raise wrong("the phase ends before it starts.", "Correct `start` or `end`.", key="end")
    return phase


@closed
class ConditionForm(TypedDict, total=False):
    """A disease or injury."""

    id: Required[Id]
    name: Required[Both]
    broader: Ids
    terms: Terms
    phases: tuple[Annotated[Phase, Record(PhaseForm, _phase)], ...]
    phases_source: Words


@closed
class CellsForm(TypedDict, total=False):
    """`cells.yaml`."""

    cell_types: list[object]
    products: list[object]


@closed
class OutcomesForm(TypedDict, total=False):
    """`outcomes.yaml`."""

    outcomes: list[object]
    instruments: list[object]


CELLS = Record(CellsForm, lambda form: form)
OUTCOMES = Record(OutcomesForm, lambda form: form)
CELL_TYPE = Record(CellTypeForm, lambda form: CellType(**form))
PRODUCT = Record(ProductForm, lambda form: CellProduct(**form))
MECHANISM = Record(MechanismForm, lambda form: Mechanism(**form))
OUTCOME = Record(OutcomeForm, lambda form: Outcome(**form))
LABORATORY = Record(LaboratoryForm, _laboratory)
INSTRUMENT = Record(InstrumentForm, _instrument)
CONDITION = Record(ConditionForm, lambda form: Condition(**form))
