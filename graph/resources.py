"""Where the curated folders are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from graph.errors import EvidenceGraphError

_PACKAGE = Path(__file__).parent
DEFAULT = "default-topic"
"""The file beside the topics that names the one to show unless another is named."""


def folder(name: str) -> Path:
    """The folder `data` or `ontology`."""
    places = (_PACKAGE / f"_{name}", _PACKAGE.parent / name)
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise EvidenceGraphError(f"There is no folder “{name}”, neither {places[0]} nor {places[1]}. Install again.")
    return found


def topics() -> Mapping[str, Path]:
    """The topics that come with evigraph, each folder by its name."""
    return {card.parent.name: card.parent for card in sorted(folder("data").glob("*/topic.yaml"))}


def topic(name: str | None = None) -> Path:
    """The folder of a topic: the one with this name, else what a setting names, else the default.

    The settings are `EVIGRAPH_DATA`, a folder, and `EVIGRAPH_TOPIC`, a name; only one of the two can be set.
    """
    if name is not None:
        return _named(name, "")
    named = setting()
    if named is None:
        card = folder("data") / DEFAULT
        return _named(_content(card), f" that {card} names")
    key, value = named
    return Path(value) if key == "EVIGRAPH_DATA" else _named(value, f" that {key} names")


def setting() -> tuple[str, str] | None:
    """The setting that names a topic, and what it says."""
    told = [(key, os.environ[key]) for key in ("EVIGRAPH_DATA", "EVIGRAPH_TOPIC") if os.environ.get(key)]
    if len(told) > 1:
        raise EvidenceGraphError(
            "EVIGRAPH_DATA and EVIGRAPH_TOPIC are both set, and a topic is one. Unset one of them."
        )
    return told[0] if told else None


def _content(card: Path) -> str:
    try:
        return card.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        help_ = f"Write the name of a topic into it: {', '.join(topics())}."
        raise EvidenceGraphError(f"{card} cannot be read, which names the default topic. {help_}") from None


def _named(name: str, where: str) -> Path:
    known = topics()
    if name not in known:
        shown = name[:80].encode("unicode_escape").decode() if not name.isprintable() else name[:80]
        help_ = f"Known: {', '.join(known)}; --data and EVIGRAPH_DATA take the folder of any other."
        raise EvidenceGraphError(f"There is no topic “{shown}”{where}. {help_}")
    return known[name]
