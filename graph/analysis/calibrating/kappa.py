"""Agreement on an ordered scale: quadratic weighted kappa, and its interval by resampling whole reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

SEED = 20250  # Any number would do; a fixed one gives the same interval every time.
RESAMPLES = 1000
LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Pair:
    """One body as both judged it; bodies of one review are not independent."""

    review: str
    published: int
    ours: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """What quadratic kappa needs of any number of pairs."""

    n: int = 0
    published: int = 0
    ours: int = 0
    squares: int = 0
    apart: int = 0

    @property
    def kappa(self) -> float | None:
        """One less the squared distances found over those that chance would give; `None` where nothing varies."""
        by_chance = self.n * self.squares - 2 * self.published * self.ours
        return 1 - self.n * self.apart / by_chance if by_chance else None


def weighted_kappa(pairs: Iterable[Pair]) -> float | None:
    """Quadratic weighted kappa; `None` where there is nothing, or both always say the same one thing."""
    return _sums(pairs).kappa


def kappa_interval(pairs: Sequence[Pair]) -> tuple[float, float] | None:
    """The 95 % interval, from drawing whole reviews again and again; `None` for fewer than two reviews."""
    by_review: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_review.setdefault(pair.review, []).append(pair)
    reviews = [_sums(by_review[review]) for review in sorted(by_review)]
    if len(reviews) < 2:
        return None
    draw = Random(SEED)  # noqa: S311  # Drawing reviews again needs no secrecy, only the same order every time.
    found = sorted(
        kappa for _ in range(RESAMPLES) if (kappa := _together(draw.choices(reviews, k=len(reviews))).kappa) is not None
    )
    if not found:
        return None
    return found[int(0.025 * len(found))], found[min(len(found) - 1, int(0.975 * len(found)))]


def confusion(pairs: Iterable[Pair]) -> Mapping[int, Mapping[int, int]]:
    """How many bodies of each published level got which of ours."""
    table = {published: dict.fromkeys(LEVELS, 0) for published in LEVELS}
    for pair in pairs:
        table[pair.published][pair.ours] += 1
    return table


def _sums(pairs: Iterable[Pair]) -> _Sums:
    told = list(pairs)
    return _Sums(
        len(told),
        sum(pair.published for pair in told),
        sum(pair.ours for pair in told),
        sum(pair.published**2 + pair.ours**2 for pair in told),
        sum((pair.published - pair.ours) ** 2 for pair in told),
    )


def _together(reviews: Sequence[_Sums]) -> _Sums:
    return _Sums(
        sum(one.n for one in reviews),
        sum(one.published for one in reviews),
        sum(one.ours for one in reviews),
        sum(one.squares for one in reviews),
        sum(one.apart for one in reviews),
    )
