"""A recorded harm in words: how many of how many in both groups, and whether it was held to come from the treatment."""

from __future__ import annotations

from graph.facts.phrases import NOT_KNOWN
from graph.model.assessment import HarmSeen
from graph.model.values import Answer, Text

NOT_REPORTED = Text("not reported", "未报告")
_OF = Text("{count} of {total}", "{total} 人中 {count} 人")
_SOME = Text("told of, number not shown", "有记述，人数未显示")
_SOME_OF = Text("told of among {total}, number not shown", "{total} 人中有记述，人数未显示")
_NONE = Text(
    "none of {total} (a risk up to {bound} % is still possible)", "{total} 人中无一例（风险仍可能高达 {bound}%）"
)
_CONTROL = Text("{treated}; controls {control}", "{treated}；对照组 {control}")
_RELATED = {
    Answer.YES: Text("held to come from the treatment", "判断与治疗有关"),
    Answer.NO: Text("held not to come from the treatment", "判断与治疗无关"),
    Answer.NOT_STATED: Text("whether from the treatment is not stated", "是否与治疗有关未说明"),
    Answer.NOT_SEEN: Text("whether from the treatment was not seen", "是否与治疗有关未能查看"),
}


def harm_words(seen: HarmSeen, bound: float | None = None) -> Text:
    """How many of how many; of none, the largest risk that is still plausible (95 %); and the control group's."""
    treated = _group(seen.count, seen.total)
    if bound is not None:
        treated = _filled(_NONE, total=f"{seen.total:,}", bound=f"{100 * bound:.{1 if bound < _TENTH else 0}f}")
    if seen.control_count is None:
        return treated
    control = _group(seen.control_count, seen.control_total)
    return Text(
        _CONTROL.en.format(treated=treated.en, control=control.en),
        _CONTROL.zh.format(treated=treated.zh, control=control.zh),
    )


_TENTH = 0.1


def related_words(related: Answer) -> Text:
    """Whether it was held to come from the treatment."""
    return _RELATED[related]


def _group(count: int | None, total: int | None) -> Text:
    if count is None:
        return _SOME if total is None else _filled(_SOME_OF, total=f"{total:,}")
    if total is None:
        return Text(f"{count:,} (n {NOT_KNOWN.en})", f"{count:,}（例数{NOT_KNOWN.zh}）")
    return _filled(_OF, count=f"{count:,}", total=f"{total:,}")


def _filled(frame: Text, **values: str) -> Text:
    return Text(frame.en.format(**values), frame.zh.format(**values))
