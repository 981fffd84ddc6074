"""What was done: studies, their reports, their numbers and their risk of bias."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model.values import Answer, Span, Species

if TYPE_CHECKING:
    from graph.model.finding import Finding
    from graph.model.line import EvidenceLine


class Design(StrEnum):
    """How a study was built; for a registration or an abstract, the design of the study behind it."""

    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review"
    RANDOMISED_CONTROLLED_TRIAL = "randomised-controlled-trial"
    NON_RANDOMISED_CONTROLLED_TRIAL = "non-randomised-controlled-trial"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    SINGLE_ARM_TRIAL = "single-arm-trial"
    CASE_SERIES = "case-series"
    CASE_REPORT = "case-report"
    ANIMAL_EXPERIMENT = "animal-experiment"
    IN_VITRO_EXPERIMENT = "in-vitro-experiment"
    EX_VIVO_TISSUE = "ex-vivo-tissue"
    NARRATIVE_REVIEW = "narrative-review"
    GUIDELINE = "guideline"
    REGULATORY_DOCUMENT = "regulatory-document"
    STATEMENT = "statement"
    SURVEY = "survey"

    @property
    def pools(self) -> bool:
        """Whether the study pools other studies and so takes their rung."""
        return self in _POOLING


_POOLING = frozenset({Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW})


class ComparatorKind(StrEnum):
    """What a treated group was held against; `own-baseline` is no control at all."""

    SHAM = "sham"
    PLACEBO = "placebo"
    VEHICLE = "vehicle"
    NO_TREATMENT = "no-treatment"
    USUAL_CARE = "usual-care"
    ACTIVE = "active"
    OTHER_TIMING = "other-timing"
    OTHER_DOSE = "other-dose"
    OTHER_CELLS = "other-cells"
    CELL_FREE_CARRIER = "cell-free-carrier"
    UNINJURED = "uninjured"
    OWN_BASELINE = "own-baseline"
    MIXED = "mixed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"

    @property
    def is_control(self) -> bool:
        """Whether it is a group of others that the treated can be held against."""
        return self not in _NO_CONTROL


_NO_CONTROL = frozenset({ComparatorKind.OWN_BASELINE, ComparatorKind.UNKNOWN, ComparatorKind.NOT_APPLICABLE})


class ReportKind(StrEnum):
    """What sort of document reports a study."""

    JOURNAL_ARTICLE = "journal-article"
    PREPRINT = "preprint"
    CONFERENCE_ABSTRACT = "conference-abstract"
    REGISTRY_RECORD = "registry-record"
    PRESS_RELEASE = "press-release"
    NEWS = "news"
    REGULATOR_PAGE = "regulator-page"
    WEB_PAGE = "web-page"

    @property
    def is_reviewed(self) -> bool:
        """Whether a full report went through peer review."""
        return self is ReportKind.JOURNAL_ARTICLE

    @property
    def is_scientific(self) -> bool:
        """Whether its authors put results before their peers, as against a registry, the press or a web page."""
        return self in (ReportKind.JOURNAL_ARTICLE, ReportKind.PREPRINT, ReportKind.CONFERENCE_ABSTRACT)


class Standing(StrEnum):
    """Whether a report still stands."""

    STANDS = "stands"
    CORRECTED = "corrected"
    CONCERN = "expression-of-concern"
    RETRACTED = "retracted"
    UNKNOWN = "unknown"


class Seen(StrEnum):
    """How much of a report the curator saw; `secondary` is only what others write of it."""

    FULL_TEXT = "full-text"
    ABSTRACT = "abstract"
    ABSTRACT_PART = "abstract-part"
    REGISTRY = "registry"
    PRESS = "press"
    SECONDARY = "secondary"

    @property
    def can_confirm(self) -> bool:
        """Whether what was seen can confirm what a third party says of the study."""
        return self is not Seen.SECONDARY

    @property
    def depth(self) -> int:
        """How deep it reaches: 5 is the full text, 0 only what others write."""
        return _DEPTHS[self]


_DEPTHS = {seen: depth for depth, seen in enumerate(reversed(Seen))}


class Concern(StrEnum):
    """What an expression of concern is about; only one about data touches what a study shows."""

    DATA = "data"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Report:
    """One document on a study.

    `provenance` are the addresses that were read, kept as text and never linked; `aliases` are ids that the report had
    in earlier records, so that a citation of one still finds it. `seen_in` is the source of this topic through which
    alone the report was seen: its claims cannot rest on it, for the only witness is the source itself. `concern` is
    what an expression of concern is about.
    """

    id: str
    kind: ReportKind
    standing: Standing
    seen: Seen
    title: str | None = None
    authors: str | None = None
    journal: str | None = None
    reference: str | None = None
    year: int | None = None
    published: date | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    page: str | None = None
    notice: str | None = None
    withdrawn: date | None = None
    seen_note: str | None = None
    seen_in: str | None = None
    concern: Concern | None = None
    concern_raised: date | None = None
    provenance: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def is_withdrawn(self, day: date | None = None) -> bool:
        """Whether it was retracted, by `day` if one is given; a retraction without a date counts from the start."""
        if self.standing is not Standing.RETRACTED:
            return False
        return day is None or self.withdrawn is None or self.withdrawn <= day


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many people or animals, at each station of a study; `None` is not known."""

    planned: int | None = None
    screened: int | None = None
    enrolled: int | None = None
    treated: int | None = None
    control: int | None = None
    analysed: int | None = None
    arms: tuple[tuple[str, int], ...] = ()
    completed: tuple[tuple[str, int], ...] = ()
    per_group: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Pooled:
    """What a review pooled, and what it says of the whole."""

    design: Design
    studies: int | None = None
    comparisons: int | None = None
    search_until: str | None = None
    i_squared: int | None = None
    asymmetry: Answer = Answer.NOT_SEEN
    asymmetry_note: str | None = None


class Risk(StrEnum):
    """A rating of one risk-of-bias domain."""

    LOW = "low"
    SOME = "some"
    HIGH = "high"
    UNCLEAR = "unclear"


class RiskDomain(StrEnum):
    """The domains of RoB 2; in studies without randomisation the first is selection and confounding."""

    RANDOMISATION = "randomisation"
    DEVIATIONS = "deviations"
    MISSING = "missing"
    MEASUREMENT = "measurement"
    REPORTING = "reporting"


@dataclass(frozen=True, slots=True)
class RiskOfBias:
    """One rating a domain, and what the ratings rest on."""

    randomisation: Risk = Risk.UNCLEAR
    deviations: Risk = Risk.UNCLEAR
    missing: Risk = Risk.UNCLEAR
    measurement: Risk = Risk.UNCLEAR
    reporting: Risk = Risk.UNCLEAR
    tool: str | None = None
    basis: str | None = None

    @property
    def ratings(self) -> tuple[Risk, ...]:
        """The five ratings in the order of `RiskDomain`."""
        return (self.randomisation, self.deviations, self.missing, self.measurement, self.reporting)

    @property
    def is_low(self) -> bool:
        """Low for randomisation and for a blinded outcome, which is what Pollock 2016 asks."""
        return self.randomisation is Risk.LOW and self.measurement is Risk.LOW

    @property
    def high_domains(self) -> int:
        """In how many domains the risk is high."""
        return self.ratings.count(Risk.HIGH)


class Funder(StrEnum):
    """Who paid; `maker` sells or develops what was tested."""

    MAKER = "maker"
    OTHER_INDUSTRY = "other-industry"
    PUBLIC = "public"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Graft(StrEnum):
    """How giver and receiver of cells are related."""

    AUTOLOGOUS = "autologous"
    ALLOGENEIC = "allogeneic"
    XENOGENEIC = "xenogeneic"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"


class Route(StrEnum):
    """How a treatment was given."""

    INTRACEREBRAL = "intracerebral"
    INTRAVENTRICULAR = "intraventricular"
    INTRATHECAL = "intrathecal"
    INTRAVENOUS = "intravenous"
    INTRA_ARTERIAL = "intra-arterial"
    OTHER = "other"
    NOT_APPLICABLE = "not-applicable"
    UNKNOWN = "unknown"


class Results(StrEnum):
    """Whether a study has told its results; `awaiting` counts in nothing but claims about trials."""

    REPORTED = "reported"
    AWAITING = "awaiting"


class Progress(StrEnum):
    """How far a study has come."""

    PLANNED = "planned"
    RECRUITING = "recruiting"
    ACTIVE = "active"
    COMPLETED = "completed"
    TERMINATED = "terminated"
    PAUSED = "paused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Timing:
    """When the treatment was given, counted from the onset of the condition."""

    text: str
    earliest: Span | None = None
    latest: Span | None = None


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was given: cells in the words of the source and as ids, dose, route, timing."""

    cells: tuple[str, ...] = ()
    description: str | None = None
    donor: str | None = None
    source_tissue: str | None = None
    graft: Graft = Graft.UNKNOWN
    dose: str | None = None
    route: Route = Route.UNKNOWN
    route_text: str | None = None
    timing: Timing | None = None
    concomitant: str | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """One study, however many reports it has: it counts once."""

    id: str
    label: str
    design: Design
    species: tuple[Species, ...]
    results: Results
    reports: tuple[Report, ...]
    title: str | None = None
    year: int | None = None
    tier: str | None = None
    weak: str | None = None
    phase: str | None = None
    registry_ids: tuple[str, ...] = ()
    progress: Progress = Progress.UNKNOWN
    progress_text: str | None = None
    stop_reason: str | None = None
    dates: tuple[tuple[str, date], ...] = ()
    condition: str | None = None
    population: str | None = None
    strain: str | None = None
    sex: str | None = None
    age: str | None = None
    model: str | None = None
    randomised: Answer = Answer.NOT_SEEN
    concealed: Answer = Answer.NOT_SEEN
    natural_experiment: str | None = None
    allocation_ratio: str | None = None
    masking: str | None = None
    blinded_outcome: Answer = Answer.NOT_SEEN
    sample_size_calculated: Answer = Answer.NOT_SEEN
    comparator: ComparatorKind = ComparatorKind.UNKNOWN
    comparator_text: str | None = None
    numbers: Numbers = Numbers()
    pooled: Pooled | None = None
    treatment: Treatment = Treatment()
    follow_up: Span | None = None
    adverse_events: str | None = None
    risk_of_bias: RiskOfBias = RiskOfBias()
    funder: Funder = Funder.UNKNOWN
    funding: str | None = None
    conflicts: str | None = None
    dose_response: Answer = Answer.NOT_SEEN
    mechanisms: tuple[str, ...] = ()
    laboratories: tuple[str, ...] = ()
    included_in: tuple[str, ...] = ()
    shares_participants_with: tuple[str, ...] = ()
    tested_later_in: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: tuple[EvidenceLine, ...] = ()

    @property
    def first_published(self) -> date | None:
        """The day of its first report with a day; from then on it is known."""
        return min((report.published for report in self.reports if report.published), default=None)

    @property
    def years_shown(self) -> tuple[int, ...]:
        """Every year that it or a report of it shows; from the first it is known where no report has a day."""
        return tuple(year for year in (self.year, *(report.year for report in self.reports)) if year)

    @property
    def seen(self) -> Seen | None:
        """The deepest that any of its reports was seen; `None` where it has none."""
        return max((report.seen for report in self.reports), key=lambda seen: seen.depth, default=None)

    @property
    def is_retracted(self) -> bool:
        """Whether none of its scientific reports still stands."""
        return self.is_retracted_on(None)

    def is_retracted_on(self, day: date | None) -> bool:
        """Whether none of its scientific reports still stood on a day; a registry entry or news keeps none alive."""
        told = [report for report in self.reports if report.kind.is_scientific] or list(self.reports)
        return bool(told) and all(report.is_withdrawn(day) for report in told)

    @property
    def counted(self) -> int | None:
        """How many people or animals give it weight: analysed, else treated with their controls, else enrolled."""
        numbers = self.numbers
        if numbers.analysed is not None:
            return numbers.analysed
        if numbers.treated is not None and numbers.control is not None:
            return numbers.treated + numbers.control
        if numbers.treated is not None and not self.comparator.is_control:
            return numbers.treated
        return numbers.enrolled if numbers.enrolled is not None else numbers.treated
