"""How well types of study were told, as a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.metrics import classification_report, f1_score

from graph.sources.studytype import Described, Label, Subject, Synthesis, Typed

_PRECLINICAL = frozenset({Label.ANIMAL_DRUG, Label.ANIMAL_NON_DRUG, Label.ANIMAL_OTHER, Label.IN_VITRO})
_LOWLY = frozenset({Label.PROTOCOL, Label.OTHER_REVIEW})


@dataclass(frozen=True, slots=True)
class Judged:
    """An article, what people called it and what was made of it."""

    article: Described
    truth: Label
    typed: Typed


def report(judged: Sequence[Judged]) -> str:
    """F1 of all kinds, per label, and how often too much was made of an article."""
    truth = [one.truth.value for one in judged]
    told = [one.typed.label.value if one.typed.label else "none" for one in judged]
    preclinical = [one for one in judged if one.truth in _PRECLINICAL]
    lowly = [one for one in judged if one.truth in _LOWLY]
    sure = [one for one in judged if one.typed.confidence >= 0.8]
    weighted, macro = (f1_score(truth, told, average=average) for average in ("weighted", "macro"))
    as_human = sum(one.typed.subject is Subject.HUMAN for one in preclinical)
    right = sum(one.typed.label is one.truth for one in sure)
    return "\n".join(
        (
            classification_report(truth, told, digits=3, zero_division=0),
            f"weighted F1 {weighted:.4f}, macro {macro:.4f}",
            f"preclinical called human: {_share(as_human, preclinical)}",
            f"protocol or narrative review called trial or synthesis: {_share(sum(map(_raised, lowly)), lowly)}",
            f"called randomised without being so: {_share(sum(map(_randomised, judged)), judged)}",
            f"confidence of 0.8 or more: {_share(len(sure), judged)}, right {right / max(1, len(sure)):.3f}",
            f"mean confidence {sum(one.typed.confidence for one in judged) / len(judged):.3f}",
            *_listed(preclinical, lowly),
        )
    )


def _raised(one: Judged) -> bool:
    label = one.typed.label
    return label is not None and (label.is_randomised or one.typed.synthesis in _SYNTHESES)


_SYNTHESES = (Synthesis.META_ANALYSIS, Synthesis.SYSTEMATIC_REVIEW)


def _randomised(one: Judged) -> bool:
    return one.typed.label is not None and one.typed.label.is_randomised and not one.truth.is_randomised


def _share(number: int, of: Sequence[Judged]) -> str:
    return f"{number} of {len(of)} ({number / max(1, len(of)):.3f})"


def _listed(preclinical: Sequence[Judged], lowly: Sequence[Judged]) -> list[str]:
    wrong = [one for one in preclinical if one.typed.subject is Subject.HUMAN] + [one for one in lowly if _raised(one)]
    return [
        f"  {one.article.pmid}: {one.truth.value} told as {one.typed.label}, {one.typed.synthesis}" for one in wrong
    ]
