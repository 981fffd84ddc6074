"""How long each named question takes on the stroke topic, held in memory."""

from __future__ import annotations

import argparse
import statistics
import time

from pyoxigraph import Store

import graph
from graph.dataset.ask import answer, opened
from graph.dataset.questions import Question, questions

AIM = 0.1


def main() -> None:
    """Print the questions, the slowest first, and whether all reach the aim."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    store = opened(graph.topic())
    told = sorted(((seconds(one, store, asked.times), one) for one in questions()), key=lambda pair: -pair[0][0])
    print(f"{len(store):,} quads; median and slowest of {asked.times}, parameters and rows as Python values included")
    for (median, slowest), one in told:
        print(f"{median * 1000:7.1f} ms {slowest * 1000:7.1f} ms  {one.name}")
    late = sum(median >= AIM for (median, _), _ in told)
    print(f"{len(told)} questions, {late} of them at or above {AIM} s")


def seconds(one: Question, store: Store, times: int) -> tuple[float, float]:
    """The median and the slowest of several runs of its example."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        answer(one, store, dict(one.example))
        taken.append(time.perf_counter() - started)
    return statistics.median(taken), max(taken)


if __name__ == "__main__":
    main()
