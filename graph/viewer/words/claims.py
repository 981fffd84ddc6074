"""The words of the page of all claims."""

from __future__ import annotations

from graph.model.values import Text

WORDS = {
    "lead": Text(
        "Of the <b>{n}</b> claim in the article, <b>{people}</b> rests on studies in people ({randomised} of them on "
        "randomised trials), <b>{animals}</b> on animals only, <b>{lab}</b> on laboratory work only, "
        "<b>{statements}</b> on statements only and <b>{nothing}</b> on nothing found; <b>{ungradable}</b> cannot be "
        "graded.|"
        "Of the <b>{n}</b> claims in the article, <b>{people}</b> rest on studies in people ({randomised} of them on "
        "randomised trials), <b>{animals}</b> on animals only, <b>{lab}</b> on laboratory work only, "
        "<b>{statements}</b> on statements only and <b>{nothing}</b> on nothing found; <b>{ungradable}</b> cannot be "
        "graded.",
        "文章共有 <b>{n}</b> 条声明：<b>{people}</b> 条有人体研究支持（其中 {randomised} 条有随机试验），"
        "<b>{animals}</b> 条仅有动物研究，<b>{lab}</b> 条仅有体外实验，<b>{statements}</b> 条仅有论述，"
        "<b>{nothing}</b> 条未找到任何依据，<b>{ungradable}</b> 条无法评级。",
    ),
    "lead-wording": Text(
        "<b>{n}</b> is worded more firmly than its evidence allows; for <b>{nothing}</b> the article itself cites "
        "nothing.|"
        "<b>{n}</b> are worded more firmly than their evidence allows; for <b>{nothing}</b> the article itself cites "
        "nothing.",
        "<b>{n}</b> 条的措辞强于证据所允许的程度；有 <b>{nothing}</b> 条文章自身未引用任何依据。",
    ),
    "counts": Text("What the claims rest on", "各条声明的依据"),
    "all-claims": Text("{n} claim in all|{n} claims in all", "共 {n} 条声明"),
    "picture": Text("Wording against evidence", "措辞与证据对照"),
    "picture-how": Text(
        "Each mark is a claim. The further right, the more its evidence allows one to say; the higher, the more firmly "
        "the article says it. In the shaded fields the wording goes beyond the evidence. Choose a mark to open its "
        "claim.",
        "每个标记是一条声明：越靠右，证据允许的说法越强；越靠上，文章的措辞越强。"
        "阴影区内，措辞超出证据。点选标记可打开该声明。",
    ),
    "picture-alt": Text(
        "Picture of {n} claims: how firmly each is worded against what its evidence allows; {overstated} stand in the "
        "shaded fields, where the wording goes beyond the evidence. The table below it says the same.",
        "{n} 条声明的分布图：措辞强度与证据允许程度的对照；{overstated} 条位于措辞超出证据的阴影区。下方表格内容相同。",
    ),
    "picture-table": Text("The same picture as a table", "以表格查看此图"),
    "allows": Text("What the evidence allows", "证据允许的说法"),
    "worded": Text("How the article words it", "文章的措辞"),
    "unjudged": Text("cannot be graded", "无法评级"),
    "overstated-here": Text("beyond the evidence", "超出证据"),
    "all": Text("All", "全部"),
    "filters": Text("Filters", "筛选"),
    "clear": Text("Clear all filters", "清除全部筛选"),
    "search": Text("Search the claims (English or Chinese)", "搜索声明（中文或英文）"),
    "filter-rests": Text("Rests on", "依据"),
    "filter-verdict": Text("Verdict", "结论"),
    "filter-certainty": Text("Certainty", "确定性"),
    "filter-wording": Text("Wording", "措辞"),
    "filter-kind": Text("Kind of claim", "声明类型"),
    "filter-section": Text("Section of the article", "文章章节"),
    "chosen": Text("{n} of {all} claims", "{all} 条声明中的 {n} 条"),
    "none-chosen": Text("No claim passes these filters.", "没有符合筛选条件的声明。"),
    "table-about": Text(
        "Numbers are supporting studies of the claim’s own kind of cells; n is the people or animals in them.",
        "数字为支持该声明、且使用同类细胞的研究数；n 为其中的人数或动物数。",
    ),
    "head-claim": Text("Claim", "声明"),
    "head-certainty": Text("Certainty", "确定性"),
    "head-verdict": Text("Verdict", "结论"),
    "head-wording": Text("Wording", "措辞"),
    "calibration": Text("Calibration claims", "校准声明"),
    "calibration-about": Text(
        "Well-known claims that no article makes here: they show that the method can also say yes. They are in none of "
        "the counts above.",
        "公认的声明，并非出自该文章：用来表明本方法也能给出肯定结论。不计入以上任何数字。",
    ),
}
