"""Wording against evidence."""

from __future__ import annotations

from itertools import product

import pytest

from graph.grading.wording import Grade, ceiling_of, fair_sentence, gap
from graph.model.assessment import GapKind, RungCount
from graph.model.claim import Claim
from graph.model.scales import Basis, Certainty, Fidelity, Kind, Rung, Verdict, Wording
from graph.model.scope import Population
from tests.makers import claim


def held(
    *,
    of: Claim | None = None,
    basis: Basis = Basis.HUMAN_RANDOMISED,
    certainty: Certainty | None = Certainty.HIGH,
    refuting: bool = False,
    verdict: Verdict = Verdict.SUPPORTED,
    in_animals: Verdict | None = None,
    fidelity: Fidelity | None = None,
    ladder: tuple[RungCount, ...] = (),
) -> Grade:
    return Grade(
        claim=of or claim(),
        basis=basis,
        certainty=certainty,
        at_most=False,
        refuting=refuting,
        verdict=verdict,
        verdict_in_animals=in_animals,
        fidelity=fidelity,
        ladder=ladder,
    )


@pytest.mark.parametrize(
    ("certainty", "ceiling"),
    [
        (Certainty.HIGH, Wording.ESTABLISHED),
        (Certainty.MODERATE, Wording.ASSERTED),
        (Certainty.LOW, Wording.HEDGED),
        (Certainty.VERY_LOW, Wording.HEDGED),
        (None, Wording.HEDGED),
    ],
)
def test_with_a_human_basis_the_ceiling_follows_the_certainty(certainty: Certainty | None, ceiling: Wording) -> None:
    assert ceiling_of(held(certainty=certainty)).claimed is ceiling


@pytest.mark.parametrize("basis", [Basis.RODENTS_ONLY, Basis.ANIMALS_ONLY, Basis.IN_VITRO_ONLY, Basis.STATEMENT_ONLY])
def test_without_people_a_claim_may_be_asserted_about_the_model_and_hedged_about_people(basis: Basis) -> None:
    about_people = ceiling_of(held(basis=basis, certainty=Certainty.LOW))
    about_rats = ceiling_of(held(basis=basis, certainty=Certainty.LOW, of=claim(population=Population.RAT)))

    assert (about_people.claimed, about_people.in_model) == (Wording.HEDGED, Wording.ASSERTED)
    assert about_rats.claimed is Wording.ASSERTED


def test_with_nothing_behind_it_a_claim_has_no_fair_wording() -> None:
    assert ceiling_of(held(basis=Basis.NOTHING, certainty=None)).claimed is Wording.NONE


def test_a_contradicted_claim_has_no_fair_wording_however_certain_the_evidence() -> None:
    assert ceiling_of(held(refuting=True)).claimed is Wording.NONE


def test_the_gap_says_by_how_much_and_in_what() -> None:
    strong = gap(held(of=claim(wording=Wording.ESTABLISHED), certainty=Certainty.VERY_LOW))
    wide = gap(held(of=claim(wording=Wording.ASSERTED), basis=Basis.RODENTS_ONLY))
    both = gap(held(of=claim(wording=Wording.ESTABLISHED), basis=Basis.RODENTS_ONLY))

    assert strong is not None
    assert wide is not None
    assert both is not None
    assert (strong.steps, strong.kinds) == (2, (GapKind.STRENGTH,))
    assert (wide.steps, wide.kinds) == (1, (GapKind.SCOPE,))
    assert (both.steps, both.kinds) == (2, (GapKind.STRENGTH, GapKind.SCOPE))


def test_a_claim_that_nobody_words_has_no_gap() -> None:
    assert gap(held(of=claim(wording=None))) is None


@pytest.mark.parametrize(
    ("fidelity", "steps"), [(Fidelity.MATCHES, 0), (Fidelity.CANNOT_BE_CHECKED, 1), (Fidelity.DIFFERS, 2)]
)
def test_a_report_is_held_against_its_study(fidelity: Fidelity, steps: int) -> None:
    result = gap(held(fidelity=fidelity, of=claim(kind=Kind.REPORT)))

    assert result is not None
    assert result.steps == steps


def test_a_forecast_may_only_be_hedged() -> None:
    assert ceiling_of(held(of=claim(kind=Kind.FORECAST), basis=Basis.NOT_GRADABLE)).claimed is Wording.HEDGED


def test_every_grade_has_a_fair_sentence_in_both_languages() -> None:
    every = product(Verdict, (*Certainty, None), (*Fidelity, None), (*Verdict, None), (False, True))
    for verdict, certainty, fidelity, in_animals, refuting in every:
        said = fair_sentence(
            held(verdict=verdict, certainty=certainty, fidelity=fidelity, in_animals=in_animals, refuting=refuting)
        )

        assert "“statement of C1”" in said.en, (verdict, certainty, fidelity, in_animals, refuting)
        assert "“〔statement of C1〕”" in said.zh, (verdict, certainty, fidelity, in_animals, refuting)


@pytest.mark.parametrize("rung", Rung)
def test_the_fair_sentence_carries_the_numbers_of_a_rung(rung: Rung) -> None:
    said = fair_sentence(held(ladder=(RungCount(rung, 2, 18, 0, 0),)))

    assert "It rests on 2 " in said.en
    assert "依据：2" in said.zh
    assert ("18 people" in said.en) == rung.is_human
    assert ("18 animals" in said.en) == rung.is_animal


def test_the_fair_sentence_names_every_rung() -> None:
    ladder = tuple(RungCount(rung, 1, 5, 0, 0) for rung in (Rung.HUMAN_UNCONTROLLED, Rung.RODENT, Rung.IN_VITRO))
    said = fair_sentence(held(ladder=ladder))

    assert said.en.endswith(
        "1 human study without a control group (5 people), 1 study of rodents (5 animals) and 1 laboratory study."
    )


@pytest.mark.parametrize(
    ("unnamed", "words"), [(0, "of rodents ("), (1, "of rodents or unnamed animals ("), (2, "of unnamed animals (")]
)
def test_rodents_are_named_only_where_the_animals_are_known(unnamed: int, words: str) -> None:
    said = fair_sentence(held(ladder=(RungCount(Rung.RODENT, 2, 18, 0, unnamed),)))

    assert f"It rests on 2 studies {words}18 animals)." in said.en


def test_a_number_that_is_only_partly_known_is_not_made_up() -> None:
    partly = fair_sentence(held(ladder=(RungCount(Rung.RODENT, 3, 20, 2, 0),)))
    unknown = fair_sentence(held(ladder=(RungCount(Rung.RODENT, 1, 0, 1, 0),)))

    assert "20 animals known of; 2 without a number" in partly.en
    assert "numbers not known" in unknown.en
