"""One number everywhere: screen, export, named questions and linked-data pages say the same of every claim."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from pyoxigraph import Store
from streamlit.testing.v1 import AppTest

from graph import resources
from graph.dataset.ask import ask
from graph.facts.look import COLUMN_OF_RUNG, FOOTING_OF_BASIS, Footing, TestedIn
from graph.grading.ladder import rung_of
from graph.model.claim import Claim
from graph.model.scales import Basis, Certainty, Rung
from graph.model.values import Lang
from graph.viewer.words import Words
from graph.views.evidence_map import By, evidence_map
from graph.views.export import Record, grades
from graph.views.graded import Graded, described, graded
from graph.web.linked import Linked
from tests.viewer.tree import of_class, tree, words
from tests.viewer.visits import SCRIPT
from tests.web.asking import Get, getting

# Not traced: what is compared here is tested where it is made, and tracing hundreds of real pages takes minutes.
pytestmark = pytest.mark.no_cover
SAY = Words(Lang.EN)
RUNGS = {rung.id: rung for rung in Rung}


@dataclass(frozen=True, slots=True)
class Known:
    """The records with their grades, the same as RDF, and one exported record a claim."""

    topic: Graded
    dataset: Store
    records: dict[str, Record]

    @property
    def article(self) -> list[Claim]:
        return [claim for claim in self.topic.base.claims.values() if not claim.calibration]

    def bodies(self, claim: str) -> Any:
        """The bodies of evidence of a claim, as exported."""
        return self.records[claim]["bodies"]


@pytest.fixture(scope="module")
def known() -> Known:
    topic = graded(resources.topic())
    exported = json.loads(json.dumps(grades(*topic)))
    return Known(topic, described(*topic), {one["claim"]: one for one in exported})


@pytest.fixture(scope="module")
def linked_data(known: Known) -> Get:
    return getting(Linked(lambda: known.topic).routes())


@cache
def opened(**address: str) -> Element:
    """A page of the real records; what is shown hangs on its address alone."""
    test = AppTest.from_file(SCRIPT, default_timeout=60)
    for key, value in {"lang": "en", **address}.items():
        test.query_params[key] = value
    return tree(test.run())


def first_number(text: str) -> int | None:
    found = re.search(r"\d[\d,]*", text)
    return int(found[0].replace(",", "")) if found else None


def numbers(element: Element) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", words(element))]


def part(element: Element, path: str) -> Element:
    found = element.find(path)
    assert found is not None, path
    return found


def ladder(record: Record) -> list[tuple[Rung, tuple[int, int, int]]]:
    """Each rung with its studies, its subjects and its studies without a number."""
    names = ("studies", "subjects", "studies_without_number")
    rungs: Any = record["ladder"]
    return [(RUNGS[one["rung"]], (one[names[0]], one[names[1]], one[names[2]])) for one in rungs]


def columns(record: Record) -> list[tuple[int, int, int]]:
    """The same, summed up for each column of the strip."""
    sums = {column: [0, 0, 0] for column in TestedIn}
    for rung, counted in ladder(record):
        column = COLUMN_OF_RUNG[rung]
        if column is not None:
            sums[column] = [sum(pair) for pair in zip(sums[column], counted, strict=True)]
    return [(studies, subjects, unknown) for studies, subjects, unknown in sums.values()]


def certainty_words(record: Record) -> str:
    level = {one.id: SAY.of(one) for one in Certainty}.get(str(record["certainty"]), "")
    best = {one.id: SAY.of(one) for one in Certainty}.get(str(record["at_best"]), "")
    if record["certain_for"]:
        level += f" for {record['certain_for']['en']}"
    return level if best in ("", level.split(" for ")[0]) else f"{level} (at best {best})"


def is_marked(record: Record) -> bool:
    return bool(record["too_firm"] or record["too_much"] or record["names_no_model"])


def in_chip(cell: Element) -> tuple[int, int | None, bool]:
    """What a chip of the table shows: studies, n, and whether more than n stood behind some of them."""
    text = words(cell)
    if text.endswith("none"):
        return 0, 0, False
    studies, _, n = text.rpartition(" n ")
    number = first_number(n)
    return first_number(studies or text) or 0, number, "≥" in n or "?" in n


def test_the_table_of_claims_shows_what_is_exported(known: Known) -> None:
    tables = of_class(opened(page="claims"), "ev-claims")
    shown = {words(part(row, ".//b")): row for table in tables for row in part(table, "tbody")}

    assert shown.keys() == known.records.keys()
    for claim, row in shown.items():
        record = known.records[claim]
        cells = {cell.get("data-head"): words(cell) for cell in row.iter("td")}
        assert certainty_words(record) in cells["Certainty"], claim
        for cell, column, (studies, subjects, unknown) in zip(
            of_class(row, "ev-narrow"), TestedIn, columns(record), strict=True
        ):
            shown_studies, n, is_more = in_chip(cell)
            assert shown_studies == studies, claim
            if studies and column is not TestedIn.LAB:
                assert n == (None if unknown == studies else subjects), claim
                assert is_more == (unknown > 0), claim


def test_the_first_page_counts_what_is_exported_and_what_the_questions_answer(known: Known) -> None:
    article = [known.records[claim.id] for claim in known.article]
    footings = Counter(FOOTING_OF_BASIS[Basis(str(record["basis"]))] for record in article)
    over = sum(is_marked(record) for record in article)
    told = numbers(of_class(opened(page="overview"), "ev-counts")[0])

    randomised = sum(record["basis"] == Basis.HUMAN_RANDOMISED for record in article)
    people, *others = (footings[footing] for footing in Footing)
    assert tiles() == [people, *others]
    assert told[:8] == [len(article), people, randomised, *others]
    marks = [sum(bool(record[mark]) for record in article) for mark in ("too_firm", "too_much", "names_no_model")]
    assert told[8:] == [over, *marks, sum(record["cited_basis"] == Basis.NOTHING for record in article)]
    asked = {str(row["id"]) for row in ask("overstated-claims", dataset=known.dataset).records()}
    assert over == len(asked & {claim.id for claim in known.article})


def tiles() -> list[int]:
    return [numbers(tile)[0] for tile in of_class(opened(page="overview"), "ev-tiles")[0].iter("a")]


def test_every_claim_s_page_its_grade_its_rdf_and_its_json_say_the_same(known: Known, linked_data: Get) -> None:
    rungs: dict[str, list[tuple[int, ...]]] = {claim: [] for claim in known.records}
    for row in ask("rung-counts", dataset=known.dataset).records():
        counted = (row["studies"], row["subjects"] or 0, row["withoutNumber"])
        rungs[str(row["id"])].append(tuple(int(str(number)) for number in counted))

    for claim, record in known.records.items():
        page = opened(page="claim", id=claim)
        asked = zip(TestedIn, columns(record), strict=True)
        assert strip(page) == [in_strip(column, *counted) for column, counted in asked], claim
        assert certainty_words(record) in words(of_class(page, "ev-glance")[0]), claim
        assert " ".join(record["sentence"]["en"].split()) in words(of_class(page, "ev-conclusion-first")[0]), claim
        assert sorted(rungs[claim]) == sorted(counted for _, counted in ladder(record) if counted[0]), claim
        assert json.loads(linked_data(f"/claim/{claim}.json", "lang=en").body)["grade"] == record


def strip(page: Element) -> list[tuple[int, int | None]]:
    """Studies and people or animals in each column of a claim's strip."""
    return [
        (0, 0) if "ev-empty" in cell.get("class", "") else _in_cell(*cell.findall("p"))
        for cell in of_class(page, "ev-strip")[0].findall("li")
    ]


def _in_cell(studies: Element, subjects: Element, *_: Element) -> tuple[int, int | None]:
    return numbers(studies)[0], first_number(words(subjects))


def in_strip(column: TestedIn, studies: int, subjects: int, unknown: int) -> tuple[int, int | None]:
    """What a strip shows of exported numbers: no number where none is known, and none for a dish."""
    if not studies:
        return 0, 0
    if column is TestedIn.LAB:
        return studies, None
    return studies, None if unknown == studies else subjects


def test_the_steps_on_screen_are_those_of_the_question_and_end_at_the_certainty(known: Known) -> None:
    rated = [claim for claim, record in known.records.items() if certainty_words(record)]
    assert rated
    for claim in rated:
        steps = ask("why-this-certainty", dataset=known.dataset, claim=claim).records()
        record = known.records[claim]
        # Where nobody was studied no body decides: the stair on screen is that of the model, to its own certainty.
        ends = record if steps else record["in_model"]
        stair = of_class(opened(page="claim", id=claim), "ev-stair")[0]
        shown = [int(words(one).replace("\N{MINUS SIGN}", "-")) for one in of_class(stair, "ev-change")]

        level = {one.id: one.value for one in Certainty}[str(ends["certainty"])]
        assert sum(shown) == level, claim
        if steps:
            assert [change for change in shown if change] == [step["change"] for step in steps if step["change"]], claim
            assert steps[-1]["level"] == level, claim


def test_the_article_counts_what_the_first_page_counts(known: Known) -> None:
    table = next(opened(page="article").iter("table"))

    *sections, total = ([int(words(cell)) for cell in row.iter("td")] for row in part(table, "tbody"))

    over = sum(is_marked(known.records[claim.id]) for claim in known.article)
    assert total == [len(known.article), *tiles(), over]
    assert all(section[0] == sum(section[1:-1]) for section in sections)
    asked = ask("claims-by-source-and-section", dataset=known.dataset).records()
    assert {claim.id for claim in known.article} == {str(row["id"]) for row in asked}


def test_a_field_of_the_map_holds_the_studies_of_the_exported_bodies(known: Known) -> None:
    """A mechanism's row: what the bodies of its claims rest on, each study once, by the rung it stands on."""
    base = known.topic.base
    for row in evidence_map(*known.topic, By.MECHANISMS).rows:
        bodies = [body for claim in row.claims for body in known.bodies(claim) if body["on_product"]]
        studies = {study for body in bodies for study in body["studies"]}
        held = Counter(rung_of(base.studies[study]) for study in studies)
        del held[Rung.STATEMENT]  # An opinion tests nothing, so the map has no such column.
        assert {field.rung: len(field.entries) for field in row.fields if field.entries} == dict(held), row.id


@pytest.mark.parametrize("question", ["claims-that-cite-nothing", "overstated-claims", "rung-counts"])
def test_an_answer_on_screen_has_the_rows_of_the_same_question_asked_elsewhere(known: Known, question: str) -> None:
    answer = ask(question, dataset=known.dataset)

    page = opened(page="query", id=question)

    status = next(one for one in page.iter("p") if one.get("role") == "status")
    shown = [words(part(row, "th")) for row in part(page, ".//tbody")]
    assert numbers(status)[0] == len(answer.rows)
    assert shown == [str(row[0]) for row in answer.rows[: len(shown)]]
    assert shown


def test_a_study_s_page_counts_whom_the_data_set_counts(known: Known) -> None:
    every = list(known.topic.base.studies.values())
    for study in every[:: len(every) // 12]:
        facts = of_class(opened(page="study", id=study.id), "ev-facts")[0]
        shown = {words(part(one, "dt")): words(part(one, "dd")) for one in facts}

        assert first_number(shown["Counted with"]) == study.counted, study.id
