"""The words of the page of all claims."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "claims-lead": Text(
        "{n} claim of the article, each with what it rests on, how sure one can be, and whether its wording is fair.|"
        "All {n} claims of the article, each with what it rests on, how sure one can be, and whether its wording "
        "is fair.",
        "文章的全部 {n} 条声明：各有何依据，有多大把握，措辞是否恰当。",
    ),
    "choose-claims": Text("Choose among the claims", "筛选声明"),
    "all": Text("All", "全部"),
    "filters": Text("Filters", "筛选"),
    "clear": Text("Clear all filters", "清除全部筛选"),
    "search": Text("Search the claims (English or Chinese)", "搜索声明（中文或英文）"),
    "filter-rests": phrases.RESTS_ON,
    "filter-conclusion": phrases.CONCLUSION,
    "filter-certainty": phrases.CERTAINTY,
    "filter-wording": phrases.WORDING,
    "filter-kind": Text("Kind of claim", "声明类型"),
    "filter-whom": phrases.SPEAKS_OF,
    "filter-section": Text("Section of the article", "文章章节"),
    "chosen": Text("{n} of {all} claims", "{all} 条声明中的 {n} 条"),
    "none-chosen": Text("No claim passes these filters.", "没有符合筛选条件的声明。"),
    "table-about": Text(
        "Numbers are supporting studies of the claim’s own kind of cells; n is the people or animals in them, "
        "with a question mark where no study shows it.",
        "数字为支持该声明、且使用同类细胞的研究数；n 为其中的人数或动物数，没有研究给出数量时以问号表示。",
    ),
    "head-claim": phrases.CLAIM,
    "head-certainty": phrases.CERTAINTY,
    "head-conclusion": phrases.CONCLUSION,
    "head-wording": phrases.WORDING,
    "calibration": Text("Calibration claims", "校准声明"),
    "calibration-about": Text(
        "Well-known claims that no article makes here: they show that the method can also say yes. They are in none of "
        "the counts above.",
        "公认的声明，并非出自该文章：用来表明本方法也能给出肯定结论。不计入以上任何数字。",
    ),
}
