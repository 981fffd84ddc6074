"""What a linked-data page is made of: frozen blocks in one language, which know nothing of HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from graph.facts.look import Footing, TestedIn
from graph.model.scales import Certainty
from graph.model.values import Lang
from graph.views.addresses import Thing


@dataclass(frozen=True, slots=True)
class Ref:
    """Words and, where they lead somewhere, the address: a path of ours or an https address outside."""

    words: str
    address: str | None = None


Run: TypeAlias = tuple[Ref | str, ...]
"""Words and links in a row."""


BREAK = "\n"
"""Ends a line inside a run, and nothing else does."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Names and what they are; `folded` hides them behind their title until they are asked for."""

    id: str
    title: str
    rows: tuple[tuple[str, Run], ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `anchor` is its id on the page."""

    cells: tuple[Run, ...]
    anchor: str | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `folded` hides it behind its title until it is asked for."""

    id: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    about: str | None = None
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    id: str
    title: str
    items: tuple[Run, ...]
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the strip; without studies it is shown empty."""

    column: TestedIn
    title: str
    studies: str
    subjects: str | None
    against: str | None
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Where support was found, from a patient to a dish."""

    id: str
    title: str
    about: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a stair: by how much, why, what is left, which rule, and the studies it rests on."""

    change: int
    sign: str
    domain: str
    left: str
    words: str
    rule: Ref | None
    source: Run
    studies: Run


@dataclass(frozen=True, slots=True)
class Steps:
    """The stair of one body; `still` are the rules that changed nothing, `of_model` as in `Badge`."""

    id: str
    title: str
    lead: str
    stages: tuple[Stage, ...]
    end: str | None
    level: Certainty | None
    still_title: str | None
    still: tuple[Stage, ...]
    of_model: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """Text to be copied, in its formats: a name and the characters."""

    id: str
    title: str
    formats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of our own as SVG of a size; `words` say all of it for those who cannot see it."""

    id: str
    title: str
    svg: str
    size: tuple[int, int]
    words: str
    about: str | None = None


Block: TypeAlias = Rows | Grid | Items | Strip | Steps | Written | Drawing


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands at once beside the title: what a claim rests on, how sure one can be, which way it points.

    `of_model` says that the certainty holds for animals or dishes.
    """

    name: str
    words: str
    footing: Footing | None = None
    certainty: Certainty | None = None
    of_model: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A page: what it is about, its sentence, its badges, its warnings and its blocks."""

    thing: Thing
    ids: tuple[str, ...]
    lang: Lang
    kind: str
    title: str
    lead: str
    badges: tuple[Badge, ...]
    warnings: tuple[str, ...]
    blocks: tuple[Block, ...]
    viewed: str | None
    embedded: str | None

    @property
    def name(self) -> str:
        """Its id in words."""
        return " ".join(self.ids)
