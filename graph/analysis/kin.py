"""Which studies hang together: pooled in one another, or told of by several records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from graph.grading.independence import identifiers
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.scales import Kind
from graph.model.study import Study


def kin(base: EvidenceBase, studies: Iterable[str]) -> frozenset[str]:
    """Some studies with all that grading looks at beside them: what they pool, what pools them, their other records.

    A retraction travels from a trial to the reviews that pooled it, and participants are counted once, so the grade of
    a claim can depend on studies that say nothing to it.
    """
    group_of = _groups(_SameStudies(base.studies))
    return frozenset(member for study in studies for member in group_of.get(study, (study,)))


def asks_for_harms(claim: Claim) -> bool:
    """Whether every recorded harm of a product bears on a claim, also from studies that say nothing to it."""
    return claim.kind is Kind.HARM and claim.asserts in (Sense.HARM, Sense.SAFETY)


def tells_of_harm(study: Study) -> bool:
    """Whether a study recorded a harm as one."""
    return any(finding.harm is not None for finding in study.findings)


class _SameStudies:
    """The studies of a base as a key: two keys are alike where they hold the same mapping, not equal ones."""

    def __init__(self, studies: Mapping[str, Study]) -> None:
        self.studies = studies

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameStudies) and other.studies is self.studies

    def __hash__(self) -> int:
        return id(self.studies)


@lru_cache(maxsize=2)
def _groups(key: _SameStudies) -> Mapping[str, tuple[str, ...]]:
    """Each study that hangs together with others, with all of its group."""
    above: dict[str, str] = {}
    for study in key.studies.values():
        for mark in _marks(study):
            _join(above, study.id, mark)
    members: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in key.studies:
        members[_top(above, id_)].append(id_)
    return {id_: tuple(group) for group in members.values() if len(group) > 1 for id_ in group}


def _marks(study: Study) -> Iterator[str]:
    """What a study shares with those that it hangs together with; a registry number is no id of a study."""
    yield from study.included_in
    yield from study.shares_participants_with
    for number in identifiers(study):
        yield f"number {number}"


def _join(above: dict[str, str], one: str, other: str) -> None:
    first, second = _top(above, one), _top(above, other)
    if first != second:
        above[second] = first


def _top(above: dict[str, str], one: str) -> str:
    while (higher := above.get(one, one)) != one:
        above[one] = one = above.get(higher, higher)
    return one
