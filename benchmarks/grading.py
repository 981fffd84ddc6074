"""How long grading takes: all rules with all reasons on a synthetic base, by one process or by several."""

from __future__ import annotations

import argparse
import gc
import hashlib
import multiprocessing
import resource
import time
from collections.abc import Iterable, Sequence
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import NamedTuple

from synthetic import SHAPES, evidence

from graph.grading.assess import grade
from graph.model.assessment import Assessment
from graph.model.base import EvidenceBase


class Share(NamedTuple):
    """What one worker did: counts, a digest of its grades, its clock and its memory."""

    bodies: int
    reasons: int
    digest: int
    ended: float
    cpu: float
    mebibytes: float


def main() -> None:
    """Grade and print what was graded, the seconds and the memory."""
    asked = _asked()
    started = time.perf_counter()
    base = evidence(asked.claims, asked.lines_per_claim, shape=SHAPES[asked.shape], seed=asked.seed)
    made = time.perf_counter()
    alone = mebibytes()
    # Grading makes no cycles (tests/test_benchmarks.py), so looking for them would only cost time and copied memory.
    gc.collect()
    gc.disable()
    shares, seconds = _graded(base, asked.workers)
    grades = sum(share.digest for share in shares) % 2**64
    lines = sum(len(found) for found in base.lines_of.values())
    print(f"{len(base.claims):,} claims, {lines:,} lines, {len(base.studies):,} studies, shape “{asked.shape}”")
    print(f"{sum(s.bodies for s in shares):,} bodies, {sum(s.reasons for s in shares):,} reasons, grades {grades:016x}")
    print(f"base made in {made - started:.1f} s, {alone:,.0f} MiB")
    print(
        f"graded in {seconds:.2f} s by {asked.workers} process(es) with {sum(s.mebibytes for s in shares):,.0f} MiB; "
        f"CPU {sum(s.cpu for s in shares):.2f} s in all, {max(s.cpu for s in shares):.2f} s in the busiest"
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--lines-per-claim", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shape", choices=SHAPES, default="stroke")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _graded(base: EvidenceBase, workers: int) -> tuple[list[Share], float]:
    """What every worker did, and how long it took until the last had graded.

    This process is the first worker; the others are forked from it and share its base.
    """
    claims = list(base.claims)
    parts = [claims[len(claims) * n // workers : len(claims) * (n + 1) // workers] for n in range(workers)]
    fork = multiprocessing.get_context("fork")
    together, shares = fork.Barrier(workers), fork.SimpleQueue()
    started, before = time.perf_counter(), time.process_time()
    len(base.lines_of)  # Made once, here, where all workers find it; it is part of the time.
    others = [fork.Process(target=_work, args=(base, part, together, shares)) for part in parts[1:]]
    for other in others:
        other.start()
    _work(base, parts[0], together, shares, before=before)
    found = [shares.get() for _ in parts]
    for other in others:
        other.join()
    return found, max(share.ended for share in found) - started


def _work(
    base: EvidenceBase, claims: Sequence[str], together: Barrier, shares: SimpleQueue[Share], *, before: float = 0
) -> None:
    """Grade some claims, and keep the grades until every worker has been measured."""
    grades = list(grade(base, only=claims).assessments.values())
    ended, cpu = time.perf_counter(), time.process_time() - before
    together.wait()
    memory = mebibytes()
    together.wait()
    reasons = sum(len(body.reasons) for one in grades for body in one.bodies)
    bodies = sum(len(one.bodies) for one in grades)
    shares.put(Share(bodies, reasons, digest(grades), ended, cpu, memory))


def digest(grades: Iterable[Assessment]) -> int:
    """Changes when any certainty, conclusion, mark or reason changes, not with the order of claims or workers."""
    return sum(int.from_bytes(hashlib.sha256(_words(one).encode()).digest()[:8]) for one in grades)


def _words(one: Assessment) -> str:
    reasons = [(reason.rule, reason.change, reason.remark) for body in one.bodies for reason in body.reasons]
    return repr((one.claim, one.basis, one.certainty, one.conclusion, one.marks, one.sentence, reasons))


def mebibytes() -> float:
    """This process's memory: all that is its own, and its part of what it shares; the peak where Linux is not asked."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (line for line in rollup.read_text(encoding="ascii").splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
