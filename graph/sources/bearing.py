"""Which claims a paper may bear on, by the words of its title, abstract and registration alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.values import Lang

_MOST = 8
_PARTS_NEEDED = 2
_SMALL = frozenset({"and", "for", "the", "with", "after", "from", "into", "its", "other", "any"})


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim, and the parts of its scope that the words name."""

    claim: str
    statement: str
    named: tuple[str, ...]


def bearing(base: EvidenceBase, text: str) -> tuple[Bearing, ...]:
    """The claims of which at least two parts of the scope are named: cells, condition, outcome; the fullest first."""
    words = _words(text)
    found = (
        Bearing(claim.id, claim.statement.in_(Lang.EN), tuple(_named(base, claim, words)))
        for claim in base.claims.values()
    )
    likely = [one for one in found if len(one.named) >= _PARTS_NEEDED]
    return tuple(sorted(likely, key=lambda one: (-len(one.named), one.claim))[:_MOST])


def _named(base: EvidenceBase, claim: Claim, words: frozenset[str]) -> Iterator[str]:
    scope = claim.scope
    names = {one.id: one.name.in_(Lang.EN) for one in base.cell_types.values()}
    names |= {one.id: one.name.in_(Lang.EN) for one in base.products.values()}
    cells = (names[cell] for cell in scope.cells if cell in names)
    if cell := next((name for name in cells if _says(name, words)), None):
        yield cell
    condition = base.conditions.get(scope.condition or "")
    outcome = base.outcomes.get(scope.outcome or "")
    for one in (condition, outcome):
        if one is not None and _says(name := one.name.in_(Lang.EN), words):
            yield name


def _says(name: str, words: frozenset[str]) -> bool:
    own = _words(re.sub(r"\(.*?\)", "", name))
    return bool(own) and own <= words


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z0-9]{3,}", text.casefold().replace("ischemi", "ischaemi"))
    return frozenset(word.removesuffix("s") for word in found if word not in _SMALL)
