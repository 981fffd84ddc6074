"""The rules: one small function each, one module a domain, in the order of the stair."""

from graph.grading.rules import bias, imprecision, inconsistency, indirectness, reporting, start, strength

ORDER = (
    "start-randomised",
    "start-controlled",
    "start-uncontrolled",
    "start-animal-random",
    "start-animal-unclear",
    "start-animal-not-random",
    "start-in-vitro",
    "few-at-low-risk",
    "most-at-high-risk",
    "high-heterogeneity",
    "opposing-weight",
    "other-species",
    "other-cells",
    "other-condition",
    "other-comparator",
    "surrogate-outcome",
    "few-participants",
    "very-few-participants",
    "few-animals",
    "very-few-animals",
    "interval-holds-no-effect",
    "absence-of-events",
    "reported-asymmetry",
    "mostly-unreviewed",
    "small-positive-maker-funded",
    "large-effect",
    "very-large-effect",
    "dose-response",
    "opposing-confounding",
)

__all__ = ["ORDER", "bias", "imprecision", "inconsistency", "indirectness", "reporting", "start", "strength"]
