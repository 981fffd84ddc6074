"""How long a what-if takes: each study left out, held against grading everything again without it."""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable, Iterable
from functools import partial

from grading import mebibytes
from synthetic import evidence

import graph
from graph.analysis.contrast import contrast
from graph.analysis.history import history
from graph.analysis.keystones import keystones
from graph.analysis.precedent import precedents
from graph.analysis.proposals import proposals
from graph.analysis.whatif import falls_without
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase

AIM = 0.3


def main() -> None:
    """Print, for the stroke topic and for a synthetic base, both ways side by side."""
    asked = _asked()
    gc.disable()  # As in the other benchmarks: nothing here makes cycles.
    stroke = graph.read(graph.topic())
    _compare("the stroke topic", stroke, again=len(stroke.studies), runs=asked.runs)
    _answers(stroke)
    started = time.perf_counter()
    synthetic = evidence(asked.claims, seed=asked.seed)
    print(f"\nsynthetic base made in {time.perf_counter() - started:.1f} s, {mebibytes():,.0f} MiB")
    _compare("a synthetic base", synthetic, again=asked.again, runs=1)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=10_000, help="Claims of the synthetic base.")
    parser.add_argument(
        "--again", type=int, default=20, help="Studies without which the synthetic base is graded anew."
    )
    parser.add_argument("--runs", type=int, default=5, help="Times that each study of the stroke topic is left out.")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _compare(name: str, base: EvidenceBase, *, again: int, runs: int) -> None:
    """Every study is left out by a what-if; `again` of them, chosen by a fixed seed, by grading everything again."""
    before = graph.grade(base)
    studies, held = list(base.studies), mebibytes()
    few = random.Random(1).sample(studies, min(again, len(studies)))
    for study in few:
        _same(base, study, before)
    quick = [_seconds(lambda study=study: falls_without(base, study, grading=before), runs) for study in studies]
    after = mebibytes()
    slow = [_seconds(lambda study=study: graph.grade(base.without([study])), runs) for study in few]
    moved = sum(bool(falls_without(base, study, grading=before)) for study in few)
    print(f"{name}: {len(base.claims):,} claims, {len(studies):,} studies, {held:,.0f} MiB with its grades")
    print(f"  what-if, each of {len(quick):,} studies (median of {runs}): {_told(quick)}; all: {sum(quick):.2f} s")
    print(f"  memory after all of them: {after:,.0f} MiB")
    print(f"  grading anew, each of {len(slow):,} studies (median of {runs}): {_told(slow)}")
    print(f"  ratio of the medians: {statistics.median(quick) / statistics.median(slow):.4f}")
    print(f"  the same grades both ways for {len(few)} of {len(few)}, of which {moved} move a claim")
    print(f"  answers at or above {AIM} s: {sum(one >= AIM for one in quick)}")


def _same(base: EvidenceBase, study: str, before: Grading) -> None:
    change = graph.Change(without=frozenset({study}))
    if graph.what_if(base, change, grading=before).after != graph.grade(base.without([study])):
        raise AssertionError(f"without {study} the two ways differ")


def _seconds(act: Callable[[], object], runs: int) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _told(seconds: Iterable[float]) -> str:
    """The median, the ninety-ninth percentile and the slowest, in milliseconds."""
    inorder = sorted(1000 * one for one in seconds)
    high = inorder[99 * len(inorder) // 100]
    return f"median {statistics.median(inorder):.2f} ms, 99th percentile {high:.2f} ms, slowest {inorder[-1]:.2f} ms"


def _answers(base: EvidenceBase) -> None:
    """Every other answer beyond a grade, for each claim of the topic, as a reader would ask for it."""
    before = graph.grade(base)
    answers: dict[str, Callable[[str], object]] = {
        "keystones": lambda claim: keystones(base, claim, grading=before),
        "proposals": lambda claim: proposals(base, claim),
        "history": lambda claim: history(base, claim),
        "precedents": lambda claim: precedents(base, claim, grading=before),
        "people against animals": lambda claim: contrast(base, claim, grading=before),
    }
    for name, ask in answers.items():
        taken = [_seconds(partial(ask, claim), 3) for claim in base.claims]
        print(f"  {name}, each of {len(taken)} claims (median of 3): {_told(taken)}; all: {sum(taken):.2f} s")
        print(f"  answers at or above {AIM} s: {sum(one >= AIM for one in taken)}")


if __name__ == "__main__":
    main()
