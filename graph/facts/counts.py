"""How many people or animals, with what is not known of them, in words."""

from __future__ import annotations

from collections.abc import Sequence

from graph.facts.figures import number
from graph.facts.look import TestedIn
from graph.facts.phrases import AND_UNKNOWN, N_ANIMALS, N_PEOPLE, N_UNKNOWN, NO_NUMBER, SAMPLES, N, filled
from graph.model.assessment import RungCount
from graph.model.values import Text


def subjects_words(column: TestedIn, *, studies: int, subjects: int, unknown: int) -> Text:
    """The people or animals of some studies in one column; dishes and tissue are not counted.

    `unknown` of the `studies` show no number: they are always said, so that what is known is never taken for all.
    """
    if column is TestedIn.LAB:
        return SAMPLES
    if unknown == studies:
        return NO_NUMBER
    words = N_PEOPLE if column is TestedIn.PEOPLE else N_ANIMALS
    known = _filled(words, subjects)
    if not unknown:
        return known
    more = _filled(AND_UNKNOWN, unknown)
    return Text(f"{known.en} {more.en}", f"{known.zh}，{more.zh}")


def _filled(words: Text, n: int) -> Text:
    return Text(filled(words.en, n=n), filled(words.zh, n=n))


def n_words(n: int | None) -> Text:
    """The number of one study or of one line, as grading weighs it; that it is not known is said."""
    if n is None:
        return N_UNKNOWN
    return Text(f"{N.en} {number(n)}", f"{N.zh}{number(n)}")


def known_subjects(counts: Sequence[RungCount]) -> int | None:
    """How many people or animals stand on some rungs; `None` where studies stand there and none tells its number."""
    all_unknown = counts and all(count.studies == count.unknown for count in counts)
    return None if all_unknown else sum(count.subjects for count in counts)
