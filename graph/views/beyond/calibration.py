"""Our judgements beside published ones, for a program and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from rich.console import Group, RenderableType
from rich.table import Table

from graph.analysis.calibration import Added, Agreement, Calibration, Compared, Judged
from graph.facts.labels import label
from graph.model.scales import Certainty
from graph.model.values import Lang, Text
from graph.views.export import Record

MOST_SHOWN = 20
"""So many differences are printed on a terminal; all of them stand in the JSON."""

_WORDS = {
    "method": Text("Method: {0} ({1})", "方法：{0}（{1}）"),
    "agreement": Text(
        "{0}: {1} bodies, weighted kappa {2}, two or more levels too high {3}, too low {4}",
        "{0}：{1}个证据体，加权kappa {2}，高出两级及以上{3}，低于两级及以上{4}",
    ),
    "all": Text("all files", "所有文件"),
    "kappa": Text("{0:.2f} ({1:.2f} to {2:.2f})", "{0:.2f}（{1:.2f}至{2:.2f}）"),
    "none": Text("none", "无"),
    "confusion": Text("Published levels (rows) and ours (columns)", "已发表的等级（行）与我们的等级（列）"),
    "sums": Text("Sums of steps: {0} of {1} come to the published level", "级数相加：{1}项中{0}项与已发表等级相同"),
    "sum": Text("{0} ({1}): published {2}, ours {3}", "{0}（{1}）：发表{2}，我们{3}"),
    "pooled": Text(
        "Pooled numbers: {0} compared, the largest difference is {1:.2g} ({2}, {3}: published {4:g}, ours {5:g})",
        "合并数值：比较{0}个，最大差异{1:.2g}（{2}，{3}：发表{4:g}，我们{5:g}）",
    ),
    "searched": Text(
        "Limits that were published from a search that stops early: {0} compared, largest difference {1:.2g}",
        "由提前停止的搜索得出的已发表界限：比较{0}个，最大差异{1:.2g}",
    ),
    "left_out": Text("Left out: {0} ({1})", "未纳入：{0}（{1}）"),
    "no-level": Text("no level was published", "未发表等级"),
    "unknown-measure": Text("its measure is not known here", "效应量未知"),
    "limits-swapped": Text("the lower limit is above the upper one", "下限高于上限"),
    "negative-ratio": Text("a ratio cannot be below nothing", "比值不能为负"),
    "differences": Text("Differences: {0} of {1} bodies, {2} shown", "差异：{1}个证据体中{0}个，显示{2}个"),
    "difference": Text("{0} ({1}): published {2}, ours {3}; {4}", "{0}（{1}）：发表{2}，我们{3}；{4}"),
    "no_step": Text("no step", "未降级"),
}


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


# Records


def calibration(found: Calibration) -> Record:
    """Agreement over all and by file, sums, pooled numbers, and each difference."""
    apart = [one for one in found.added if one.ours != one.published.level]
    return {
        "method": {"edition": found.method.edition, "name": found.method.name, "source": found.method.source},
        **_agreement(found.agreement),
        "files": {file: _agreement(one) for file, one in found.by_file.items()},
        "arithmetic": {
            "compared": len(found.added),
            "alike": len(found.added) - len(apart),
            "differences": [_added(one) for one in apart],
        },
        "pooled": _pooled(found),
        "differences": [_judged(one) for one in found.differences],
        "left_out": [{"place": str(one.place), "because": one.because} for one in found.material.left_out],
    }


def _agreement(one: Agreement) -> Record:
    return {
        "n": one.n,
        "kappa": _rounded(one.kappa),
        "kappa_interval": None if one.kappa_interval is None else [_rounded(limit) for limit in one.kappa_interval],
        "two_too_high_percent": _rounded(one.two_too_high_percent),
        "two_too_low_percent": _rounded(one.two_too_low_percent),
        "confusion": {
            _id(published): {_id(ours): number for ours, number in row.items()}
            for published, row in one.confusion.items()
        },
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _judged(one: Judged) -> Record:
    return {
        "id": one.body.id,
        "place": str(one.body.place),
        "published": _id(one.body.level),
        "ours": _id(one.ours),
        "steps": {domain: step.step for domain, step in one.steps},
        "parts": [str(fired.part) for _, step in one.steps for fired in step.fired],
    }


def _added(one: Added) -> Record:
    return {
        "id": one.published.id,
        "place": str(one.published.place),
        "published": _id(one.published.level),
        "ours": _id(one.ours),
    }


def _pooled(found: Calibration) -> Record:
    searched = [one.difference for one in found.compared if one.is_searched]
    return {
        "compared": len(found.compared) - len(searched),
        "worst_difference": found.worst.difference if found.worst else None,
        "worst": _compared(found.worst) if found.worst else None,
        "searched": {"compared": len(searched), "worst_difference": max(searched, default=None)},
    }


def _compared(one: Compared) -> Record:
    return {
        "id": one.id,
        "place": str(one.place),
        "column": one.column,
        "published": one.published,
        "ours": one.ours,
    }


def _level(level: int, lang: Lang) -> str:
    return label(Certainty(level)).in_(lang)


def _id(level: int) -> str:
    return Certainty(level).id


# Terminal


def calibration_view(found: Calibration, lang: Lang) -> RenderableType:
    """The same in lines and a table; only the first differences."""
    return Group(*_lines(found, lang))


def _lines(found: Calibration, lang: Lang) -> Iterator[RenderableType]:
    yield _word("method", lang, found.method.name, found.method.edition)
    if found.judged:
        yield from _agreement_lines(found, lang)
    if found.added:
        yield from _sum_lines(found, lang)
    if found.worst:
        yield from _pooled_lines(found, found.worst, lang)
    for one in found.material.left_out:
        yield _word("left_out", lang, one.place, _word(one.because, lang))
    if found.judged:
        yield from _difference_lines(found, lang)


def _agreement_lines(found: Calibration, lang: Lang) -> Iterator[RenderableType]:
    for file, one in found.by_file.items():
        yield _agreement_line(file, one, lang)
    yield _agreement_line(_word("all", lang), found.agreement, lang)
    yield _confusion(found.agreement, lang)


def _agreement_line(name: str, one: Agreement, lang: Lang) -> str:
    kappa = _kappa(one, lang)
    return _word(
        "agreement", lang, name, one.n, kappa, _percent(one.two_too_high_percent), _percent(one.two_too_low_percent)
    )


def _kappa(one: Agreement, lang: Lang) -> str:
    if one.kappa is None:
        return _word("none", lang)
    if one.kappa_interval is None:
        return f"{one.kappa:.2f}"
    return _word("kappa", lang, one.kappa, *one.kappa_interval)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"


def _confusion(one: Agreement, lang: Lang) -> Table:
    table = Table(title=_word("confusion", lang), title_justify="left")
    table.add_column("")
    for level in Certainty:
        table.add_column(_level(level, lang), justify="right")
    for published, row in one.confusion.items():
        table.add_row(_level(published, lang), *(str(number) for number in row.values()))
    return table


def _sum_lines(found: Calibration, lang: Lang) -> Iterator[str]:
    apart = [one for one in found.added if one.ours != one.published.level]
    yield _word("sums", lang, len(found.added) - len(apart), len(found.added))
    for one in apart[:MOST_SHOWN]:
        levels = (_level(level, lang) for level in (one.published.level, one.ours))
        yield _word("sum", lang, one.published.id, one.published.place, *levels)


def _pooled_lines(found: Calibration, worst: Compared, lang: Lang) -> Iterator[str]:
    searched = [one.difference for one in found.compared if one.is_searched]
    exact = len(found.compared) - len(searched)
    yield _word("pooled", lang, exact, worst.difference, worst.id, worst.column, worst.published, worst.ours)
    if searched:
        yield _word("searched", lang, len(searched), max(searched))


def _difference_lines(found: Calibration, lang: Lang) -> Iterator[str]:
    apart = found.differences
    yield _word("differences", lang, len(apart), len(found.judged), min(MOST_SHOWN, len(apart)))
    for one in islice(apart, MOST_SHOWN):
        steps = ", ".join(f"{domain} {step.step:+d}" for domain, step in one.steps if step.step)
        levels = (_level(level, lang) for level in (one.body.level, one.ours))
        yield _word("difference", lang, one.body.id, one.body.place, *levels, steps or _word("no_step", lang))
