"""Several estimates become one: common effect, random effects, and the intervals that go with them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph.grading.synthesis.distributions import normal_two_sided, t_quantile, t_two_sided
from graph.grading.synthesis.heterogeneity import TAU2, Tau, h2_of, i2_of, weighed
from graph.grading.synthesis.values import Estimate, Interval, Z


@dataclass(frozen=True, slots=True)
class Average:
    """The mean effect on the scale of analysis, with everything that is derived from it.

    `scale` is the factor of Hartung and Knapp by which the squared standard error is multiplied.
    """

    value: float
    error: float
    count: int
    tau2: float
    i2: float | None
    h2: float | None
    scale: float | None

    @property
    def plain(self) -> Interval:
        """The interval by the normal distribution."""
        return self._around(self.error, Z)

    @property
    def p_value(self) -> float:
        """The two-sided p value by the normal distribution."""
        return normal_two_sided(self.value / self.error)

    @property
    def hartung_knapp_error(self) -> float | None:
        """The standard error of Hartung, Knapp, Sidik and Jonkman."""
        return None if self.scale is None else self.error * math.sqrt(self.scale)

    @property
    def hartung_knapp(self) -> Interval | None:
        """Their interval, by t; it can be narrower than the plain one."""
        error = self.hartung_knapp_error
        return None if error is None else self._around(error, self._t())

    @property
    def hartung_knapp_p(self) -> float | None:
        """The p value that goes with it."""
        error = self.hartung_knapp_error
        return t_two_sided(self.value / error, self.count - 1) if error else None

    @property
    def modified_error(self) -> float | None:
        """The larger of the two standard errors (Röver 2015, doi:10.1186/s12874-015-0091-1)."""
        error = self.hartung_knapp_error
        return None if error is None else max(error, self.error)

    @property
    def modified(self) -> Interval | None:
        """The interval of Hartung and Knapp, never narrower than the plain one."""
        error = self.modified_error
        return None if error is None else self._around(error, self._t())

    def prediction(self, error: float, *, lost: int = 1) -> Interval | None:
        """Where the effect of a new study is to be expected; t has as many degrees of freedom as studies, less `lost`.

        One is lost by today's advice (Veroniki 2019), two by Higgins 2009.
        """
        if self.count <= lost:
            return None
        return self._around(math.hypot(error, math.sqrt(self.tau2)), t_quantile(0.975, self.count - lost))

    def _t(self) -> float:
        return t_quantile(0.975, self.count - 1)

    def _around(self, error: float, quantile: float) -> Interval:
        return Interval(self.value - quantile * error, self.value + quantile * error)


def average(estimates: Sequence[Estimate], tau: Tau = Tau.REML) -> Average | None:
    """The mean of estimates, weighed by the inverse of their variances; `None` where there is none."""
    if not estimates:
        return None
    count = len(estimates)
    tau2 = TAU2[tau](estimates) if count > 1 else 0.0
    found = weighed(estimates, tau2)
    scale = found.q / (count - 1) if count > 1 else None
    between = (i2_of(tau2, estimates), h2_of(tau2, estimates))
    return Average(found.mean, 1 / math.sqrt(found.total), count, tau2, *between, scale)


def shares(estimates: Sequence[Estimate], tau2: float) -> tuple[float, ...]:
    """The weight of each study as a part of all."""
    weights = [1 / (one.variance + tau2) for one in estimates]
    total = math.fsum(weights)
    return tuple(weight / total for weight in weights)


def differ(one: Estimate, other: Estimate, quantile: float) -> bool:
    """Whether two independent estimates are further apart than chance allows."""
    return abs(one.value - other.value) > quantile * math.hypot(one.error, other.error)
