"""Published numbers that several tests pool: facts of trials, as they stand in many textbooks."""

from __future__ import annotations

from graph.grading.synthesis.values import Estimate, Events, Mean, TwoByTwo, TwoMeans


def table(events: float, people: float, control_events: float, controls: float) -> TwoByTwo:
    return TwoByTwo(Events(events, people), Events(control_events, controls))


def means(treated: tuple[float, float, float], control: tuple[float, float, float]) -> TwoMeans:
    """Each group as mean, standard deviation and people."""
    return TwoMeans(Mean(*treated), Mean(*control))


BCG = (
    table(4, 123, 11, 139),
    table(6, 306, 29, 303),
    table(3, 231, 11, 220),
    table(62, 13598, 248, 12867),
    table(33, 5069, 47, 5808),
    table(180, 1541, 372, 1451),
    table(8, 2545, 10, 629),
    table(505, 88391, 499, 88391),
    table(29, 7499, 45, 7277),
    table(17, 1716, 65, 1665),
    table(186, 50634, 141, 27338),
    table(5, 2498, 3, 2341),
    table(27, 16913, 29, 17854),
)
"""BCG vaccine against tuberculosis: cases and people in 13 trials (Colditz 1994)."""

STAY = (
    means((55, 47, 155), (75, 64, 156)),
    means((27, 7, 31), (29, 4, 32)),
    means((64, 17, 75), (119, 29, 71)),
    means((66, 20, 18), (137, 48, 18)),
    means((14, 8, 8), (18, 11, 13)),
    means((19, 7, 57), (18, 4, 52)),
    means((52, 45, 34), (41, 34, 33)),
    means((21, 16, 110), (31, 27, 183)),
    means((30, 27, 60), (23, 20, 52)),
)
"""Days in hospital after stroke, special care against routine, in nine trials (Normand 1999)."""

CLASP = (
    table(5, 156, 8, 74),
    table(5, 303, 17, 303),
    table(12, 565, 9, 477),
    table(69, 1570, 94, 1565),
    table(9, 103, 11, 105),
    table(313, 4659, 352, 4650),
)
"""Low-dose aspirin against pre-eclampsia in six trials (DerSimonian and Kacker 2007)."""

_EFFECTS = (-0.581, 0.530, 0.771, 1.031, 0.553, 0.295, 0.078, 0.573, -0.176, -0.232)
_VARIANCES = (0.023, 0.052, 0.060, 0.115, 0.095, 0.203, 0.200, 0.211, 0.051, 0.040)

TEN = tuple(Estimate(value, variance) for value, variance in zip(_EFFECTS, _VARIANCES, strict=True))
"""The first example of Viechtbauer 2005."""
