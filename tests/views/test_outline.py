"""A source in reading order: sections, counts, references, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.claim import Anchor, Appearance, Claim, Reference
from graph.model.scales import Direction, Wording
from graph.model.study import Design, Standing, Study
from graph.model.values import Species
from graph.views.outline import Bearing, Beside, Outline, outline
from tests.makers import ARTICLE, base, claim, line, report, study, text

SECTIONS = (("1", text("one")), ("2", text("two")), ("2.1", text("two one")), ("3", text("three")), ("4", text("four")))


def said(id_: str, *places: tuple[str, int, int], cites: tuple[str, ...] = ()) -> Claim:
    """A claim at places given by section and offsets."""
    made = tuple(
        Appearance("article", section, Wording.ASSERTED, Anchor(start, end, "0" * 64)) for section, start, end in places
    )
    return replace(claim(id_, cites=cites), appearances=made)


def told(claims: list[Claim], studies: list[Study] | None = None, references: tuple[Reference, ...] = ()) -> Outline:
    source = replace(ARTICLE, sections=SECTIONS, references=references)
    known = replace(base(claims, studies or []), sources={"article": source})
    return outline(known, grade(known), "article")


def order(found: Outline) -> list[tuple[str, list[str]]]:
    return [(section.id, [passage.row.id for passage in section.passages]) for section in found.sections]


def test_claims_stand_in_the_order_of_their_passages_not_of_the_records() -> None:
    found = told([said("C2", ("1", 30, 40)), said("C1", ("1", 10, 20)), said("C3", ("2", 50, 60))])

    assert order(found) == [("1", ["C1", "C2"]), ("2", ["C3"]), ("2.1", []), ("3", []), ("4", [])]


def test_passages_that_begin_alike_do_not_tear_a_section_apart() -> None:
    found = told([said("C1", ("1", 0, 9)), said("C2", ("2", 0, 5)), said("C3", ("1", 0, 7))])

    assert order(found)[:2] == [("1", ["C3", "C1"]), ("2", ["C2"])]


def test_a_section_that_goes_on_after_its_parts_comes_again_without_counting_twice() -> None:
    found = told([said("C1", ("2.1", 10, 20)), said("C2", ("2", 30, 40))])

    assert order(found) == [("1", []), ("2", []), ("2.1", ["C1"]), ("2", ["C2"]), ("3", []), ("4", [])]
    assert [s.counts.claims if s.counts else None for s in found.sections] == [0, 2, 1, None, 0, 0]


def test_a_claim_said_twice_in_a_section_stands_there_once_and_says_so() -> None:
    found = told([said("C1", ("1", 10, 20), ("1", 40, 50)), said("C2", ("1", 25, 30))])

    assert [(p.row.id, p.times) for p in found.sections[0].passages] == [("C1", 2), ("C2", 1)]
    assert found.counts.claims == 2


def test_a_claim_of_two_sections_counts_in_both_and_once_in_all() -> None:
    found = told([said("C1", ("1", 10, 20), ("3", 60, 70))])

    assert order(found) == [("1", ["C1"]), ("2", []), ("2.1", []), ("3", ["C1"]), ("4", [])]
    assert found.counts.claims == 1


def test_the_counts_of_all_are_the_grades_of_its_claims() -> None:
    mouse = study("m", line("C1"), design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,))

    found = told([said("C1", ("1", 0, 5)), said("C2", ("2", 10, 15))], [mouse])

    assert {footing: many for footing, many in found.counts.footings.items() if many} == {
        Footing.ANIMALS: 1,
        Footing.NOTHING: 1,
    }
    assert found.counts.overstated == found.judged == 2


def test_sections_without_a_claim_are_named_unless_their_parts_make_one() -> None:
    found = told([said("C1", ("2.1", 10, 20))])

    assert [title.en for title in found.silent] == ["1 one", "3 three", "4 four"]


def test_overlapping_passages_are_covered_once() -> None:
    assert told([said("C1", ("1", 0, 10), ("1", 5, 20)), said("C2", ("2", 18, 19), ("3", 30, 35))]).covered == 25


def test_another_article_s_claims_are_not_in_it() -> None:
    other = replace(claim("X1"), appearances=(Appearance("other", "1", Wording.ASSERTED, Anchor(0, 5, "0" * 64)),))
    known = base([said("C1", ("1", 0, 5)), other])
    known = replace(known, sources={"article": ARTICLE, "other": replace(ARTICLE, id="other")})

    first, second = (outline(known, grade(known), id_) for id_ in ("article", "other"))

    assert [p.row.id for s in first.sections for p in s.passages] == ["C1"]
    assert [p.row.id for s in second.sections for p in s.passages] == ["X1"]


def cited_study(direction: Direction | None, **more: object) -> Study:
    lines = (line("C1", direction),) if direction else ()
    return study("s1", *lines, **more)


@pytest.mark.parametrize(
    ("direction", "bearing"),
    [
        (Direction.SUPPORTS, Bearing.SUPPORTS),
        (Direction.REFUTES, Bearing.REFUTES),
        (Direction.MIXED, Bearing.MIXED),
        (Direction.CONTEXT, Bearing.CONTEXT),
        (None, Bearing.NOTHING),
    ],
)
def test_a_citation_is_held_against_what_its_study_says(direction: Direction | None, bearing: Bearing) -> None:
    found = told([said("C1", ("1", 0, 5), cites=("s1",))], [cited_study(direction)], (Reference("doi:10.1/x", "s1"),))

    assert found.references[0].claims == ((bearing, ("C1",)),)
    assert found.unsupported == (() if bearing is Bearing.SUPPORTS else ("C1",))
    assert found.uncited == ()


def test_a_retracted_study_supports_nothing() -> None:
    gone = report("gone", standing=Standing.RETRACTED, withdrawn=date(2024, 1, 1))

    found = told(
        [said("C1", ("1", 0, 5), cites=("s1",))],
        [cited_study(Direction.SUPPORTS, reports=(gone,))],
        (Reference("doi:10.1/x", "s1"),),
    )

    assert found.references[0].claims == ((Bearing.SET_ASIDE, ("C1",)),)
    assert found.unsupported == ("C1",)


def test_a_citation_by_a_report_s_id_is_the_study_s() -> None:
    found = told(
        [said("C1", ("1", 0, 5), cites=("s1-report",))],
        [cited_study(Direction.SUPPORTS)],
        (Reference("https://example.org/news", "s1"),),
    )

    assert found.references[0].claims == ((Bearing.SUPPORTS, ("C1",)),)


def test_a_reference_without_a_study_and_one_that_no_claim_cites_are_kept() -> None:
    references = (Reference("a book"), Reference("doi:10.1000/x", "s1"))

    found = told([said("C1", ("1", 0, 5))], [cited_study(Direction.SUPPORTS)], references)

    assert [(cited.study is None, cited.claims) for cited in found.references] == [(True, ()), (False, ())]
    assert found.references[0].link.address is None
    assert found.references[1].link.address == "https://doi.org/10.1000/x"
    assert found.uncited == ("C1",)


def test_studies_in_people_beside_it_are_those_that_it_could_have_read() -> None:
    published = ARTICLE.published
    studies = [
        study("cited", line("C1")),
        study("against", line("C1", Direction.REFUTES)),
        study("later", line("C1"), reports=(report(published=date(2026, 1, 1)),)),
        study("same-year", line("C1"), reports=(report(year=published.year),)),
        study("same-day", line("C1"), reports=(report(year=None, published=published),)),
        study("undated", line("C1"), reports=(report(year=None),)),
        study("context", line("C1", Direction.CONTEXT)),
        study("mouse", line("C1"), design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,)),
    ]

    found = told([said("C1", ("1", 0, 5), cites=("cited",))], studies)

    assert found.beside == Beside(known=3, cited=1, against=1)


def test_a_claim_that_was_not_graded_is_in_no_outline() -> None:
    known: EvidenceBase = replace(base([said("C1", ("1", 0, 5))]), sources={"article": ARTICLE})

    assert outline(known, grade(known, only=()), "article").counts.claims == 0
