"""One made-up trial with posted results, as the registry's three forms tell it (`trial/`)."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "trial"


def present_form() -> dict[str, Any]:
    """As interface 2 gives it."""
    made: dict[str, Any] = json.loads((_FOLDER / "present.json").read_text(encoding="utf-8"))
    return made


def first_form() -> dict[str, Any]:
    """As interface 1 gave it."""
    made: dict[str, Any] = json.loads((_FOLDER / "first.json").read_text(encoding="utf-8"))
    return made


def old_xml() -> str:
    """As the XML before both."""
    return (_FOLDER / "old.xml").read_text(encoding="utf-8")


V2, V1, XML = present_form(), first_form(), old_xml()


def study(*changes: tuple[str, Any], results: bool = True) -> dict[str, Any]:
    """The trial in the present form; a change names its place, such as `designModule.phases`."""
    made = copy.deepcopy(V2)
    for place, value in changes:
        *path, last = place.split(".")
        holder = made["protocolSection"]
        for name in path:
            holder = holder[name]
        holder[last] = value
    if not results:
        del made["resultsSection"]
        made["hasResults"] = False
    return made
