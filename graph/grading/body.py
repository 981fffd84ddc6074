"""Lines of evidence, counted once a study and grouped into the bodies that are rated together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from graph.grading.conduct import Bias, Conduct
from graph.grading.direction import pointed, size_of
from graph.grading.domains.consistency import Counted, leaning
from graph.grading.domains.imprecision import Effect
from graph.grading.estimates import Told
from graph.grading.ladder import is_rodent_only
from graph.grading.method import Method
from graph.grading.pooled import Estimated, pooled_of
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.finding import Finding
from graph.model.line import EvidenceLine
from graph.model.scales import BodyDirection, Direction, Rung, Size, Stream
from graph.model.study import Study


class Relation(StrEnum):
    """How the cells of a study stand to the cells that a claim speaks of."""

    SAME = "same"
    SAME_FAMILY = "same-family"
    OTHER = "other"


class Weighed(NamedTuple):
    """A counted line with its study: one vote.

    `findings` are those of the study that the line reads, `subjects` its people or animals where their number is
    known, `direction` what its interval says, else what the curator read, `told` its result where it holds numbers.
    """

    line: EvidenceLine
    study: Study
    rung: Rung
    relation: Relation
    findings: tuple[Finding, ...]
    subjects: int | None
    direction: Direction
    conduct: Conduct
    told: Told | None


class Share(NamedTuple):
    """A part of a body: its weight and its studies."""

    weight: int
    studies: tuple[str, ...]


class Key(NamedTuple):
    """What lines of one body have in common; `named` is that the species is the one that the claim speaks of."""

    stream: Stream
    on_product: bool
    named: bool = True


class Body(NamedTuple):
    """Lines of one stream on one claim, on-product or from other cells, that are rated together.

    `weights` go with `lines`: by inverse variance where estimates decide, else each study alike. `unpublished` are the
    people in eligible trials that finished long ago without results.
    """

    claim: Claim
    base: EvidenceBase
    method: Method
    key: Key
    lines: tuple[Weighed, ...]
    folded: tuple[str, ...]
    weights: tuple[int, ...]
    weight: int
    studies: tuple[str, ...]
    subjects: int
    unknown: int
    votes: Counted
    estimated: Estimated | None
    direction: BodyDirection
    size: Size
    unpublished: int

    @property
    def stream(self) -> Stream:
        """The stream that it belongs to."""
        return self.key.stream

    @property
    def bears(self) -> bool:
        """Whether it bears on the claim itself and not only stands beside it."""
        return self.key.on_product or self.claim.kind.is_judged_for_truth

    @property
    def effect(self) -> Effect | None:
        """The estimate, where estimates decide."""
        return self.estimated.effect if self.estimated and self.estimated.decides else None

    def part(self, test: Callable[[Weighed], bool]) -> Share:
        """The lines that pass a test."""
        found = [(weight, line.study.id) for line, weight in zip(self.lines, self.weights, strict=True) if test(line)]
        if not found:
            return _NO_SHARE
        return Share(sum([weight for weight, _ in found]), tuple([study for _, study in found]))

    def percent(self, weight: int) -> int:
        """A part of the weight in percent, rounded down."""
        return 100 * weight // self.weight


_NO_SHARE = Share(0, ())


def body_of(
    claim: Claim,
    base: EvidenceBase,
    method: Method,
    key: Key,
    lines: tuple[Weighed, ...],
    *,
    folded: tuple[str, ...] = (),
    unpublished: int = 0,
) -> Body:
    """One body from its counted lines."""
    votes = _votes(lines)
    told = [line for line in lines if line.told is not None]
    estimated = _estimated(claim, method, lines, told) if told else None
    if estimated is not None and estimated.low_only:
        lines = tuple([line for line in lines if line.study.id not in estimated.low_only])
    direction, size = _direction(claim, method, votes, estimated)
    weights = _weights(lines, estimated)
    return Body(
        claim=claim,
        base=base,
        method=method,
        key=key,
        lines=lines,
        folded=folded,
        weights=weights,
        weight=sum(weights),
        studies=tuple([line.study.id for line in lines]),
        subjects=known_subjects(lines),
        unknown=sum([line.subjects is None for line in lines]),
        votes=votes,
        estimated=estimated,
        direction=direction,
        size=size,
        unpublished=unpublished,
    )


def _estimated(claim: Claim, method: Method, lines: Sequence[Weighed], told: Sequence[Weighed]) -> Estimated | None:
    """The pooled result, and whether it covers enough of the studies that have a direction to decide."""
    found = pooled_of(
        [line.told for line in told if line.told],
        frozenset(line.study.id for line in told if line.conduct.bias is Bias.LOW),
        method,
        claim.scope.outcome,
    )
    if found is None:
        return None
    inside = set(found.studies) | set(found.low_only)
    directed = [line for line in lines if line.study.id in inside or line.direction in _DIRECTED]
    enough = 100 * len(inside) >= method.votes.estimates_from_percent * len(directed)
    knows_side = pointed(found.effect, found.side, claim.asserts, method) is not None
    return found._replace(decides=enough and knows_side)


_DIRECTED = frozenset({Direction.SUPPORTS, Direction.DISPUTES, Direction.MIXED})


def _direction(claim: Claim, method: Method, votes: Counted, estimated: Estimated | None) -> tuple[BodyDirection, Size]:
    if estimated is not None and estimated.decides:
        found = pointed(estimated.effect, estimated.side, claim.asserts, method)
        if found is not None:
            return found, size_of(estimated.effect, found)
    return _LEANINGS[leaning(method, votes)], Size.UNKNOWN


_LEANINGS = {direction.value: direction for direction in BodyDirection}


def _votes(lines: Sequence[Weighed]) -> Counted:
    count = [line.direction for line in lines].count
    return Counted(
        count(Direction.SUPPORTS), count(Direction.DISPUTES), count(Direction.MIXED), count(Direction.INCONCLUSIVE)
    )


def _weights(lines: Sequence[Weighed], estimated: Estimated | None) -> tuple[int, ...]:
    if estimated is None or not estimated.decides:
        return (1,) * len(lines)
    shares = {share.study: max(1, round(100 * share.percent)) for share in estimated.pooled.shares}
    return tuple([shares.get(line.study.id, 0) for line in lines])


def known_subjects(lines: Sequence[Weighed]) -> int:
    """All people or animals that are known of; of reviews only the largest, for others may hold the same people."""
    total = largest = 0
    for line in lines:
        if line.subjects is None:
            continue
        if line.study.design.pools:
            largest = max(largest, line.subjects)
        else:
            total += line.subjects
    return total + largest


def supporting_rungs(bodies: Iterable[Body]) -> Mapping[Rung, list[Weighed]]:
    """The supporting lines of a claim by rung: on-product, or of any product where a claim is judged for truth."""
    found: dict[Rung, list[Weighed]] = {}
    for body in bodies:
        for line in body.lines if body.bears else ():
            if line.direction is Direction.SUPPORTS:
                found.setdefault(line.rung, []).append(line)
    return found


def all_rodents(lines: Iterable[Weighed]) -> bool:
    """Whether every animal behind some lines is known to be a rodent."""
    return all(is_rodent_only(line.study, line.line.species) for line in lines)
