"""Every word of the embedded pages that is not data, in English and Chinese."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Lang, Text
from graph.views.addresses import Thing

TAGS = {Lang.EN: "en", Lang.ZH: "zh-Hans"}
"""The languages as HTML names them."""

KINDS = {
    Thing.CLAIM: phrases.CLAIM,
    Thing.STUDY: phrases.STUDY,
    Thing.MECHANISM: phrases.MECHANISM,
    Thing.CELL_TYPE: phrases.CELL_TYPE,
    Thing.CELL_PRODUCT: phrases.CELL_PRODUCT,
    Thing.SOURCE: Text("Whole article", "全文"),
    Thing.SECTION: Text("Section of an article", "文章章节"),
    Thing.RULE: phrases.RULE,
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
    "rests": phrases.RESTS_ON,
    "certainty": phrases.CERTAINTY,
    "conclusion": phrases.CONCLUSION,
    "wording": phrases.WORDING,
    "calibration": phrases.CALIBRATION,
    "retracted": phrases.IS_RETRACTED,
    "concern": Text("Standing of its report: {word}.", "报告状态：{word}。"),
    "weak": phrases.IS_WEAK,
    "awaiting": phrases.IS_AWAITING,
    # Sentences
    "study-in": Text("Done in {species}: {design}, {n}.", "研究对象为{species}：{design}，{n}。"),
    "study-dish": Text(
        "Done on cells or tissue, not in living people or animals.", "使用细胞或组织，未在活体人或动物中进行。"
    ),
    "study-words": Text(
        "A {design}: words, not a test in people or animals.", "{design}：属于论述，未在人或动物中检验。"
    ),
    "claims-rest": Text(
        "Of {n} claim, {parts}.|Of {n} claims, {parts}.",
        "{n} 条声明中：{parts}。",
    ),
    "claims-none": Text("No claim here.", "这里没有声明。"),
    "rest-people": Text("{n} rests on people|{n} rest on people", "{n} 条有人体研究支持"),
    "rest-animals": phrases.REST_ON_ANIMALS,
    "rest-lab": phrases.REST_ON_LAB,
    "rest-statements": phrases.REST_ON_STATEMENTS,
    "rest-nothing": phrases.REST_ON_NOTHING,
    "rest-not-gradable": phrases.NOT_GRADABLE,
    "cells-given": Text(
        "Given in {n} study of the records: {parts}.|Given in {n} studies of the records: {parts}.",
        "记录中有 {n} 项研究使用：{parts}。",
    ),
    "cells-none": Text("Given in no study of the records.", "记录中没有研究使用。"),
    "given-in": Text("{where} {n}", "{where} {n} 项"),
    "given-words": Text("statements", "论述"),
    # Tables
    "counted": phrases.COUNTED,
    "within-others": Text("Counted within another study, and not twice", "已在其他研究中计入，不重复计算"),
    "other-cells": phrases.PART_OTHER_CELLS,
    "context": phrases.PART_CONTEXT,
    "part-awaiting": phrases.PART_AWAITING,
    "part-circular": phrases.PART_CIRCULAR,
    "set-aside": phrases.PART_SET_ASIDE,
    "studies": phrases.STUDIES,
    "none": Text("No study counts here.", "没有可计入的研究。"),
    "claims": phrases.CLAIMS,
    "findings": phrases.RESULTS,
    "facts": Text("Facts", "概况"),
    "reports": phrases.REPORTS,
    "more": Text("… and {n} more, which the full page lists.", "……另有 {n} 条，见完整页面。"),
    "col-study": phrases.STUDY,
    "col-says": phrases.SAYS,
    "col-who": phrases.IN,
    "col-n": phrases.N,
    "col-comparator": phrases.COMPARED_WITH,
    "col-time": phrases.TIME_POINT,
    "col-claim": phrases.CLAIM,
    "col-rests": phrases.RESTS_ON,
    "col-certainty": phrases.CERTAINTY,
    "col-wording": phrases.WORDING,
    "col-measure": Text("Measured", "测量"),
    "col-result": Text("Result", "结果"),
    "col-fact": Text("Fact", "项目"),
    "col-value": Text("Value", "内容"),
    "time-unknown": phrases.NOT_KNOWN,
    "follow-up": phrases.FOLLOW_UP,
    "design": phrases.DESIGN,
    "randomised": phrases.RANDOMISED,
    "blinded": phrases.BLINDED,
    "cells": phrases.CELLS,
    "year": phrases.YEAR,
    "read": Text("Read", "阅读范围"),
    "kind-of": Text("A kind of", "上位类型"),
    "maker": phrases.MAKER,
    "tissue": Text("From", "来源组织"),
    "definition": Text("What it is", "定义"),
    "publisher": phrases.PUBLISHER,
    "published": phrases.PUBLISHED,
    "interest": Text("Interest", "利益关系"),
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
    return phrases.filled(WORDS[word].in_(lang), **values)
