"""What raises a controlled body that nothing lowers: a large effect, and more of it after more of the cause."""

from __future__ import annotations

from graph.grading.domains.outcome import NOTHING, Fired, Outcome, Part, outcome
from graph.grading.method import Method


def large_effect(method: Method, risk_ratio: float | None) -> Outcome:
    """One level for a risk at least doubled or halved, two for five times; alike for gain and harm."""
    if risk_ratio is None or not method.asks("large-effect"):
        return NOTHING
    limits = method.upgrade
    if risk_ratio > limits.very_large_ratio or risk_ratio < 1 / limits.very_large_ratio:
        return outcome([Fired(Part.VERY_LARGE_EFFECT, limits.very_large_step)])
    if risk_ratio > limits.large_ratio or risk_ratio < 1 / limits.large_ratio:
        return outcome([Fired(Part.LARGE_EFFECT, limits.large_step)])
    return NOTHING


def dose_response(method: Method, *, is_seen: bool) -> Outcome:
    """One level where more of the cause goes with more of the effect."""
    if not is_seen or not method.asks("dose-response"):
        return NOTHING
    return outcome([Fired(Part.DOSE_RESPONSE, method.upgrade.dose_response_step)])
