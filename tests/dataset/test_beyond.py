"""What goes beyond a grade is published as the analyses give it, and what is only supposed counts in nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from pyoxigraph import NamedNode, Quad, Store

from graph.dataset.beyond import Beyond, beyond, counts
from graph.dataset.describe import describe
from graph.dataset.gate import gate
from graph.dataset.names import Names, concept
from graph.dataset.reused import RDF
from graph.dataset.terms_beyond import BeyondTerms
from graph.dataset.vocabulary import EV
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.biology import MechanismLink
from graph.model.claim import ReportedValue
from graph.model.finding import Reading
from graph.model.scales import Domain, Kind, Rung, Stream
from graph.model.study import ComparatorKind, Design
from graph.model.values import Species
from graph.views.beyond import proposal_words
from tests import makers
from tests.dataset import published
from tests.sample import sample

NAMES = Names()
COUNTED = (EV.Study, EV.EvidenceLine, EV.Finding, EV.Assessment, EV.BodyAssessment, EV.Reason)


@pytest.fixture(scope="module")
def base() -> EvidenceBase:
    """The sample with an early study that was tested again, an arrow, and two curators who judged one step."""
    small = sample()
    early = replace(small.studies["open-label"], tested_later_in=("sham-controlled", "awaiting"))
    later = makers.study(
        "sham-controlled",
        makers.line("P1", findings=("again",)),
        makers.line("M1"),
        enrolled=120,
        cells=("neural",),
        year=2024,
        findings=(makers.finding("again", reading=Reading.NO_DIFFERENCE, time=makers.months(12)),),
    )
    early = replace(early, year=2022, reports=tuple(replace(one, year=2022) for one in early.reports))
    first = makers.judgement(Domain.IMPRECISION, -1, stream=Stream.HUMAN_RANDOMISED, claim_id="P1")
    repair = replace(
        small.mechanisms["repair"], chain=(MechanismLink("graft", "A1"), MechanismLink("function", "M1", cause="graft"))
    )
    repeats = makers.claim("R2", kind=Kind.REPORT, reported=(ReportedValue("nowhere", "gain", count=1, total=2),))
    curators = ("a curator", "another curator")
    return replace(
        small,
        topic=replace(small.topic, curators=curators),
        claims={**small.claims, repeats.id: repeats, "M1": makers.claim("M1", kind=Kind.MECHANISM)},
        studies={**small.studies, early.id: early, later.id: later},
        mechanisms={"repair": repair},
        judgements=(first, replace(first, curator="another curator", change=0)),
    )


@pytest.fixture(scope="module")
def found(base: EvidenceBase) -> Beyond:
    return beyond(base, grade(base), words=proposal_words)


@pytest.fixture(scope="module")
def quads(base: EvidenceBase, found: Beyond) -> tuple[Quad, ...]:
    return tuple(describe(base, grade(base), found=found))


@pytest.fixture(scope="module")
def store(quads: tuple[Quad, ...]) -> Store:
    return loaded(*quads)


def loaded(*quads: Quad) -> Store:
    filled = Store()
    filled.bulk_extend(quads)
    return filled


def test_everything_is_told_as_the_analyses_give_it(store: Store, base: EvidenceBase, found: Beyond) -> None:
    assert found.pairs
    assert any(one.sets for one in found.keystones.values())
    assert any(one.raise_ for one in found.proposals.values())

    published.everything_is_told(store, base, found)


def test_a_base_with_all_of_it_passes_the_gate(quads: tuple[Quad, ...]) -> None:
    assert gate(quads) == ()


def test_every_term_for_it_is_used(store: Store) -> None:
    """But for a class that has parts only, and figures that take more pairs or studies than a sample has."""
    used = {quad.predicate for quad in store} | {
        quad.object for quad in store.quads_for_pattern(None, RDF.type, None, None)
    }
    never = {EV.Hypothetical, EV.heldPercent, EV.kappa, EV.subjectsAtMost}

    assert set(BeyondTerms.terms()) - used == never


def test_what_is_supposed_adds_to_no_count(store: Store, base: EvidenceBase) -> None:
    graded = loaded(*describe(base, grade(base)))

    for kind in COUNTED:
        assert things(store, kind) == things(graded, kind)
    assert not things(graded, EV.Proposal)


def things(store: Store, kind: NamedNode) -> set[object]:
    return {quad.subject for quad in store.quads_for_pattern(None, RDF.type, kind, None)}


def test_the_counts_are_those_of_what_is_there(store: Store, found: Beyond) -> None:
    there = {"losses": EV.Loss, "proposals": EV.Proposal, "epochs": EV.Epoch, "pairs": EV.PrecedentPair}

    assert counts(found) == {noun: len(things(store, kind)) for noun, kind in there.items()}
    assert all(counts(found).values())


def test_without_words_a_proposal_is_told_by_its_values(base: EvidenceBase) -> None:
    wordless = beyond(base, grade(base))
    store = loaded(*describe(base, grade(base), found=wordless))

    published.everything_is_told(store, base, wordless)
    assert not any("text" in said for said in published.told(store, EV.Proposal).values())


def test_how_few_studies_a_grade_hangs_on_is_said_of_its_assessment(store: Store, found: Beyond) -> None:
    for claim, held in found.keystones.items():
        said = published.told(store, EV.Assessment)[claim]
        fewest = held.fragility.fewest

        assert said["hold"] == (held.fragility.hold.value,)
        assert said["bearingStudies"] == (str(held.fragility.bearing),)
        assert said.get("fewestStudies", ()) == (() if fewest is None else (str(fewest),))


def test_a_forecast_says_why_nothing_is_proposed(store: Store) -> None:
    told = published.told(store, EV.NoProposal)

    assert {said["whyNone"] for thing, said in told.items() if thing.startswith("F1/")} == {("forecast",)}


def test_a_tally_links_the_pairs_that_a_claim_is_near_to() -> None:
    claims = [makers.claim("near", cells=("product-a",)), makers.claim("far", cells=("mesenchymal",))]
    gain = makers.finding("gain", reading=Reading.UNCONTROLLED_IMPROVEMENT, comparator=ComparatorKind.OWN_BASELINE)
    early = makers.study(
        "early",
        makers.line("near", findings=("gain",)),
        makers.line("far"),
        design=Design.SINGLE_ARM_TRIAL,
        comparator=ComparatorKind.OWN_BASELINE,
        cells=("product-a",),
        year=2018,
        findings=(gain,),
        tested_later_in=("later",),
    )
    rats = makers.study(
        "rats", makers.line("far"), design=Design.ANIMAL_EXPERIMENT, species=(Species.RAT,), cells=("mesenchymal",)
    )
    nothing = makers.finding("nothing", reading=Reading.NO_DIFFERENCE)
    later = makers.study("later", cells=("product-a",), year=2023, findings=(nothing,))
    base = makers.base(claims, [early, later, rats])

    tallies = published.told(loaded(*described(base)), EV.PrecedentTally)

    assert tallies["near/same-product"]["precedentPair"] == ("later",)
    assert tallies["near/same-product"]["vanished"] == tallies["near/same-product"]["decided"] == ("1",)
    assert tallies["near/same-product"]["isTooFew"] == ("true",)
    assert "precedentPair" not in tallies["far/same-family"]
    assert tallies["all"]["decided"] == ("1",)


def described(base: EvidenceBase) -> tuple[Quad, ...]:
    grading = grade(base)
    return tuple(describe(base, grading, found=beyond(base, grading)))


def test_the_weakest_arrow_is_told_of_its_mechanism() -> None:
    claims = [makers.claim(id_, kind=Kind.MECHANISM) for id_ in ("C1", "C2")]
    studies = [
        makers.study("people", makers.line("C1")),
        makers.study("rats", makers.line("C2"), design=Design.ANIMAL_EXPERIMENT, species=(Species.RAT,)),
    ]
    base = makers.base(claims, studies)
    chain = (MechanismLink("graft", "C1"), MechanismLink("function", "C2", cause="graft"))
    base = replace(base, mechanisms={"repair": replace(base.mechanisms["repair"], chain=chain)})

    store = loaded(*described(base))

    first, second = NAMES.link("repair", 1), NAMES.link("repair", 2)
    assert objects(store, NAMES.mechanism("repair"), EV.weakestLink) == {second}
    assert objects(store, first, EV.highestRungInPeople) == {concept(Rung.HUMAN_RANDOMISED)}
    assert objects(store, second, EV.highestRungInPeople) == set()


def objects(store: Store, subject: NamedNode, predicate: NamedNode) -> set[object]:
    return {quad.object for quad in store.quads_for_pattern(subject, predicate, None, None)}


def test_graders_are_told_with_their_numbers_and_why_there_is_no_kappa(store: Store) -> None:
    told = published.told(store, EV.Agreement)

    assert told["curators/imprecision"]["curator"] == ("a%20curator", "another%20curator")
    assert told["curators/all"]["alike"] == ("0",)
    assert told["curators/all"]["judgedSteps"] == ("1",)
    assert told["curators/all"]["whyNoKappa"] == ("too-few",)
    assert told["rulebook/a%20curator"]["rulebook"]
    assert "kappa" not in told["curators/all"]


def test_a_kappa_is_told_to_four_places() -> None:
    claims = [makers.claim(f"C{number}") for number in range(18)]
    trial = makers.study("s1", *(makers.line(one.id) for one in claims), enrolled=30)
    first = [
        makers.judgement(Domain.IMPRECISION, -(number % 3), stream=Stream.HUMAN_RANDOMISED, claim_id=one.id)
        for number, one in enumerate(claims)
    ]
    second = [replace(one, curator="another curator", change=one.change if n else -1) for n, one in enumerate(first)]

    found = beyond(base := makers.base(claims, [trial], [*first, *second]), grade(base))
    told = published.told(loaded(*describe(base, grade(base), found=found)), EV.Agreement)

    (kappa,) = told["curators/all"]["kappa"]
    exact = found.agreements.overall.kappa
    assert exact is not None
    assert abs(Decimal(kappa) - Decimal(exact.numerator) / exact.denominator) <= Decimal("0.00005")
    assert len(kappa.partition(".")[2]) <= 4


def test_the_times_of_a_claim_follow_each_other_without_a_gap(store: Store, base: EvidenceBase) -> None:
    told = published.told(store, EV.Epoch)

    for claim in base.claims:
        own = sorted(
            (said for thing, said in told.items() if thing.startswith(f"{claim}/")),
            key=lambda said: int(said["order"][0]),
        )
        assert "since" not in own[0]
        assert "until" not in own[-1]
        for before, after in pairwise(own):
            until, since = date.fromisoformat(before["until"][0]), date.fromisoformat(after["since"][0])
            assert (since - until).days == 1
