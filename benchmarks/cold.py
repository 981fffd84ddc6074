"""How long a fresh process takes to read and grade the stroke topic."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

READ_AND_GRADE = "import graph; graph.grade(graph.read(graph.topic()))"


def main() -> None:
    """Print the median, the fastest and the slowest of several runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    asked = parser.parse_args()
    seconds = sorted(seconds_of(READ_AND_GRADE) for _ in range(asked.times))
    print(f"read and graded in {statistics.median(seconds):.2f} s (median of {asked.times},", end=" ")
    print(f"fastest {seconds[0]:.2f} s, slowest {seconds[-1]:.2f} s; an empty process {seconds_of(''):.2f} s)")


def seconds_of(code: str) -> float:
    """From the start of a new Python to its end."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - this file's own words
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
