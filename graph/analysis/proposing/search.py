"""The search: the cheapest sketch of one design that reaches a goal, in the order of cost that `Part` gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.analysis.proposing.hypothesis import deciding, narrowed, supposed
from graph.analysis.proposing.outcome import scale_of
from graph.analysis.proposing.sketch import DEMANDS, Part, Sketch, demands, designs, needs_its_cells
from graph.analysis.proposing.standing import Goal, Standing, standing
from graph.grading.assess import grade
from graph.grading.rulebook import Rulebook
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase
from graph.model.scales import STREAM_OF_RUNG, Direction, Domain, Rung

REPETITIONS = (1, 2)
"""How many studies alike are tried: one, then two."""

_INFORMATION = (100, 200, 400, 800, 1600, 3200)
"""Sizes at which an interval is looked at; the smallest that is enough is then found between two of them."""

_BEYOND = 10
"""The largest study tried has ten times the people or animals of the body it joins, or the largest limit of a rule."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A sketch that reaches its goal from its own size on, as far as was tried or, where that fails, to `up_to`."""

    sketch: Sketch
    up_to: int | None


class Search:
    """Grades sketches on one claim, each once."""

    def __init__(self, base: EvidenceBase, claim: str, *, rules: Rulebook, day: date) -> None:
        self.base = narrowed(base, claim)
        self.claim = self.base.claims[claim]
        self.designs = designs(self.claim)
        self.rules = rules
        self.day = day
        self.present = self._graded(self.base)
        self.now = standing(self.present)
        self.base = deciding(self.base, self.present)
        self._scale = scale_of(self.base, self.present)
        self._known: dict[Sketch, Standing] = {}
        self._demands = {
            (rung, way): demands(self.base, self.claim, rung, way)
            for rung in self.designs
            for way in (Direction.SUPPORTS, Direction.DISPUTES)
        }
        self._sizes = {rung: self._sizes_of(rung) for rung in self.designs}

    def assessment(self, sketch: Sketch) -> Assessment:
        """The claim graded as if a sketch had been done."""
        return self._graded(supposed(self.base, self.claim.id, sketch, day=self.day, scale=self._scale))

    def standing(self, sketch: Sketch) -> Standing:
        """Where the claim would stand if a sketch had been done; one with other cells leaves it where it is."""
        if needs_its_cells(self.claim) and Part.CELLS not in sketch.demands:
            return self.now
        found = self._known.get(sketch)
        if found is None:
            found = self._known[sketch] = standing(self.assessment(sketch))
        return found

    def largest(self, rung: Rung) -> int:
        """The largest study of a design that is tried."""
        return self._sizes[rung][-1]

    def reaches(self, goal: Goal, sketch: Sketch) -> bool:
        """Whether a sketch reaches a goal, however well or poorly the rest is done."""
        return self.missing(goal, sketch) is None

    def missing(self, goal: Goal, sketch: Sketch) -> Sketch | None:
        """A way to do what a sketch asks for that misses the goal, `None` where each way reaches it.

        Both ends are tried, the rest done worst and done best: a study on the claim's side can help because it weakens
        the body that speaks against it, and one against it can take too little away because it is done well.
        """
        ends = (sketch, self.at_best(sketch))
        return next((end for end in ends if not goal.is_met_by(self.standing(end))), None)

    def least(self, sketch: Sketch) -> Standing:
        """Where the claim would stand at least: of the ways to do what a sketch asks for, the least change."""
        return max((self.standing(end) for end in self._ends(sketch)), key=lambda standing: standing.in_favour)

    def _ends(self, sketch: Sketch) -> tuple[Sketch, ...]:
        return (sketch,) if sketch.direction is Direction.SUPPORTS else (sketch, self.at_best(sketch))

    def at_best(self, sketch: Sketch) -> Sketch:
        """The same sketch with everything well done that it does not ask for; its result and its cells stay."""
        rest = self._demands[sketch.rung, sketch.direction] - {Part.RESULT, Part.CELLS}
        return replace(sketch, demands=sketch.demands | rest)

    def fullest(self, rung: Rung, direction: Direction, studies: int) -> Sketch:
        """The largest and best study of a design that can be proposed."""
        return Sketch(rung, direction, studies, self.largest(rung), self._demands[rung, direction])

    def cheapest(self, goal: Goal, rung: Rung, direction: Direction) -> Reach | None:
        """The cheapest sketch of one design that reaches a goal, or `None` where neither one study nor two do.

        One that a cheaper design would reach as well is none of this design.
        """
        for studies in REPETITIONS:
            sketch = self._smallest(goal, self.fullest(rung, direction, studies))
            if sketch is None:
                continue
            sketch = self._settled(goal, self._bisected(goal, self._pruned(goal, sketch)))
            weaker = self.weaker(sketch)
            if weaker is not None and self.reaches(goal, weaker):
                return None
            return Reach(sketch, self._up_to(goal, sketch))
        return None

    def rises(self, goal: Goal, fullest: Sketch) -> bool:
        """Whether a goal is reached by all that can be asked for at any of the sizes tried."""
        return self._smallest(goal, fullest) is not None

    def _pruned(self, goal: Goal, sketch: Sketch) -> Sketch:
        """The sketch without every demand that it can do without at some size, the dearest given up first.

        Its result is no matter of cost: it is given up only where it makes no difference to the size.
        """
        for part in reversed(DEMANDS):
            if part in sketch.demands and part is not Part.RESULT:
                sketch = self._smallest(goal, sketch.without(part)) or sketch
        return sketch

    def _settled(self, goal: Goal, sketch: Sketch) -> Sketch:
        """The sketch without a demand that turned out idle at a size between those tried."""
        idle = next(
            (p for p in reversed(DEMANDS) if p in sketch.demands and self.reaches(goal, sketch.without(p))), None
        )
        if idle is None:
            return sketch
        left = sketch.without(idle)
        fewest = self._smallest(goal, left)
        smaller = fewest if fewest is not None and fewest.subjects < left.subjects else left
        return self._settled(goal, self._bisected(goal, smaller))

    def _smallest(self, goal: Goal, sketch: Sketch) -> Sketch | None:
        """The sketch at the smallest of the sizes tried at which it reaches the goal."""
        return next((one for one in self._at_sizes(sketch) if self.reaches(goal, one)), None)

    def _at_sizes(self, sketch: Sketch) -> Iterator[Sketch]:
        return (sketch.of(size) for size in self._sizes[sketch.rung])

    def _bisected(self, goal: Goal, sketch: Sketch) -> Sketch:
        """The smallest size between the last that failed and the first that did not."""
        fails = max((size for size in self._sizes[sketch.rung] if size < sketch.subjects), default=0)
        works = sketch.subjects
        while works - fails > 1:
            middle = (works + fails) // 2
            works, fails = (middle, fails) if self.reaches(goal, sketch.of(middle)) else (works, middle)
        return sketch.of(works)

    def _up_to(self, goal: Goal, sketch: Sketch) -> int | None:
        """The largest size before the first that fails again; `None` where none of the sizes tried does."""
        works = sketch.subjects
        for size in self._sizes[sketch.rung]:
            if size <= works:
                continue
            if self.reaches(goal, sketch.of(size)):
                works = size
                continue
            fails = size
            while fails - works > 1:
                middle = (works + fails) // 2
                works, fails = (middle, fails) if self.reaches(goal, sketch.of(middle)) else (works, middle)
            return works
        return None

    def weaker(self, sketch: Sketch) -> Sketch | None:
        """The same sketch in the next cheaper design, with as many of its demands as that design knows."""
        at = self.designs.index(sketch.rung)
        if at == 0:
            return None
        rung = self.designs[at - 1]
        return replace(sketch, rung=rung, demands=sketch.demands & self._demands[rung, sketch.direction])

    def _graded(self, base: EvidenceBase) -> Assessment:
        return grade(base, as_of=self.day, only=[self.claim.id], rules=self.rules).assessments[self.claim.id]

    def _sizes_of(self, rung: Rung) -> Sequence[int]:
        """Where something may change: at the limits of the rules on size, and at shares of the body that is there."""
        stream = STREAM_OF_RUNG[rung]
        limits = {
            card.limit.value
            for card in self.rules.cards
            if card.domain is Domain.IMPRECISION
            and card.limit is not None
            and stream in card.streams
            and self.claim.kind in card.kinds
        }
        limits.update(_INFORMATION)
        there = next((body.subjects for body in self.present.bodies if body.on_product and body.stream is stream), 0)
        shares = {-(-there // 3), there + 1, 3 * there + 1, _BEYOND * there} if there else set()
        return sorted({1} | limits | shares)
