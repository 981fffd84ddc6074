"""The words of the safety page, and of the harms that stand on the page of a claim."""

from __future__ import annotations

from graph.facts.harms import NOT_REPORTED
from graph.model.values import Text

WORDS = {
    "safety-title": Text("What harm was seen in people?", "在人身上见到过哪些危害？"),
    "safety-lead": Text(
        "<b>{definitive}</b> single cases settle by themselves that transplanted cells can do harm; how often they do "
        "is unknown. Beside them stand <b>{n}</b> studies in people. Harms are not voted on: a study without one does "
        "not take back a case.",
        "<b>{definitive}</b> 例个案本身即可证明移植的细胞能造成危害，其发生频率未知。此外列出 <b>{n}</b> 项人体研究。"
        "危害不计票：未见危害的研究并不能抵消一例个案。",
    ),
    "safety-until": Text(
        "All that the records hold until {until}, whether or not a claim mentions it. “Not reported” means that what "
        "was read tells nothing of it; it does not mean that nobody had it. Numbers of different studies "
        "are not added.",
        "资料截至{until}的全部记录，不论是否有声明提及。“未报告”指所读内容未提及，并不表示无人发生。"
        "不同研究的人数不相加。",
    ),
    "safety-cases": Text("Single cases", "个案"),
    "safety-cases-about": Text(
        "Nobody counted how many were treated, so there is no rate.", "不知道接受治疗的总人数，因此没有发生率。"
    ),
    "safety-definitive": Text("settles by itself that it can happen", "本身即可证明会发生"),
    "safety-case": Text("a case report; the cause is less certain", "个案报告；因果关系不太确定"),
    "safety-family": Text("{what}: {n} study in people|{what}: {n} studies in people", "{what}：{n} 项人体研究"),
    "safety-telling": Text("{kind} {n} of {of}", "{kind} {of} 项中 {n} 项"),
    "safety-told": Text("Studies that tell of it: {list}.", "有报告的研究：{list}。"),
    "safety-table": Text("Harms in people given: {what}", "接受以下治疗者的危害：{what}"),
    "safety-col-what": Text("What happened", "发生了什么"),
    "safety-col-given": Text("Given", "所用细胞"),
    "safety-col-who": Text("People, follow-up, control", "人数、随访与对照"),
    "safety-col-settles": Text("What it settles", "说明了什么"),
    "safety-silent": Text("Nothing of any of these is reported by", "以下研究对上述各项均未报告"),
    "safety-col-other": Text("Other", "其他"),
    "safety-not-reported": NOT_REPORTED,
    "safety-no-such": Text("There is no family of cells “{id}” here.", "此处没有名为“{id}”的细胞家族。"),
    "safety-weak": Text("weak record: {why}", "记录较弱：{why}"),
    "safety-follow-up": Text("followed for {time}", "随访 {time}"),
    "safety-no-follow-up": Text("follow-up not known", "随访时间不详"),
    "safety-after": Text("at {time}", "{time}时"),
    # On the page of a claim and on the first page
    "harms-of": Text("Harms in people given these cells", "接受这类细胞者的危害"),
    "harms-own": Text("these very cells", "正是这种细胞"),
    "harms-kin": Text("the same family", "同一家族"),
    "harms-none": Text(
        "None is recorded of this family; that nobody reported one is no proof of safety.",
        "没有该家族的危害记录；无人报告并不能证明安全。",
    ),
    "harms-all": Text("All harms in people", "全部人体危害"),
    "harms-cases": Text(
        "{n} single case settles by itself that transplanted cells can do harm to people|"
        "{n} single cases settle by themselves that transplanted cells can do harm to people",
        "{n} 例个案本身即可证明移植的细胞能对人造成危害",
    ),
    "harms-more": Text("and {n} more", "另有 {n} 项"),
}
