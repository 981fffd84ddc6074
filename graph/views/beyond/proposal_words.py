"""Proposals in sentences: what study would do it, what it would bring, and what happens without each part."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.proposals import Aim, Cap, Dropped, Proposal, Standing
from graph.analysis.proposing.sketch import Part, Sketch
from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.model.base import EvidenceBase
from graph.model.claim import Claim
from graph.model.scales import Direction, Domain, Kind, Rung
from graph.model.values import Species, Text

_ONE = {
    Rung.IN_VITRO: Text("A laboratory experiment", "一项体外实验"),
    Rung.RODENT: Text("An experiment in {0}", "一项{0}实验"),
    Rung.OTHER_ANIMAL: Text("An experiment in {0} or other non-rodents", "一项{0}或其他非啮齿动物实验"),
    Rung.HUMAN_UNCONTROLLED: Text("A study{0} without a control group", "一项人体无对照研究"),
    Rung.HUMAN_CONTROLLED: Text("A non-randomised controlled study{0}", "一项人体非随机对照研究"),
    Rung.HUMAN_RANDOMISED: Text("A randomised trial{0}", "一项人体随机对照试验"),
}
_TWO = {
    Rung.IN_VITRO: Text("Two laboratory experiments", "两项同样的体外实验"),
    Rung.RODENT: Text("Two experiments in {0}", "两项同样的{0}实验"),
    Rung.OTHER_ANIMAL: Text("Two experiments in {0} or other non-rodents", "两项同样的{0}或其他非啮齿动物实验"),
    Rung.HUMAN_UNCONTROLLED: Text("Two studies{0} without a control group", "两项同样的人体无对照研究"),
    Rung.HUMAN_CONTROLLED: Text("Two non-randomised controlled studies{0}", "两项同样的人体非随机对照研究"),
    Rung.HUMAN_RANDOMISED: Text("Two randomised trials{0}", "两项同样的人体随机对照试验"),
}
MANY = {
    Rung.IN_VITRO: Text("laboratory experiments", "体外实验"),
    Rung.RODENT: Text("experiments in rodents", "啮齿动物实验"),
    Rung.OTHER_ANIMAL: Text("experiments in other animals", "其他动物实验"),
    Rung.HUMAN_UNCONTROLLED: Text("studies in people without a control group", "人体无对照研究"),
    Rung.HUMAN_CONTROLLED: Text("non-randomised controlled studies in people", "人体非随机对照研究"),
    Rung.HUMAN_RANDOMISED: Text("randomised trials in people", "人体随机对照试验"),
}
_PEOPLE = Text("{0} people", "{0}人")
_ANIMALS = Text("{0} animals", "{0}只动物")
_SAMPLES = Text("{0} samples", "{0}个样本")
_SIZE = Text("with at least {0}", "至少{0}")
_SIZE_EACH = Text("with at least {0} each", "每项至少{0}")
_WINDOW = Text("with {0} to {1}", "{0}至{1}")
_WINDOW_EACH = Text("with {0} to {1} each", "每项{0}至{1}")
_IN_PEOPLE = Text(" in people", "")
_NOT_SAID = Text("", "")
_ANY_SIZE = Text("of any size", "规模不限")
_CELLS = Text("of {0}", "所用细胞为{0}")
_ON = Text("on {0}", "以{0}为结局")
_ON_WHAT_MATTERS = Text("on an outcome that matters to patients", "以对患者重要的指标为结局")
_IN = Text("in {0}", "针对{0}")
_IN_PHASE = Text("in {0}, {1}", "针对{0}{1}")
_AGAINST = Text("compared with {0}", "与{0}比较")
_FOUND = {
    Direction.SUPPORTS: Text("that bears the claim out", "结果支持该声明"),
    Direction.DISPUTES: Text("that speaks against the claim", "结果与该声明相悖"),
    Direction.MIXED: Text("even with a mixed result", "即使结果不一"),
}
_NO_DIFFERENCE = Text("that finds no difference", "结果显示无差异")
_WOULD = {
    Aim.RAISE: Text("would bring this to {0}", "将使确定性达到“{0}”"),
    Aim.LOWER: Text("would bring this down to {0}", "将使确定性降至“{0}”"),
    Aim.BASIS: Text("would make it rest on: {0}", "将使其依据变为“{0}”"),
    Aim.DIRECTION: Text("would turn the evidence to: {0}", "将使证据的指向变为“{0}”"),
    Aim.WORDING: Text("would make the wording fair, with certainty {0}", "将使措辞恰当，确定性为“{0}”"),
}
_TURN = Text("would turn the evidence against the claim, with certainty {0}", "将使证据转为反对该声明，确定性为“{0}”")
_TWICE = Text("Two that agree would bring it to {0}.", "两项一致的研究可使之达到“{0}”。")
_WITHOUT = Text("Without {0}: {1}", "若缺少“{0}”：{1}")
_FEWER = Text("With {0}: {1}", "若为{0}：{1}")
_TURN_BACK = Text(
    "would turn the evidence in favour of the claim, with certainty {0}", "将使证据转为支持该声明，确定性为“{0}”"
)
_SURER_AGAINST = Text(
    "would make it surer that the claim does not hold, with certainty {0}", "将更确定该声明不成立，确定性为“{0}”"
)
_AND_CONCLUSION = Text("{0}, conclusion: {1}", "{0}，结论：{1}")
_STANDS = Text("{0}; certainty: {1}; rests on: {2}", "{0}；确定性：{1}；依据：{2}")
_NOTHING = Text("nothing to rate", "无可评级")
_CAP = Text(
    "Neither one nor two {0} would raise this, however large and well done: {1}.",
    "无论规模多大、做得多好，一项或两项{0}都不会提高确定性：{1}。",
)
_STARTS_TOO_LOW = Text("such a body starts too low", "这类证据的起点过低")
_ITS_START = Text("its level at the start", "起始等级")
_HELD = Text("with all that is known already it is held down by {0}", "与已有证据合并后受制于{0}")


def sentence(base: EvidenceBase, proposal: Proposal) -> Text:
    """A proposal in one sentence."""
    claim = base.claims[proposal.claim]
    who, would = _who(proposal), consequence(proposal)
    rest = [_size(proposal), *_demands(base, claim, proposal)]
    english = ", ".join(text.en for text in rest[1:])
    chinese = "\uff0c".join(text.zh for text in (who, *rest))
    sized = f"{who.en}," if rest[0] is _ANY_SIZE else who.en
    return Text(f"{sized} {rest[0].en}, {english}, {would.en}.", f"{chinese}\uff0c{would.zh}\u3002")


def _who(proposal: Proposal) -> Text:
    """One study or two of a design; people are named here only where their number does not name them."""
    is_named = proposal.subjects is not None or proposal.up_to is not None
    return _design(proposal.sketch, proposal.species, _NOT_SAID if is_named else _IN_PEOPLE)


def _design(sketch: Sketch, species: Species, people: Text = _IN_PEOPLE) -> Text:
    words = (_ONE if sketch.studies == 1 else _TWO)[sketch.rung]
    return _filled(words, people if sketch.rung.is_human else label(species))


def _size(proposal: Proposal) -> Text:
    """At least so many, between so many and so many, or any number."""
    if proposal.subjects is None and proposal.up_to is None:
        return _ANY_SIZE
    least = _subjects(proposal, proposal.subjects or 1)
    one = proposal.studies == 1
    if proposal.up_to is None:
        return _filled(_SIZE if one else _SIZE_EACH, least)
    words = _WINDOW if one else _WINDOW_EACH
    most, number = _subjects(proposal, proposal.up_to), str(proposal.subjects or 1)
    return _filled(words, Text(number, number), most)


def _subjects(proposal: Proposal, number: int) -> Text:
    counted = _SAMPLES if proposal.sketch.rung is Rung.IN_VITRO else _ANIMALS
    if proposal.species is Species.HUMAN and proposal.sketch.rung.is_human:
        counted = _PEOPLE
    return _filled(counted, Text(str(number), str(number)))


def _demands(base: EvidenceBase, claim: Claim, proposal: Proposal) -> Iterator[Text]:
    """What is asked for: whom and what first, then how, and the result last."""
    demands = proposal.sketch.demands
    if proposal.condition is not None:
        yield _condition(base, proposal)
    if proposal.cells is not None:
        yield _filled(_CELLS, _listed([_cell(base, cell) for cell in proposal.cells]))
    if proposal.outcome is not None:
        yield _filled(_ON, _inside(base.outcomes[proposal.outcome].name))
    elif Part.OUTCOME in demands:
        yield _ON_WHAT_MATTERS
    if proposal.comparator is not None:
        yield _filled(_AGAINST, label(proposal.comparator))
    for part, how in _HOW.items():
        if part in demands:
            yield how
    yield _finds(claim, proposal)


_HOW = {
    Part.RANDOM_ALLOCATION: Text("with the animals allocated at random", "动物随机分组"),
    Part.LOW_RISK: Text("at low risk of bias", "偏倚风险低"),
    Part.GRADIENT: Text("with an effect that grows with the dose", "效应随剂量增加"),
    Part.LARGE: Text("with a risk more than doubled or halved", "风险加倍或减半以上"),
    Part.VERY_LARGE: Text("with a risk changed more than fivefold", "风险变化超过五倍"),
    Part.REVIEWED: Text("published in full after peer review", "经同行评议全文发表"),
    Part.INDEPENDENT: Text("not paid for by the maker", "非生产方资助"),
}


def _finds(claim: Claim, proposal: Proposal) -> Text:
    finds = proposal.sketch.finds
    return _NO_DIFFERENCE if finds is Direction.DISPUTES and claim.kind is Kind.EFFECT else _FOUND[finds]


def _condition(base: EvidenceBase, proposal: Proposal) -> Text:
    condition = proposal.condition or ""
    name = _inside(base.conditions[condition].name)
    phase = base.phase(condition, proposal.phase) if proposal.phase is not None else None
    return _filled(_IN_PHASE, name, _inside(phase.name)) if phase else _filled(_IN, name)


def _cell(base: EvidenceBase, cell: str) -> Text:
    """The name of a cell type inside a sentence; a product keeps its name as it is written."""
    product = base.products.get(cell)
    return product.name if product else _inside(base.cell_types[cell].name)


def _inside(name: Text) -> Text:
    """A name as it stands inside a sentence: its first word without a capital, unless it is an abbreviation."""
    first, space, rest = name.en.partition(" ")
    return Text(f"{first.lower()}{space}{rest}", name.zh) if first.istitle() else name


def _listed(names: list[Text]) -> Text:
    return Text(" and ".join(name.en for name in names), "\u548c".join(name.zh for name in names))


def _filled(words: Text, *values: Text) -> Text:
    return Text(words.en.format(*(v.en for v in values)), words.zh.format(*(v.zh for v in values)))


def consequence(proposal: Proposal) -> Text:
    """What a proposal would bring, as the end of a sentence."""
    after, aim = proposal.after, proposal.goal.aim
    if aim is Aim.BASIS:
        return _filled(_WOULD[aim], label(after.basis))
    # A certainty that cannot fall any further is not "brought down": what changes then is where the evidence points.
    stays = aim is Aim.LOWER and not after.is_against and after.certainty is proposal.now.certainty
    if aim is Aim.DIRECTION or stays:
        return _filled(_WOULD[Aim.DIRECTION], label(after.direction) if after.direction else _NOTHING)
    if aim is Aim.LOWER and after.is_against:
        return _filled(_SURER_AGAINST if proposal.now.is_against else _TURN, certainty(after))
    if aim is Aim.RAISE and proposal.now.is_against:
        return _filled(_TURN_BACK, certainty(after))
    return _filled(_WOULD[aim], certainty(after))


def certainty(standing: Standing) -> Text:
    """The certainty of a standing in words."""
    return claim_certainty(standing)


def stands(standing: Standing) -> Text:
    """Where a claim stands: conclusion, certainty and basis."""
    return _filled(_STANDS, label(standing.conclusion), certainty(standing), label(standing.basis))


def twice(proposal: Proposal) -> Text | None:
    """What a second study alike would add to the certainty; `None` where it adds nothing."""
    after, again = proposal.after, proposal.twice
    if again is None or proposal.goal.aim is not Aim.RAISE or again.in_favour <= after.in_favour:
        return None
    return _filled(_TWICE, certainty(again))


def dropped(proposal: Proposal, part: Dropped) -> Text:
    """What happens without one part of a proposal, told in what the proposal aims at."""
    left = _left(proposal.goal.aim, proposal.after, part.without)
    if part.part is Part.SUBJECTS:
        return _filled(_FEWER, _subjects(proposal, part.left.subjects), left)
    if part.part in (Part.STUDIES, Part.DESIGN):
        return _filled(_FEWER, _lowered(_design(part.left, part.species)), left)
    return _filled(_WITHOUT, label(part.part), left)


def _left(aim: Aim, hoped: Standing, left: Standing) -> Text:
    """The basis or the direction that is left, else the certainty, with the conclusion where that is another too."""
    if aim is Aim.BASIS:
        return label(left.basis)
    if aim is Aim.DIRECTION:
        return label(left.direction) if left.direction else _NOTHING
    sure = certainty(left)
    if left.conclusion is hoped.conclusion:
        return sure
    return _filled(_AND_CONCLUSION, sure, label(left.conclusion))


def _lowered(name: Text) -> Text:
    return Text(name.en[:1].lower() + name.en[1:], name.zh)


def cap(found: Cap) -> Text:
    """Why no study of one design would raise a claim."""
    domains = [_ITS_START if domain is Domain.START else label(domain) for domain in found.held_by]
    held = Text(", ".join(d.en.lower() for d in domains), "\u3001".join(d.zh for d in domains))
    why = _STARTS_TOO_LOW if found.starts_too_low else _filled(_HELD, held)
    return _filled(_CAP, MANY[found.rung], why)
