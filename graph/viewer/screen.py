"""What every page of the viewer offers to the script that shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.store import Shown
from graph.viewer.words import Words


def _nothing(_: Shown, __: str | None) -> Accepts:
    return Accepts()


@dataclass(frozen=True, slots=True)
class Screen:
    """One page: what draws it, what its tab says, and what it reads from its address.

    `within` is the page of the menu that a reader is in, for pages that the menu does not name.
    """

    show: Callable[[Shown, View, Words], None]
    title: Callable[[Shown, View, Words], str]
    accepts: Callable[[Shown, str | None], Accepts] = _nothing
    within: Page | None = None
