"""What an address supposes, what comes of it, and what is worth supposing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.analysis.change import Change, Reworded, changed
from graph.analysis.moves import moves
from graph.analysis.whatif import falls_without
from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.scales import Wording
from graph.model.study import Funder
from graph.views.beyond.supposing import Supposed, Unread, answer, is_weighty, span_of, suppose, worth
from graph.views.summary import counts, rows
from tests.makers import base, claim, line, report, study
from tests.sample import sample

DAY = date(2019, 12, 31)


def dated() -> EvidenceBase:
    """One study of 2010 and one of 2020, on one claim."""
    early = study("early", line(), year=2010, reports=(report("e", published=date(2010, 5, 1)),))
    late = study("late", line(), year=2020, reports=(report("l", published=date(2020, 5, 1)),))
    return base([claim()], [early, late])


def test_what_an_address_supposes_is_what_its_own_address_says() -> None:
    known = sample()
    supposed = suppose(known, "mouse, open-label", "", "P1:hedged,A2:established")

    assert supposed.without == ("mouse", "open-label")
    assert supposed.wordings == {"P1": Wording.HEDGED, "A2": Wording.ESTABLISHED}
    assert supposed.unread == ()
    assert suppose(known, *(supposed.asked[name] or "" for name in ("without", "as_of", "wording"))) == supposed


def test_nothing_asked_supposes_nothing() -> None:
    assert suppose(sample(), " , ", " ", ",").is_nothing


def test_a_study_named_twice_is_left_out_once() -> None:
    assert suppose(sample(), "mouse,mouse").without == ("mouse",)


def test_what_is_not_known_is_told_with_what_is_near_and_the_rest_is_kept() -> None:
    supposed = suppose(sample(), "open-labe,mouse", "", "ZZ:hedged,P1:boldly,P1:hedged")

    assert supposed.without == ("mouse",)
    assert supposed.wordings == {"P1": Wording.HEDGED}
    assert supposed.unread[0] == Unread("without", "open-labe", ("open-label",))
    assert [(wrong.name, wrong.value) for wrong in supposed.unread[1:]] == [
        ("wording", "ZZ:hedged"),
        ("wording", "P1:boldly"),
    ]
    assert "P1:hedged" in supposed.unread[2].near


def test_a_claim_that_no_source_words_cannot_be_reworded() -> None:
    known = sample()
    silent = replace(known, claims={**known.claims, "P1": replace(known.claims["P1"], appearances=())})

    assert suppose(silent, "", "", "P1:hedged").unread == (Unread("wording", "P1:hedged"),)


def test_near_ids_are_looked_for_only_for_the_first_of_many_unknown_ones() -> None:
    supposed = suppose(sample(), ",".join(f"open-labe{n}" for n in range(100)))

    assert len(supposed.unread) == 100
    assert [bool(wrong.near) for wrong in supposed.unread] == [True] * 5 + [False] * 95


@pytest.mark.parametrize(
    ("value", "day"),
    [("2015", date(2015, 12, 31)), ("2015-06-30", date(2015, 6, 30)), ("2010-01-01", date(2010, 1, 1))],
)
def test_a_year_means_its_end_and_a_day_itself(value: str, day: date) -> None:
    assert suppose(dated(), as_of=value) == Supposed(as_of=day)


def test_the_running_year_ends_on_the_last_day_that_is_known() -> None:
    until = dated().topic.curated_until

    assert suppose(dated(), as_of=str(until.year)).as_of == until


@pytest.mark.parametrize(
    "value",
    ["2009", "1810-01-01", "3000", "2015-02-30", "20150630", "2015-W01-1", "\uff12\uff10\uff11\uff15", "x" * 10],
)
def test_a_day_outside_what_is_known_or_in_other_writing_is_told_and_left_out(value: str) -> None:
    assert suppose(dated(), as_of=value) == Supposed(unread=(Unread("as_of", value),))


def test_the_span_of_what_is_known_begins_with_the_first_year_of_a_study() -> None:
    known = dated()

    assert span_of(known) == (date(2010, 1, 1), known.topic.curated_until)


SUPPOSED = [
    Supposed(without=("open-label",)),
    Supposed(without=("mouse", "pig", "dish")),
    Supposed(as_of=DAY),
    Supposed(wordings={"P1": Wording.HEDGED, "N1": Wording.HEDGED}),
    Supposed(without=("open-label",), as_of=date(2023, 1, 1), wordings={"A1": Wording.SUPERLATIVE}),
]


@pytest.mark.parametrize("supposed", SUPPOSED, ids=lambda one: "+".join(filter(None, one.asked.values())))
def test_the_answer_is_that_of_grading_the_changed_records_anew(supposed: Supposed) -> None:
    known = sample()
    before = grade(known)
    other = changed(known, supposed.change)
    after = grade(other, as_of=supposed.as_of or before.as_of)

    found = answer(known, before, supposed)

    assert {move.claim for move in (*found.weighty, *found.slight)} == {move.claim for move in moves(before, after)}
    assert found.before == counts(rows(known, before))
    assert found.after == counts(rows(other, after))


def test_only_what_is_graded_otherwise_is_weighty() -> None:
    found = answer(sample(), grade(sample()), Supposed(without=("open-label",)))

    assert found.weighty
    assert all(is_weighty(move) for move in found.weighty)
    assert not any(is_weighty(move) for move in found.slight)


def test_a_wording_moves_how_many_are_overstated_and_nothing_that_claims_rest_on() -> None:
    found = answer(sample(), grade(sample()), Supposed(wordings={"P1": Wording.HEDGED}))

    assert [move.claim for move in found.weighty] == ["P1"]
    assert found.after.overstated == found.before.overstated - 1
    assert found.after.footings == found.before.footings


def test_without_its_only_study_a_claim_rests_on_nothing() -> None:
    found = answer(sample(), grade(sample()), Supposed(without=("dish",)))

    assert found.after.footings[Footing.LAB] == found.before.footings[Footing.LAB] - 1
    assert found.after.footings[Footing.NOTHING] == found.before.footings[Footing.NOTHING] + 1


def test_studies_are_suggested_by_how_many_claims_hang_on_each() -> None:
    known = sample()
    before = grade(known)
    found = worth(known, before)

    for load in found.loads:
        falls = falls_without(known, load.study.id, grading=before)
        assert load.claims == tuple(move.claim for move in falls if is_weighty(move))
    sizes = [len(load.claims) for load in found.loads]
    assert sizes == sorted(sizes, reverse=True)
    assert all(sizes)
    assert {len(load.claims) for load in found.tops} == {sizes[0]}


def test_studies_that_the_maker_paid_for_are_gathered() -> None:
    known = sample()
    paid = replace(known.studies["dish"], funder=Funder.MAKER)
    changed_base = replace(known, studies={**known.studies, "dish": paid})

    assert worth(changed_base, grade(changed_base)).paid_for == ("dish",)
    assert worth(known, grade(known)).paid_for == ()


def test_a_change_names_each_thing_once_for_the_analysis() -> None:
    supposed = Supposed(without=("mouse",), as_of=DAY, wordings={"P1": Wording.HEDGED})

    assert supposed.change == Change(
        without=frozenset({"mouse"}), as_of=DAY, wordings=(Reworded("P1", Wording.HEDGED),)
    )
    assert not supposed.is_nothing


def test_a_claim_that_keeps_its_grade_and_loses_only_a_citation_moves_slightly() -> None:
    cited = replace(claim(), cites=("s0",))
    known = base([cited], [study(f"s{n}", line(), enrolled=300) for n in range(7)])

    found = answer(known, grade(known), Supposed(without=("s0",)))

    assert found.weighty == ()
    assert [move.claim for move in found.slight] == ["C1"]
