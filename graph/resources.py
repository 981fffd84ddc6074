"""Where the curated folders are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

import os
from pathlib import Path

from graph.errors import EvidenceGraphError

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `data` or `ontology`."""
    places = (_PACKAGE / f"_{name}", _PACKAGE.parent / name)
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise EvidenceGraphError(f"There is no folder “{name}”, neither {places[0]} nor {places[1]}. Install again.")
    return found


def topic() -> Path:
    """The topic that is shown unless another is named: `EVIGRAPH_DATA`, else the first one under `data`."""
    named = os.environ.get("EVIGRAPH_DATA")
    if named:
        return Path(named)
    data = folder("data")
    found = sorted(card.parent for card in data.glob("*/topic.yaml"))
    if not found:
        raise EvidenceGraphError(f"No folder under {data} has a topic.yaml. Name one with --data or EVIGRAPH_DATA.")
    return found[0]
