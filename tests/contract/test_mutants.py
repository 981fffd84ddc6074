"""Slips that earlier tests let live: each is made once, and the contract has to see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

import pytest

from graph.dataset import assessments as rdf_of_grades
from graph.dataset import studies as rdf_of_studies
from graph.dataset.facts import Said
from graph.dataset.tables import write
from graph.dataset.tables.column import Table
from graph.dataset.tables.write import AnyTable
from graph.dataset.vocabulary import EV
from graph.facts import labels, phrases
from graph.facts.results import ToldResult
from graph.grading.gathering import Evidence
from graph.model.scales import Certainty, Conclusion, Wording
from graph.model.values import Text
from graph.viewer.views import evidence_map
from graph.views import dossier as dossiers
from graph.views import plain
from graph.views.embed import page_facts
from graph.views.linked import claim_facts
from tests.contract import telling
from tests.contract.checking import CHECKS
from tests.contract.world import world

Patch = Callable[[pytest.MonkeyPatch], None]


class Mutant(NamedTuple):
    """A slip, and the surfaces on which it has to be seen."""

    slip: Patch
    seen_on: tuple[str, ...]


def _exchanged(first: Conclusion | Wording, second: Conclusion | Wording) -> Patch:
    def slip(patched: pytest.MonkeyPatch) -> None:
        words = labels.LABELS[type(first)]
        patched.setitem(labels.LABELS, type(first), {**words, first: words[second], second: words[first]})

    return slip


def _swapped_frame(patched: pytest.MonkeyPatch) -> None:
    frame = phrases.AT_BEST
    patched.setattr("graph.facts.certainty.AT_BEST", Text(frame.zh, frame.en))


def _level_off(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(dossiers.Step, "level", property(lambda step: Certainty(min(4, step.left + 1))))


def _ours_inverted(patched: pytest.MonkeyPatch) -> None:
    patched.setattr(dossiers.Step, "is_ours", property(lambda step: not step.reason.card.ours))


def _tally_off(patched: pytest.MonkeyPatch) -> None:
    right = evidence_map._tally
    patched.setattr(evidence_map, "_tally", lambda field: right(replace(field, entries=field.entries[1:])))


def _p_dropped(patched: pytest.MonkeyPatch) -> None:
    right = page_facts.result

    def without_p(told: ToldResult) -> str:
        return right(told._replace(numbers=tuple(one for one in told.numbers if not one.words.startswith("p "))))

    patched.setattr(page_facts, "result", without_p)


def _replaced_dropped(patched: pytest.MonkeyPatch) -> None:
    right = claim_facts._note
    patched.setattr(claim_facts, "_note", lambda step, lang: "" if step.reason.replaced else right(step, lang))


def _enrolled_as_n(patched: pytest.MonkeyPatch) -> None:
    right = plain._study
    patched.setattr(plain, "_study", lambda row, lang: right(replace(row, weighed=row.study.numbers.enrolled), lang))


def _row_of(name: str, **columns: str) -> Patch:
    """A table whose columns stand under each other's names."""

    def slip(patched: pytest.MonkeyPatch) -> None:
        def wrong(table: AnyTable) -> AnyTable:
            if not isinstance(table, Table) or table.name != name:
                return table
            value = {column.name: column.value for column in table.columns}
            taken = {column: value[other] for column, other in columns.items()}
            exchanged = (replace(one, value=taken.get(one.name, one.value)) for one in table.columns)
            return replace(table, columns=tuple(exchanged))

        patched.setattr(write, "TABLES", tuple(wrong(table) for table in write.TABLES))

    return slip


def _analysed_is_enrolled(patched: pytest.MonkeyPatch) -> None:
    right = rdf_of_studies._numbers
    patched.setattr(rdf_of_studies, "_numbers", lambda numbers: right(numbers) | {EV.analysed: numbers.enrolled})


def _one_more_unknown(patched: pytest.MonkeyPatch) -> None:
    right, name = rdf_of_grades._plain, EV.supportingStudiesWithoutNumber

    def wrong(graded: rdf_of_grades.Graded, evidence: Evidence) -> Said:
        said = right(graded, evidence)
        return said | {name: said[name] + 1}  # type: ignore[operator]  # a count

    patched.setattr(rdf_of_grades, "_plain", wrong)


MUTANTS = {
    "probably for may": Mutant(
        _exchanged(Conclusion.PROBABLE, Conclusion.POSSIBLE), ("viewer", "linked", "embed", "explain")
    ),
    "languages swapped in one frame": Mutant(_swapped_frame, ("viewer", "linked", "embed", "explain")),
    "a level of the stair off by one": Mutant(_level_off, ("viewer", "linked")),
    "the mark of our own thresholds inverted": Mutant(_ours_inverted, ("viewer", "linked")),
    "a tally of the evidence map": Mutant(_tally_off, ("map",)),
    "p lost on embedded pages": Mutant(_p_dropped, ("embedded studies",)),
    "what a judgement replaced lost on linked pages": Mutant(_replaced_dropped, ("linked",)),
    "explain shows enrolled as n": Mutant(_enrolled_as_n, ("explain",)),
    "Parquet: text_en for text_zh": Mutant(_row_of("reasons", text_en="text_zh", text_zh="text_en"), ("parquet",)),
    "Parquet: people as animals": Mutant(_row_of("assessments", animals="people"), ("parquet",)),
    "RDF: enrolled as analysed": Mutant(_analysed_is_enrolled, ("rdf",)),
    "RDF: one more study without a number": Mutant(_one_more_unknown, ("rdf",)),
}

_FEW = 12


@pytest.fixture(scope="module", autouse=True)
def _told_before() -> None:
    """What is right is written down before anything is made wrong."""
    telling.claims()
    telling.results()
    telling.weighed()


def _some() -> tuple[str, ...]:
    """A few claims of each conclusion, and those with a judgement: enough to see a slip, and quick."""
    every = world().grading.assessments
    found: dict[str, None] = {}
    for conclusion in Conclusion:
        found |= dict.fromkeys(islice((id_ for id_, one in every.items() if one.conclusion is conclusion), 2))
    unsure = (id_ for id_, one in every.items() if one.certainty and one.at_best and one.at_best > one.certainty)
    judged = (id_ for id_, one in every.items() if any(reason.replaced for reason in one.reasons))
    return tuple(found | dict.fromkeys(islice(unsure, 2)) | dict.fromkeys(judged))


@pytest.mark.parametrize("name", MUTANTS)
def test_a_slip_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant = MUTANTS[name]

    mutant.slip(monkeypatch)

    for surface in mutant.seen_on:
        assert any(CHECKS[surface](_some())), f"{surface} shows it, and nobody sees it."


def test_all_twelve_are_tried() -> None:
    assert len(MUTANTS) == _FEW
