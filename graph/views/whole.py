"""The whole network as a picture: every thing has one fixed place, which says how far up the ladder it has come.

Columns are the rungs of evidence, people at the left and words at the right, then what nothing supports; rows are kinds
of things. A claim stands where its best support stands, a study where it was done, and whatever else (a treatment, an
outcome, a question) where the best of the claims and studies that it hangs together with stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph.facts import phrases
from graph.facts.certainty import claim_certainty
from graph.facts.counts import n_words
from graph.facts.figures import species
from graph.facts.labels import label
from graph.facts.look import COLUMN_OF_RUNG, FOOTING_OF_BASIS, Footing
from graph.facts.marks import marks_words
from graph.grading.ladder import rung_of
from graph.model.assessment import Assessment
from graph.model.scales import Basis, Direction, Rung
from graph.model.study import Study
from graph.model.values import Lang, Text
from graph.views.addresses import viewed
from graph.views.graded import Graded
from graph.views.network import Network, Tie, network
from graph.views.questions.page import asked, name_of
from graph.views.same import Same


class Sort(StrEnum):
    """The kinds of things, in the order of the rows from above."""

    QUESTION = "question"
    CELL = "cell"
    MECHANISM = "mechanism"
    OUTCOME = "outcome"
    CLAIM = "claim"
    STUDY = "study"


SORTS = {
    Sort.QUESTION: phrases.QUESTIONS,
    Sort.CELL: phrases.CELLS_AND_PRODUCTS,
    Sort.MECHANISM: phrases.MECHANISMS,
    Sort.OUTCOME: phrases.OUTCOMES,
    Sort.CLAIM: phrases.CLAIMS,
    Sort.STUDY: phrases.STUDIES,
}
KINDS = {
    Sort.QUESTION: phrases.QUESTION,
    Sort.CELL: phrases.CELL_OR_PRODUCT,
    Sort.MECHANISM: phrases.MECHANISM,
    Sort.OUTCOME: phrases.OUTCOME,
    Sort.CLAIM: phrases.CLAIM,
    Sort.STUDY: phrases.STUDY,
}
"""What one of them is called; `SORTS` is what all are."""
_ANSWERS = "answers"
TIES: Mapping[str, tuple[Text, Text]] = {
    Tie.CITES: (Text("cites", "引用"), Text("is cited by", "被引用于")),
    Tie.PART_OF: (Text("is a part of", "属于"), Text("has as a part", "包含")),
    Tie.ABOUT: (Text("is about", "涉及"), Text("is spoken of by", "见于")),
    Tie.MEASURES: (Text("measured", "测量了"), Text("was measured by", "被测量于")),
    Tie.GAVE: (Text("gave", "给予了"), Text("was given in", "被用于")),
    Tie.SPEAKS_OF: (Text("speaks of", "提及"), Text("is spoken of by", "见于")),
    Tie.KIND_OF: (Text("is a kind of", "是一种"), Text("has as a kind", "包括")),
    Tie.TESTED_LATER_IN: (Text("was tested later in", "后来检验于"), Text("tested again", "再次检验了")),
    Tie.INCLUDED_IN: (Text("is pooled in", "被汇总于"), Text("pools", "汇总了")),
    _ANSWERS: (Text("is asked by", "对应的声明"), Text("asks", "提出的问题")),
    Direction.SUPPORTS: (Text("supports", "支持"), Text("is supported by", "支持它的")),
    Direction.DISPUTES: (Text("disputes", "反对"), Text("is disputed by", "反对它的")),
    Direction.INCONCLUSIVE: (Text("cannot decide", "无法判断"), Text("is left open by", "未能判断它的")),
    Direction.MIXED: (Text("points both ways for", "结果不一地涉及"), Text("both ways", "结果不一的")),
    Direction.CONTEXT: (Text("is context for", "作为背景"), Text("context", "背景")),
}
"""What joins two things, read from its start and from its end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing of the picture: `told` is what a tap tells of it.

    `column` is that of the picture, `x` and `y` are its place in units of the picture.
    """

    id: str
    sort: Sort
    name: Text
    told: tuple[Text, ...]
    footing: Footing
    is_retracted: bool
    address: str
    column: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """What joins two marks; `tie` is a key of `TIES`."""

    start: str
    end: str
    tie: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column's evidence level with how many claims and studies stand there; or the name of a row."""

    words: Text
    x: int
    y: int
    claims: int = 0
    studies: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """The picture: marks by id, the lines between them, and the heads of its columns and rows."""

    marks: Mapping[str, Mark]
    lines: tuple[Line, ...]
    columns: tuple[Head, ...]
    rows: tuple[Head, ...]

    def around(self, id_: str) -> dict[tuple[str, bool], list[Mark]]:
        """The neighbours of a mark by what joins them, and whether the line starts at it; each once, in order."""
        found: defaultdict[tuple[str, bool], dict[str, Mark]] = defaultdict(dict)
        for line in self.lines:
            if line.start == id_:
                found[line.tie, True][line.end] = self.marks[line.end]
            if line.end == id_:
                found[line.tie, False][line.start] = self.marks[line.start]
        order = list(TIES)
        return {key: list(found[key].values()) for key in sorted(found, key=lambda key: (order.index(key[0]), key[1]))}


def drawn_of(known: Graded) -> Whole:
    """The picture of the records that are shown, made once in a process."""
    return _drawn(Same(known.base, known.grading))


@lru_cache(maxsize=1)
def _drawn(same: Same) -> Whole:
    return whole(Graded(same.base, same.grading))


def whole(known: Graded) -> Whole:
    """Every claim, study, question, treatment, mechanism and outcome of the records, and what joins them."""
    base, grading = known
    found, questions = network(base, grading), asked(known)
    for question in questions.questions.values():
        id_ = f"question:{question.id}"
        found.add_node(id_, kind="question", id=question.id, **_both(questions_name(known, question.id)))
        for neighbour in (f"cell:{question.cells}", f"outcome:{question.outcome}"):
            found.add_edge(id_, neighbour, key=Tie.ABOUT.value, tie=Tie.ABOUT.value)
        for claim in questions.claims[question.id]:
            found.add_edge(id_, f"claim:{claim.id}", key=_ANSWERS, tie=_ANSWERS)
    kept = {id_: Sort(more["kind"]) for id_, more in found.nodes(data=True) if more["kind"] in set(Sort)}
    at = _columns(found, kept, known)
    places, columns, rows = _places(kept, at)
    marks = {id_: _mark(id_, sort, found.nodes[id_], (at[id_], *places[id_]), known) for id_, sort in kept.items()}
    lines = tuple(
        Line(start, end, more["tie"])
        for start, end, more in found.edges(data=True)
        if start in marks and end in marks and start != end
    )
    return Whole(marks, lines, columns, rows)


def questions_name(known: Graded, id_: str) -> Text:
    """What a question is called in lists: treatment and outcome."""
    found = asked(known)
    return Text(*(name_of(found, found.questions[id_], lang) for lang in (Lang.EN, Lang.ZH)))


def _both(name: Text) -> dict[str, str]:
    return {"en": name.en, "zh": name.zh}


# Where things stand ---------------------------------------------------------------------------------------------------

_RUNGS = sorted(Rung, reverse=True)
_NOTHING = len(_RUNGS)
_ACROSS = 7
"""The most marks that stand side by side in a column."""
_STEP = 34
_BETWEEN = 46
_NARROWEST = 4


def _best(one: Assessment) -> int:
    """The column of the best rung with a supporting on-product study."""
    best = max(one.supported_on, default=None)
    return _NOTHING if best is None else _RUNGS.index(best)


def _columns(found: Network, kept: Mapping[str, Sort], known: Graded) -> dict[str, int]:
    base, grading = known
    at = {f"claim:{id_}": _best(one) for id_, one in grading.assessments.items()}
    at |= {f"study:{id_}": _RUNGS.index(rung_of(study)) for id_, study in base.studies.items()}
    questions = asked(known)
    at |= {f"question:{id_}": _best(questions.answer(id_)) for id_ in questions.questions}
    graded = frozenset(at)
    for id_ in kept:
        if id_ not in at:
            beside = (other for other in (*found.predecessors(id_), *found.successors(id_)) if other in graded)
            at[id_] = min((at[other] for other in beside), default=_NOTHING)
    return at


_Places = dict[str, tuple[int, int]]


def _places(kept: Mapping[str, Sort], at: Mapping[str, int]) -> tuple[_Places, tuple[Head, ...], tuple[Head, ...]]:
    """Each cell of the grid is as wide as its column and as high as its row need; marks fill it line by line."""
    cells: defaultdict[tuple[Sort, int], list[str]] = defaultdict(list)
    for id_, sort in kept.items():
        cells[sort, at[id_]].append(id_)
    wide = [
        max(_NARROWEST, min(_ACROSS, max(len(cells[sort, column]) for sort in Sort))) for column in range(_NOTHING + 1)
    ]
    high = {
        sort: max(1, *(-(-len(cells[sort, column]) // wide[column]) for column in range(_NOTHING + 1))) for sort in Sort
    }
    places: _Places = {}
    lefts = _starts(wide)
    tops = dict(zip(Sort, _starts(high.values()), strict=True))
    for (sort, column), ids in cells.items():
        for index, id_ in enumerate(ids):
            down, right = divmod(index, wide[column])
            places[id_] = (lefts[column] + right * _STEP, tops[sort] + down * _STEP)
    heads = (*(label(rung) for rung in _RUNGS), label(Basis.NOTHING))
    columns = tuple(
        Head(
            words,
            left + (width - 1) * _STEP // 2,
            # Every other head stands higher, so that neighbours never run into one another.
            -(2 + 2 * (index % 2)) * _STEP,
            claims=len(cells[Sort.CLAIM, index]),
            studies=len(cells[Sort.STUDY, index]),
        )
        for index, (words, left, width) in enumerate(zip(heads, lefts, wide, strict=True))
    )
    rows = tuple(Head(SORTS[sort], -2 * _STEP, tops[sort]) for sort in Sort)
    return places, columns, rows


def _starts(sizes: Iterable[int]) -> list[int]:
    found, here = [], 0
    for size in sizes:
        found.append(here)
        here += size * _STEP + _BETWEEN
    return found


# What is told of a mark -----------------------------------------------------------------------------------------------


def _mark(id_: str, sort: Sort, more: Mapping[str, str], place: tuple[int, int, int], known: Graded) -> Mark:
    name, own = Text(more["en"], more["zh"]), more["id"]
    footing, is_retracted = Footing.NOTHING, False
    told: tuple[Text, ...] = ()
    match sort:
        case Sort.CLAIM:
            graded = known.grading.assessments[own]
            footing, told = FOOTING_OF_BASIS[graded.basis], _of_grade(graded)
        case Sort.QUESTION:
            graded = asked(known).answer(own)
            footing, told = FOOTING_OF_BASIS[graded.basis], _of_grade(graded)
        case Sort.STUDY:
            study = known.base.studies[own]
            column = COLUMN_OF_RUNG[rung_of(study)]
            footing = column.footing if column else Footing.STATEMENTS
            told, is_retracted = tuple(_of_study(study)), study.is_retracted
    return Mark(id_, sort, name, told, footing, is_retracted, _address(sort, own), *place)


def _of_grade(graded: Assessment) -> tuple[Text, ...]:
    return (label(graded.conclusion), claim_certainty(graded), label(graded.basis), *marks_words(graded.marks))


def _of_study(study: Study) -> Iterator[Text]:
    yield label(study.design)
    yield Text(*(species(study.species, lang) for lang in (Lang.EN, Lang.ZH)))
    yield n_words(study.counted)
    yield label(study.comparator)


_PAGES = {
    Sort.CLAIM: "claim",
    Sort.STUDY: "study",
    Sort.QUESTION: "question",
    Sort.CELL: "cells",
    Sort.MECHANISM: "mechanisms",
}


def _address(sort: Sort, id_: str) -> str:
    """The page of the viewer, without the language; an outcome has none of its own and leads to the map of them all."""
    return "/?page=map&rows=outcomes" if sort is Sort.OUTCOME else viewed(_PAGES[sort], id_)


def named(drawn: Whole, words: str) -> Sequence[Mark]:
    """The marks that a reader can mean: that with this id, whole or without its kind; else all whose name holds it."""
    asked_for = words.strip().casefold()
    if not asked_for:
        return ()
    exact = [
        one for one in drawn.marks.values() if asked_for in (one.id.casefold(), one.id.partition(":")[2].casefold())
    ]
    return exact or [
        one for one in drawn.marks.values() if any(asked_for in name.casefold() for name in (one.name.en, one.name.zh))
    ]
