"""The conclusion in words: how sure, in whom, how many, against what, which studies decide (GRADE guidelines 26)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.grading.body import Body
from graph.grading.conclusion import Decision
from graph.grading.harms import Verdict
from graph.grading.synthesis.proportions import upper_bound_of_none
from graph.grading.vocabulary import AGAINST_WHAT, CERTAINTY, SPECIES, STUDIES, STUDY, listed
from graph.model.assessment import BodyAssessment, HarmSeen
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.scales import BodyDirection, Certainty, Conclusion, Kind, Size, Stream
from graph.model.study import ComparatorKind
from graph.model.values import Species, Text

_FRAMES = {
    Conclusion.SHOWN: Text("The evidence shows this", "证据表明如此"),
    Conclusion.PROBABLE: Text("This is probably so", "很可能如此"),
    Conclusion.POSSIBLE: Text("This may be so", "可能如此"),
    Conclusion.VERY_UNCERTAIN: Text("The evidence is very uncertain about this", "证据对此非常不确定"),
    Conclusion.SHOWN_NOT: Text("The evidence shows that this is not so", "证据表明并非如此"),
    Conclusion.PROBABLY_NOT: Text("This is probably not so", "很可能并非如此"),
    Conclusion.POSSIBLY_NOT: Text("This may not be so", "可能并非如此"),
    Conclusion.STUDIES_DISAGREE: Text("Studies disagree about this", "研究结果对此不一致"),
    Conclusion.INCONCLUSIVE: Text(
        "Too imprecise to tell: both a gain and a loss are possible", "过于不精确，无法判断：获益与损失均有可能"
    ),
    Conclusion.CONTRADICTED_IN_PART: Text("This is contradicted in part", "此说部分被反驳"),
    Conclusion.NOT_TESTED_IN_PEOPLE: Text("Not tested in people", "尚未在人体检验"),
    Conclusion.ONLY_CLAIMED: Text(
        "Only the source that makes the claim says so; no study of it was seen", "仅声明来源如此称；未见相关研究"
    ),
    Conclusion.NOT_STUDIED: Text("No study found here bears on this", "这里没有找到与此有关的研究"),
    Conclusion.ONLY_AGAINST: Text("What was found here only speaks against this", "这里找到的内容均与此相悖"),
    Conclusion.BORNE_OUT: Text("The records found here bear this out", "这里找到的记录支持这一点"),
    Conclusion.NOT_BORNE_OUT: Text("The records found here speak against this", "这里找到的记录与此相悖"),
    Conclusion.REPEATS_THE_STUDY: Text("This repeats what the study recorded", "这与研究记录的结果一致"),
    Conclusion.MISREPORTS: Text("This is not what the study recorded", "这与研究记录的结果不符"),
    Conclusion.COULD_NOT_BE_CHECKED: Text(
        "This could not be checked against the study's own report", "无法与研究的原始报告核对"
    ),
}
_LITTLE = {
    Certainty.HIGH: Text("It makes little or no difference", "几乎没有差别"),
    Certainty.MODERATE: Text("It probably makes little or no difference", "很可能几乎没有差别"),
    Certainty.LOW: Text("It may make little or no difference", "可能几乎没有差别"),
}
_FORECAST = Text("This is a forecast; no evidence can show it yet", "这是预测，目前没有证据能够证明")
_AIM = Text("This is an aim; whether it is reached is another question", "这是目标；是否达到是另一个问题")
_SIZES = {
    Size.IMPORTANT: Text("The difference is one that patients notice.", "差异达到患者可察觉的程度。"),
    Size.PROBABLY_IMPORTANT: Text(
        "The difference is probably one that patients notice.", "差异很可能达到患者可察觉的程度。"
    ),
    Size.SMALL: Text("The difference is too small for patients to notice.", "差异小到患者难以察觉。"),
}


def sentence(
    claim: Claim,
    decision: Decision,
    bodies: Mapping[int, Body],
    own: Sequence[BodyAssessment],
    *,
    harms: Verdict,
    base: EvidenceBase,
) -> Text:
    """The conclusion on a claim in both languages; `bodies` are the bodies behind assessments, by identity."""
    frame, statement = _frame(claim, decision), claim.statement
    cases = [_of_harms(claim, harms, base)] if harms.definitive or harms.counter_examples else []
    parts = [*cases, *_after(claim, decision, bodies, own)]
    return Text(
        f"{frame.en}: “{statement.en}” {' '.join(part.en for part in parts)}".rstrip(),
        f"{frame.zh}：“{statement.zh}”{''.join(part.zh for part in parts)}",
    )


def _frame(claim: Claim, decision: Decision) -> Text:
    word = decision.conclusion
    if word is Conclusion.NOT_GRADABLE:
        return _FORECAST if claim.kind is Kind.FORECAST else _AIM
    if word is Conclusion.NO_IMPORTANT_EFFECT and decision.certainty in _LITTLE:
        return _LITTLE[decision.certainty]
    if word is Conclusion.NOT_TESTED_IN_PEOPLE and decision.in_model is not None:
        seen = _seen_in(decision.in_model)
        return Text(f"{seen.en}; not tested in people", f"{seen.zh}；尚未在人体检验")
    return _FRAMES[word]


_SEEN = {
    BodyDirection.FOR: Text("Seen in {0}", "在{0}中观察到"),
    BodyDirection.AGAINST: Text("What was seen in {0} speaks against this", "在{0}中所见与此相悖"),
    BodyDirection.LITTLE_OR_NONE: Text("Little or no difference was seen in {0}", "在{0}中几乎未见差别"),
    BodyDirection.DISAGREE: Text("Studies of {0} disagree", "关于{0}的研究结果不一"),
    BodyDirection.INCONCLUSIVE: Text("Studies of {0} cannot tell", "关于{0}的研究无法判断"),
}


def _seen_in(body: BodyAssessment) -> Text:
    who, words = studied(body), _SEEN[body.direction]
    return Text(words.en.format(who.en), words.zh.format(who.zh))


def studied(body: BodyAssessment) -> Text:
    """Who or what was studied, naming the species."""
    if body.stream is Stream.HUMAN_TISSUE:
        return Text("tissue of people", "人体组织")
    if body.stream is Stream.IN_VITRO:
        return Text("the laboratory", "实验室")
    animals = [one for one in body.species if not one.is_human] if body.stream is Stream.ANIMAL else [Species.HUMAN]
    return listed([SPECIES[one] for one in animals or [Species.ANIMAL]])


def _after(
    claim: Claim,
    decision: Decision,
    bodies: Mapping[int, Body],
    own: Sequence[BodyAssessment],
) -> Sequence[Text]:
    """The sentences after the statement and its harms: what decides, the size, the model."""
    if decision.conclusion is Conclusion.NOT_GRADABLE or claim.kind.is_judged_for_truth:
        return [_facts(own)] if own else []
    told: list[Text] = []
    if decision.decisive is not None:
        told.append(_decides(decision.decisive, bodies.get(id(decision.decisive))))
        told += _with_certainty(claim, decision)
    elif decision.in_model is not None:
        body = decision.in_model
        told.append(_decides(body, bodies.get(id(body))))
        if body.certainty is not None:
            who, level = studied(body), CERTAINTY[body.certainty]
            told.append(Text(f"Certainty for {who.en}: {level.en}.", f"就{who.zh}而言的确定性：{level.zh}。"))
    if decision.conclusion is not Conclusion.VERY_UNCERTAIN and decision.size in _SIZES:
        told.append(_SIZES[decision.size])
    return told


def _with_certainty(claim: Claim, decision: Decision) -> list[Text]:
    """How sure one can be of a result that a report repeats, and how much a spotless record leaves open."""
    told = []
    if claim.kind is Kind.REPORT and decision.certainty is not None:
        level = CERTAINTY[decision.certainty]
        told.append(Text(f"Certainty of that result: {level.en}.", f"该结果的确定性：{level.zh}。"))
    body = decision.decisive
    if (
        claim.asserts is Sense.SAFETY
        and decision.conclusion is not Conclusion.CONTRADICTED_IN_PART
        and body is not None
    ):
        bound = upper_bound_of_none(body.subjects)
        if bound is not None and body.stream.is_human:
            percent = f"{100 * bound:.2g}"
            told.append(
                Text(
                    f"Where none of {body.subjects:,} people has an event, up to {percent} % still may.",
                    f"即使{body.subjects:,}人中无人发生事件，真实风险仍可能高达{percent}%。",
                )
            )
    return told


_MOST_NAMED = 3


def _decides(body: BodyAssessment, behind: Body | None) -> Text:
    """How many studies of which kind decide, in how many, against what, and which they are."""
    count, who, what = _count(body, behind), _numbers(body), _against(body, behind)
    names = _names(behind) if behind else Text("", "")
    return Text(f"Decided by {count.en}{who.en}{what.en}{names.en}.", f"依据：{count.zh}{who.zh}{what.zh}{names.zh}。")


def _count(body: BodyAssessment, behind: Body | None) -> Text:
    """How many studies of which kind; reviews are told apart from studies."""
    reviews = sum(line.study.design.pools for line in behind.lines) if behind else 0
    studies = len(body.studies) - reviews
    told = [_kind(body.stream, studies)] if studies else []
    if reviews:
        noun, of = "review" if reviews == 1 else "reviews", STUDIES[body.stream]
        told.append(Text(f"{reviews} {noun} of {of.en}", f"{reviews}篇{of.zh[1:]}的综述"))
    return listed(told)


def _numbers(body: BodyAssessment) -> Text:
    if not body.stream.is_human and body.stream is not Stream.ANIMAL:
        return Text("", "")
    who = studied(body)
    if not body.subjects:
        return Text(f" ({who.en}, numbers not known)", f"（{who.zh}，数量未知）")
    if body.unknown:
        return Text(
            f" ({body.subjects:,} {who.en} known of; without a number: {body.unknown})",
            f"（已知{body.subjects:,}{_COUNTER[body.stream.is_human]}{who.zh}；未给出数量：{body.unknown}项）",
        )
    return Text(f" ({body.subjects:,} {who.en})", f"（{body.subjects:,}{_COUNTER[body.stream.is_human]}{who.zh}）")


_COUNTER = {True: "", False: "只"}


def _against(body: BodyAssessment, behind: Body | None) -> Text:
    if body.stream is Stream.HUMAN_UNCONTROLLED:
        return Text(", no control group", "，无对照组")
    if behind is None or body.stream in (Stream.IN_VITRO, Stream.HUMAN_TISSUE, Stream.STATEMENT):
        return Text("", "")
    kinds: dict[ComparatorKind, None] = {}
    for line in behind.lines:
        found = [finding.comparator for finding in line.findings] or [line.study.comparator]
        kinds.update(dict.fromkeys(kind for kind in found if kind in AGAINST_WHAT))
    if not kinds:
        return Text("", "")
    what = listed([AGAINST_WHAT[kind] for kind in sorted(kinds)])
    return Text(f", against {what.en}", f"，对照为{what.zh}")


def _names(behind: Body) -> Text:
    labels = [line.study.label for line in behind.lines]
    more = len(labels) - _MOST_NAMED
    shown = labels[:_MOST_NAMED]
    if more > 0:
        return Text(f": {'; '.join(shown)}; and {more} more", f"：{'；'.join(shown)}；另有{more}项")
    return Text(f": {'; '.join(shown)}", f"：{'；'.join(shown)}")


def _facts(own: Sequence[BodyAssessment]) -> Text:
    """What bears on an aim, a forecast or a statement about the field, stream by stream."""
    many: dict[Stream, int] = {}
    for body in own:
        many[body.stream] = many.get(body.stream, 0) + len(body.studies)
    parts = listed([_kind(stream, number) for stream, number in many.items()])
    return Text(f"What bears on it: {parts.en}.", f"相关研究：{parts.zh}。")


def _kind(stream: Stream, number: int) -> Text:
    words = STUDY[stream] if number == 1 else STUDIES[stream]
    return Text(f"{number} {words.en}", f"{number}{words.zh}")


def _of_harms(claim: Claim, harms: Verdict, base: EvidenceBase) -> Text:
    """The cases that settle it, by the studies that tell of them."""
    found = harms.definitive or harms.counter_examples
    labels = list(dict.fromkeys(base.studies[one.study].label for one in found))
    names = "; ".join(labels)
    if claim.asserts is Sense.HARM:
        many = _counted(harms.definitive)
        return Text(
            f"Definitive cases that show that it can happen: {many} ({names}); how often is not known.",
            f"足以确证其可能发生的病例：{many}例（{names}）；发生频率未知。",
        )
    seen = _counted(harms.counter_examples)
    return Text(
        f"Serious events or definitive cases after this product or its family: {seen} ({names}), whatever the number "
        "of people without one.",
        f"该产品或其同族之后的严重事件或确证病例：{seen}例（{names}），无论有多少人未发生。",
    )


def _counted(harms: Sequence[HarmSeen]) -> int:
    return sum(harm.count or 1 for harm in harms)
