"""How much a stranger's query may cost. Every limit can be set by the operator; none can be set by a client."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

from graph.errors import ServeError


@dataclass(frozen=True, slots=True)
class Limits:
    """Time in seconds, sizes in megabytes, the rest in numbers."""

    seconds: float = 10.0
    memory_mb: float = 1024
    result_mb: float = 50
    # At most so many at once; one place more is for a query that has shown to be long (turns.py).
    running: int = 2
    waiting: int = 64
    sending: int = 64
    # How long a client may take over its body, or pause while it takes its answer.
    patience: float = 15.0


def limits() -> Limits:
    """The limits, with what the operator set: `EVIGRAPH_SPARQL_SECONDS` and its sisters."""
    usual = Limits()
    return Limits(
        seconds=_setting("SECONDS", usual.seconds),
        memory_mb=_setting("MEMORY_MB", usual.memory_mb),
        result_mb=_setting("RESULT_MB", usual.result_mb),
        running=math.ceil(_setting("RUNNING", usual.running)),
        waiting=math.ceil(_setting("WAITING", usual.waiting)),
    )


def _setting(name: str, usual: float) -> float:
    written = os.environ.get(f"EVIGRAPH_SPARQL_{name}", "").strip()
    try:
        value = float(written or usual)
    except ValueError:
        value = math.nan
    if not 0 < value < 1e6:
        raise ServeError(f"EVIGRAPH_SPARQL_{name} is “{written}”; it must be a number above 0.")
    return value
