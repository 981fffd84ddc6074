"""The words of the page of one study."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "no-study": Text("There is no study “{id}”.", "没有编号为“{id}”的研究。"),
    "no-study-asked": Text("Choose a study.", "请选择一项研究。"),
    "all-studies": Text("All studies", "全部研究"),
    "study-counted": Text("Counted with", "计入数量"),
    "study-comparator": Text("Held against", "对照"),
    "study-risk": phrases.RISK_OF_BIAS,
    "risk-basis": phrases.RISK_BASIS,
    "risk-domain": phrases.DOMAIN,
    "risk-rating": phrases.RATING,
    "study-falls": Text("What falls without it", "若没有它"),
    "falls-nothing": Text(
        "No claim would be graded otherwise without this study.", "即使没有这项研究，也没有声明的评级会改变。"
    ),
    "falls-some": Text(
        "{n} claim would be graded otherwise if this study had never been done.|"
        "{n} claims would be graded otherwise if this study had never been done.",
        "若没有这项研究，{n} 条声明的评级会改变。",
    ),
    "falls-before": Text("As it is", "现在"),
    "falls-after": Text("Without it", "若没有"),
    "study-arms": Text("Arms and numbers", "分组与例数"),
    "arm": Text("Arm", "组别"),
    "arm-began": Text("Began", "入组"),
    "arm-completed": Text("Completed", "完成"),
    "per-group": Text("Per group", "每组"),
    "linked-page": Text("The same facts as a plain page, and for machines", "同样内容的普通网页与机器可读格式"),
}
