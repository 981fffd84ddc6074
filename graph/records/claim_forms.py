"""What the records of a topic, its sources, its claims and the judgements on them look like."""

from __future__ import annotations

from typing import Annotated, Required, TypeAlias

from typing_extensions import TypedDict

from graph.model.assessment import Judgement
from graph.model.base import Topic
from graph.model.claim import (
    Anchor,
    Appearance,
    Claim,
    Coding,
    Form,
    PublishedCertainty,
    Reference,
    Relation,
    ReportedValue,
    Sense,
    Source,
    SourceError,
)
from graph.model.scales import Certainty, Domain, Extent, Kind, Stream, Wording
from graph.model.scope import Population, Scope
from graph.model.study import ComparatorKind, Route
from graph.model.values import Lang, Text
from graph.records.fields import (
    Day,
    Exact,
    Id,
    Ids,
    Maybe,
    Record,
    Sha256,
    Step,
    Whole,
    Words,
    YesOrNo,
    choice,
    one_of,
    wrong,
)
from graph.records.forms import Both, closed, refuse_odd_count


@closed
class TopicForm(TypedDict):
    """`topic.yaml`."""

    id: Id
    title: Both
    question: Both
    curated_until: Day
    curators: tuple[Words, ...]
    licence: Words


@closed
class ReferenceForm(TypedDict, total=False):
    """Something that a source cites."""

    address: Required[Words]
    study: Maybe[Id]


@closed
class SectionForm(TypedDict):
    """A part of a source."""

    id: Id
    title: Both


@closed
class SourceErrorForm(TypedDict, total=False):
    """Where a source differs from what it rests on, or from itself."""

    text: Required[Both]
    section: Required[Id]
    claims: Ids
    study: Id


def _sections(forms: list[SectionForm]) -> tuple[tuple[str, Text], ...]:
    return tuple((form["id"], form["title"]) for form in forms)


@closed
class SourceForm(TypedDict, total=False):
    """An article that makes claims."""

    id: Required[Id]
    type: Required[Words]
    title: Required[Both]
    publisher: Required[Both]
    published: Required[Day]
    language: Required[Annotated[Lang, one_of(Lang)]]
    interest: Required[Both]
    references: Required[tuple[Annotated[Reference, Record(ReferenceForm, lambda form: Reference(**form))], ...]]
    normalisation: Words
    text_sha256: Sha256
    text_length: Whole
    sections: Annotated[tuple[tuple[str, Text], ...], Record(list[SectionForm], _sections)]
    errors: tuple[Annotated[SourceError, Record(SourceErrorForm, lambda form: SourceError(**form))], ...]
    note: Both


_OF_A_TEXT = ("normalisation", "text_sha256", "text_length")


def _source(form: SourceForm) -> Source:
    told = [key for key in _OF_A_TEXT if key in form]
    if told and len(told) < len(_OF_A_TEXT):
        missing = ", ".join(f"`{key}`" for key in _OF_A_TEXT if key not in told)
        raise wrong(
            "the digest of a text is told in part.", f"Write {missing} as well, or none of the three.", key=told[0]
        )
    return Source(**form)


@closed
class ScopeForm(TypedDict, total=False):
    """What a claim speaks of."""

    population: Required[Annotated[Population, one_of(Population)]]
    condition: Maybe[Id]
    phase: Maybe[Id]
    cells: Ids
    route: Maybe[Annotated[Route, one_of(Route)]]
    timing: Maybe[Words]
    comparator: Maybe[Annotated[ComparatorKind, one_of(ComparatorKind)]]
    outcome: Maybe[Id]


@closed
class AnchorForm(TypedDict):
    """A passage by its offsets and digest."""

    start: Whole
    end: Whole
    sha256: Sha256


def _anchor(form: AnchorForm) -> Anchor:
    if form["start"] >= form["end"]:
        message = f"the anchor ends at {form['end']}, not after its start at {form['start']}."
        raise wrong(
            message, "Write offsets into the normalised text, the end being one past the last character.", key="end"
        )
    return Anchor(**form)


WordingField: TypeAlias = Annotated[Wording, choice({wording.id: wording for wording in Wording})]
ExtentField: TypeAlias = Annotated[Extent, choice({extent.id: extent for extent in Extent})]
LevelField: TypeAlias = Annotated[Certainty, choice({level.id: level for level in Certainty})]


@closed
class AppearanceForm(TypedDict, total=False):
    """One place where a source makes a claim."""

    source: Required[Id]
    section: Required[Id]
    wording: Required[WordingField]
    anchor: Annotated[Anchor, Record(AnchorForm, _anchor)]
    extent: ExtentField
    attributed: Both
    condition: Both
    form: Annotated[Form, one_of(Form)]
    presupposed: YesOrNo
    figurative: YesOrNo
    note: Words


@closed
class CodingForm(TypedDict, total=False):
    """How one curator coded a claim."""

    curator: Required[Words]
    kind: Annotated[Kind, one_of(Kind)]
    wording: WordingField
    extent: ExtentField


def _coding(form: CodingForm) -> Coding:
    if set(form) == {"curator"}:
        raise wrong("a coding that says nothing.", "Write `kind`, `wording` or `extent`.", key="curator")
    return Coding(**form)


@closed
class PublishedForm(TypedDict, total=False):
    """How sure an authority says one can be."""

    authority: Required[Words]
    level: Required[Maybe[LevelField]]
    source: Required[Words]
    words: Words


def _published(form: PublishedForm) -> PublishedCertainty:
    if form["level"] is None and "words" not in form:
        help_ = "Write its own short phrase in `words`."
        raise wrong("an authority that names no level.", help_, key="level")
    return PublishedCertainty(**form)


@closed
class ReportedForm(TypedDict, total=False):
    """One result that a claim repeats."""

    study: Required[Id]
    finding: Required[Maybe[Id]]
    value: Exact
    relation: Annotated[Relation, one_of(Relation)]
    count: Whole
    total: Whole
    reading: Words
    label: Both


def _reported(form: ReportedForm) -> ReportedValue:
    given = [key for key in ("value", "count", "reading") if key in form]
    if len(given) != 1:
        said = " and ".join(given) if given else "none"
        message = f"a reported result is one of value, count and reading; this gives {said}."
        raise wrong(message, "Write one entry for each result.", key=given[-1] if given else "value")
    refuse_odd_count(form.get("count"), form.get("total"))
    return ReportedValue(**form)


@closed
class ClaimForm(TypedDict, total=False):
    """One claim."""

    id: Required[Id]
    kind: Required[Annotated[Kind, one_of(Kind)]]
    statement: Required[Both]
    scope: Required[Annotated[Scope, Record(ScopeForm, lambda form: Scope(**form))]]
    mechanism: Maybe[Id]
    cites: Ids
    part_of: Maybe[Id]
    asserts: Annotated[Sense, one_of(Sense)]
    reported: tuple[Annotated[ReportedValue, Record(ReportedForm, _reported)], ...]
    appearances: tuple[Annotated[Appearance, Record(AppearanceForm, lambda form: Appearance(**form))], ...]
    contradicts: Ids
    codings: tuple[Annotated[Coding, Record(CodingForm, _coding)], ...]
    published: tuple[Annotated[PublishedCertainty, Record(PublishedForm, _published)], ...]
    calibration: YesOrNo
    note: Words


@closed
class JudgementForm(TypedDict, total=False):
    """A curator's step in place of the rules' step."""

    claim: Required[Id]
    stream: Required[Annotated[Stream, one_of(Stream)]]
    domain: Required[Annotated[Domain, one_of(Domain)]]
    change: Required[Step]
    why: Required[Both]
    curator: Required[Words]
    judged: Required[Day]
    adjudicates: YesOrNo


TOPIC = Record(TopicForm, lambda form: Topic(**form))
SOURCE = Record(SourceForm, _source)
CLAIM = Record(ClaimForm, lambda form: Claim(**form))
JUDGEMENT = Record(JudgementForm, lambda form: Judgement(**form))
