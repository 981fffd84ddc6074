"""Which way numbers point, and how large they are against what patients notice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.grading.assess import grade
from graph.grading.direction import computed
from graph.grading.method_table import shipped
from graph.model.assessment import BodyAssessment
from graph.model.biology import ImportantDifference
from graph.model.claim import Sense
from graph.model.finding import ArmResult, ArmRole, EffectMeasure, Finding, Level, Reading, Spread, SpreadKind
from graph.model.scales import BodyDirection, Direction, Kind, Size
from graph.model.study import ComparatorKind, Design, Timing
from graph.model.values import Species
from tests.makers import INSTRUMENTS, base, claim, effect, finding, line, months, study


def difference(value: str, low: str, high: str, **more: object) -> Finding:
    """A difference on a scale of which more is better, and on which patients notice 6."""
    return finding(effect=effect(value, ci=(low, high)), **{"instrument": "scale", **more})  # type: ignore[arg-type]


def body(
    *found: Finding, asserts: Sense | None = None, direction: Direction = Direction.SUPPORTS, **more: object
) -> BodyAssessment:
    """What one trial that reads some findings says."""
    kind = Kind.EFFECT if asserts in (None, Sense.NO_EFFECT) else Kind.HARM
    one = study("s1", line("C1", direction, findings=tuple(one.id for one in found)), findings=found, **more)  # type: ignore[arg-type]
    return grade(base([claim(kind=kind, asserts=asserts)], [one])).assessments["C1"].bodies[0]


@pytest.mark.parametrize(
    ("interval", "asserts", "direction"),
    [
        (("8", "7", "9"), None, BodyDirection.FOR),
        (("-8", "-9", "-7"), None, BodyDirection.AGAINST),
        (("1", "-2", "4"), None, BodyDirection.LITTLE_OR_NONE),
        (("3", "-2", "8"), None, BodyDirection.INCONCLUSIVE),
        (("1", "-2", "4"), Sense.NO_EFFECT, BodyDirection.FOR),
        (("8", "7", "9"), Sense.NO_EFFECT, BodyDirection.AGAINST),
        (("-8", "-9", "-7"), Sense.HARM, BodyDirection.FOR),
        (("8", "7", "9"), Sense.HARM, BodyDirection.AGAINST),
        (("1", "-2", "4"), Sense.SAFETY, BodyDirection.FOR),
    ],
)
def test_an_interval_points_whatever_the_curator_read(
    interval: tuple[str, str, str], asserts: Sense | None, direction: BodyDirection
) -> None:
    for read in (Direction.SUPPORTS, Direction.DISPUTES):
        assert body(difference(*interval), asserts=asserts, direction=read).direction is direction


def test_a_curator_who_says_why_keeps_another_direction() -> None:
    found = difference("8", "7", "9")
    one = study("s1", line("C1", Direction.DISPUTES, findings=("f1",)), findings=(found,))
    reasoned = replace(one, lines=(replace(one.lines[0], direction_because="it measured something else"),))
    some = base([claim()], [reasoned])

    assert grade(some).assessments["C1"].bodies[0].direction is BodyDirection.AGAINST
    assert computed(some, one.lines[0], shipped()) is Direction.SUPPORTS


def test_without_a_known_difference_that_matters_an_interval_over_no_effect_cannot_tell() -> None:
    plain = finding(effect=effect("0.1", ci=("-0.2", "0.4")))

    assert body(plain).direction is BodyDirection.INCONCLUSIVE


def test_ratios_have_a_default_for_little_or_none() -> None:
    def ratio(low: str, high: str) -> Finding:
        return finding(effect=effect("1", ci=(low, high), measure=EffectMeasure.RISK_RATIO))

    assert body(ratio("0.8", "1.2")).direction is BodyDirection.LITTLE_OR_NONE
    assert body(ratio("0.7", "1.2")).direction is BodyDirection.INCONCLUSIVE


def test_a_change_from_baseline_is_never_an_effect() -> None:
    found = difference("8", "7", "9", comparator=ComparatorKind.OWN_BASELINE)

    assert body(found).pooled is None


def test_size_is_told_against_what_patients_notice() -> None:
    sizes = [body(difference(*told)).size for told in (("9", "7", "11"), ("7", "5", "9"), ("3", "1", "5"))]

    assert sizes == [Size.IMPORTANT, Size.PROBABLY_IMPORTANT, Size.SMALL]


def test_the_difference_that_matters_is_that_of_the_phase_that_was_studied() -> None:
    chronic = ImportantDifference(Decimal(4), "a source", phase="chronic")
    acute = ImportantDifference(Decimal(9), "a source", phase="acute")
    scale = replace(INSTRUMENTS[0], important_differences=(acute, chronic))
    late = Timing("late", months(8), months(20))
    one = study("s1", line(findings=("f1",)), findings=(difference("7", "5", "9"),), condition="disease", timing=late)

    some = replace(base([claim()], [one]), instruments={"scale": scale})
    pooled = grade(some).assessments["C1"].pooled

    assert pooled is not None
    assert pooled.mid == 4
    unknown = replace(some, studies={"s1": replace(one, treatment=replace(one.treatment, timing=None))})
    unphased = grade(unknown).assessments["C1"].pooled
    assert unphased is not None
    assert unphased.mid is None


def test_a_study_brings_one_result_the_claims_outcome_then_the_primary_then_the_latest() -> None:
    first = difference("8", "7", "9", id_="a", time=months(3))
    later = difference("-8", "-9", "-7", id_="b", time=months(6))
    primary = difference("1", "-2", "4", id_="c", primary=True)
    graft = difference("8", "7", "9", id_="d", outcome="graft", primary=True)
    told = difference("9", "7", "11", id_="e", level=Level.SECOND_HAND, primary=True)

    assert body(first, later).direction is BodyDirection.AGAINST
    assert body(first, later, primary).direction is BodyDirection.LITTLE_OR_NONE
    assert body(later, told).direction is BodyDirection.AGAINST
    some = study("s1", line(findings=("b", "d")), findings=(later, graft))
    by_outcome = grade(base([claim(outcome="function")], [some])).assessments["C1"]
    assert by_outcome.direction is BodyDirection.AGAINST


def test_events_and_means_of_two_groups_are_effects() -> None:
    def arm(role: ArmRole, **more: object) -> ArmResult:
        return ArmResult(role.value, role, **more)  # type: ignore[arg-type]

    events = finding(arms=(arm(ArmRole.TREATED, n=111, events=16), arm(ArmRole.CONTROL, n=52, events=7)))
    spread = Spread(SpreadKind.SD, Decimal(2))
    means = finding(
        instrument="scale",
        arms=(
            arm(ArmRole.TREATED, n=50, mean=Decimal(20), spread=spread),
            arm(ArmRole.CONTROL, n=50, mean=Decimal(10), spread=spread),
        ),
    )
    few, many = body(events), body(means)

    assert few.direction is BodyDirection.INCONCLUSIVE
    assert few.pooled is not None
    assert (few.pooled.measure, round(few.pooled.estimate, 2)) == ("risk-ratio", 1.07)
    assert few.absolute is not None
    assert (few.absolute.without, few.absolute.with_) == (135, 144)
    assert many.direction is BodyDirection.FOR
    assert many.pooled is not None
    assert many.pooled.estimate == 10


def test_scales_that_run_the_other_way_are_turned_round_before_pooling() -> None:
    def standard(id_: str, value: str, low: str, high: str, reading: Reading) -> Finding:
        told = effect(value, ci=(low, high), measure=EffectMeasure.STANDARDISED_MEAN_DIFFERENCE)
        return finding(id_, effect=told, reading=reading)

    up = study("up", line(findings=("f",)), findings=(standard("f", "0.5", "0.3", "0.7", Reading.BENEFIT),))
    down = study("down", line(findings=("f",)), findings=(standard("f", "-0.5", "-0.7", "-0.3", Reading.BENEFIT),))

    found = grade(base([claim()], [up, down])).assessments["C1"]

    assert found.direction is BodyDirection.FOR
    assert found.pooled is not None
    assert round(abs(found.pooled.estimate), 6) == 0.5


def test_estimates_decide_from_half_of_the_studies_with_a_direction_on() -> None:
    found = (difference("8", "7", "9"),)
    with_numbers = study("numbers", line(findings=("f1",)), findings=found)
    without = [study(f"v{n}", line("C1", Direction.DISPUTES)) for n in range(2)]

    one = grade(base([claim()], [with_numbers, without[0]])).assessments["C1"]
    two = grade(base([claim()], [with_numbers, *without])).assessments["C1"]

    assert (one.bodies[0].decided_by, one.direction) == ("estimates", BodyDirection.FOR)
    assert (two.bodies[0].decided_by, two.direction) == ("votes", BodyDirection.DISAGREE)


@pytest.mark.parametrize(
    ("votes", "direction"),
    [
        ("ssss", BodyDirection.FOR),
        ("sssd", BodyDirection.FOR),
        ("ssd", BodyDirection.DISAGREE),
        ("ddds", BodyDirection.AGAINST),
        ("si", BodyDirection.INCONCLUSIVE),
        ("ssi", BodyDirection.FOR),
        ("m", BodyDirection.DISAGREE),
        ("sm", BodyDirection.FOR),
        ("i", BodyDirection.INCONCLUSIVE),
    ],
)
def test_without_estimates_each_study_has_one_vote(votes: str, direction: BodyDirection) -> None:
    words = {
        "s": Direction.SUPPORTS,
        "d": Direction.DISPUTES,
        "m": Direction.MIXED,
        "i": Direction.INCONCLUSIVE,
    }
    some = [study(f"s{n}", line("C1", words[vote]), enrolled=10 ** (n + 1)) for n, vote in enumerate(votes)]

    assert grade(base([claim()], some)).assessments["C1"].bodies[0].direction is direction


def test_two_species_of_one_study_are_one_vote() -> None:
    both = study(
        "s1",
        line("C1", species=Species.RAT),
        line("C1", Direction.DISPUTES, species=Species.MOUSE),
        design=Design.ANIMAL_EXPERIMENT,
        species=(Species.RAT, Species.MOUSE),
    )
    votes = grade(base([claim()], [both])).assessments["C1"].bodies[0].votes

    assert (votes.for_, votes.against, votes.mixed) == (0, 0, 1)
