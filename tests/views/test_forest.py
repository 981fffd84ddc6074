"""Results with an interval on scales of their own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.finding import Effect, EffectMeasure, Finding
from graph.model.values import Answer, Interval
from graph.views.dossier import dossier
from graph.views.forest import Forest, forests, no_effect
from tests.makers import base, claim, effect, finding, line, study


def with_findings(*findings: Finding, known: EvidenceBase | None = None) -> tuple[Forest, ...]:
    trial = study("s", line(findings=tuple(one.id for one in findings)), findings=findings)
    known = known or base()
    other = replace(known.instruments["scale"], id="other scale")
    known = replace(known, instruments={**known.instruments, other.id: other})
    known = replace(known, claims={"C1": claim()}, studies={"s": trial})
    page = dossier(known, grade(known), "C1")
    return forests(known, ((row, found) for row in page.studies for found in row.findings))


def ratio(id_: str, value: str, low: str, high: str) -> Finding:
    interval = Interval(Decimal(low), Decimal(high))
    return finding(id_, effect=Effect(EffectMeasure.ODDS_RATIO, Decimal(value), interval=interval))


def test_a_result_without_an_interval_has_no_bar() -> None:
    assert with_findings(finding("a", effect=effect("3")), finding("b")) == ()


def test_results_of_two_measures_never_share_a_scale() -> None:
    found = with_findings(
        finding("a", effect=effect("3", ci=("1", "5"))),
        finding("b", effect=effect("3", ci=("1", "5"), measure=EffectMeasure.STANDARDISED_MEAN_DIFFERENCE)),
    )

    assert [len(forest.bars) for forest in found] == [1, 1]


def test_points_of_two_instruments_never_share_a_scale() -> None:
    points = effect("3", ci=("1", "5"))
    found = with_findings(
        finding("a", instrument="scale", effect=points), finding("b", instrument="other scale", effect=points)
    )

    assert len(found) == 2


def test_standardised_differences_of_two_instruments_do() -> None:
    standard = effect("3", ci=("1", "5"), measure=EffectMeasure.STANDARDISED_MEAN_DIFFERENCE)
    found = with_findings(
        finding("a", instrument="scale", effect=standard), finding("b", instrument="other scale", effect=standard)
    )

    assert [len(forest.bars) for forest in found] == [2]


def test_ratios_stand_on_a_logarithmic_scale_around_one() -> None:
    (forest,) = with_findings(ratio("a", "2", "0.5", "8"), ratio("b", "0.5", "0.125", "2"))
    axis = forest.axis

    assert axis.is_log
    assert axis.none == 1
    middle = axis.at(Decimal(1))
    assert axis.at(Decimal(2)) - middle == pytest.approx(middle - axis.at(Decimal("0.5")), abs=1e-3)


def test_a_ratio_that_reaches_zero_cannot_be_drawn_on_it() -> None:
    assert with_findings(ratio("a", "2", "0", "8")) == ()


def test_the_scale_always_holds_no_effect() -> None:
    (forest,) = with_findings(finding("a", effect=effect("50", ci=("48", "52"))))

    assert 0 < forest.axis.at(Decimal(0)) < 1


def test_a_single_interval_is_never_cut() -> None:
    (forest,) = with_findings(finding("a", effect=effect("1", ci=("-400", "900"))))

    assert not forest.axis.is_cut(Decimal(-400))
    assert not forest.axis.is_cut(Decimal(900))


def test_an_interval_much_longer_than_the_values_are_apart_is_cut_and_the_others_can_be_read() -> None:
    (forest,) = with_findings(
        finding("a", effect=effect("2", ci=("1", "3"))), finding("b", effect=effect("3", ci=("-400", "900")))
    )
    axis = forest.axis

    assert axis.is_cut(Decimal(-400))
    assert axis.is_cut(Decimal(900))
    assert axis.at(Decimal(900)) == 1
    assert axis.at(Decimal(3)) - axis.at(Decimal(1)) > 0.1


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (EffectMeasure.HAZARD_RATIO, Decimal(1)),
        (EffectMeasure.MEAN_DIFFERENCE, Decimal(0)),
        (EffectMeasure.MEAN_CHANGE, Decimal(0)),
        (EffectMeasure.PERCENTAGE, None),
        (EffectMeasure.COUNT, None),
    ],
)
def test_no_effect_is_where_the_measure_has_it(measure: EffectMeasure, value: Decimal | None) -> None:
    assert no_effect(measure) == value


@pytest.mark.parametrize("higher", [Answer.YES, Answer.NO, Answer.NOT_SEEN])
def test_the_better_way_is_told_only_where_the_instrument_tells_it(higher: Answer) -> None:
    known = base([claim()])
    scale = replace(known.instruments["scale"], higher_is_better=higher)
    known = replace(known, instruments={"scale": scale})

    (forest,) = with_findings(finding("a", instrument="scale", effect=effect("3", ci=("1", "5"))), known=known)

    assert forest.better is higher


@pytest.mark.parametrize(("low", "high"), [("-1", "1"), ("0.001", "0.002"), ("-12.89", "-9.85"), ("3", "40000")])
def test_ticks_are_round_few_and_inside(low: str, high: str) -> None:
    (forest,) = with_findings(finding("a", effect=effect(low, ci=(low, high))))
    axis = forest.axis

    assert 2 <= len(axis.ticks) <= 7
    assert not any(axis.is_cut(tick) for tick in axis.ticks)
    steps = {after - before for before, after in pairwise(axis.ticks)}
    assert {step.normalize().as_tuple().digits for step in steps} <= {(1,), (2,), (5,)}
    assert len(steps) == 1
