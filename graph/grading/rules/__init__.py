"""The rules: one module a domain, in the order of the stair; the numbers come from the method, the sums from it too."""

from graph.grading.rules.bias import BIAS
from graph.grading.rules.concern import CONCERN
from graph.grading.rules.imprecision import IMPRECISION
from graph.grading.rules.inconsistency import INCONSISTENCY
from graph.grading.rules.indirectness import INDIRECTNESS
from graph.grading.rules.reporting import REPORTING
from graph.grading.rules.safety import SAFETY
from graph.grading.rules.start import START
from graph.grading.rules.strength import DOSE_RESPONSE, LARGE_EFFECT

CHAPTERS = (
    START,
    BIAS,
    INCONSISTENCY,
    INDIRECTNESS,
    IMPRECISION,
    SAFETY,
    REPORTING,
    CONCERN,
    LARGE_EFFECT,
    DOSE_RESPONSE,
)

__all__ = ["CHAPTERS"]
