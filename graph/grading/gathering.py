"""Which lines of a claim count, which are only shown, and which body each belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from graph.grading.body import Body, Key, Relation, Weighed, body_of
from graph.grading.conduct import Conduct, conduct
from graph.grading.direction import COMPUTED_KINDS, of_line
from graph.grading.estimates import Estimator
from graph.grading.independence import Kinship, folded
from graph.grading.ladder import rung_of_reading
from graph.grading.method import Method
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import Finding
from graph.model.line import EvidenceLine
from graph.model.scales import STREAM_OF_RUNG, Direction, Kind, Rung, Stream
from graph.model.scope import Population
from graph.model.study import ReportKind, Results, Seen, Study
from graph.model.values import Absent, Species


class Evidence(NamedTuple):
    """All that bears on one claim, sorted into what counts and what is only shown."""

    bodies: tuple[Body, ...]
    counted: tuple[Weighed, ...]
    context: tuple[str, ...]
    awaiting: tuple[str, ...]
    circular: tuple[str, ...]
    set_aside: tuple[str, ...]
    depth: Seen | None


class Witness(NamedTuple):
    """What is asked of a study for every line that it gives, worked out once.

    `stands` is whether it is known and stands on the day; `gone` are its reports that had been retracted by then,
    `ahead` those that were only published after it; `seen_in` the sources through which alone the reports that tell of
    it were seen; `subjects` its people or animals; `seen` the deepest that any of its reports was.
    """

    study: Study
    stands: bool
    gone: frozenset[str]
    ahead: frozenset[str]
    awaits: bool
    seen_in: frozenset[str]
    subjects: int | None
    seen: Seen | None


_STREAMS = tuple(Stream)
_NO_REPORT_TELLS = frozenset({ReportKind.REGISTRY_RECORD})


class Gathering:
    """Gathers the evidence of claims from one base as of one day.

    It remembers what it found of studies and cells, because many claims speak of the same ones.
    """

    def __init__(self, base: EvidenceBase, as_of: date, method: Method) -> None:
        self._base, self._as_of, self._method = base, as_of, method
        self._today = as_of >= base.topic.curated_until
        self._kinship = Kinship(base, as_of)
        self._estimator = Estimator(base)
        self._relations: dict[tuple[tuple[str, ...], tuple[str, ...]], Relation] = {}
        self._witnesses: dict[str, Witness] = {}
        self._rungs: dict[tuple[str, tuple[str, ...], Species | None], Rung] = {}
        self._conducts: dict[str, Conduct] = {}
        self._alike: dict[Conduct, Conduct] = {}
        self._long_over: dict[str, int] = {}

    def evidence(self, claim: Claim, lines: Iterable[EvidenceLine]) -> Evidence:
        """The bodies of a claim from some of its lines, strongest rung first."""
        counted: list[Weighed] = []
        aside: defaultdict[str, list[str]] = defaultdict(list)
        studies, known = self._base.studies, self._witnesses
        waiting: list[Study] = []
        depths: set[Seen | None] = set()
        for line in lines:
            witness = known.get(line.study) or self._witness(studies[line.study])
            study = witness.study
            reason = _uncounted(claim, line, study, witness)
            if reason is None:
                counted.append(self._weighed(claim, line, study, witness))
                depths.add(witness.seen)
                continue
            aside[reason].append(study.id)
            if reason == "awaiting":
                waiting.append(study)
        return Evidence(
            self._bodies(claim, counted, waiting),
            tuple(counted),
            tuple(aside["context"]),
            tuple(aside["awaiting"]),
            tuple(aside["circular"]),
            tuple(aside["set-aside"]),
            max((one for one in depths if one), key=lambda one: one.depth, default=None),
        )

    def is_counted(self, study: Study) -> bool:
        """Whether a study is known and stands on the day."""
        return self._witness(study).stands

    def _witness(self, study: Study) -> Witness:
        found = self._witnesses.get(study.id)
        if found is None:
            withdrawn = [report.id for report in study.reports if report.is_withdrawn(self._as_of)]
            gone = frozenset(withdrawn) if withdrawn else _NO_REPORT
            later = [one.id for one in study.reports if one.published and one.published > self._as_of]
            is_retracted = bool(gone) and study.is_retracted_on(self._as_of)
            found = self._witnesses[study.id] = Witness(
                study,
                not study.weak and not is_retracted and self._is_known(study),
                gone,
                frozenset(later) if later else _NO_REPORT,
                study.results is Results.AWAITING,
                _only_seen_in(study),
                study.counted or None,
                study.seen,
            )
        return found

    def relation(self, spoken_of: tuple[str, ...], given: tuple[str, ...]) -> Relation:
        """How cells that were given stand to cells that are spoken of."""
        key = spoken_of, given
        relation = self._relations.get(key)
        if relation is None:
            relation = self._relations[key] = _relate(self._base, spoken_of, given)
        return relation

    def _weighed(self, claim: Claim, line: EvidenceLine, study: Study, witness: Witness) -> Weighed:
        read = _read(line, study)
        if read and (witness.gone or witness.ahead):
            unusable = witness.gone | witness.ahead
            read = tuple([finding for finding in read if finding.report not in unusable])
        told = None
        if read and claim.kind in COMPUTED_KINDS and not line.direction_because:
            told = self._estimator.chosen(claim, study, read)
        return Weighed(
            line,
            study,
            self._rung(line, study, read),
            self.relation(claim.scope.cells, study.treatment.cells),
            read,
            _subjects(witness.subjects, read),
            line.direction if told is None else of_line(line, claim, told, self._method),
            self._conduct(study),
            told,
        )

    def _bodies(self, claim: Claim, counted: Sequence[Weighed], waiting: Sequence[Study]) -> tuple[Body, ...]:
        gone, wanted = self._folded(counted), _SPECIES.get(claim.scope.population)
        groups: dict[Key, dict[str, Weighed]] = {}
        away: defaultdict[Key, list[str]] = defaultdict(list)
        for line in counted:
            on_product = line.relation is not Relation.OTHER
            key = Key(STREAM_OF_RUNG[line.rung], on_product, wanted is None or _is_named(wanted, line))
            if (line.study.id, on_product) in gone:
                away[key].append(line.study.id)
                continue
            group = groups.setdefault(key, {})
            group[line.study.id] = _together(group.get(line.study.id), line)
        unpublished = self._unpublished(claim, waiting) if waiting else 0
        order = sorted(groups, key=lambda key: (not key.on_product, _STREAMS.index(key.stream), not key.named))
        return tuple(
            [
                body_of(
                    claim,
                    self._base,
                    self._method,
                    key,
                    tuple(groups[key].values()),
                    folded=tuple(dict.fromkeys(away[key])) if away else (),
                    unpublished=unpublished if key.stream.is_human and key.on_product else 0,
                )
                for key in order
            ]
        )

    def _folded(self, counted: Sequence[Weighed]) -> frozenset[tuple[str, bool]]:
        """The studies, on-product or not, whose participants another study on the same side counts already."""
        if all(self._kinship.is_alone(line.study) for line in counted):
            return _NOBODY
        gone: set[tuple[str, bool]] = set()
        for on_product in (True, False):
            mine = {line.study.id: line for line in counted if (line.relation is not Relation.OTHER) == on_product}
            ordered = sorted(mine.values(), key=lambda line: line.study.id)
            ordered.sort(key=_newest, reverse=True)
            studies = [line.study for line in ordered]
            gone.update((name, on_product) for name in folded(self._kinship, studies))
        return frozenset(gone)

    def _unpublished(self, claim: Claim, waiting: Iterable[Study]) -> int:
        """The people in on-product trials that finished long ago and told nothing."""
        people = 0
        for study in {one.id: one for one in waiting}.values():
            if self.relation(claim.scope.cells, study.treatment.cells) is not Relation.OTHER:
                people += self._people_long_over(study)
        return people

    def _people_long_over(self, study: Study) -> int:
        if study.id not in self._long_over:
            ended = [day for name, day in study.dates if name in _ENDS]
            limit = self._method.reporting.unpublished_after_months
            over = bool(ended) and _months(max(ended), self._as_of) > limit
            self._long_over[study.id] = (study.counted or study.numbers.planned or 0) if over else 0
        return self._long_over[study.id]

    def _is_known(self, study: Study) -> bool:
        """Whether the study was public on the day; one without a year is known only today."""
        published = study.first_published
        if published:
            return published <= self._as_of
        if study.year and study.year <= self._as_of.year:
            return True
        years = study.years_shown
        return min(years) <= self._as_of.year if years else self._today

    def _rung(self, line: EvidenceLine, study: Study, read: tuple[Finding, ...]) -> Rung:
        key = study.id, line.findings, line.species
        rung = self._rungs.get(key)
        if rung is None:
            rung = self._rungs[key] = rung_of_reading(study, read, line.species)
        return rung

    def _conduct(self, study: Study) -> Conduct:
        found = self._conducts.get(study.id)
        if found is None:
            found = conduct(study, self._base, self._kinship, self._as_of)
            # There are few ways of doing a study, and many studies: those done alike share one.
            self._conducts[study.id] = found = self._alike.setdefault(found, found)
        return found


_NOBODY: frozenset[tuple[str, bool]] = frozenset()
_ENDS = frozenset({"completion", "primary_completion", "global_end", "ended", "terminated"})


def _months(start: date, end: date) -> int:
    return 12 * (end.year - start.year) + end.month - start.month


def _uncounted(claim: Claim, line: EvidenceLine, study: Study, witness: Witness) -> str | None:
    """Why a line counts in nothing, or `None` if it counts."""
    if not witness.stands or (witness.gone and _reads_only(line, study, witness.gone)):
        return "set-aside"
    if line.direction is Direction.CONTEXT:
        return "context"
    awaits = witness.awaits or (bool(witness.ahead) and _reads_only(line, study, witness.ahead))
    if awaits and claim.kind is not Kind.STATE_OF_FIELD:
        return "awaiting"
    return "circular" if witness.seen_in and _is_made_by(claim, witness.seen_in) else None


def _reads_only(line: EvidenceLine, study: Study, reports: frozenset[str]) -> bool:
    """Whether all that a line reads was told by these reports and no others."""
    read = _read(line, study)
    return bool(read) and all(finding.report in reports for finding in read)


def _only_seen_in(study: Study) -> frozenset[str]:
    """The sources through which the reports that tell of a study were seen; none where one was seen otherwise."""
    if not [report for report in study.reports if report.seen_in]:
        return _NOWHERE
    told = [report for report in study.reports if report.kind not in _NO_REPORT_TELLS] or study.reports
    sources = [report.seen_in for report in told if report.seen_in]
    return frozenset(sources) if len(sources) == len(told) else _NOWHERE


def _is_made_by(claim: Claim, sources: frozenset[str]) -> bool:
    """Whether all these sources make the claim, so that it has no other witness than itself."""
    return sources.issubset([appearance.source for appearance in claim.appearances])


_NO_REPORT: frozenset[str] = frozenset()
_NOWHERE: frozenset[str] = frozenset()


def _newest(line: Weighed) -> tuple[int, bool, str, int, int]:
    """Of several records of one study the highest, then the newest; of reviews the newest search, then the largest."""
    pooled, study = line.study.pooled, line.study
    search = (pooled.search_until or "") if pooled else ""
    return (line.rung, bool(pooled), search, (pooled.studies or 0) if pooled else 0, study.year or 0)


def _together(one: Weighed | None, other: Weighed) -> Weighed:
    """Two lines of one study in one body are one vote; where they differ it is mixed."""
    if one is None or one.direction is other.direction:
        return one or other
    return one._replace(direction=Direction.MIXED)


def _is_named(wanted: Species, line: Weighed) -> bool:
    """Whether an animal is the one that the claim speaks of."""
    return not line.rung.is_animal or wanted in ((line.line.species,) if line.line.species else line.study.species)


_SPECIES = {Population.MOUSE: Species.MOUSE, Population.RAT: Species.RAT}


def _relate(base: EvidenceBase, spoken_of: tuple[str, ...], given: tuple[str, ...]) -> Relation:
    """A claim about a product is on-product for that product only; one about a cell type, for its whole family."""
    if not spoken_of:
        return Relation.SAME
    kinds = [base.ancestors(cell) for cell in given]
    if any(cell in kind for cell in spoken_of for kind in kinds):
        return Relation.SAME
    families = {base.family(cell) for cell in spoken_of if cell in base.cell_types} - {None}
    if any(base.family(cell) in families for cell in given):
        return Relation.SAME_FAMILY
    return Relation.OTHER


def _read(line: EvidenceLine, study: Study) -> tuple[Finding, ...]:
    """The findings of a study that a line reads."""
    if not line.findings:
        return ()
    return tuple([finding for finding in study.findings if finding.id in line.findings])


def _stands(line: EvidenceLine, study: Study, as_of: date) -> tuple[Finding, ...]:
    """The findings that a line reads and whose report had not been retracted by a day."""
    gone = {report.id for report in study.reports if report.is_withdrawn(as_of)}
    return tuple([one for one in _read(line, study) if one.report not in gone])


def subjects_of(line: EvidenceLine, study: Study, as_of: date) -> int | None:
    """How many people or animals a line is weighed with on a day, whether or not it counts."""
    return _subjects(study.counted or None, _stands(line, study, as_of))


def rung_of_line(line: EvidenceLine, study: Study, as_of: date) -> Rung:
    """The rung on which a line stands on a day, whether or not it counts."""
    return rung_of_reading(study, _stands(line, study, as_of), line.species)


def _subjects(otherwise: int | None, read: Sequence[Finding]) -> int | None:
    """The largest number among the findings that a line reads, where all of them show one, else that of the study."""
    if read:
        known = [finding.n for finding in read if not isinstance(finding.n, Absent)]
        if len(known) == len(read):
            return max(known) or None
    return otherwise
