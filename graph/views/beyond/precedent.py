"""Precedents for a program and for a terminal: what became of early gains, pair by pair and over all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from graph.analysis.pairs import Fate, Match, Pair
from graph.analysis.precedent import FEWEST_PAIRS, Precedents, Tally
from graph.facts.labels import label
from graph.facts.results import told as tell
from graph.model.base import EvidenceBase
from graph.model.study import Study
from graph.model.values import Lang, Text
from graph.views.beyond.results import outcome_words, result_record, study_record, study_words
from graph.views.export import Json, Record
from graph.views.links import links

_WORDS = {
    "title": Text("How early gains fared when they were tested again", "早期获益再次检验后的结果"),
    "not_asked": Text(
        "{0} does not rest on uncontrolled human or animal evidence, so no precedents are asked for it.",
        "{0}并非基于人体无对照或动物证据，故不询问先例。",
    ),
    "none": Text("No earlier and later study are linked in the records.", "记录中没有前后相连的研究。"),
    "fate": Text("Gain {0}: {1}", "获益{0}：{1}"),
    "untold": Text("What became of the gain cannot be told: {0}", "获益后来如何无从判断：{0}"),
    "apart": Text("Told apart and not counted: {0}", "另列不计：{0}"),
    "early": Text("early", "早期"),
    "later": Text("later", "后来"),
    "line": Text("{0}: {1} ({2})", "{0}：{1}（{2}）"),
    "result": Text("{0}: {1}", "{0}：{1}"),
    "no_later": Text("no result recorded on this outcome", "此结局没有记录结果"),
    "tally": Text("{0}: the gain held in {1} of {2}", "{0}：{2}对中有{1}对获益保持"),
    "no_pair": Text("{0}: no pair tells what became of a gain", "{0}：没有可判断获益后来如何的配对"),
    "people_only": Text(
        "This claim rests on animals, and no pair in the records starts from animals: "
        "these early results were all in people.",
        "该声明依据动物研究，而记录中没有以动物研究为起点的配对：以下早期结果均来自人体。",
    ),
    "sources": Text(" [{0}]", "［{0}］"),
    "comma": Text(", ", "，"),
    "details": Text(
        " (shrank in {0}, vanished in {1}, reversed in {2}; later studies: {3})",
        "（缩小{0}，消失{1}，逆转{2}；后来的研究{3}项）",
    ),
    "share": Text(", {0} %", "，占{0}%"),
    "too_few": Text(", too few to say (fewer than {0} pairs)", "，过少，无法断言（少于{0}对）"),
    "more": Text("; of {0} more it cannot be told", "；另有{0}对无从判断"),
    "rule": Text(
        "Held: better than controls, and not less than half as large where sizes can be compared. "
        "Vanished: no difference was shown, which is no proof that there is none.",
        "保持：优于对照，且在大小可比时不小于原来的一半。消失：未显示差异，但这不等于证明没有差异。",
    ),
    "other_time": Text(" (the two time points differ)", "（两次的时间点不同）"),
    "semicolon": Text("; ", "；"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


# Records


def precedents(base: EvidenceBase, found: Precedents, lang: Lang) -> Record:
    """The precedents of one claim, nearest first."""
    return {
        "claim": found.claim,
        "asked": found.asked,
        "rests_on": found.rests_on,
        "early_in_people_only": found.is_of_people_only,
        **_told(base, found.pairs, found.tallies, lang),
    }


def all_pairs(base: EvidenceBase, pairs: Sequence[Pair], tallies: Sequence[Tally], lang: Lang) -> Record:
    """Every pair of the records, with no claim to be near to."""
    return _told(base, pairs, tallies, lang)


def _told(base: EvidenceBase, pairs: Sequence[Pair], tallies: Sequence[Tally], lang: Lang) -> Record:
    return {
        "fewest_pairs_for_a_share": FEWEST_PAIRS,
        "tallies": [_tally(tally, lang) for tally in tallies],
        "pairs": [_pair(base, pair, lang) for pair in pairs],
    }


def _tally(tally: Tally, lang: Lang) -> Record:
    return {
        "group": tally.group,
        "held": tally.held,
        "of": tally.decided,
        "shrank": tally.shrank,
        "vanished": tally.vanished,
        "reversed": tally.reversed,
        "cannot_be_told": tally.untold,
        "later_studies": tally.later_studies,
        "percent": tally.percent,
        "too_few": tally.is_too_few,
        "text": tally_words(tally, lang),
    }


def _pair(base: EvidenceBase, pair: Pair, lang: Lang) -> Record:
    apart: list[Json] = [{"why": why, "text": label(why).in_(lang)} for why in pair.apart]
    return {
        "early": _study(pair.early),
        "later": _study(pair.later),
        "nearness": None if pair.nearness is None else pair.nearness.id,
        "fate": pair.fate,
        "because": pair.because,
        "text": fate_words(pair, lang),
        "counted": pair.is_counted,
        "apart": apart,
        "outcomes": [_match(base, match, lang) for match in pair.matches],
    }


def _study(study: Study) -> Record:
    return {**study_record(study), "sources": [link.words for link in links(study)]}


def _match(base: EvidenceBase, match: Match, lang: Lang) -> Record:
    return {
        "outcome": match.outcome,
        "early": result_record(base, match.early, lang),
        "later": result_record(base, match.later, lang) if match.later else None,
        "fate": match.fate,
        "because": match.because,
        "same_time": match.same_time,
    }


# Words


def fate_words(told: Pair | Match, lang: Lang) -> str:
    """What became of a gain, and by which of the rules that is said."""
    fate, because = label(told.fate).in_(lang), label(told.because).in_(lang)
    if told.fate is Fate.CANNOT_TELL:
        return _word("untold", lang, because)
    return _word("fate", lang, fate, because)


def apart_words(pair: Pair, lang: Lang) -> str | None:
    """Why a pair is counted in nothing, `None` where it counts."""
    if pair.is_counted:
        return None
    return _word("apart", lang, _word("semicolon", lang).join(label(why).in_(lang) for why in pair.apart))


def tally_words(tally: Tally, lang: Lang) -> str:
    """How many held out of how many; a share only where there are enough pairs."""
    if not tally.decided:
        words = _word("no_pair", lang, label(tally.group).in_(lang))
        return words + (_word("more", lang, tally.untold) if tally.untold else "")
    words = _word("tally", lang, label(tally.group).in_(lang), tally.held, tally.decided)
    words += _word("details", lang, tally.shrank, tally.vanished, tally.reversed, tally.later_studies)
    words += _word("too_few", lang, FEWEST_PAIRS) if tally.percent is None else _word("share", lang, tally.percent)
    return words + (_word("more", lang, tally.untold) if tally.untold else "")


# A terminal


def precedents_view(base: EvidenceBase, found: Precedents, lang: Lang) -> RenderableType:
    """The precedents of one claim."""
    if not found.asked:
        return Line(_word("not_asked", lang, found.claim))
    statement = base.claims[found.claim].statement.in_(lang)
    parts = [Line(f"{found.claim}  {statement}", style="bold")]
    if found.is_of_people_only and found.pairs:
        parts.append(Line(_word("people_only", lang)))
    return Group(*parts, pairs_view(base, found.pairs, found.tallies, lang))


def pairs_view(base: EvidenceBase, pairs: Sequence[Pair], tallies: Sequence[Tally], lang: Lang) -> RenderableType:
    """Pairs with their results, then what can be said over all of them."""
    if not pairs:
        return Line(_word("none", lang))
    parts: list[RenderableType] = [Line(_word("title", lang), style="bold")]
    for pair in pairs:
        parts.extend(_pair_lines(base, pair, lang))
    parts.append(Padding(Line("\n".join(tally_words(tally, lang) for tally in tallies)), (1, 0, 0, 0)))
    parts.append(Line(_word("rule", lang), style="dim"))
    return Group(*parts)


def _pair_lines(base: EvidenceBase, pair: Pair, lang: Lang) -> Iterator[RenderableType]:
    near = "" if pair.nearness is None else f"  [{label(pair.nearness).in_(lang)}]"
    head = f"{pair.early.id} → {pair.later.id}{near}"
    yield Padding(Line(head, style="bold"), (1, 0, 0, 0))
    for key, study in (("early", pair.early), ("later", pair.later)):
        words = _word("line", lang, _word(key, lang), study.label, study_words(study, lang))
        yield Line(f"  {words}{_sources(study, lang)}")
    yield Line(f"  {fate_words(pair, lang)}")
    apart = apart_words(pair, lang)
    if apart:
        yield Line(f"  {apart}")
    for match in pair.matches:
        yield from _match_lines(base, match, lang)


def _sources(study: Study, lang: Lang) -> str:
    """Where the study can be looked up."""
    told = [link.words for link in links(study)]
    return _word("sources", lang, _word("comma", lang).join(told)) if told else ""


def _match_lines(base: EvidenceBase, match: Match, lang: Lang) -> Iterator[RenderableType]:
    later = tell(match.later, lang).line(lang) if match.later else _word("no_later", lang)
    yield Line(f"    {outcome_words(base, match.outcome, lang)}{_other_time(match, lang)}")
    yield Line(f"      {_word('result', lang, _word('early', lang), tell(match.early, lang).line(lang))}", style="dim")
    yield Line(f"      {_word('result', lang, _word('later', lang), later)}", style="dim")


def _other_time(match: Match, lang: Lang) -> str:
    return _word("other_time", lang) if match.same_time is False else ""
