"""An evidence-grading knowledge graph: what claims rest on, how sure one can be, and whether their wording is fair.

The public face. Its parts are loaded on first use, so that `import graph` and the command line's help stay instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analysis.agreement import agreements
    from graph.analysis.chains import chains
    from graph.analysis.change import Change, JudgedStep, Rescoped, Reworded
    from graph.analysis.contrast import contrast
    from graph.analysis.history import History, history
    from graph.analysis.keystones import Keystones, keystones, load_bearing
    from graph.analysis.moves import Aspect, Move
    from graph.analysis.precedent import precedents
    from graph.analysis.proposals import Proposals, proposals
    from graph.analysis.whatif import WhatIf, falls_without, what_if
    from graph.dataset.ask import AnswerTable
    from graph.dataset.open import open_dataset
    from graph.errors import BuildError, DataError, EvidenceGraphError, UnknownIdError
    from graph.grading.assess import grade
    from graph.grading.rulebook import rulebook
    from graph.model.assessment import Assessment, BodyAssessment, Grading, Judgement, Reason
    from graph.model.base import EvidenceBase
    from graph.model.claim import Claim, Source
    from graph.model.finding import Finding
    from graph.model.line import EvidenceLine
    from graph.model.study import Report, Study
    from graph.records.read import read
    from graph.resources import topic
    from graph.views.beyond.worded import ask, build
    from graph.views.network import network

_HOMES = {
    "graph.analysis.agreement": ("agreements",),
    "graph.analysis.chains": ("chains",),
    "graph.analysis.contrast": ("contrast",),
    "graph.analysis.precedent": ("precedents",),
    "graph.analysis.change": ("Change", "JudgedStep", "Rescoped", "Reworded"),
    "graph.analysis.history": ("History", "history"),
    "graph.analysis.keystones": ("Keystones", "keystones", "load_bearing"),
    "graph.analysis.moves": ("Aspect", "Move"),
    "graph.analysis.proposals": ("Proposals", "proposals"),
    "graph.analysis.whatif": ("WhatIf", "falls_without", "what_if"),
    "graph.dataset.ask": ("AnswerTable",),
    "graph.dataset.open": ("open_dataset",),
    "graph.errors": ("BuildError", "DataError", "EvidenceGraphError", "UnknownIdError"),
    "graph.grading.assess": ("grade",),
    "graph.grading.rulebook": ("rulebook",),
    "graph.model.assessment": ("Assessment", "BodyAssessment", "Grading", "Judgement", "Reason"),
    "graph.model.base": ("EvidenceBase",),
    "graph.model.claim": ("Claim", "Source"),
    "graph.model.finding": ("Finding",),
    "graph.model.line": ("EvidenceLine",),
    "graph.model.study": ("Report", "Study"),
    "graph.records.read": ("read",),
    "graph.resources": ("topic",),
    "graph.views.beyond.worded": ("ask", "build"),
    "graph.views.network": ("network",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AnswerTable",
    "Aspect",
    "Assessment",
    "BodyAssessment",
    "BuildError",
    "Change",
    "Claim",
    "DataError",
    "EvidenceBase",
    "EvidenceGraphError",
    "EvidenceLine",
    "Finding",
    "Grading",
    "History",
    "JudgedStep",
    "Judgement",
    "Keystones",
    "Move",
    "Proposals",
    "Reason",
    "Report",
    "Rescoped",
    "Reworded",
    "Source",
    "Study",
    "UnknownIdError",
    "WhatIf",
    "agreements",
    "ask",
    "build",
    "chains",
    "contrast",
    "falls_without",
    "grade",
    "history",
    "keystones",
    "load_bearing",
    "network",
    "open_dataset",
    "precedents",
    "proposals",
    "read",
    "rulebook",
    "topic",
    "what_if",
]


def __getattr__(name: str) -> object:
    """Load a part of the public face when it is first asked for."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """Everything the public face offers."""
    return sorted({*globals(), *__all__})
