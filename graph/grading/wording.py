"""Wording against evidence: how firmly a claim may be worded, and a wording that would be fair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from graph.model.assessment import GapKind, RungCount, WordingGap
from graph.model.claim import Claim
from graph.model.scales import Basis, Certainty, Fidelity, Kind, Rung, Verdict, Wording
from graph.model.values import Text


class Grade(NamedTuple):
    """What the wording is held against."""

    claim: Claim
    basis: Basis
    certainty: Certainty | None
    at_most: bool
    refuting: bool
    verdict: Verdict
    verdict_in_animals: Verdict | None
    fidelity: Fidelity | None
    ladder: Sequence[RungCount]


class Ceiling(NamedTuple):
    """The firmest fair wording about those the claim speaks of, and about the model that was studied."""

    claimed: Wording
    in_model: Wording


def gap(grade: Grade) -> WordingGap | None:
    """How far the strongest wording of a claim stands above its ceiling; `None` where nobody words it."""
    wording = grade.claim.wording
    if wording is None:
        return None
    ceiling = ceiling_of(grade)
    steps = max(0, wording - ceiling.claimed)
    kinds = []
    if wording > ceiling.in_model:
        kinds.append(GapKind.STRENGTH)
    if steps and ceiling.in_model > ceiling.claimed:
        kinds.append(GapKind.SCOPE)
    return WordingGap(wording, ceiling.claimed, ceiling.in_model, steps, tuple(kinds) if steps else ())


BY_CERTAINTY = {
    Certainty.HIGH: Wording.ESTABLISHED,
    Certainty.MODERATE: Wording.ASSERTED,
    Certainty.LOW: Wording.HEDGED,
    Certainty.VERY_LOW: Wording.HEDGED,
}
"""The firmest fair wording of what rests on studies in people."""

_BY_FIDELITY = {
    Fidelity.MATCHES: Wording.ASSERTED,
    Fidelity.CANNOT_BE_CHECKED: Wording.HEDGED,
    Fidelity.DIFFERS: Wording.NONE,
}


def ceiling_of(grade: Grade) -> Ceiling:
    """The firmest wording that the evidence bears.

    A report is held against its fidelity, a forecast may only be hedged, and a claim that the evidence contradicts
    or that nothing supports has no fair wording in its favour.
    """
    if grade.fidelity is not None:
        return Ceiling(*2 * [_BY_FIDELITY[grade.fidelity]])
    if grade.claim.kind is Kind.FORECAST:
        return Ceiling(Wording.HEDGED, Wording.HEDGED)
    if grade.refuting or grade.basis is Basis.NOTHING:
        return Ceiling(Wording.NONE, Wording.NONE)
    if grade.basis.is_human:
        firmest = BY_CERTAINTY[grade.certainty] if grade.certainty is not None else Wording.HEDGED
        return Ceiling(firmest, firmest)
    about_people = grade.claim.scope.population.is_human
    return Ceiling(Wording.HEDGED if about_people else Wording.ASSERTED, Wording.ASSERTED)


def fair_sentence(grade: Grade) -> Text:
    """A sentence about the claim that its evidence bears, with what it rests on, in both languages."""
    frame = _frame(grade)
    basis = _rests_on(grade)
    statement = grade.claim.statement
    return Text(f"{frame.en}: “{statement.en}” {basis.en}".rstrip(), f"{frame.zh}：“{statement.zh}”{basis.zh}")


_REPORT_FRAMES = {
    Fidelity.MATCHES: Text("This repeats what the study recorded", "这与研究记录的结果一致"),
    Fidelity.DIFFERS: Text("This is not what the study recorded", "这与研究记录的结果不符"),
    Fidelity.CANNOT_BE_CHECKED: Text(
        "This could not be checked against the study's own report", "无法与研究的原始报告核对"
    ),
}
_ANIMAL_FRAMES = {
    Verdict.SUPPORTED: Text("Seen in animals, not tested in people", "在动物中观察到，尚未在人体检验"),
    Verdict.CONTESTED: Text(
        "Animal studies disagree, and it has not been tested in people", "动物研究结果不一，且尚未在人体检验"
    ),
    Verdict.CONTRADICTED: Text(
        "Animal studies point the other way, and it has not been tested in people",
        "动物研究指向相反方向，且尚未在人体检验",
    ),
}
_UNTESTED = Text("Not tested in people", "尚未在人体检验")
_UNRATED_FRAMES = {
    Verdict.SUPPORTED: Text("The records found here bear this out", "这里找到的记录支持这一点"),
    Verdict.CONTESTED: Text("The records found here disagree about this", "这里找到的记录对此不一致"),
    Verdict.CONTRADICTED: Text("The records found here speak against this", "这里找到的记录与此相悖"),
}
_SUPPORTED_FRAMES = {
    Certainty.HIGH: Text("The evidence shows this", "证据表明如此"),
    Certainty.MODERATE: Text("This is probably so", "很可能如此"),
    Certainty.LOW: Text("This may be so", "可能如此"),
    Certainty.VERY_LOW: Text("It is very uncertain whether this is so", "是否如此非常不确定"),
}
_AGAINST_FRAMES = {
    Certainty.HIGH: Text("The evidence shows that this is not so", "证据表明并非如此"),
    Certainty.MODERATE: Text("This is probably not so", "很可能并非如此"),
    Certainty.LOW: Text("This may not be so", "可能并非如此"),
    Certainty.VERY_LOW: Text("What little evidence there is points the other way", "为数不多的证据指向相反方向"),
}
_CONTESTED = Text("Studies disagree about this, so it is uncertain", "研究结果不一，尚不确定")


def _frame(grade: Grade) -> Text:
    if grade.fidelity is not None:
        return _REPORT_FRAMES[grade.fidelity]
    if grade.verdict is Verdict.NOT_GRADABLE:
        return Text("This is a forecast; no evidence can show it yet", "这是预测，目前没有证据能够证明")
    if grade.verdict is Verdict.NO_EVIDENCE:
        return Text("No study found here bears on this", "这里没有找到与此有关的研究")
    if grade.verdict is Verdict.UNTESTED_IN_PEOPLE:
        return _ANIMAL_FRAMES.get(grade.verdict_in_animals or Verdict.NO_EVIDENCE, _UNTESTED)
    if grade.certainty is None:
        return _UNRATED_FRAMES[grade.verdict]
    if grade.verdict is Verdict.CONTESTED:
        return _CONTESTED
    return (_AGAINST_FRAMES if grade.refuting else _SUPPORTED_FRAMES)[grade.certainty]


class _Words(NamedTuple):
    one: str
    many: str
    zh: str


_UNNAMED = _Words("study of unnamed animals", "studies of unnamed animals", "项未说明物种的动物研究")
_SOME_UNNAMED = _Words(
    "study of rodents or unnamed animals", "studies of rodents or unnamed animals", "项啮齿类或未说明物种的动物研究"
)
_RUNG_WORDS = {
    Rung.HUMAN_SYNTHESIS: _Words(
        "review of randomised human trials", "reviews of randomised human trials", "篇随机试验综述"
    ),
    Rung.HUMAN_RANDOMISED: _Words("randomised human trial", "randomised human trials", "项随机化人体试验"),
    Rung.HUMAN_CONTROLLED: _Words("controlled human study", "controlled human studies", "项有对照人体研究"),
    Rung.HUMAN_UNCONTROLLED: _Words(
        "human study without a control group", "human studies without a control group", "项无对照人体研究"
    ),
    Rung.OTHER_ANIMAL: _Words("study of other animals", "studies of other animals", "项其他动物研究"),
    Rung.RODENT: _Words("study of rodents", "studies of rodents", "项啮齿类动物研究"),
    Rung.IN_VITRO: _Words("laboratory study", "laboratory studies", "项实验室研究"),
    Rung.STATEMENT: _Words(
        "statement without data of its own", "statements without data of their own", "项无自有数据的陈述"
    ),
}


def _rests_on(grade: Grade) -> Text:
    """What stands on each rung behind the claim, the highest first, with its studies and numbers."""
    if grade.verdict is Verdict.NOT_GRADABLE or grade.fidelity is not None:
        return Text("", "")
    if not grade.ladder:
        return Text("No study here supports it.", "没有研究支持。")
    parts = [_on_rung(count) for count in grade.ladder]
    english = " and ".join(filter(None, (", ".join(part.en for part in parts[:-1]), parts[-1].en)))
    return Text(f"It rests on {english}.", f"依据：{'、'.join(part.zh for part in parts)}。")


def _on_rung(count: RungCount) -> Text:
    words = _RUNG_WORDS[count.rung]
    if count.unnamed:
        words = _UNNAMED if count.unnamed == count.studies else _SOME_UNNAMED
    noun = words.one if count.studies == 1 else words.many
    who = _subjects(count)
    return Text(f"{count.studies} {noun}{who.en}", f"{count.studies}{words.zh}{who.zh}")


def _subjects(count: RungCount) -> Text:
    if not count.rung.is_human and not count.rung.is_animal:
        return Text("", "")
    if not count.subjects:
        return Text(" (numbers not known)", "（数量未知）")
    name = Text("people", "人") if count.rung.is_human else Text("animals", "只动物")
    if count.unknown:
        return Text(
            f" ({count.subjects} {name.en} known of; {count.unknown} without a number)",
            f"（已知{count.subjects}{name.zh}；{count.unknown}项未给出数量）",
        )
    return Text(f" ({count.subjects} {name.en})", f"（{count.subjects}{name.zh}）")
