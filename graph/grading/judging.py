"""Judgements of several curators on one step: which of them counts, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from graph.model.assessment import Judgement
from graph.model.values import Text

JUDGEMENT_RULE = "judgement"
"""The id under which a reason tells of curators' judgements."""


class Settlement(StrEnum):
    """How the judgements on one step come to one change, or that they do not yet."""

    SINGLE = "single"
    AGREED = "agreed"
    ADJUDICATED = "adjudicated"
    SMALLER = "smaller-step"
    AWAITING = "awaiting-adjudication"


class Settled(NamedTuple):
    """The independent judgements on one step, earliest first, and what comes of them.

    `change` is what counts, `None` while the curators differ and nobody has adjudicated: then the rules' own steps do.
    """

    settlement: Settlement
    change: int | None
    judgements: tuple[Judgement, ...]
    adjudication: Judgement | None


def settle(judgements: Sequence[Judgement]) -> Settled | None:
    """What counts of the judgements on one step; `None` where there is none."""
    if not judgements:
        return None
    ordered = sorted(judgements, key=lambda one: (one.judged, one.curator, one.change))
    own = tuple(one for one in ordered if not one.adjudicates)
    decision = next((one for one in reversed(ordered) if one.adjudicates), None)
    if decision is not None:
        return Settled(Settlement.ADJUDICATED, decision.change, own, decision)
    if len({one.change for one in own}) > 1:
        if all(one.change < 0 for one in own):
            # They agree that it goes down; until somebody decides by how much, the smaller step counts.
            return Settled(Settlement.SMALLER, max(one.change for one in own), own, None)
        return Settled(Settlement.AWAITING, None, own, None)
    return Settled(Settlement.AGREED if len(own) > 1 else Settlement.SINGLE, own[0].change, own, None)


def sentence(settled: Settled) -> Text:
    """Who judged what, when and why, and what counts."""
    told, steps = _told(settled.judgements), _with_steps(settled.judgements)
    match settled.settlement:
        case Settlement.SINGLE:
            return Text(
                f"A curator judged in place of the rules: {told.en}",
                f"整理者以判断取代规则：{told.zh}",
            )
        case Settlement.AGREED:
            number = len(settled.judgements)
            return Text(
                f"{number} curators judged alike in place of the rules: {told.en}",
                f"{number}名整理者的判断一致，取代规则：{told.zh}",
            )
        case Settlement.SMALLER:
            return Text(
                f"The curators agree on a step down and differ by how much; the smaller counts until adjudicated. "
                f"{steps.en}",
                f"整理者均认为应降级但级数不一；裁定前以较小者计。{steps.zh}",
            )
        case Settlement.AWAITING:
            return Text(
                f"Awaiting adjudication: the curators differ, so the rules’ own steps count. {steps.en}",
                f"待裁定：整理者意见不一，故仍以规则的级数计。{steps.zh}",
            )
        case Settlement.ADJUDICATED:
            final = _told([settled.adjudication] if settled.adjudication else [])
            return Text(
                f"Adjudicated in place of the rules: {final.en}. Before: {steps.en}",
                f"经裁定取代规则：{final.zh}。此前：{steps.zh}",
            )


def _told(judgements: Iterable[Judgement]) -> Text:
    said = [(one.why, f"{one.curator}, {one.judged}", f"{one.curator}，{one.judged}") for one in judgements]
    return Text(
        "; ".join(f"{why.en} ({who})" for why, who, _ in said),
        "；".join(f"{why.zh}（{who}）" for why, _, who in said),
    )


def _with_steps(judgements: Iterable[Judgement]) -> Text:
    said = [(_step(one.change), _told([one])) for one in judgements]
    return Text(
        "; ".join(f"{step}, {words.en}" for step, words in said), "；".join(f"{step}，{w.zh}" for step, w in said)
    )


def _step(change: int) -> str:
    return f"{change:+d}" if change else "0"
