"""The words of the What if page, and of claims that move."""

from __future__ import annotations

from graph.model.values import Text

WORDS = {
    "whatif-lead": Text(
        "Leave studies out, go back in time or word a claim otherwise: everything is graded again by the same rules, "
        "and the claims that move are shown. Nothing here changes the records.",
        "剔除研究、回到过去或改变措辞：系统按同一规则重新评级，并显示有变化的声明。此处不会改动资料。",
    ),
    "whatif-presets": Text("Questions to start from", "可从这些问题开始"),
    "preset-top": Text(
        "Without {study}, on which {n} claim hangs|Without {study}, on which {n} claims hang",
        "若没有{study}（{n} 条声明有赖于它）",
    ),
    "preset-maker": Text(
        "Without the {n} study that a maker paid for|Without the {n} studies that a maker paid for",
        "若没有由生产方资助的 {n} 项研究",
    ),
    "preset-source": Text("On {day}, when the article appeared", "文章发表之日（{day}）"),
    "preset-year": Text("As of the end of {year}", "截至{year}年底"),
    "whatif-studies": Text("Leave out studies", "剔除研究"),
    "whatif-search": Text("Search by name, year or id", "按名称、年份或编号搜索"),
    "whatif-year": Text("What was public at the end of", "截至哪一年底已公开的内容"),
    "whatif-day": Text("or on a day (2019 or 2019-12-31)", "或截至某日（2019或2019-12-31）"),
    "whatif-wordings": Text("Word a claim otherwise", "改变声明的措辞"),
    "whatif-claims": Text("Claims that are worded otherwise", "改变措辞的声明"),
    "whatif-search-claims": Text("Search by number or word", "按编号或词语搜索"),
    "whatif-worded": Text("{claim} is worded as", "{claim}的措辞"),
    "unread-without": Text("There is no study “{value}”; it was left out.", "没有编号为“{value}”的研究，已忽略。"),
    "unread-as-of": Text(
        "“{value}” is no year or day within what is known here; it was left out.",
        "“{value}”不是资料范围内的年份或日期，已忽略。",
    ),
    "unread-wording": Text(
        "“{value}” words no claim here; it was left out.", "“{value}”不对应此处的任何声明措辞，已忽略。"
    ),
    "unread-more": Text(
        "{n} more part of the address was left out.|{n} more parts of the address were left out.",
        "网址中另有 {n} 处已忽略。",
    ),
    "whatif-nothing": Text(
        "Nothing is supposed yet, so every claim stands as it is.", "尚未作任何假设，所有声明保持现状。"
    ),
    "whatif-supposed": Text("Supposed", "假设"),
    "supposed-without": Text("{study} had never been done", "{study}从未进行过"),
    "supposed-as-of": Text("only what was public on {day} is known", "只知道截至{day}已公开的内容"),
    "supposed-wording": Text("{claim}: worded as {wording}", "{claim}：措辞为{wording}"),
    "whatif-back": Text("take this back", "撤回"),
    "whatif-reset": Text("Suppose nothing (reset)", "取消所有假设（重置）"),
    "whatif-moved": Text(
        "{n} of {all} claims would be graded otherwise (calibration claims included).",
        "{all} 条声明中有 {n} 条的评级会改变（含校准声明）。",
    ),
    "whatif-none": Text("No claim would be graded otherwise.", "没有声明的评级会改变。"),
    "whatif-counts": Text(
        "The article as a whole ({n} claim)|The article as a whole ({n} claims)", "全文（{n} 条声明）"
    ),
    "count-what": Text("Claims that rest on", "依据"),
    "counts-randomised": Text("… of these, people in randomised trials", "……其中：人体随机试验"),
    "counts-overstated": Text("Worded beyond the evidence", "措辞超出证据"),
    "counts-cites-nothing": Text("For which the article cites no support", "文章未引用支持证据"),
    "whatif-moves": Text("Claims graded otherwise", "评级改变的声明"),
    "whatif-slight": Text(
        "{n} claim keeps its grade, with other reasons, bounds or citations|"
        "{n} claims keep their grade, with other reasons, bounds or citations",
        "{n} 条声明评级不变，但理由、上限或引用有变化",
    ),
    "whatif-slight-table": Text("Claims that keep their grade", "评级不变的声明"),
    "whatif-link": Text("Address of this answer", "此结果的网址"),
    "load-title": Text("Studies on which most claims hang", "最多声明所依赖的研究"),
    "load-about": Text(
        "Worked out by leaving out every study in turn: how many claims would then change in certainty, basis, "
        "conclusion, fidelity or the fairness of their wording.",
        "逐一剔除每项研究后计算：会有多少条声明的确定性、依据、结论、转述准确性或措辞恰当性发生变化。",
    ),
    "load-study": Text("Study", "研究"),
    "load-claims": Text("Claims that hang on it", "依赖它的声明"),
    "load-do": Text("What if", "假设"),
    "load-leave": Text("leave it out", "剔除"),
    "load-out": Text("left out", "已剔除"),
    "moves-before": Text("As it is", "现状"),
    "moves-after": Text("As it would be", "假设之下"),
    "moves-same": Text("the same grade", "评级相同"),
    "moves-nothing-to-rate": Text("nothing to rate", "无可评级"),
    "moves-checks": Text("{n} × {word}", "{n} × {word}"),
    "moves-reasons": Text("{n} reason gained or lost|{n} reasons gained or lost", "{n} 条理由有增减"),
    "moves-lost": Text("No longer said", "不再成立的理由"),
    "moves-gained": Text("Newly said", "新增的理由"),
    "moves-other-cells": Text("{body}, from other cells", "{body}（来自其他细胞）"),
}
