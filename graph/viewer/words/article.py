"""The words of the page of a source: its outline, what its parts rest on, and what it cites."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "src-choose": Text("Articles", "文章"),
    "src-none": Text("No article makes claims here.", "此处没有提出声明的文章。"),
    "src-unknown": Text("There is no article “{id}”.", "没有编号为“{id}”的文章。"),
    "src-publisher": phrases.PUBLISHER,
    "src-published": phrases.PUBLISHED,
    "src-type": Text("What it is", "类型"),
    "src-in-en": Text("(in English)", "（英文）"),
    "src-in-zh": Text("(in Chinese)", "（中文）"),
    "src-parts": Text("On this page", "本页内容"),
    "src-interest": Text("The publisher’s interest", "发布方的利益"),
    "src-ours": Text(
        "An outline in our own words; no sentence of the article is kept here.",
        "以下为本项目自拟的提要，不保存原文字句。",
    ),
    "src-lead": Text(
        "The article makes <b>{n}</b> claim; <b>{people}</b> of these rest on studies in people, <b>{animals}</b> on "
        "animals only, <b>{nothing}</b> on nothing found. <b>{over}</b> of {judged} held against evidence go beyond "
        "it.|"
        "The article makes <b>{n}</b> claims: <b>{people}</b> rest on studies in people, <b>{animals}</b> on animals "
        "only, <b>{nothing}</b> on nothing found. <b>{over}</b> of {judged} held against evidence go beyond it.",
        "文章共有 <b>{n}</b> 条声明：<b>{people}</b> 条有人体研究支持，<b>{animals}</b> 条仅有动物研究，"
        "<b>{nothing}</b> 条未找到任何依据。在与证据对照的 {judged} 条中，<b>{over}</b> 条超出证据。",
    ),
    "src-rests": Text("What its parts rest on", "各部分的依据"),
    "src-covered": Text(
        "Passages with a claim are {percent} % of the text; the rest explains, leads over or repeats.",
        "含声明的段落占全文的 {percent}%，其余为说明、过渡或重复。",
    ),
    "src-table": Text("The same bars as a table", "以表格查看"),
    "src-table-about": Text(
        "Claims by what they rest on. A section counts the claims of its parts too; a claim made in several sections "
        "is counted in each, and once in all.",
        "按依据统计的声明数。上级章节包含其下各节；同一声明出现在多个章节时分别计入，合计中只计一次。",
    ),
    "src-section": Text("Section", "章节"),
    "src-all": Text("The whole article", "全文"),
    "src-sum": Text("Claims", "声明数"),
    "src-over": Text("Beyond the evidence", "超出证据"),
    "src-bar": Text("{n} claim: {list}|{n} claims: {list}", "{n} 条声明：{list}"),
    "src-beyond": Text("{n} beyond the evidence", "{n} 条超出证据"),
    "src-outline": Text("In reading order", "按阅读顺序"),
    "src-no-claims": Text("No claim of its own.", "本节无声明。"),
    "src-goes-on": Text("{section}, after its parts", "{section}（分节之后）"),
    "src-times": Text("said {n} time here|said {n} times here", "本节出现 {n} 次"),
    "src-left-out": Text("Announced and left out", "预告与遗漏"),
    "src-note": Text("What it announced", "预告内容"),
    "src-silent": Text("Sections without a claim", "没有声明的章节"),
    "src-uncited": Text("Claims that cite nothing", "未引用任何文献的声明"),
    "src-unsupported": Text("Claims whose citation does not support them", "所引文献并不支持的声明"),
    "src-unread": Text("References that no claim cites", "没有声明引用的参考文献"),
    "src-of": Text("{n} of {all}", "{all} 条中的 {n} 条"),
    "src-beside": Text(
        "{known} study in people that counts on its claims was out when it was published; it cites {cited}. In "
        "{against} the results do not support a claim that they bear on.|"
        "{known} studies in people that count on its claims were out when it was published; it cites {cited}. In "
        "{against} of them the results do not support a claim that they bear on.",
        "文章发布时，已有 {known} 项人体研究可用于检验其声明；文章引用了 {cited} 项。"
        "其中 {against} 项的结果不支持其所涉及的某条声明。",
    ),
    "src-beside-head": Text("Studies in people at the time", "当时已有的人体研究"),
    "src-references": Text("What it cites", "引用的文献"),
    "src-no-references": Text("It names no reference.", "文章未列出参考文献。"),
    "src-reference": Text("Reference", "参考文献"),
    "src-study": Text("Study behind it", "对应研究"),
    "src-cited-for": Text("What the study says to the claims that cite it", "该研究对引用它的声明说明了什么"),
    "src-no-study": Text("no study recorded", "未收录对应研究"),
    "src-cited-by-none": Text("cited by no claim", "没有声明引用"),
    "bears-supports": Text("supports {n}", "支持 {n} 条"),
    "bears-disputes": Text("speaks against {n}", "反对 {n} 条"),
    "bears-inconclusive": Text("cannot tell for {n}", "对 {n} 条无法判断"),
    "bears-mixed": Text("points both ways on {n}", "对 {n} 条结果不一"),
    "bears-context": Text("does not bear out {n}", "未能证实 {n} 条"),
    "bears-nothing": Text("says nothing recorded on {n}", "对 {n} 条无相关记录"),
    "bears-set-aside": Text("set aside, so no support for {n}", "不予采用，不支持 {n} 条"),
}
