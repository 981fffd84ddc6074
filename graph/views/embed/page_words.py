"""Every word of the embedded pages that is not data, in English and Chinese."""

from __future__ import annotations

from graph.model.values import Lang, Text
from graph.views.addresses import Thing

TAGS = {Lang.EN: "en", Lang.ZH: "zh-Hans"}
"""The languages as HTML names them."""

KINDS = {
    Thing.CLAIM: Text("Claim", "声明"),
    Thing.STUDY: Text("Study", "研究"),
    Thing.MECHANISM: Text("Mechanism", "机制"),
    Thing.CELL_TYPE: Text("Cell type", "细胞类型"),
    Thing.CELL_PRODUCT: Text("Cell product", "细胞制剂"),
    Thing.SOURCE: Text("Whole article", "全文"),
    Thing.SECTION: Text("Section of an article", "文章章节"),
    Thing.RULE: Text("Rule", "规则"),
}

WORDS = {
    "picture": Text("Picture: {title}", "图示：{title}"),
    "same": Text("The table below says the same.", "下表内容与图一致。"),
    "interactive": Text("Make the picture interactive", "打开交互图"),
    "fit": Text("Fit", "适合窗口"),
    "close": Text("Close (Esc)", "关闭（Esc）"),
    "larger": Text("Larger", "放大"),
    "smaller": Text("Smaller", "缩小"),
    "keys": Text(
        "Arrow keys move, + and − zoom, 0 fits, Tab goes from mark to mark, Enter opens, Esc closes.",
        "方向键移动，+和−缩放，0适合窗口，Tab逐个选择，回车打开，Esc关闭。",
    ),
    "no-picture": Text("The interactive picture could not be loaded.", "无法载入交互图。"),
    "legend": Text("Legend", "图例"),
    "supports": Text("supports", "支持"),
    "mixed": Text("mixed", "结果不一"),
    "refutes": Text("speaks against", "反对"),
    "full": Text("Open the full page", "打开完整页面"),
    "all": Text("All pages", "全部页面"),
    "other-language": Text("中文", "English"),
    "data": Text(
        "Data version {version}, evidence known until {day}; rulebook edition {edition}.",
        "数据版本{version}；依据截至{day}的已知证据；评级规则第{edition}版。",
    ),
    "newer": Text("A newer version of this page exists.", "此页已有更新的版本。"),
    "licence": Text("Licence of the data", "数据许可"),
    "advice": Text(
        "It grades evidence and wording; it does not advise on treatment.",
        "本页只评价证据与措辞，不提供治疗建议。",
    ),
    "rests": Text("Rests on", "依据"),
    "certainty": Text("Certainty", "确定性"),
    "at-most": Text("at most {word}", "至多为{word}"),
    "verdict": Text("Verdict", "结论"),
    "wording": Text("Wording", "措辞"),
    "wording-over": Text("{n} step too firm|{n} steps too firm", "过强{n}级"),
    "wording-fair": Text("fair", "恰当"),
    "fidelity": Text("Against the named study", "与所述研究核对"),
    "calibration": Text(
        "A well-known claim that no article here makes: it shows that the method can also say yes.",
        "公认的声明，并非出自该文章：用来表明本方法也能给出肯定结论。",
    ),
    "retracted": Text("Retracted. It is counted in nothing.", "已撤稿：不计入。"),
    "concern": Text("Standing of its report: {word}.", "报告状态：{word}。"),
    "weak": Text("The record is too weak to count.", "记录过弱，不计入。"),
    "awaiting": Text("Registered; no results told yet. It is counted in nothing.", "已注册，尚未公布结果：不计入。"),
    # Sentences
    "study-in": Text("Done in {species}: {design}, {n}.", "研究对象为{species}：{design}，{n}。"),
    "study-dish": Text(
        "Done on cells or tissue, not in living people or animals.", "使用细胞或组织，未在活体人或动物中进行。"
    ),
    "study-words": Text(
        "A {design}: words, not a test in people or animals.", "{design}：属于论述，未在人或动物中检验。"
    ),
    "n-people": Text("{n} person|{n} people", "{n}人"),
    "n-animals": Text("{n} animal|{n} animals", "{n}只动物"),
    "n-unknown": Text("number not known", "例数不详"),
    "claims-rest": Text(
        "Of {n} claim, {parts}.|Of {n} claims, {parts}.",
        "{n}条声明中：{parts}。",
    ),
    "claims-none": Text("No claim here.", "这里没有声明。"),
    "rest-people": Text("{n} rests on people|{n} rest on people", "{n}条有人体研究支持"),
    "rest-animals": Text("{n} on animals only", "{n}条仅有动物研究"),
    "rest-lab": Text("{n} on laboratory work only", "{n}条仅有体外实验"),
    "rest-statements": Text("{n} on statements only", "{n}条仅有论述"),
    "rest-nothing": Text("{n} on nothing found", "{n}条未找到依据"),
    "rest-not-gradable": Text("{n} cannot be graded", "{n}条无法评级"),
    "cells-given": Text(
        "Given in {n} study of the records: {parts}.|Given in {n} studies of the records: {parts}.",
        "记录中有{n}项研究使用：{parts}。",
    ),
    "cells-none": Text("Given in no study of the records.", "记录中没有研究使用。"),
    "given-in": Text("{where} {n}", "{where}{n}项"),
    "given-words": Text("statements", "论述"),
    # Tables
    "counted": Text("Studies that count", "计入的研究"),
    "other-cells": Text("Of other cells: never lifts what the claim rests on", "其他细胞：不提升该声明的依据等级"),
    "context": Text("Read beside it: does not bear on whether the claim is true", "可参照：不直接检验该声明"),
    "part-awaiting": Text("Awaiting results", "尚无结果"),
    "set-aside": Text("Set aside: retracted, too weak, or too late", "不予采用：已撤稿、过弱或过晚"),
    "studies": Text("Studies", "研究"),
    "none": Text("No study counts here.", "没有可计入的研究。"),
    "claims": Text("Claims", "声明"),
    "findings": Text("Results", "结果"),
    "facts": Text("Facts", "概况"),
    "reports": Text("Reports", "报告"),
    "more": Text("… and {n} more, which the full page lists.", "……另有{n}条，见完整页面。"),
    "col-study": Text("Study", "研究"),
    "col-says": Text("Says", "方向"),
    "col-who": Text("In", "对象"),
    "col-n": Text("n", "n"),
    "col-comparator": Text("Compared with", "对照"),
    "col-time": Text("Time point", "时间点"),
    "col-claim": Text("Claim", "声明"),
    "col-rests": Text("Rests on", "依据"),
    "col-certainty": Text("Certainty", "确定性"),
    "col-wording": Text("Wording", "措辞"),
    "col-measure": Text("Measured", "测量"),
    "col-result": Text("Result", "结果"),
    "col-fact": Text("Fact", "项目"),
    "col-value": Text("Value", "内容"),
    "time-unknown": Text("not known", "不详"),
    "follow-up": Text("Follow-up", "随访"),
    "design": Text("Design", "设计"),
    "randomised": Text("Randomised", "随机分组"),
    "blinded": Text("Outcome judged blind", "结局盲法评定"),
    "yes": Text("yes", "是"),
    "no": Text("no", "否"),
    "unclear": Text("not said", "未说明"),
    "cells": Text("Cells", "细胞"),
    "year": Text("Year", "年份"),
    "registered": Text("Registered as", "注册号"),
    "read": Text("Read", "阅读范围"),
    "kind-of": Text("A kind of", "上位类型"),
    "maker": Text("Maker", "开发者"),
    "tissue": Text("From", "来源组织"),
    "definition": Text("What it is", "定义"),
    "steps": Text("Steps", "步骤"),
    "publisher": Text("Publisher", "发布者"),
    "published": Text("Published", "发布日期"),
    "interest": Text("Interest", "利益关系"),
    "interval": Text("{value} ({level} % interval {low} to {high})", "{value}（{level}%区间：{low}至{high}）"),
    "p": Text("p {p}", "p {p}"),
    # The start page
    "site": Text("Embedded pages of evigraph", "evigraph 嵌入页面"),
    "site-about": Text(
        "Each page shows what a claim, a study, a mechanism or a kind of cells rests on. Any of them may be shown in "
        "a page of your own.",
        "每个页面说明一条声明、一项研究、一种机制或一类细胞的依据，均可嵌入您自己的网页。",
    ),
    "embed-how": Text("Show a page in a page of yours", "在您的网页中嵌入"),
    "embed-about": Text(
        "Paste the first line where the page is to stand. The script below it is optional: it lets the frame be as "
        "high as its content.",
        "将第一行粘贴到所需位置。其后的脚本可选：它让框架高度随内容调整。",
    ),
}


def say(word: str, lang: Lang, /, **values: int | str) -> str:
    """Words of the pages; `one|many` is chosen by the value `n`."""
    one, _, many = WORDS[word].in_(lang).partition("|")
    return (many if many and values.get("n") != 1 else one).format(**values)
