"""Each row of the table of domains fires where it should and stays silent beside it."""

from __future__ import annotations

from itertools import product

from graph.grading.domains.bias import Risks, risk_of_bias, uses_low_risk_only
from graph.grading.domains.consistency import Counted, Leaning, disagreement, inconsistency, leaning
from graph.grading.domains.imprecision import Effect, Numbers, imprecision, is_little_or_none
from graph.grading.domains.indirectness import Differing, indirectness
from graph.grading.domains.outcome import Outcome, Part, outcome, rate
from graph.grading.domains.reporting import Published, data_concern, reporting
from graph.grading.domains.upgrade import dose_response, large_effect
from graph.grading.method_table import shipped
from graph.grading.synthesis.values import Estimate, Interval, Measure

METHOD = shipped()
MANY = Numbers(1000)


def effect(low: float, high: float, *, measure: Measure = Measure.RR, mid: float | None = None) -> Effect:
    return Effect(measure, (low * high) ** 0.5 if low > 0 else (low + high) / 2, Interval(low, high), mid)


def of_spread(i2: float | None, prediction: Interval | None = None, interval: Interval | None = None) -> Outcome:
    """Four studies that differ so much, with an interval that keeps off no effect unless another is given."""
    shown = interval or Interval(0.5, 0.9)
    return inconsistency(METHOD, studies=4, i2=i2, interval=shown, prediction=prediction, thresholds=(1.0,))


def parts(found: Outcome) -> list[Part]:
    return [fired.part for fired in found.fired]


# Risk of bias


def test_more_than_30_percent_at_high_risk_takes_a_level() -> None:
    assert risk_of_bias(METHOD, Risks(low=6, high=4)).step == -1
    assert risk_of_bias(METHOD, Risks(low=7, high=3)).step == 0


def test_fewer_than_half_at_low_risk_takes_a_level() -> None:
    assert parts(risk_of_bias(METHOD, Risks(low=4, some=6))) == [Part.FEW_AT_LOW_RISK]
    assert risk_of_bias(METHOD, Risks(low=5, some=5)).step == 0


def test_both_together_take_one_level() -> None:
    assert risk_of_bias(METHOD, Risks(low=1, some=5, high=4)).step == -1


def test_most_of_the_weight_at_high_risk_twice_over_takes_two_levels() -> None:
    assert risk_of_bias(METHOD, Risks(low=1, high=3), Risks(low=34, high=66, twice=66)).step == -2
    assert risk_of_bias(METHOD, Risks(low=1, high=3), Risks(low=35, high=65, twice=65)).step == -1


def test_what_nobody_judged_is_not_low_and_the_step_is_marked() -> None:
    found = risk_of_bias(METHOD, Risks(low=4, unknown=6))

    assert (found.step, found.at_best) == (-1, 0)
    assert found.fired[0].unseen


def test_a_step_that_stands_without_the_unknown_is_not_marked() -> None:
    found = risk_of_bias(METHOD, Risks(low=1, high=4, unknown=5))

    assert (found.step, found.at_best) == (-1, -1)
    assert not found.fired[0].unseen


def test_low_risk_studies_alone_are_used_where_they_weigh_enough_and_find_something_else() -> None:
    low, others = Estimate(0.0, 0.01), Estimate(-0.8, 0.01)

    assert uses_low_risk_only(METHOD, Risks(low=35, high=65), low, others)
    assert not uses_low_risk_only(METHOD, Risks(low=34, high=66), low, others)
    assert not uses_low_risk_only(METHOD, Risks(low=50, high=50), low, Estimate(-0.1, 0.01))


# Inconsistency


def test_i_squared_above_60_takes_a_level() -> None:
    assert of_spread(60.5).step == -1
    assert of_spread(60.0).step == 0


def test_a_prediction_that_crosses_where_the_interval_does_not_takes_a_level() -> None:
    assert parts(of_spread(20.0, Interval(0.4, 1.2))) == [Part.PREDICTION_CROSSES]
    assert of_spread(20.0, Interval(0.4, 0.99)).step == 0
    assert of_spread(20.0, Interval(0.4, 1.2), interval=Interval(0.5, 1.1)).step == 0


def test_one_study_cannot_be_inconsistent() -> None:
    assert inconsistency(METHOD, studies=1, i2=99.0, interval=Interval(0, 1), thresholds=(1.0,)).step == 0


def test_heterogeneity_that_nobody_reports_takes_nothing_here_and_a_marked_level_by_pollock() -> None:
    assert of_spread(None).step == 0
    by_pollock = inconsistency(shipped("pollock"), studies=4, i2=None, interval=Interval(0.5, 0.9), thresholds=(1.0,))
    assert (by_pollock.step, by_pollock.at_best) == (-1, 0)


def test_a_quarter_of_votes_on_the_other_side_takes_a_level() -> None:
    assert disagreement(METHOD, 3, 1).step == -1
    assert disagreement(METHOD, 4, 1).step == 0
    assert disagreement(METHOD, 0, 0).step == 0


def test_votes_lean_by_half_of_all_and_three_quarters_of_those_that_point() -> None:
    for votes, expected in (
        (Counted(for_=3, against=1), Leaning.FOR),
        (Counted(for_=1, against=3), Leaning.AGAINST),
        (Counted(for_=2, against=1), Leaning.DISAGREE),
        (Counted(for_=4, against=1, unclear=3), Leaning.INCONCLUSIVE),
        (Counted(for_=2, unclear=2), Leaning.INCONCLUSIVE),
        (Counted(for_=2, mixed=1), Leaning.FOR),
        (Counted(mixed=2), Leaning.DISAGREE),
        (Counted(), Leaning.INCONCLUSIVE),
    ):
        assert leaning(METHOD, votes) is expected, votes


def test_votes_swapped_lean_the_other_way() -> None:
    mirrored = {Leaning.FOR: Leaning.AGAINST, Leaning.AGAINST: Leaning.FOR}
    for for_, against, mixed, unclear in product(range(5), repeat=4):
        one = leaning(METHOD, Counted(for_, against, mixed, unclear))
        other = leaning(METHOD, Counted(against, for_, mixed, unclear))
        assert other is mirrored.get(one, one), (for_, against, mixed, unclear)


# Indirectness


def test_each_respect_takes_a_level_and_all_together_two() -> None:
    half, less = Differing(5, 0, 10), Differing(4, 0, 10)

    assert indirectness(METHOD, {Part.COMPARATOR_DIFFERS: half}).step == -1
    assert indirectness(METHOD, {Part.COMPARATOR_DIFFERS: less}).step == 0
    three = dict.fromkeys((Part.COMPARATOR_DIFFERS, Part.CONDITION_DIFFERS, Part.SURROGATE_OUTCOME), half)
    assert indirectness(METHOD, three).step == -2
    assert len(indirectness(METHOD, three).fired) == 3


def test_what_nobody_knows_counts_as_differing_and_is_marked() -> None:
    found = indirectness(METHOD, {Part.CONDITION_DIFFERS: Differing(2, 3, 10)})

    assert (found.step, found.at_best) == (-1, 0)


# Imprecision


def test_an_interval_that_crosses_no_effect_takes_a_level() -> None:
    assert parts(imprecision(METHOD, MANY, effect(0.5, 1.4))) == [Part.INTERVAL_CROSSES]
    assert imprecision(METHOD, MANY, effect(0.5, 0.9)).step == 0


def test_an_interval_that_touches_no_effect_is_not_clear_of_it() -> None:
    assert imprecision(METHOD, MANY, effect(0.5, 1.0)).step == -1


def test_an_interval_inside_what_does_not_matter_takes_nothing() -> None:
    for small in (
        effect(0.75, 1.25),
        effect(-0.2, 0.2, measure=Measure.SMD),
        effect(-3.0, 2.0, measure=Measure.MD, mid=4.0),
        effect(0.92, 1.08, mid=1.1),
    ):
        assert is_little_or_none(METHOD, small), small
        assert imprecision(METHOD, MANY, small).step == 0, small


def test_a_difference_of_means_without_a_recorded_threshold_has_no_default() -> None:
    assert imprecision(METHOD, MANY, effect(-0.1, 0.1, measure=Measure.MD)).step == -1


def test_a_recorded_threshold_counts_instead_of_no_effect() -> None:
    clear = effect(5.0, 9.0, measure=Measure.MD, mid=4.0)
    one_side = effect(2.0, 9.0, measure=Measure.MD, mid=4.0)
    both_sides = effect(-6.0, 9.0, measure=Measure.MD, mid=4.0)

    assert [imprecision(METHOD, MANY, found).step for found in (clear, one_side, both_sides)] == [0, -1, -2]


def test_fewer_than_400_people_take_a_level_and_fewer_than_100_with_a_wide_interval_one_more() -> None:
    wide, clear = effect(0.5, 1.4), effect(0.3, 0.6)

    assert [imprecision(METHOD, Numbers(n), wide).step for n in (400, 399, 100, 99)] == [-1, -2, -2, -3]
    assert [imprecision(METHOD, Numbers(n), clear).step for n in (400, 399, 100, 99)] == [0, -1, -1, -1]


def test_steps_add_up_to_three_at_most() -> None:
    both_sides = effect(-6.0, 9.0, measure=Measure.MD, mid=4.0)

    assert imprecision(METHOD, Numbers(20), both_sides).step == -3


def test_without_an_estimate_numbers_alone_take_levels() -> None:
    assert [imprecision(METHOD, Numbers(n)).step for n in (400, 399, 100, 99, 0)] == [0, -1, -1, -2, -2]


def test_animals_have_bars_of_their_own() -> None:
    steps = [imprecision(METHOD, Numbers(n, are_animals=True)).step for n in (100, 99, 40, 39)]

    assert steps == [0, -1, -1, -2]


def test_numbers_that_nobody_tells_are_marked() -> None:
    found = imprecision(METHOD, Numbers(90, some_unknown=True), effect(0.5, 1.4))

    assert (found.step, found.at_best) == (-3, -1)


def test_a_number_that_becomes_known_never_lowers_and_never_passes_what_was_best() -> None:
    for known, more, wide in product((0, 50, 99, 250, 399, 500), (1, 60, 400), (effect(0.5, 1.4), None)):
        before = imprecision(METHOD, Numbers(known, some_unknown=True), wide)
        after = imprecision(METHOD, Numbers(known + more), wide)
        assert before.step <= after.step <= before.at_best, (known, more)


def test_core_grade_asks_numbers_of_large_effects_only() -> None:
    core = shipped("core-grade")

    assert imprecision(core, Numbers(60), effect(0.8, 0.95)).step == 0
    assert parts(imprecision(core, Numbers(60), effect(0.2, 0.5))) == [Part.FEW]
    assert parts(imprecision(core, Numbers(60), effect(0.1, 0.5))) == [Part.TOO_WIDE_FOR_ITS_SIZE]
    assert imprecision(core, Numbers(1805), effect(0.2, 0.5)).step == 0
    assert parts(imprecision(core, Numbers(60), effect(0.5, 1.4))) == [Part.INTERVAL_CROSSES]
    assert imprecision(core, Numbers(60), effect(0.9, 1.9, measure=Measure.SMD)).step == -2


def test_pollock_asks_numbers_and_no_interval() -> None:
    pollock = shipped("pollock")

    steps = [imprecision(pollock, Numbers(n), effect(0.5, 1.4)).step for n in (200, 199, 100, 99)]

    assert steps == [0, -1, -1, -2]


def test_by_design_alone_no_domain_takes_anything() -> None:
    ocebm = shipped("ocebm")

    assert risk_of_bias(ocebm, Risks(high=9)).step == 0
    assert inconsistency(ocebm, studies=5, i2=99.0, interval=Interval(0, 1), thresholds=(1.0,)).step == 0
    assert disagreement(ocebm, 1, 1).step == 0
    assert indirectness(ocebm, {Part.SURROGATE_OUTCOME: Differing(9, 0, 10)}).step == 0
    assert imprecision(ocebm, Numbers(3), effect(0.1, 9.0)).step == 0
    assert reporting(ocebm, Published(only_at_second_hand=True)).step == 0
    assert data_concern(ocebm, is_raised=True).step == 0
    assert large_effect(ocebm, 9.0).step == dose_response(ocebm, is_seen=True).step == 0


# Reporting, data, upgrades


def test_each_sign_of_missing_results_takes_the_one_level() -> None:
    for published, expected in (
        (Published(studies=10, asymmetry_p=0.09), -1),
        (Published(studies=9, asymmetry_p=0.01), 0),
        (Published(studies=10, asymmetry_p=0.10), 0),
        (Published(small_and_paid_percent=51), -1),
        (Published(small_and_paid_percent=50), 0),
        (Published(only_at_second_hand=True), -1),
        (Published(unpublished_percent=20), -1),
        (Published(unpublished_percent=19), 0),
        (Published(only_at_second_hand=True, unpublished_percent=90), -1),
        (Published(), 0),
    ):
        assert reporting(METHOD, published).step == expected, published


def test_doubted_data_take_a_level() -> None:
    assert data_concern(METHOD, is_raised=True).step == -1
    assert data_concern(METHOD, is_raised=False).step == 0


def test_large_effects_raise_alike_for_gain_and_harm() -> None:
    steps = {ratio: large_effect(METHOD, ratio).step for ratio in (2.0, 2.1, 5.0, 5.1, 0.5, 0.49, 0.2, 0.19)}

    assert steps == {2.0: 0, 2.1: 1, 5.0: 1, 5.1: 2, 0.5: 0, 0.49: 1, 0.2: 1, 0.19: 2}
    assert large_effect(METHOD, None).step == 0
    assert dose_response(METHOD, is_seen=True).step == 1
    assert dose_response(METHOD, is_seen=False).step == 0


# Adding up


def test_levels_end_at_very_low_and_what_had_no_room_is_a_further_concern() -> None:
    found = rate(2, [("risk-of-bias", Outcome(-2, 0)), ("imprecision", Outcome(-1, -1))])

    assert (found.level, found.at_best, found.further) == (1, 1, ("imprecision",))
    assert rate(4, [("large-effect", Outcome(2, 2))]).level == 4


def test_a_part_without_a_step_is_not_told() -> None:
    assert outcome([]) == Outcome()
