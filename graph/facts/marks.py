"""Where a wording goes beyond its evidence, in three marks that are told apart on every surface."""

from __future__ import annotations

from graph.facts.phrases import NAMES_NO_MODEL, TOO_FIRM, TOO_MUCH, filled
from graph.model.assessment import Marks
from graph.model.values import Text


def marks_words(marks: Marks | None) -> tuple[Text, ...]:
    """One phrase for each mark that is set, in the order firm, much, model; none where the wording is fair."""
    if marks is None:
        return ()
    found = []
    if marks.too_firm:
        found.append(Text(filled(TOO_FIRM.en, n=marks.too_firm), filled(TOO_FIRM.zh, n=marks.too_firm)))
    if marks.too_much:
        found.append(TOO_MUCH)
    if marks.names_no_model:
        found.append(NAMES_NO_MODEL)
    return tuple(found)
