"""The interactive picture: pyvis holds its marks, lines and options, and one script that all pages share draws it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.model.values import Lang
from graph.views.embed.layout import Network
from graph.views.embed.lettering import plain
from graph.views.embed.page_words import TAGS, say

_ASSETS = Path(__file__).parent / "assets"
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "dragNodes": False, "zoomView": False, "keyboard": {"enabled": False}},
}
"""No physics: places are given. The wheel scrolls the page around the picture, and keys are ours."""
_MARK = ("id", "label", "title", "shape")
"""What is sent of a mark; its place is read from the drawing on the page, which has one for each width."""
_LINE = ("from", "to", "hidden")


def held(network: Network, lang: Lang) -> dict[str, object]:
    """A picture for vis-network, as pyvis keeps it.

    Of pyvis only this is used: its own pages load from other hosts and set names as HTML. Always directed, for of two
    lines between the same marks an undirected one keeps only the first.
    """
    # pyvis ships no types, and it imports IPython, which only the making of pages need pay for.
    from pyvis.network import Network as Pyvis  # type: ignore[import-untyped]  # noqa: PLC0415

    kept = Pyvis(directed=True)
    # Numbers as ids: a page says each name once, and no id of the records is ever taken for anything else.
    numbers = {node.id: at for at, node in enumerate(network.nodes)}
    for node in network.nodes:
        name = plain(node.words.in_(lang))
        kept.add_node(numbers[node.id], label=" ", title=name, shape="custom", x=round(node.x), y=round(node.y))
    for edge in network.edges:
        # The lines are painted as they are drawn on the page, broken by which way they point.
        kept.add_edge(numbers[edge.start], numbers[edge.end], hidden=True)
    if len(kept.edges) != len(network.edges) or len(kept.nodes) != len(network.nodes):
        raise AssertionError("Two marks of a picture have the same id.")
    return {
        "nodes": [_only(node, _MARK) for node in kept.nodes],
        "edges": [_only(edge, _LINE) for edge in kept.edges],
    }


def _only(options: Mapping[str, object], names: tuple[str, ...]) -> dict[str, object]:
    """The options that we gave; pyvis adds colours, which would overrule the page's own."""
    return {name: options[name] for name in names}


def drawn_by(shared: str, picture: bytes) -> bytes:
    """One script: vis-network as pyvis carries it, with its licence at its head, what pages share, and a picture."""
    import pyvis  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    library = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return b"\n".join((library.read_bytes(), shared.encode(), picture))


@cache
def script() -> bytes:
    """The script that pages to embed share: with the options and the words in each language, none need carry them."""
    shared = json.dumps({"options": _OPTIONS, "words": _words()}, sort_keys=True, separators=(",", ":"))
    return drawn_by(f"window.evigraphShared={shared};", (_ASSETS / "picture.js").read_bytes())


def _words() -> dict[str, dict[str, str]]:
    """The words of the controls by the language of the page, as HTML names it."""
    names = ("fit", "larger", "smaller", "close", "keys")
    return {TAGS[lang]: {name: say(name, lang) for name in names} for lang in Lang}


@cache
def script_name() -> str:
    """Its name holds its digest, so that it may be kept for ever."""
    return f"picture.{hashlib.sha256(script()).hexdigest()[:12]}.js"
