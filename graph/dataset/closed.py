"""What makes a vocabulary closed: a name that is no term is an AttributeError, and mypy sees it first."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

EVIGRAPH = "https://w3id.org/evigraph/"
TERMS = f"{EVIGRAPH}ns#"


class Closed:
    """A vocabulary whose terms are the annotations of its class, each the address `iri` + its name."""

    def __init_subclass__(cls, *, iri: str) -> None:
        for name in _own(cls):
            setattr(cls, name, NamedNode(iri + name.removesuffix("_")))

    @classmethod
    def terms(cls) -> Iterator[NamedNode]:
        """Every term, in the order of the class, those of a part of the vocabulary first."""
        for part in reversed(cls.__mro__):
            for name in _own(part):
                term: NamedNode = getattr(cls, name)
                yield term


def _own(part: type) -> Iterator[str]:
    """The names that a class declares itself."""
    yield from vars(part).get("__annotations__", {})
