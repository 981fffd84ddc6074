"""The addresses of things: one maker for every noun, with its ids made safe for an address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import NamedNode

from graph.analysis.agreement import NoKappa
from graph.analysis.keystones import Hold
from graph.analysis.moves import Aspect
from graph.analysis.pairs import Apart, Because, Fate
from graph.analysis.precedent import Group
from graph.analysis.proposing.proposal import WhyNone
from graph.analysis.proposing.records import Need
from graph.analysis.proposing.sketch import Part
from graph.analysis.proposing.standing import Aim
from graph.dataset.vocabulary import EVIGRAPH
from graph.model.assessment import Judgement
from graph.model.claim import Form, Relation, Sense
from graph.model.finding import AnalysisSet, ArmRole, EffectMeasure, HarmKind, Level, Reading, SpreadKind, Told
from graph.model.scales import (
    Basis,
    BodyDirection,
    Certainty,
    Conclusion,
    Direction,
    Domain,
    Extent,
    Fidelity,
    Kind,
    Remarked,
    Rung,
    Size,
    Stream,
    Wording,
)
from graph.model.scope import Population
from graph.model.study import (
    ComparatorKind,
    Concern,
    Design,
    Funder,
    Graft,
    Progress,
    ReportKind,
    Results,
    Risk,
    RiskDomain,
    Route,
    Seen,
    Standing,
)
from graph.model.values import Absent, Answer, Operator, Span, Species, TimeUnit

LICENCES = MappingProxyType({"CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/"})
"""The address of each licence that a topic may name."""

SCHEMES = MappingProxyType[type[Enum], str](
    {
        Rung: "rung",
        Certainty: "certainty",
        Basis: "basis",
        Conclusion: "conclusion",
        BodyDirection: "body-direction",
        Size: "size",
        Kind: "kind",
        Wording: "wording",
        Extent: "extent",
        Direction: "direction",
        Stream: "stream",
        Domain: "domain",
        Remarked: "remark",
        Fidelity: "fidelity",
        Design: "design",
        Species: "species",
        Population: "population",
        ComparatorKind: "comparator",
        Route: "route",
        Graft: "graft",
        Risk: "risk",
        RiskDomain: "risk-domain",
        Results: "results",
        Progress: "progress",
        Funder: "funder",
        ReportKind: "report-kind",
        Standing: "standing",
        Seen: "seen",
        Reading: "reading",
        EffectMeasure: "effect-measure",
        Relation: "relation",
        Sense: "sense",
        HarmKind: "harm",
        ArmRole: "arm-role",
        SpreadKind: "spread-kind",
        Told: "told",
        AnalysisSet: "analysis-set",
        Level: "result-level",
        Concern: "concern",
        Form: "form",
        Operator: "operator",
        Answer: "answer",
        Absent: "absent",
        TimeUnit: "time-unit",
        Aspect: "aspect",
        Hold: "hold",
        Aim: "aim",
        Part: "proposal-part",
        WhyNone: "why-none",
        Need: "need",
        Fate: "fate",
        Because: "fate-reason",
        Apart: "told-apart",
        Group: "precedent-group",
        NoKappa: "no-kappa",
    }
)
"""Every closed list that is published as a concept scheme, with its name in addresses."""


def notation(member: Enum) -> str:
    """The published name of a member, such as `rodents-only`."""
    if isinstance(member, StrEnum) and not isinstance(member, Relation | Operator):
        return str(member.value)
    return member.name.lower().replace("_", "-")


def scheme(kind: type[Enum]) -> NamedNode:
    """The concept scheme of a closed list; like all terms it does not move with the base."""
    return NamedNode(f"{EVIGRAPH}id/scheme/{SCHEMES[kind]}")


def concept(member: Enum) -> NamedNode:
    """A member of a closed list as a concept of its scheme."""
    return NamedNode(f"{EVIGRAPH}id/{SCHEMES[type(member)]}/{notation(member)}")


def rule(id_: str) -> NamedNode:
    """A rule of the rulebook, published with the terms."""
    return NamedNode(f"{EVIGRAPH}id/rule/{segment(id_)}")


def rulebook(edition: str) -> NamedNode:
    """One edition of the rulebook."""
    return NamedNode(f"{EVIGRAPH}id/rulebook/{segment(edition)}")


def segment(part: str) -> str:
    """An id as one segment of a path; a lone `.` or `..` would be taken for a step up."""
    encoded = quote(part, safe="")
    return encoded.replace(".", "%2E") if encoded in {".", ".."} else encoded


@dataclass(frozen=True, slots=True)
class Names:
    """The makers of addresses under one base."""

    base: str = EVIGRAPH

    def thing(self, kind: str, *parts: str) -> NamedNode:
        """`…/id/<kind>/<slug>`, the slug made of one or several ids."""
        return NamedNode(f"{self.base}id/{kind}/{'/'.join(map(segment, parts))}")

    # The named graphs

    @property
    def claims(self) -> NamedNode:
        """The named graph of claims, their sources and their scopes."""
        return self._part("claims")

    @property
    def studies(self) -> NamedNode:
        """The named graph of studies, findings and evidence lines."""
        return self._part("studies")

    @property
    def biology(self) -> NamedNode:
        """The named graph of cells, mechanisms, outcomes and conditions."""
        return self._part("biology")

    def assessments(self, edition: str) -> NamedNode:
        """The named graph of everything that one edition of the rulebook gave."""
        return self._part(f"assessments/{segment(edition)}")

    @property
    def vocabulary(self) -> NamedNode:
        """The named graph of the ontology, the schemes and the rulebook."""
        return self._part("vocabulary")

    @property
    def provenance(self) -> NamedNode:
        """The named graph of who recorded what, when, and from which address."""
        return self._part("provenance")

    def _part(self, name: str) -> NamedNode:
        return NamedNode(f"{self.base}graph/{name}")

    # What is claimed

    def topic(self, id_: str) -> NamedNode:
        """A topic."""
        return self.thing("topic", id_)

    def source(self, id_: str) -> NamedNode:
        """An article or page that makes claims."""
        return self.thing("source", id_)

    def section(self, source: str, id_: str) -> NamedNode:
        """A section of a source."""
        return self.thing("section", source, id_)

    def reference(self, source: str, position: int) -> NamedNode:
        """Something that a source cites."""
        return self.thing("reference", source, str(position))

    def source_error(self, source: str, position: int) -> NamedNode:
        """Where a source differs from what it rests on, or from itself."""
        return self.thing("source-error", source, str(position))

    def claim(self, id_: str) -> NamedNode:
        """A claim."""
        return self.thing("claim", id_)

    def appearance(self, claim: str, position: int) -> NamedNode:
        """A place where a source makes a claim."""
        return self.thing("appearance", claim, str(position))

    def scope(self, claim: str) -> NamedNode:
        """What a claim speaks of."""
        return self.thing("scope", claim)

    def of_claim(self, kind: str, claim: str, position: int) -> NamedNode:
        """A part of a claim: a `coding` or a `published-certainty`."""
        return self.thing(kind, claim, str(position))

    def reported_value(self, claim: str, position: int) -> NamedNode:
        """A result that a claim repeats."""
        return self.thing("reported-value", claim, str(position))

    # What was done

    def study(self, id_: str) -> NamedNode:
        """A study."""
        return self.thing("study", id_)

    def report(self, id_: str) -> NamedNode:
        """A document on a study."""
        return self.thing("report", id_)

    def of_study(self, kind: str, study: str, *parts: str) -> NamedNode:
        """A part of a study: `arm`, `treatment`, `pooling`, `risk-of-bias`, `event` or `note`."""
        return self.thing(kind, study, *parts)

    def finding(self, study: str, id_: str) -> NamedNode:
        """A result of a study."""
        return self.thing("finding", study, id_)

    def effect(self, study: str, finding: str) -> NamedNode:
        """The number of a finding with its meaning."""
        return self.thing("effect", study, finding)

    def route(self, id_: str | None) -> NamedNode | None:
        """The route that a claim names, as a concept."""
        return concept(Route(id_)) if id_ else None

    def laboratory(self, id_: str) -> NamedNode:
        """A group whose studies share people, methods or data."""
        return self.thing("laboratory", id_)

    def line(self, claim: str, study: str) -> NamedNode:
        """What one study says to one claim."""
        return self.thing("line", claim, study)

    def span(self, span: Span) -> NamedNode:
        """A span of time, the same for everything that lasts as long in the same unit."""
        return self.thing("span", f"{span.value:f}-{span.unit}")

    def curator(self, name: str) -> NamedNode:
        """Somebody who looks after the records."""
        return self.thing("curator", name)

    # Biology

    def cell_type(self, id_: str) -> NamedNode:
        """A kind of cell."""
        return self.thing("cell-type", id_)

    def cell_family(self, id_: str) -> NamedNode:
        """A family of cell types that stand for each other."""
        return self.thing("cell-family", id_)

    def cell_product(self, id_: str) -> NamedNode:
        """A named preparation of cells."""
        return self.thing("cell-product", id_)

    def mechanism(self, id_: str) -> NamedNode:
        """A way in which a therapy is said to work."""
        return self.thing("mechanism", id_)

    def step(self, outcome: str) -> NamedNode:
        """A step of a mechanism: something that happens, told by the outcome that shows it."""
        return self.thing("step", outcome)

    def link(self, mechanism: str, position: int) -> NamedNode:
        """The arrow between two steps of a mechanism."""
        return self.thing("link", mechanism, str(position))

    def outcome(self, id_: str) -> NamedNode:
        """Something that is measured."""
        return self.thing("outcome", id_)

    def instrument(self, id_: str) -> NamedNode:
        """A scale or assay."""
        return self.thing("instrument", id_)

    def important_difference(self, instrument: str, position: int) -> NamedNode:
        """The smallest difference that patients notice on an instrument, as one source estimated it."""
        return self.thing("important-difference", instrument, str(position))

    def condition(self, id_: str) -> NamedNode:
        """A disease or injury."""
        return self.thing("condition", id_)

    def phase(self, condition: str, id_: str) -> NamedNode:
        """A phase of a condition."""
        return self.thing("phase", condition, id_)

    # Grades: each carries the edition and the day, so that grades of two days never mix

    def graded(self, kind: str, edition: str, as_of: date, *parts: str) -> NamedNode:
        """A part of a grading, such as an `assessment`, a `reason` or a `proposal`."""
        return self.thing(kind, edition, as_of.isoformat(), *parts)

    def grading(self, edition: str, as_of: date) -> NamedNode:
        """All grades of one run."""
        return self.graded("grading", edition, as_of)

    def assessment(self, edition: str, as_of: date, claim: str) -> NamedNode:
        """The grade of one claim."""
        return self.graded("assessment", edition, as_of, claim)

    def judgement(self, judgement: Judgement) -> NamedNode:
        """A curator's step in place of the rules' step; several curators may have judged the same one."""
        step = (judgement.claim, judgement.stream, judgement.domain)
        return self.thing("adjudication" if judgement.adjudicates else "judgement", *step, judgement.curator)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the grading, which everything that follows from it is named after."""

    names: Names
    edition: str
    as_of: date

    def part(self, kind: str, *parts: str) -> NamedNode:
        """The address of a part of this run."""
        return self.names.graded(kind, self.edition, self.as_of, *parts)

    def studies(self, ids: Iterable[str]) -> list[NamedNode]:
        """The addresses of some studies."""
        return [self.names.study(id_) for id_ in ids]
