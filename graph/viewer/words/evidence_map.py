"""The words of the evidence map."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "map-title": Text("What was tested where", "哪些做过检验，做到了哪一级"),
    "map-choose": Text("What the rows are", "行的内容"),
    "map-rows-mechanisms": phrases.MECHANISMS,
    "map-rows-outcomes": Text("Outcomes", "结局指标"),
    "map-rows-cells": Text("Kinds of cells", "细胞类型"),
    "map-rows-products": Text("Cell products", "细胞产品"),
    "map-of-mechanisms": Text("mechanism|mechanisms", "个机制"),
    "map-of-outcomes": Text("outcome|outcomes", "个结局指标"),
    "map-of-cells": Text("kind of cells|kinds of cells", "种细胞"),
    "map-of-products": Text("cell product|cell products", "种细胞产品"),
    "map-gap-people": Text(
        "No counted study in people for <b>{n}</b> of {of} {what}.",
        "{of} {what}中，<b>{n}</b> 个没有计入的人体研究。",
    ),
    "map-gap-randomised": Text(
        "<b>{n}</b> more has studies in people but no randomised one.|"
        "<b>{n}</b> more have studies in people but no randomised one.",
        "另有 <b>{n}</b> 个有人体研究，但无随机试验。",
    ),
    "map-gap-nothing": Text("For <b>{n}</b> of them no study counts at all.", "其中 <b>{n}</b> 个完全没有计入的研究。"),
    "map-which-people": Text("Without a study in people ({n})", "没有人体研究的（{n}）"),
    "map-which-randomised": Text("In people, but never randomised ({n})", "有人体研究但未随机的（{n}）"),
    "map-counted": Text("What is counted: {n} study|What is counted: {n} studies", "计入的内容：{n} 项研究"),
    "map-counted-claims": Text(
        "The same studies that grading counts: those with results, with cells of the family that the claim speaks of, "
        "with a line on a claim of the row that is not mere context. A study counts once in each field, with its "
        "largest known number; a study that a review in the row pools counts with the review. Claims about the field, "
        "background and forecasts are left out, and so are mere statements. What a finer mechanism shows counts in the "
        "wider one as well. Records until {until}.",
        "与评级所用的研究相同：已有结果，所用细胞属于声明所指的细胞家族，且与该行声明有直接关系（不只是背景）。"
        "同一研究在每一格只计一次，取其已知的最大例数；已被该行综述合并的研究随综述计入。"
        "关于领域现状、背景知识与预测的声明不计，单纯论述也不计。细分机制的研究也计入上级机制。资料截至{until}。",
    ),
    "map-counted-given": Text(
        "Every study that gave these cells, for any condition, has results, and was neither retracted nor left out as "
        "weak, once in each field. The sign is read from its primary results, or from all where no primary one "
        "points; no difference shown speaks neither for it nor against it. What a finer kind of cell shows counts in "
        "the wider one as well. Records until {until}.",
        "所有使用过这些细胞（不限病种）、已有结果、未撤稿且未因质量过弱而排除的研究，每一格只计一次。"
        "符号依据主要结局；主要结局无指向时依据全部结果；未显示差异既不算支持也不算反对。"
        "细分类型的研究也计入上级类型。资料截至{until}。",
    ),
    "map-size": Text("Area of the mark: number of studies", "标记面积：研究数量"),
    "map-claims-supports": Text("supports", "支持"),
    "map-claims-disputes": Text("speaks against", "反对"),
    "map-claims-inconclusive": Text("cannot tell", "无法判断"),
    "map-claims-mixed": Text("mixed", "结果不一"),
    "map-claims-context": Text("points nowhere", "无指向"),
    "map-given-supports": Text("better", "更好"),
    "map-given-disputes": Text("worse", "更差"),
    "map-given-inconclusive": Text("no difference shown", "未显示差异"),
    "map-given-mixed": Text("mixed", "结果不一"),
    "map-given-context": Text("not an effect", "未测疗效"),
    "map-group-people": Text("People", "人体"),
    "map-group-animals": Text("Animals", "动物"),
    "map-group-lab": Text("Laboratory", "体外"),
    "map-gap": Text("no study counted", "没有计入的研究"),
    "map-awaiting": Text("{n} without results yet", "{n} 项尚无结果"),
    "map-caption": Text("Studies by {what} and rung of the ladder", "按{what}与证据阶梯分布的研究"),
    "map-left-out": Text(
        "Not on the map, because no counted claim or study is about it ({n})|"
        "Not on the map, because no counted claim or study is about them ({n})",
        "未列入（没有相应的声明或研究）：{n} 个",
    ),
    "map-open-hint": Text(
        "Choose a field to see its studies, or a name to see its whole row.", "点选一格查看其研究，点选名称查看整行。"
    ),
    "map-no-row": Text(
        "The row in the address is not on this map. Choose another one above.", "网址所指的行不在此图中，请在上方另选。"
    ),
    "map-whole-row": Text("The whole row", "查看整行"),
    "map-to-mechanism": Text("About this mechanism", "关于此机制"),
    "map-to-cell": Text("About these cells", "关于此细胞"),
    "map-nothing": Text(
        "No study counts here. This is a gap in what was recorded until {until}; it is no proof that nobody looked.",
        "此处没有计入的研究。这是截至{until}资料中的空白，不能证明无人研究过。",
    ),
    "map-claims": Text("The claim of this row ({n})|The claims of this row ({n})", "该行的声明（{n}）"),
    "map-col-claims": phrases.CLAIMS_SPOKEN_TO,
    "map-studies": Text("The studies of this field", "该格的研究"),
    "map-aside-folded": Text(
        "Counted with a review that pools it ({n})|Counted with a review that pools them ({n})", "已随综述计入（{n}）"
    ),
    "map-aside-awaiting": Text("Without results yet, counted in nothing ({n})", "尚无结果，不计入（{n}）"),
}
