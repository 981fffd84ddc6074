"""A checked text for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from graph.facts.labels import label
from graph.model.values import Lang, Text
from graph.views.export import Json
from graph.views.heard import Heard, Meant
from graph.wording.coding import Speaks

_WORDS = {
    "unknown": Text("Nothing is known of this here.", "这里对此一无所知。"),
    "empty": Text("No sentence was found.", "没有找到句子。"),
    "wording": Text("worded: {0}", "措辞：{0}"),
    "plain": Text("by its plain verb", "依其动词"),
    "may": Text("may be worded at most: {0}", "措辞至多为：{0}"),
    "not_judged": Text("not judged for firmness", "不评判措辞强度"),
    "rests": Text("rests on: {0}; certainty: {1}", "依据：{0}；确定性：{1}"),
    "fair": Text("not above what the evidence allows", "未超出证据所允许"),
    "far": Text("goes too far: {0}", "言过其实：{0}"),
    "denied": Text("a denial: {0}", "否定：{0}"),
}
_SPEAKS = {
    Speaks.PEOPLE: Text("of people", "所指：人"),
    Speaks.ANIMALS: Text("of animals", "所指：动物"),
    Speaks.DISH: Text("of dishes", "所指：体外"),
    Speaks.UNSAID: Text("of nobody named", "未指明对象"),
}


def plain(heard: Iterable[Heard], lang: Lang) -> RenderableType:
    """Sentence by sentence: how it is worded, and the nearest claim with its fair wording."""
    lines = [line for one in heard for line in _lines(one, lang)]
    return Group(*lines) if lines else Line(_WORDS["empty"].in_(lang))


def _say(key: str, lang: Lang, *values: str) -> str:
    return _WORDS[key].in_(lang).format(*values)


def _lines(one: Heard, lang: Lang) -> Iterator[RenderableType]:
    place, coded = one.sentence, one.coded
    yield Line(f"{place.line}:{place.column}  {_printable(place.text)}", style="bold")
    why = ", ".join(coded.wording_words) or _say("plain", lang)
    told = [f"{_say('wording', lang, label(coded.wording).in_(lang))} ({why})", _SPEAKS[coded.speaks].in_(lang)]
    if coded.is_negated:
        told.append(_say("denied", lang, ", ".join(coded.negations)))
    yield _inside("; ".join(told))
    if not one.meant:
        yield _inside(_say("unknown", lang))
    for meant in one.meant:
        yield from _meant(meant, lang)
    yield Line("")


def _meant(meant: Meant, lang: Lang) -> Iterator[RenderableType]:
    yield _inside(f"{meant.id}  {meant.corrected.in_(lang)}")
    sure = meant.sure.in_(lang)
    yield _inside(_say("rests", lang, label(meant.basis).in_(lang), sure), 4)
    if meant.ceiling is None:
        yield _inside(_say("not_judged", lang), 4)
        return
    yield _inside(_say("may", lang, label(meant.ceiling).in_(lang)), 4)
    marks = ", ".join(mark.in_(lang) for mark in meant.too_far)
    yield _inside(_say("far", lang, marks) if marks else _say("fair", lang), 4)


def _printable(words: str) -> str:
    """Without what would steer the terminal of whoever reads."""
    return "".join(letter if letter.isprintable() else " " for letter in words)


def _inside(words: str, left: int = 2) -> RenderableType:
    return Padding(Line(words), (0, 0, 0, left))


def record(one: Heard) -> dict[str, Json]:
    """One sentence as JSON; `known` is false and `meant` empty where nothing is known of it."""
    coded = one.coded
    return {
        "sentence": one.sentence.text,
        "line": one.sentence.line,
        "column": one.sentence.column,
        "wording": coded.wording.id,
        "wording_words": list(coded.wording_words),
        "extent": coded.extent.id,
        "extent_words": list(coded.extent_words),
        "negations": list(coded.negations),
        "speaks_of": coded.speaks.value,
        "speaks_of_words": list(coded.speaks_words),
        "known": one.is_known,
        "meant": [_record(meant) for meant in one.meant],
    }


def _record(meant: Meant) -> dict[str, Json]:
    return {
        "id": meant.id,
        "is_question": meant.is_question,
        "address": meant.address,
        "statement": _both(meant.statement),
        "conclusion": _both(meant.conclusion),
        "basis": meant.basis.value,
        "certainty": meant.certainty.id if meant.certainty else None,
        "ceiling": None if meant.ceiling is None else meant.ceiling.id,
        "too_far": [_both(mark) for mark in meant.too_far],
        "corrected": _both(meant.corrected),
        "nearness": meant.nearness,
    }


def _both(text: Text) -> dict[str, Json]:
    return {"en": text.en, "zh": text.zh}
