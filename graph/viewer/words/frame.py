"""The words of the frame and of the pieces that many pages share."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    # The frame of every page
    "skip": phrases.SKIP,
    "pages": Text("Pages", "页面"),
    "page-overview": Text("Overview", "总览"),
    "page-safety": Text("Safety", "安全性"),
    "page-claims": phrases.CLAIMS,
    "page-article": Text("Article", "文章"),
    "page-graph": Text("Graph", "关系图"),
    "no-mark": Text("Nothing in the graph is called “{id}”.", "关系图中没有名为“{id}”的节点。"),
    "graph-here": Text("In the graph", "在关系图中"),
    "graph-alone": Text("The graph as a page of its own", "单独打开关系图"),
    "page-map": Text("Evidence map", "证据图谱"),
    "page-studies": phrases.STUDIES,
    "page-mechanisms": phrases.MECHANISMS,
    "page-cells": phrases.CELLS,
    "page-whatif": Text("What if", "假设分析"),
    "page-method": Text("Method", "方法"),
    "page-query": Text("Query", "查询"),
    "claims": phrases.CLAIMS,
    "claim": Text("Claim", "单条声明"),
    "language": phrases.LANGUAGE,
    "foot": phrases.FOOT,
    "misread": Text(
        "Part of the address means nothing here and was left out: {key} = “{value}”.",
        "网址中有一部分无法识别，已忽略：{key} =“{value}”。",
    ),
    "no-claim": Text("There is no claim “{id}”.", "没有编号为“{id}”的声明。"),
    "no-claim-asked": Text("Choose a claim.", "请选择一条声明。"),
    "did-you-mean": phrases.DID_YOU_MEAN,
    "comma": phrases.COMMA,
    "colon": Text(": ", "："),
    # Chips, symbols and the strip
    "certainty-symbol": phrases.CERTAINTY_SYMBOL,
    "no-studies": phrases.NONE,
    "studies": phrases.N_STUDIES,
    "people": phrases.N_PEOPLE,
    "animals": phrases.N_ANIMALS,
    "number-unknown": phrases.NO_NUMBER,
    "and-unknown": phrases.AND_UNKNOWN,
    "empty-people": phrases.EMPTY_PEOPLE,
    "empty": phrases.EMPTY,
}
