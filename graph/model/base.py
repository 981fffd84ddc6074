"""Everything that is known of one topic, as one frozen value with look-ups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from graph.model.assessment import Judgement
from graph.model.biology import CellProduct, CellType, Condition, Instrument, Laboratory, Mechanism, Outcome, Phase
from graph.model.claim import Claim, Source
from graph.model.line import EvidenceLine
from graph.model.study import Study
from graph.model.values import Text


@dataclass(frozen=True, slots=True)
class Topic:
    """What a data folder is about; `curated_until` is the day up to which its curators looked."""

    id: str
    title: Text
    question: Text
    curated_until: date
    curators: tuple[str, ...]
    licence: str


@dataclass(frozen=True)
class EvidenceBase:
    """Claims, sources, studies, biology and judgements of one topic.

    The maps keep the order of the files; look-ups are made once, on first use.
    """

    topic: Topic
    claims: Mapping[str, Claim]
    studies: Mapping[str, Study]
    sources: Mapping[str, Source]
    cell_types: Mapping[str, CellType]
    products: Mapping[str, CellProduct]
    mechanisms: Mapping[str, Mechanism]
    outcomes: Mapping[str, Outcome]
    instruments: Mapping[str, Instrument]
    conditions: Mapping[str, Condition]
    judgements: tuple[Judgement, ...] = ()
    laboratories: Mapping[str, Laboratory] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def lines_of(self) -> Mapping[str, tuple[EvidenceLine, ...]]:
        """The evidence lines of each claim, in the order of the studies' ids."""
        found: defaultdict[str, list[EvidenceLine]] = defaultdict(list)
        for study in sorted(self.studies.values(), key=lambda s: s.id):
            for line in study.lines:
                found[line.claim].append(line)
        return MappingProxyType({claim: tuple(lines) for claim, lines in found.items()})

    @cached_property
    def study_of_report(self) -> Mapping[str, Study]:
        """The study that a report id, an older id of a report, or a study id belongs to."""
        found = {
            name: study
            for study in self.studies.values()
            for report in study.reports
            for name in (report.id, *report.aliases)
        }
        return MappingProxyType(found | dict(self.studies))

    def ancestors(self, cell: str) -> frozenset[str]:
        """A cell type or product and everything that it is one of."""
        return self._ancestors[cell]

    def family(self, cell: str) -> str | None:
        """The family that a cell type or product belongs to, if the hierarchy names one."""
        kinds = (self.cell_types[kind] for kind in sorted(self.ancestors(cell)) if kind in self.cell_types)
        return next((kind.family for kind in kinds if kind.family), None)

    def conditions_above(self, condition: str) -> frozenset[str]:
        """A condition and everything that it is one of."""
        return self._conditions[condition]

    def phase(self, condition: str, phase: str) -> Phase | None:
        """A phase of a condition, defined by the condition or by one that it is one of."""
        wider = (self.conditions[above] for above in sorted(self.conditions_above(condition)))
        return next((found for kind in wider for found in kind.phases if found.id == phase), None)

    @cached_property
    def _conditions(self) -> Mapping[str, frozenset[str]]:
        parents = {condition.id: condition.broader for condition in self.conditions.values()}
        return {condition: frozenset(_closure(condition, parents)) for condition in parents}

    @cached_property
    def _ancestors(self) -> Mapping[str, frozenset[str]]:
        parents = {kind.id: kind.broader for kind in self.cell_types.values()}
        parents |= {product.id: product.cell_types for product in self.products.values()}
        return {cell: frozenset(_closure(cell, parents)) for cell in parents}

    @cached_property
    def claims_naming(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that cite a study or repeat its result, by the name that they give it: its id or a report's."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim in self.claims.values():
            for name in {*claim.cites, *(value.study for value in claim.reported)}:
                found[name].append(claim.id)
        return MappingProxyType({name: tuple(claims) for name, claims in found.items()})

    def without(self, studies: Iterable[str]) -> EvidenceBase:
        """The same base as if these studies had never been done: no study, citation or reference names them any more.

        What a claim repeats of their results stays, for the claim says it all the same; it can then not be checked.
        """
        gone = frozenset(studies)
        names = frozenset(name for name, study in self.study_of_report.items() if study.id in gone)
        return replace(
            self,
            claims={id_: _not_citing(claim, names) for id_, claim in self.claims.items()},
            studies={id_: _not_linked(study, gone) for id_, study in self.studies.items() if id_ not in gone},
            sources={id_: _not_listing(source, names) for id_, source in self.sources.items()},
        )


def _not_citing(claim: Claim, names: frozenset[str]) -> Claim:
    if names.isdisjoint(claim.cites):
        return claim
    return replace(claim, cites=tuple(name for name in claim.cites if name not in names))


def _not_linked(study: Study, gone: frozenset[str]) -> Study:
    if gone.isdisjoint({*study.included_in, *study.shares_participants_with, *study.tested_later_in}):
        return study
    return replace(
        study,
        included_in=tuple(id_ for id_ in study.included_in if id_ not in gone),
        shares_participants_with=tuple(id_ for id_ in study.shares_participants_with if id_ not in gone),
        tested_later_in=tuple(id_ for id_ in study.tested_later_in if id_ not in gone),
    )


def _not_listing(source: Source, names: frozenset[str]) -> Source:
    if names.isdisjoint(reference.study for reference in source.references):
        return source
    kept = (replace(ref, study=None) if ref.study in names else ref for ref in source.references)
    return replace(source, references=tuple(kept))


def _closure(start: str, parents: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Everything reachable upwards, the start included, each once even where the data hold a cycle."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        cell = waiting.pop()
        if cell in seen:
            continue
        seen.add(cell)
        yield cell
        waiting.extend(parents.get(cell, ()))
