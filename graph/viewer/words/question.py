"""The words of the page of questions that are not told by the page itself."""

from __future__ import annotations

from graph.model.values import Text
from graph.views.questions.words import WORDS as TOLD

WORDS = {
    "page-question": TOLD["questions"],
    "question-missing": TOLD["missing"],
    "question-all": Text("All questions", "全部问题"),
}
