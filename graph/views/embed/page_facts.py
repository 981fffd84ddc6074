"""The tables of the embedded pages: every number with its n, its comparator and its time point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.facts import figures
from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.facts.look import COLUMN_OF_RUNG, Footing
from graph.facts.marks import marks_words
from graph.facts.phrases import COMMA, SEMICOLON
from graph.facts.results import ToldResult
from graph.facts.results import told as tell
from graph.grading.ladder import rung_of
from graph.model.base import EvidenceBase
from graph.model.study import Standing, Study
from graph.model.values import Lang
from graph.views.addresses import Thing
from graph.views.dossier import Dossier, Part, StudyRow
from graph.views.embed.lettering import plain
from graph.views.embed.nodes import by_strength, footing_of, within_others
from graph.views.embed.page_words import say
from graph.views.links import Link, links
from graph.views.summary import ClaimRow

LONGEST_CELL = 220
"""How many characters a cell shows."""

_LONGEST_RESULT = 3 * LONGEST_CELL
"""A result shows its printed values as far as any cell, and beside them its effect, interval and p value."""

MOST_ROWS = 40
"""How many rows a table shows."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, what they open, the mark before them, and identifiers that lead outside; `longest` is what it shows."""

    words: str
    thing: tuple[Thing, tuple[str, ...]] | None = None
    footing: Footing | None = None
    outside: tuple[Link, ...] = ()
    longest: int = LONGEST_CELL


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a table that belong together, under a title of their own; `struck` ones count in nothing."""

    title: str | None
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads; the first cell of a row names it. `more` tells of rows that are not shown."""

    caption: str
    heads: tuple[str, ...]
    parts: tuple[Group, ...]
    more: str | None = None

    def bounded(self, lang: Lang) -> Table:
        """The first rows, and how many more there are: a page that travels stays light, the full page has them all."""
        rows = sum(len(part.rows) for part in self.parts)
        if rows <= MOST_ROWS:
            return self
        left, parts = MOST_ROWS, []
        for part in self.parts:
            parts.append(Group(part.title, part.rows[:left]))
            left -= len(parts[-1].rows)
        kept = tuple(part for part in parts if part.rows)
        return replace(self, parts=kept, more=say("more", lang, n=rows - MOST_ROWS))


_STUDY_HEADS = ("col-study", "col-says", "col-who", "col-n", "col-comparator", "col-time")
_PARTS = {
    Part.OTHER_CELLS: "other-cells",
    Part.CONTEXT: "context",
    Part.AWAITING: "part-awaiting",
    Part.CIRCULAR: "part-circular",
    Part.SET_ASIDE: "set-aside",
}


def studies_of_claim(file: Dossier, lang: Lang) -> Table:
    """Every study with what it says to the claim: those that count first, then the others with why they do not."""
    counted = [row for row in file.part(Part.COUNTED) if row.counts]
    others = {title: list(file.part(part)) for part, title in _PARTS.items()}
    given = {"counted" if counted else "none": counted, "within-others": within_others(file)} | others
    parts = [
        Group(say(title, lang), tuple(_weighed(row, lang) for row in sorted(rows, key=by_strength)))
        for title, rows in given.items()
        if rows or title == "none"
    ]
    return Table(say("studies", lang), tuple(say(head, lang) for head in _STUDY_HEADS), tuple(parts))


def _weighed(row: StudyRow, lang: Lang) -> tuple[Cell, ...]:
    study = row.study
    subjects = (row.line.species,) if row.line.species else study.species
    return (
        Cell(study.label, (Thing.STUDY, (study.id,)), footing_of(study)),
        Cell(label(row.line.direction).in_(lang)),
        Cell(figures.species(subjects, lang)),
        _n(row.weighed, lang),
        Cell(_alike((label(one.comparator).in_(lang) for one in row.findings), label(study.comparator).in_(lang))),
        Cell(_alike((figures.span(one.time, lang) for one in row.findings), _follow_up(study, lang))),
    )


def _n(n: int | None, lang: Lang) -> Cell:
    return Cell(say("time-unknown", lang) if n is None else figures.number(n))


def _alike(found: Iterable[str], otherwise: str) -> str:
    """Each value once; at most three, for a cell is no list."""
    values = list(dict.fromkeys(found)) or [otherwise]
    return "; ".join(values[:3]) + (" …" if len(values) > 3 else "")


def _follow_up(study: Study, lang: Lang) -> str:
    return figures.span(study.follow_up, lang) if study.follow_up else say("time-unknown", lang)


def studies_given(studies: Iterable[Study], lang: Lang) -> Table:
    """Studies by themselves: design, whom, how many, against what, for how long."""
    heads = ("col-study", "design", "col-who", "col-n", "col-comparator", "follow-up")
    order = sorted(studies, key=lambda study: (-rung_of(study), study.id))
    rows = tuple(
        (
            Cell(study.label, (Thing.STUDY, (study.id,)), footing_of(study)),
            Cell(label(study.design).in_(lang)),
            Cell(figures.species(study.species, lang)),
            _n(study.counted, lang),
            Cell(label(study.comparator).in_(lang)),
            Cell(_follow_up(study, lang)),
        )
        for study in order
    )
    return Table(say("studies", lang), tuple(say(head, lang) for head in heads), (Group(None, rows),))


def claims(rows: Iterable[ClaimRow], lang: Lang, says: dict[str, str] | None = None) -> Table:
    """Claims with what they rest on and how sure one can be; `says` is which way a study points for each."""
    heads = ["col-claim", *(["col-says"] if says else []), "col-rests", "col-certainty", "col-wording"]
    made = tuple(_claim(row, lang, says) for row in rows)
    return Table(say("claims", lang), tuple(say(head, lang) for head in heads), (Group(None, made),))


def _claim(row: ClaimRow, lang: Lang, says: dict[str, str] | None) -> tuple[Cell, ...]:
    return (
        Cell(f"{row.id} {row.statement.in_(lang)}", (Thing.CLAIM, (row.id,)), row.footing),
        *((Cell(says[row.id]),) if says else ()),
        Cell(label(row.basis).in_(lang)),
        Cell(certainty(row, lang)),
        Cell(wording(row, lang)),
    )


def certainty(row: ClaimRow, lang: Lang) -> str:
    """How sure one can be."""
    return claim_certainty(row).in_(lang)


def wording(row: ClaimRow, lang: Lang) -> str:
    """Whether the claim is worded as its evidence allows."""
    marks = COMMA.in_(lang).join(mark.in_(lang) for mark in marks_words(row.marks))
    return marks or label(row.flag).in_(lang)


def study_facts(base: EvidenceBase, study: Study, lang: Lang) -> Table:
    """What was done, in whom, against what, and where it is told."""
    told = ((name, cell) for name, cell in _study_facts(base, study, lang) if cell.words or cell.outside)
    rows = [(Cell(say(name, lang)), cell) for name, cell in told]
    return Table(say("facts", lang), (say("col-fact", lang), say("col-value", lang)), (Group(None, tuple(rows)),))


_USUAL = frozenset({Standing.STANDS, Standing.UNKNOWN})
"""What needs no word: a report that stands, and one of which nothing else is known."""


def _study_facts(base: EvidenceBase, study: Study, lang: Lang) -> Iterator[tuple[str, Cell]]:
    cells = [base.cell_types.get(one) or base.products.get(one) for one in study.treatment.cells]
    yield "design", Cell(label(study.design).in_(lang))
    yield "col-who", Cell(figures.species(study.species, lang), footing=footing_of(study))
    yield "col-n", _n(study.counted, lang)
    yield "col-comparator", Cell(label(study.comparator).in_(lang))
    yield "follow-up", Cell(_follow_up(study, lang))
    if COLUMN_OF_RUNG[rung_of(study)]:
        yield "randomised", Cell(label(study.randomised).in_(lang))
        yield "blinded", Cell(label(study.blinded_outcome).in_(lang))
    yield "cells", Cell(_alike((known.name.in_(lang) for known in cells if known), ""))
    yield "year", Cell(str(study.year or ""))
    yield "read", Cell(_alike((label(report.seen).in_(lang) for report in study.reports), ""))
    standings = (label(one.standing).in_(lang) for one in study.reports if one.standing not in _USUAL)
    found = links(study)
    yield "reports", Cell(_alike(standings, "" if found else "–"), outside=found)


def findings(study: Study, lang: Lang) -> Table | None:
    """The recorded results, each with its n, comparator and time point."""
    heads = ("col-measure", "col-result", "col-n", "col-comparator", "col-time")
    rows = tuple(
        (
            Cell(told.measure.words),
            Cell(result(told), longest=_LONGEST_RESULT),
            Cell(told.people),
            Cell(told.against),
            Cell(told.time),
        )
        for told in (tell(finding, lang) for finding in study.findings)
    )
    if not rows:
        return None
    return Table(say("findings", lang), tuple(say(head, lang) for head in heads), (Group(None, rows),))


def result(told: ToldResult) -> str:
    """What came out: which way it points, its numbers, and how it was read."""
    # What a source printed may be long; the effect, its interval and its p value are never what is cut off.
    parts = (told.reading, *(plain(piece.words, LONGEST_CELL) for piece in told.numbers), *told.marks)
    return SEMICOLON.in_(told.lang).join(parts)


def facts(rows: Iterable[tuple[str, str]], lang: Lang) -> Table:
    """Names and what they are; what is not known is left out."""
    made = tuple((Cell(say(name, lang)), Cell(words)) for name, words in rows if words)
    return Table(say("facts", lang), (say("col-fact", lang), say("col-value", lang)), (Group(None, made),))
