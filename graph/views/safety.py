"""Every recorded harm in people, by family of cells and study, with what was counted and what is not reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.grading.harms import SERIOUS, told
from graph.grading.synthesis.proportions import upper_bound_of_none
from graph.model.assessment import Grading, HarmSeen
from graph.model.base import EvidenceBase
from graph.model.finding import Finding, HarmKind
from graph.model.study import Design, Results, Study
from graph.model.values import Absent, Answer, Span, Species, Text

ASKED = (HarmKind.DEATH, HarmKind.SERIOUS_EVENT, HarmKind.TUMOUR, HarmKind.INFECTION, HarmKind.PROCEDURE)
"""The harms that every study in people is asked for: where it tells none of a kind, that is said."""

OTHERS = tuple(kind for kind in HarmKind if kind not in ASKED)
"""Harms that are shown where they are told."""

_TREATED_PEOPLE = frozenset(
    {
        Design.RANDOMISED_CONTROLLED_TRIAL,
        Design.NON_RANDOMISED_CONTROLLED_TRIAL,
        Design.COHORT,
        Design.SINGLE_ARM_TRIAL,
        Design.CASE_SERIES,
    }
)


@dataclass(frozen=True, slots=True)
class Harm:
    """One recorded harm in people: the study, its result, and the counts of both groups."""

    study: Study
    finding: Finding
    seen: HarmSeen

    @property
    def kind(self) -> HarmKind:
        """What sort of harm."""
        return self.seen.kind

    @property
    def related(self) -> Answer:
        """Whether it was held to come from the treatment."""
        return self.finding.related

    @property
    def bound(self) -> float | None:
        """The largest risk that is still plausible where nobody had it; `None` where somebody had or n is not known.

        About 3 in n (Hanley 1983); computed exactly, which matters below 30.
        """
        return upper_bound_of_none(self.seen.total) if self.seen.count == 0 and self.seen.total else None

    @property
    def time(self) -> Span | Absent:
        """How long people were followed: for this result, else in the study."""
        if isinstance(self.finding.time, Span):
            return self.finding.time
        return self.study.follow_up or Absent.UNKNOWN

    @property
    def is_case(self) -> bool:
        """Whether it is told of single people, so that it has no denominator."""
        return self.seen.definitive or self.study.design is Design.CASE_REPORT


@dataclass(frozen=True, slots=True)
class StudyHarms:
    """One study in people with every harm that it tells; what it tells nothing of is not reported."""

    study: Study
    harms: tuple[Harm, ...]

    def of(self, *kinds: HarmKind) -> tuple[Harm, ...]:
        """Its harms of some kinds."""
        return tuple(harm for harm in self.harms if harm.kind in kinds)


@dataclass(frozen=True, slots=True)
class Family:
    """The studies in people of one family of cells; `id` is empty for treatments without cells."""

    id: str
    name: Text
    studies: tuple[StudyHarms, ...]

    @property
    def told(self) -> tuple[StudyHarms, ...]:
        """The studies that tell of any harm, be it that nobody had it."""
        return tuple(one for one in self.studies if one.harms)

    @property
    def silent(self) -> tuple[StudyHarms, ...]:
        """The studies that tell of none."""
        return tuple(one for one in self.studies if not one.harms)

    def telling(self, kind: HarmKind) -> int:
        """How many of its studies tell a kind of harm, be it that nobody had it."""
        return sum(bool(study.of(kind)) for study in self.studies)


@dataclass(frozen=True, slots=True)
class Safety:
    """All of it: single cases, the definitive ones first, then every study by family."""

    cases: tuple[Harm, ...]
    families: tuple[Family, ...]

    @property
    def definitive(self) -> int:
        """How many cases settle by themselves that cells can do it."""
        return sum(case.seen.definitive for case in self.cases)

    @property
    def harms(self) -> tuple[Harm, ...]:
        """Every harm once."""
        return (*self.cases, *(harm for family in self.families for study in family.studies for harm in study.harms))


def safety(base: EvidenceBase, grading: Grading) -> Safety:
    """Every harm in people that the records of a topic hold, whether or not a claim mentions it."""
    told_of = [StudyHarms(study, tuple(_harms(study))) for study in _in_people(base, grading)]
    cases = [harm for study in told_of for harm in study.harms if harm.is_case]
    return Safety(
        cases=tuple(sorted(cases, key=lambda case: not case.seen.definitive)),
        families=tuple(_families(base, told_of)),
    )


def _in_people(base: EvidenceBase, grading: Grading) -> Iterator[Study]:
    """Studies that treated people with cells and told results, and every other one that tells a harm in people.

    A retracted study shows nothing; a weak one stays, for a harm is not to be left out by a judgement on quality.
    """
    for study in sorted(base.studies.values(), key=lambda one: one.id):
        if Species.HUMAN not in study.species or study.results is not Results.REPORTED:
            continue
        if study.is_retracted_on(grading.as_of):
            continue
        if any(_harms(study)) or (study.treatment.cells and study.design in _TREATED_PEOPLE):
            yield study


def _harms(study: Study) -> Iterator[Harm]:
    for finding in study.findings:
        if finding.harm is not None and finding.species in (None, Species.HUMAN):
            yield Harm(study, finding, told(study, finding, on_product=True))


def _families(base: EvidenceBase, told_of: Iterable[StudyHarms]) -> Iterator[Family]:
    """Families in the order of the records of cells, treatments without cells last."""
    found: defaultdict[str, list[StudyHarms]] = defaultdict(list)
    for one in told_of:
        harms = tuple(harm for harm in one.harms if not harm.is_case)
        if one.study.design in _TREATED_PEOPLE or harms:
            found[family_of(base, one.study.treatment.cells)].append(StudyHarms(one.study, harms))
    order = [*dict.fromkeys(base.family(cell) or cell for cell in (*base.cell_types, *base.products)), ""]
    for id_ in sorted(found, key=lambda key: order.index(key) if key in order else len(order)):
        yield Family(id_, family_name(base, id_), tuple(found[id_]))


def family_of(base: EvidenceBase, cells: Iterable[str]) -> str:
    """The family that some cells belong to; the cells themselves where they have none, nothing where there are none."""
    known = [cell for cell in cells if cell in base.cell_types or cell in base.products]
    return next((family for cell in known if (family := base.family(cell))), known[0] if known else "")


def family_name(base: EvidenceBase, id_: str) -> Text:
    """The names of the top kinds of a family, or that of the cells themselves."""
    tops = [kind.name for kind in base.cell_types.values() if kind.family == id_]
    alone = base.cell_types.get(id_) or base.products.get(id_)
    names = tops or ([alone.name] if alone else [_NO_CELLS])
    return Text(" / ".join(name.en for name in names), "、".join(name.zh for name in names))


_NO_CELLS = Text("treatments without cells", "不使用细胞的治疗")


@dataclass(frozen=True, slots=True)
class Kin:
    """The harms in people that bear on a claim: `own` of the very cells it speaks of, `family` of their relatives."""

    family_id: str
    own: tuple[Harm, ...]
    family: tuple[Harm, ...]

    @property
    def gravest(self) -> tuple[Harm, ...]:
        """Those that somebody had, own before family: definitive cases, then deaths, serious events and tumours."""
        had = [harm for harm in (*self.own, *self.family) if happened(harm)]
        return tuple(sorted(had, key=lambda harm: (not harm.seen.definitive, harm.kind not in SERIOUS)))


def happened(harm: Harm) -> bool:
    """Whether somebody may have had it: it is told of, and not with a count of nobody."""
    return harm.seen.count != 0


def kin(base: EvidenceBase, known: Safety, cells: tuple[str, ...]) -> Kin | None:
    """What happened to people who got the cells of a claim or their relatives; `None` where it names no cells."""
    family = family_of(base, cells)
    if not family:
        return None
    mine = [harm for harm in known.harms if family_of(base, harm.study.treatment.cells) == family]
    own = [harm for harm in mine if _is_one_of(base, harm.study.treatment.cells, cells)]
    return Kin(family, tuple(own), tuple(harm for harm in mine if harm not in own))


def _is_one_of(base: EvidenceBase, given: Iterable[str], cells: Iterable[str]) -> bool:
    """Whether what was given is one of the cells spoken of."""
    wanted = frozenset(cells)
    known = (cell for cell in given if cell in base.cell_types or cell in base.products)
    return any(wanted & base.ancestors(cell) for cell in known)
