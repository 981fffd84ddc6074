"""The words of the frame and of the pieces that many pages share."""

from __future__ import annotations

from graph.model.values import Text

WORDS = {
    # The frame of every page
    "skip": Text("Skip to the content", "跳到正文"),
    "pages": Text("Pages", "页面"),
    "page-overview": Text("Overview", "总览"),
    "page-claims": Text("Claims", "声明"),
    "page-article": Text("Article", "文章"),
    "page-map": Text("Evidence map", "证据图谱"),
    "page-studies": Text("Studies", "研究"),
    "page-mechanisms": Text("Mechanisms", "机制"),
    "page-cells": Text("Cells", "细胞"),
    "page-whatif": Text("What if", "假设分析"),
    "page-method": Text("Method", "方法"),
    "page-query": Text("Query", "查询"),
    "claims": Text("Claims", "声明"),
    "claim": Text("Claim", "单条声明"),
    "language": Text("Language", "语言"),
    "foot": Text(
        "Graded by rulebook edition {edition} ({fingerprint}) on what was known on {as_of}; "
        "records curated until {until}. It grades evidence and wording; it does not advise on treatment.",
        "按评级规则第{edition}版（{fingerprint}）评级，依据截至{as_of}的已知证据；"
        "资料整理截至{until}。本工具只评价证据与措辞，不提供治疗建议。",
    ),
    "misread": Text(
        "Part of the address means nothing here and was left out: {key} = “{value}”.",
        "网址中有一部分无法识别，已忽略：{key} =“{value}”。",
    ),
    "no-claim": Text("There is no claim “{id}”.", "没有编号为“{id}”的声明。"),
    "no-claim-asked": Text("Choose a claim.", "请选择一条声明。"),
    "did-you-mean": Text("Did you mean", "您要找的是否为"),
    "comma": Text(", ", "、"),
    "colon": Text(": ", "："),
    # Chips, symbols and the strip
    "certainty-symbol": Text("Certainty: {word} ({level} of 4)", "确定性：{word}（4级中的第{level}级）"),
    "at-most": Text("at most {word}", "至多为{word}"),
    "claim-is-wrong": Text("that the claim is wrong", "（指该声明不成立）"),
    "too-firm": Text("{n} step too firm|{n} steps too firm", "过强 {n} 级"),
    "no-studies": Text("none", "无"),
    "studies": Text("{n} study|{n} studies", "{n} 项研究"),
    "people": Text("{n:,} person|{n:,} people", "{n:,} 人"),
    "animals": Text("{n:,} animal|{n:,} animals", "{n:,} 只动物"),
    "number-unknown": Text("number not shown", "数量未显示"),
    "and-unknown": Text("and {n} study without a number|and {n} studies without a number", "另有 {n} 项研究未显示数量"),
    "samples": Text("cells and tissue", "细胞与组织"),
    "empty-people": Text("No supporting study in people", "没有支持它的人体研究"),
    "empty": Text("No supporting study", "没有支持它的研究"),
}
