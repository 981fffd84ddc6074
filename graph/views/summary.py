"""All claims at a glance: one row each, counts that add up, and a choice among the rows."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from graph.facts.labels import NOT_RATED_WORDS, label
from graph.facts.look import COLUMN_OF_RUNG, FOOTING_OF_BASIS, Flag, Footing, TestedIn
from graph.model.assessment import Assessment, BodyAssessment, Grading, Marks, RungCount
from graph.model.base import EvidenceBase
from graph.model.claim import Appearance, Claim
from graph.model.scales import Basis, BodyDirection, Certainty, Conclusion, Fidelity, Kind, Wording
from graph.model.scope import Population
from graph.model.values import Text


@dataclass(frozen=True, slots=True)
class Tested:
    """What stands in one column for one claim; `unknown` counts studies that do not show how many they had."""

    column: TestedIn
    studies: int
    subjects: int
    unknown: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as tables and pictures show it.

    `decisive` is the body of evidence that `certainty` is of.
    `wording` is how firmly it is worded at most, `None` where nobody words it; `marks` are `None` where that is not
    held against evidence.
    """

    id: str
    kind: Kind
    population: Population
    statement: Text
    footing: Footing
    basis: Basis
    cited_basis: Basis
    tested: tuple[Tested, ...]
    certainty: Certainty | None
    at_best: Certainty | None
    decisive: BodyAssessment | None
    direction: BodyDirection | None
    conclusion: Conclusion
    sentence: Text
    wording: Wording | None
    marks: Marks | None
    flag: Flag
    fidelity: Fidelity | None
    sections: tuple[str, ...]
    calibration: bool

    @property
    def ceiling(self) -> Wording | None:
        """How firmly its evidence lets it be worded; `None` where that is not judged."""
        return self.marks.ceiling if self.marks else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims rest on what; the footings add up to all.

    `overstated` are those with any mark; the three marks are counted apart as well, and one claim may have several.
    """

    claims: int
    footings: Mapping[Footing, int]
    randomised: int
    overstated: int
    too_firm: int
    too_much: int
    names_no_model: int
    cites_nothing: int


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice among claims; `None` chooses all."""

    rests: str | None = None
    conclusion: str | None = None
    certainty: str | None = None
    wording: str | None = None
    kind: str | None = None
    whom: str | None = None
    section: str | None = None
    text: str | None = None

    @property
    def active(self) -> int:
        """How many of them narrow the choice."""
        return sum(getattr(self, field.name) is not None for field in fields(self))


NOT_RATED = "not-rated"
"""The certainty that asks for claims without one."""


def rows(base: EvidenceBase, grading: Grading) -> tuple[ClaimRow, ...]:
    """One row for every claim that was graded, in the order of the records."""
    return tuple(
        _row(claim, grading.assessments[claim.id]) for claim in base.claims.values() if claim.id in grading.assessments
    )


def _row(claim: Claim, assessment: Assessment) -> ClaimRow:
    return ClaimRow(
        id=claim.id,
        kind=claim.kind,
        population=claim.scope.population,
        statement=claim.statement,
        footing=FOOTING_OF_BASIS[assessment.basis],
        basis=assessment.basis,
        cited_basis=assessment.cited_basis,
        tested=tested(assessment.ladder),
        certainty=assessment.certainty,
        at_best=assessment.at_best,
        decisive=assessment.decisive,
        direction=assessment.direction,
        conclusion=assessment.conclusion,
        sentence=assessment.sentence,
        wording=claim.wording,
        marks=assessment.marks,
        flag=_flag(assessment),
        fidelity=assessment.fidelity,
        sections=tuple(dict.fromkeys(section_id(appearance) for appearance in claim.appearances)),
        calibration=claim.calibration,
    )


def _flag(assessment: Assessment) -> Flag:
    if assessment.marks is None:
        return Flag.NOT_JUDGED
    return Flag.OVERSTATED if assessment.marks.is_overstated else Flag.FAIR


def tested(ladder: Iterable[RungCount]) -> tuple[Tested, ...]:
    """The four columns of the strip, the empty ones included."""
    ladder = tuple(ladder)
    return tuple(_column(column, ladder) for column in TestedIn)


def _column(column: TestedIn, ladder: tuple[RungCount, ...]) -> Tested:
    here = [count for count in ladder if COLUMN_OF_RUNG[count.rung] is column]
    return Tested(
        column,
        studies=sum(count.studies for count in here),
        subjects=sum(count.subjects for count in here),
        unknown=sum(count.unknown for count in here),
    )


def section_id(appearance: Appearance) -> str:
    """A section of one source, so that two sources may both have a section 1."""
    return f"{appearance.source}:{appearance.section}"


def sections(base: EvidenceBase) -> dict[str, Text]:
    """Every section of every source with its number and title."""
    return {
        f"{source.id}:{number}": Text(f"{number} {title.en}", f"{number} {title.zh}")
        for source in base.sources.values()
        for number, title in source.sections
    }


def counts(chosen: Iterable[ClaimRow]) -> Counts:
    """Counts over the claims that a source makes; calibration claims test the method and stand apart."""
    article = [row for row in chosen if not row.calibration]
    per_footing = Counter(row.footing for row in article)
    return Counts(
        claims=len(article),
        footings={footing: per_footing[footing] for footing in Footing},
        randomised=sum(row.basis is Basis.HUMAN_RANDOMISED for row in article),
        overstated=sum(row.flag is Flag.OVERSTATED for row in article),
        too_firm=sum(row.marks is not None and row.marks.too_firm > 0 for row in article),
        too_much=sum(row.marks is not None and row.marks.too_much for row in article),
        names_no_model=sum(row.marks is not None and row.marks.names_no_model for row in article),
        cites_nothing=sum(row.cited_basis is Basis.NOTHING for row in article),
    )


def choose(among: Iterable[ClaimRow], filters: Filters) -> tuple[ClaimRow, ...]:
    """The rows that pass every filter, in their order."""
    words = _plain(filters.text or "").split()
    return tuple(row for row in among if _passes(row, filters) and all(word in _words_of(row) for word in words))


def _passes(row: ClaimRow, filters: Filters) -> bool:
    wanted = (
        (filters.rests, {row.footing.value, row.basis.value}),
        (filters.conclusion, {row.conclusion.value}),
        (filters.certainty, {row.certainty.id if row.certainty else NOT_RATED}),
        (filters.wording, {row.flag.value}),
        (filters.kind, {row.kind.value}),
        (filters.whom, {row.population.value}),
        (filters.section, set(row.sections)),
    )
    return all(value is None or value in has for value, has in wanted)


def _words_of(row: ClaimRow) -> str:
    return _plain(f"{row.id} {row.statement.en} {row.statement.zh}")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def choices(base: EvidenceBase) -> dict[str, dict[str, Text]]:
    """Every value that each filter knows with its words, in the order in which readers are offered them."""
    return {
        "rests": dict(_footings_and_bases()),
        "conclusion": {conclusion: label(conclusion) for conclusion in Conclusion},
        "certainty": {level.id: label(level) for level in reversed(Certainty)} | {NOT_RATED: NOT_RATED_WORDS},
        "wording": {flag: label(flag) for flag in Flag},
        "kind": {kind: label(kind) for kind in Kind},
        "whom": {population: label(population) for population in Population},
        "section": sections(base),
    }


def _footings_and_bases() -> Iterator[tuple[str, Text]]:
    """Each footing, followed by its bases where there are several."""
    for footing in Footing:
        yield footing, label(footing)
        own = [basis for basis, its in FOOTING_OF_BASIS.items() if its is footing]
        for basis in own if len(own) > 1 else ():
            words = label(basis)
            yield basis, Text(f"· {words.en}", f"· {words.zh}")
