"""The judgement: rules forbid, weights choose among what is left, and both say why."""

from __future__ import annotations

import re

from graph.sources.studytype import titles
from graph.sources.studytype.described import Described, Label, Subject, Synthesis, Typed
from graph.sources.studytype.designs import design
from graph.sources.studytype.features import features
from graph.sources.studytype.rails import ALL, Article, declared_synthesis, rails
from graph.sources.studytype.subjects import species, subject
from graph.sources.studytype.weights import Weights, shares, weights
from graph.sources.studytype.words import is_english

FEW_WORDS = 20
"""Below so many words of title and abstract the weights have too little to go on."""

UNSURE = 0.3
"""The highest confidence in a text that is very short, or that is not English."""

HIGHEST = 0.99
_META = re.compile(r"\bmeta-?\s?analy", re.IGNORECASE)


def classify(article: Described, *, by: Weights | None = None) -> Typed:
    """What kind of study an article reports; the same article gives the same answer."""
    read = Article(article, features(article))
    if not read.said.title and not read.said.abstract:
        return _unknown("No English words in title or abstract to go on.")
    learnt = by or weights()
    allowed, reasons = _allowed(read)
    chances = shares(learnt.scores(read.said), sorted(allowed))
    label = max(chances, key=lambda kind: chances[kind])
    if len(allowed) > 1 and (telling := learnt.telling(read.said, label)):
        reasons.append(f"Speaking most for it among the words: {', '.join(telling)}.")
    sure, doubt = _confidence(read, chances[label], decided=len(allowed) == 1)
    who, synthesis = subject(read, label), _synthesis(read, label)
    return Typed(
        label=label,
        design=design(read, label, who, synthesis),
        subject=who,
        species=species(read, who),
        synthesis=synthesis,
        confidence=sure,
        reasons=(*reasons, *doubt),
    )


def _allowed(read: Article) -> tuple[frozenset[Label], list[str]]:
    """What the rules leave, and the reasons of those that took something away; a rule never takes all that is left."""
    allowed, reasons = ALL, list[str]()
    for rail in rails(read):
        left = allowed & rail.leaves
        if left and left != allowed:
            allowed = left
            reasons.append(rail.reason)
    return allowed, reasons


def _confidence(read: Article, share: float, *, decided: bool) -> tuple[float, tuple[str, ...]]:
    text = [*read.said.title, *read.said.abstract]
    sure = round(min(share, HIGHEST), 3)
    if not is_english(text) and len(text) > FEW_WORDS:
        return min(sure, UNSURE), ("The text does not read as English, which is all that was learnt.",)
    if len(text) < FEW_WORDS and not decided:
        return min(sure, UNSURE), (f"Only {len(text)} words to go on.",)
    return sure, ()


def _synthesis(read: Article, label: Label) -> Synthesis:
    if label is Label.PROTOCOL and titles.synthesis(read.described.title) is not None:
        return Synthesis.PLANNED
    if label is not Label.SYSTEMATIC_REVIEW:
        return Synthesis.NONE
    declared = declared_synthesis(read)
    if declared is not None:
        return declared
    return Synthesis.META_ANALYSIS if read.says(_META) else Synthesis.SYSTEMATIC_REVIEW


def _unknown(why: str) -> Typed:
    return Typed(None, None, Subject.UNKNOWN, (), Synthesis.NONE, 0.0, (why,))
