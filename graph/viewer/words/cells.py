"""The words of the pages of cells."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "cells-title": Text("Cells and what is made of them", "细胞与细胞产品"),
    "cells-all": Text("All kinds of cells and their products", "全部细胞类型及其产品"),
    "cells-all-about": Text(
        "Every recorded study is counted here, for any condition, those without results and those left out of grading "
        "included; what a finer kind or a product was given in counts for the wider kind as well. The evidence map "
        "counts only studies that can be graded.",
        "此处计入所有记录的研究（不限病种），包括尚无结果和未参与评级的研究；细分类型与产品的研究也计入上级类型。"
        "证据图谱只计入可评级的研究。",
    ),
    "cells-back": Text("All cells", "返回全部细胞"),
    "cells-unknown": Text("There is no kind of cell and no product “{id}”.", "没有编号为“{id}”的细胞类型或产品。"),
    "cells-lead": Text(
        "<b>{kinds}</b> kinds of cells and <b>{products}</b> named products; for <b>{people}</b> of the products a "
        "study in people is recorded until {until}.",
        "<b>{kinds}</b> 种细胞、<b>{products}</b> 种有名称的产品；截至{until}，"
        "其中 <b>{people}</b> 种产品有人体研究记录。",
    ),
    "cells-stopped": Text("Stopped or given up ({n})", "已中止或放弃（{n}）"),
    "cells-stopped-about": Text(
        "Studies in people that ended early or are paused, or whose records say why what they tested was given up.",
        "提前终止或暂停的人体研究，以及记录中说明了放弃原因的研究。",
    ),
    "cells-no-reason": Text("no reason recorded", "未记录原因"),
    "cells-results": Text("results: {word}", "结果：{word}"),
    "cells-col-cell": phrases.CELLS,
    "cells-col-what": Text("What it is", "类别"),
    "cells-col-people": Text("In people", "人体研究"),
    "cells-col-animals": Text("In animals", "动物研究"),
    "cells-col-lab": Text("In a dish", "体外研究"),
    "cells-is-product": Text("product", "产品"),
    "cells-is-kind": Text("kind of cell", "细胞类型"),
    "cells-kind-of": Text("Is one of", "属于"),
    "cells-aliases": phrases.ALSO_CALLED,
    "cells-maker": phrases.MAKER,
    "cells-tissue": Text("Made from", "来源"),
    "cells-development": Text("What became of it", "研发进展"),
    "cells-trials": Text("Study in people ({n})|Studies in people ({n})", "人体研究（{n}）"),
    "cells-no-trials": Text("No study in people is recorded until {until}.", "截至{until}，没有人体研究记录。"),
    "cells-stopped-here": Text(
        "{n} of them stopped, or what it tested was given up.|{n} of them stopped, or what they tested was given up.",
        "其中 {n} 项已中止，或其产品已被放弃。",
    ),
    "cells-reviews": Text(
        "Review that pools such studies ({n})|Reviews that pool such studies ({n})", "合并此类研究的综述（{n}）"
    ),
    "cells-others": Text(
        "Study in animals, a dish or words ({n})|Studies in animals, a dish or words ({n})", "动物、体外及论述（{n}）"
    ),
    "cells-products": Text("Products made of it ({n})", "由其制成的产品（{n}）"),
    "cells-finer": Text("Finer kinds ({n})", "细分类型（{n}）"),
    "cells-relatives": Text("Others of the same family ({n})", "同一家族的其他成员（{n}）"),
    "cells-retracted": Text("retracted: counts in nothing", "已撤稿，不计入"),
    "cells-why": Text("Why: {why}", "原因：{why}"),
    "cells-terms": phrases.TERMS,
    "cells-no-claims": Text("No claim names it.", "没有声明提到它。"),
    "cells-touched": Text("Other claims that its studies speak to ({n})", "其研究所涉及的其他声明（{n}）"),
    "cells-col-study": phrases.STUDY,
    "cells-col-design": phrases.DESIGN,
    "cells-col-phase": phrases.PHASE,
    "cells-col-n": Text("How many", "例数"),
    "cells-col-status": Text("Status", "状态"),
    "cells-col-dates": Text("Dates", "日期"),
    "cells-col-where": Text("Where", "出处"),
    "cells-n-planned": Text("planned {many}", "计划 {many}"),
    "cells-n-enrolled": Text("enrolled {many}", "入组 {many}"),
    "cells-n-treated": Text("treated {many}", "治疗 {many}"),
    "cells-n-control": Text("control {many}", "对照 {many}"),
    "cells-n-analysed": Text("analysed {many}", "分析 {many}"),
}
