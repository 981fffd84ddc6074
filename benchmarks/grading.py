"""How long grading takes: all rules with all reasons on a synthetic base."""

from __future__ import annotations

import argparse
import gc
import resource
import time

from synthetic import evidence

from graph.grading.assess import grade


def main() -> None:
    """Grade and print seconds, memory and how many reasons were made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--lines-per-claim", type=int, default=10)
    asked = parser.parse_args()
    started = time.perf_counter()
    base = evidence(asked.claims, asked.lines_per_claim)
    made = time.perf_counter()
    gc.freeze()
    grading = grade(base)
    graded = time.perf_counter()
    reasons = sum(len(body.reasons) for one in grading.assessments.values() for body in one.bodies)
    lines = sum(len(study.lines) for study in base.studies.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(base.claims):,} claims, {lines:,} lines, {len(base.studies):,} studies, {reasons:,} reasons")
    print(f"made in {made - started:.1f} s, graded in {graded - made:.2f} s, peak memory {peak:,.0f} MiB")


if __name__ == "__main__":
    main()
