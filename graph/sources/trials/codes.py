"""Words of older forms of the registry as the codes of its present one."""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "N_A": "NA",
    "NOT_APPLICABLE": "NA",
    "OPEN_LABEL": "NONE",
    "NONE_OPEN_LABEL": "NONE",
    "NO_MASKING": "NONE",
    "SINGLE_BLIND": "SINGLE",
    "DOUBLE_BLIND": "DOUBLE",
    "CROSS_OVER": "CROSSOVER",
    "PHASE_1": "PHASE1",
    "PHASE_2": "PHASE2",
    "PHASE_3": "PHASE3",
    "PHASE_4": "PHASE4",
    "EARLY_PHASE_1": "EARLY_PHASE1",
    "PHASE_0": "EARLY_PHASE1",
    "ANTICIPATED": "ESTIMATED",
    "ESTIMATE": "ESTIMATED",
}
_LONG = 60
_BRACKETS = re.compile(r"\s*[(\[].*$")


def code(text: str | None) -> str | None:
    """`Non-Randomized` as `NON_RANDOMIZED`, `Double Blind (Subject, Investigator)` as `DOUBLE`."""
    if text is None:
        return None
    # Short words come again and again; what is long is no code, and is not worth keeping.
    return _code(text) if len(text) < _LONG else _made(text)


def _made(text: str) -> str | None:
    whole = _upper(_BRACKETS.sub("", text)) or _upper(text)
    bare = whole.removesuffix("_ASSIGNMENT")
    return _IRREGULAR.get(bare, bare) or None


_code = lru_cache(maxsize=1024)(_made)


def phases(text: str | None) -> tuple[str, ...]:
    """`Phase 2/Phase 3` as two phases."""
    parts = re.split(r"(?<=\d)\s*/\s*", text or "")
    return tuple(found for part in parts if (found := code(part)))


def number(text: str | float | None) -> int | None:
    """A whole number, or None for anything else."""
    if isinstance(text, float) and text.is_integer() and 0 <= text < 1e15:
        return int(text)
    bare = str(text if text is not None else "").replace(",", "").strip()
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) < 16 else None


def _upper(text: str) -> str:
    return re.sub(r"[^A-Z0-9]+", "_", text.upper()).strip("_")
