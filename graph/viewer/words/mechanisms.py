"""The words of the pages of mechanisms."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "mech-title": Text("How it is meant to work", "设想的作用机制"),
    "mech-all": Text("All mechanisms", "全部机制"),
    "mech-back": Text("All mechanisms together", "返回全部机制"),
    "mech-on-map": Text("On the evidence map", "在证据图谱中查看"),
    "mech-unknown": Text("There is no mechanism “{id}”.", "没有编号为“{id}”的机制。"),
    "mech-claims": phrases.N_CLAIMS,
    "mech-claims-head": phrases.CLAIMS_ABOUT_IT,
    "mech-no-claims": Text("No claim speaks of it.", "没有涉及它的声明。"),
    "mech-wider": Text("Part of: {which}", "属于：{which}"),
    "mech-finer": Text("Finer mechanisms: {which}", "细分机制：{which}"),
    "mech-terms": Text("In public vocabularies: {which}", "公共词表中的术语：{which}"),
    "mech-term-exact": Text("{term} (the same)", "{term}（相同）"),
    "mech-term-close": Text("{term} (close)", "{term}（相近）"),
    "mech-term-broad": Text("{term} (wider)", "{term}（更宽）"),
    "mech-term-narrow": Text("{term} (narrower)", "{term}（更窄）"),
    "mech-term-related": Text("{term} (related)", "{term}（相关）"),
    "mech-chain": Text("The chain", "作用链"),
    "mech-no-chain": Text("No claim draws an arrow here.", "没有声明在此画出箭头。"),
    "mech-picture": Text("The chain as a picture", "作用链图"),
    "mech-table": Text("The same chain as a table", "以表格查看此链"),
    "mech-how": Text(
        "Each arrow is a claim. It shows the best rung on which a study supports it, how certain it is for those whom "
        "the claim speaks of, and which way the studies point. A dashed arrow has no supporting study in people.",
        "每个箭头是一条声明，标出支持它的最高证据级别、对声明所指对象的确定性以及研究指向。虚线箭头没有支持它的人体研究。",
    ),
    "mech-lead": Text(
        "Of <b>{n}</b> arrow that a claim draws, <b>{people}</b> has the support of a study in people.|"
        "Of <b>{n}</b> arrows that claims draw, <b>{people}</b> have the support of a study in people.",
        "声明画出的 <b>{n}</b> 个箭头中，<b>{people}</b> 个有人体研究支持。",
    ),
    "mech-weakest-all": Text(
        "All of them are equally weak; each rests on {rung} at best.", "每一环同样薄弱，最高依据均为：{rung}。"
    ),
    "mech-weakest": Text(
        "The weakest link is {which}: it rests on {rung} at best.|"
        "The weakest links are {which}: each rests on {rung} at best.",
        "最薄弱的环节：{which}，最高依据为：{rung}。",
    ),
    "mech-short": Text(
        "It stops short of what patients notice: from {ends} no claim leads on to how a patient fares.|"
        "It stops short of what patients notice: from {ends} no claim leads on to how a patient fares.",
        "作用链止于患者可感知的结局之前：从{ends}出发，没有声明再通向患者的状况。",
    ),
    "mech-arrow": Text("{claim} (→ {to})", "{claim}（→ {to}）"),
    "mech-treatment": Text("The treatment", "治疗"),
    "mech-told-above": Text("goes on above", "后续见上文"),
    "mech-in": Text("{where}, {rung}", "{where}，{rung}"),
    "mech-col-from": Text("From", "起点"),
    "mech-col-to": Text("To", "终点"),
    "mech-col-claim": phrases.CLAIM,
    "mech-col-best": Text("Best rung", "最高级别"),
    "mech-col-people": Text("In people", "人体"),
    "mech-col-sure": phrases.CERTAINTY,
    "mech-col-conclusion": phrases.CONCLUSION,
    "mech-col-mechanism": phrases.MECHANISM,
}
