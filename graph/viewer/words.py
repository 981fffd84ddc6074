"""Every word of the viewer that is not data, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup

from graph.model.values import Lang, Text
from graph.views.labels import label


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks one language; called with the name of a word it gives the words."""

    lang: Lang

    def __call__(self, name: str, **values: int | str) -> str:
        """The words of that name; `one|many` is chosen by the value `n`."""
        return self._chosen(name, values).format(**values)

    def html(self, name: str, **values: int | str) -> Markup:
        """Words that carry marks of their own, with every value escaped."""
        return Markup(self._chosen(name, values)).format(**values)  # noqa: S704 - the catalogue is ours

    def _chosen(self, name: str, values: Mapping[str, int | str]) -> str:
        one, _, many = WORDS[name].in_(self.lang).partition("|")
        return many if many and values.get("n") != 1 else one

    def of(self, member: Enum) -> str:
        """The words for a member of a closed list."""
        return label(member).in_(self.lang)

    def text(self, text: Text) -> str:
        """A bilingual text of the data."""
        return text.in_(self.lang)

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return "zh-Hans" if self.lang is Lang.ZH else "en"


WORDS = {
    # The frame of every page
    "skip": Text("Skip to the content", "跳到正文"),
    "pages": Text("Pages", "页面"),
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
    # All claims
    "lead": Text(
        "Of the <b>{n}</b> claim in the article, <b>{people}</b> rests on studies in people ({randomised} of them on "
        "randomised trials), <b>{animals}</b> on animals only, <b>{lab}</b> on laboratory work only, "
        "<b>{statements}</b> on statements only and <b>{nothing}</b> on nothing found; <b>{ungradable}</b> cannot be "
        "graded.|"
        "Of the <b>{n}</b> claims in the article, <b>{people}</b> rest on studies in people ({randomised} of them on "
        "randomised trials), <b>{animals}</b> on animals only, <b>{lab}</b> on laboratory work only, "
        "<b>{statements}</b> on statements only and <b>{nothing}</b> on nothing found; <b>{ungradable}</b> cannot be "
        "graded.",
        "文章共有 <b>{n}</b> 条声明：<b>{people}</b> 条有人体研究支持（其中 {randomised} 条有随机试验），"
        "<b>{animals}</b> 条仅有动物研究，<b>{lab}</b> 条仅有体外实验，<b>{statements}</b> 条仅有论述，"
        "<b>{nothing}</b> 条未找到任何依据，<b>{ungradable}</b> 条无法评级。",
    ),
    "lead-wording": Text(
        "<b>{n}</b> is worded more firmly than its evidence allows; for <b>{nothing}</b> the article itself cites "
        "nothing.|"
        "<b>{n}</b> are worded more firmly than their evidence allows; for <b>{nothing}</b> the article itself cites "
        "nothing.",
        "<b>{n}</b> 条的措辞强于证据所允许的程度；有 <b>{nothing}</b> 条文章自身未引用任何依据。",
    ),
    "counts": Text("What the claims rest on", "各条声明的依据"),
    "all-claims": Text("{n} claim in all|{n} claims in all", "共 {n} 条声明"),
    "picture": Text("Wording against evidence", "措辞与证据对照"),
    "picture-how": Text(
        "Each mark is a claim. The further right, the more its evidence allows one to say; the higher, the more firmly "
        "the article says it. In the shaded fields the wording goes beyond the evidence. Choose a mark to open its "
        "claim.",
        "每个标记是一条声明：越靠右，证据允许的说法越强；越靠上，文章的措辞越强。"
        "阴影区内，措辞超出证据。点选标记可打开该声明。",
    ),
    "picture-alt": Text(
        "Picture of {n} claims: how firmly each is worded against what its evidence allows; {overstated} stand in the "
        "shaded fields, where the wording goes beyond the evidence. The table below it says the same.",
        "{n} 条声明的分布图：措辞强度与证据允许程度的对照；{overstated} 条位于措辞超出证据的阴影区。下方表格内容相同。",
    ),
    "picture-table": Text("The same picture as a table", "以表格查看此图"),
    "allows": Text("What the evidence allows", "证据允许的说法"),
    "worded": Text("How the article words it", "文章的措辞"),
    "unjudged": Text("cannot be graded", "无法评级"),
    "overstated-here": Text("beyond the evidence", "超出证据"),
    "all": Text("All", "全部"),
    "filters": Text("Filters", "筛选"),
    "clear": Text("Clear all filters", "清除全部筛选"),
    "search": Text("Search the claims (English or Chinese)", "搜索声明（中文或英文）"),
    "filter-rests": Text("Rests on", "依据"),
    "filter-verdict": Text("Verdict", "结论"),
    "filter-certainty": Text("Certainty", "确定性"),
    "filter-wording": Text("Wording", "措辞"),
    "filter-kind": Text("Kind of claim", "声明类型"),
    "filter-section": Text("Section of the article", "文章章节"),
    "chosen": Text("{n} of {all} claims", "{all} 条声明中的 {n} 条"),
    "none-chosen": Text("No claim passes these filters.", "没有符合筛选条件的声明。"),
    "table-about": Text(
        "Numbers are supporting studies of the claim’s own kind of cells; n is the people or animals in them.",
        "数字为支持该声明、且使用同类细胞的研究数；n 为其中的人数或动物数。",
    ),
    "head-claim": Text("Claim", "声明"),
    "head-certainty": Text("Certainty", "确定性"),
    "head-verdict": Text("Verdict", "结论"),
    "head-wording": Text("Wording", "措辞"),
    "calibration": Text("Calibration claims", "校准声明"),
    "calibration-about": Text(
        "Well-known claims that no article makes here: they show that the method can also say yes. They are in none of "
        "the counts above.",
        "公认的声明，并非出自该文章：用来表明本方法也能给出肯定结论。不计入以上任何数字。",
    ),
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
    # One claim
    "back": Text("All claims", "全部声明"),
    "back-filtered": Text("Back to the {n} chosen claim|Back to the {n} chosen claims", "返回所选的 {n} 条声明"),
    "previous": Text("Previous: {id}", "上一条：{id}"),
    "next": Text("Next: {id}", "下一条：{id}"),
    "steps-around": Text("Neighbouring claims", "相邻声明"),
    "open": Text("Open a claim: type its number or a word", "打开声明：输入编号或词语"),
    "speaks-of": Text("speaks of {whom}", "所指对象：{whom}"),
    "calibration-one": Text("calibration claim, made by no article here", "校准声明，并非出自该文章"),
    "fair-wording": Text("What may fairly be said", "恰当的说法"),
    "verdict": Text("Which way the studies point", "研究指向"),
    "verdict-in-animals": Text("In animals: {word}", "在动物中：{word}"),
    "certainty": Text("Certainty", "确定性"),
    "certainty-for-people": Text("Certainty for people", "对人的确定性"),
    "certainty-in-model": Text("In the model studied", "在所研究的模型中"),
    "not-rated-kind": Text("Not rated for this kind of claim ({kind}).", "此类声明（{kind}）不评定确定性。"),
    "not-rated-nothing": Text("Not rated: there is no body of evidence.", "不评级：没有可评的证据体。"),
    "fidelity": Text("Against the named study", "与所述研究核对"),
    "wording": Text("Wording", "措辞"),
    "wording-no-gap": Text("Not held against evidence.", "未与证据对照。"),
    "wording-fair": Text(
        "Worded as {wording}; the evidence allows {ceiling}.", "措辞为{wording}；证据允许的说法为{ceiling}。"
    ),
    "wording-over": Text(
        "Worded as {wording}, but the evidence allows {ceiling} ({kinds}).",
        "措辞为{wording}，而证据只允许{ceiling}（{kinds}）。",
    ),
    "about-model": Text("About the model studied it allows {ceiling}.", "就所研究的模型而言，允许的说法为{ceiling}。"),
    "strip": Text("Support found in", "支持证据来自"),
    "strip-about": Text("Supporting studies of the claim’s own kind of cells.", "支持该声明、且使用同类细胞的研究。"),
    "against-here": Text(
        "{n} study here does not support it|{n} studies here do not support it", "此处有 {n} 项研究不支持该声明"
    ),
    "rungs": Text("Of these: {list}.", "其中：{list}。"),
    "rung-studies": Text("{n} × {rung}", "{rung} {n} 项"),
    "cited": Text("Support that the article itself cites", "文章自身引用的支持证据"),
    "known": Text("Support in the literature", "文献中的支持证据"),
    "cited-and-known": Text("What it cites and what there is", "文章所引与文献所有"),
    "stair": Text("Why: step by step", "理由：逐级说明"),
    "stair-of": Text("Rated on {body}.", "依据{body}评级。"),
    "stair-ends": Text("Ends at: {word}", "最终：{word}"),
    "no-stair": Text("Certainty is not rated here, so there are no steps.", "此处不评定确定性，因此没有逐级说明。"),
    "level-start": Text("at {word}", "{word}"),
    "level-left": Text("now {word}", "现为{word}"),
    "below-scale": Text("below the scale", "低于量表下限"),
    "above-scale": Text("above the scale", "高于量表上限"),
    "overtaken": Text(
        "Not added: a stricter rule of the same domain counts.", "不另计：同一领域中更严格的规则已计入。"
    ),
    "replaced": Text("Replaced by a curator’s judgement.", "已由策展人的判断取代。"),
    "source": Text("Rule: {source}", "规则出处：{source}"),
    "ours": Text("the threshold is our own", "阈值为本项目自定"),
    "on": Text("Rests on", "依据"),
    "on-all": Text("Rests on all {n} studies", "依据全部 {n} 项研究"),
    "silent": Text(
        "{n} rule was asked and had no concern|{n} rules were asked and had no concern", "{n} 条规则已检查，无顾虑"
    ),
    "could-not-judge": Text(
        "{n} rule could not judge from what is known|{n} rules could not judge from what is known",
        "{n} 条规则因资料不足无法判断",
    ),
    "bodies": Text("Bodies of evidence", "证据体"),
    "others": Text("Other bodies of evidence", "其他证据体"),
    "other-cells-mark": Text("from other cells", "来自其他细胞"),
    "body-facts": Text("{support} % of the weight supports the claim", "{support}%的权重支持该声明"),
    "checks": Text("Does it report the study rightly?", "转述是否准确？"),
    "studies-head": Text("Studies that count", "计入的研究"),
    "studies-none": Text("No study of the claim’s own kind of cells counts here.", "没有可计入的同类细胞研究。"),
    "other-cells": Text("{n} study of other cells|{n} studies of other cells", "{n} 项其他细胞的研究"),
    "other-cells-about": Text("They never lift what the claim rests on.", "这些研究不提升该声明的依据等级。"),
    "context": Text("{n} study to read beside it|{n} studies to read beside it", "{n} 项可参照的研究"),
    "context-about": Text("They do not bear on whether the claim is true.", "这些研究不直接检验该声明。"),
    "awaiting": Text("{n} trial awaiting results|{n} trials awaiting results", "{n} 项试验尚无结果"),
    "awaiting-about": Text("Registered, nothing told yet: counted in nothing.", "已注册但尚未公布结果：不计入。"),
    "set-aside": Text("{n} study set aside|{n} studies set aside", "{n} 项不予采用的研究"),
    "set-aside-about": Text(
        "Retracted, too weak, or later than the day of grading: counted in nothing.",
        "已撤稿、过弱或晚于评级日期：不计入。",
    ),
    "col-study": Text("Study", "研究"),
    "col-says": Text("Says", "方向"),
    "col-design": Text("Design", "设计"),
    "col-n": Text("n", "例数"),
    "of-study": Text("of {n} in the study", "该研究共{n}"),
    "col-comparator": Text("Compared with", "对照"),
    "col-time": Text("Time point", "时间点"),
    "col-findings": Text("Main findings", "主要结果"),
    "col-seen": Text("Seen", "所见程度"),
    "no-findings": Text("Read for its design or statement, not a result.", "引用其设计或论述，未引用具体结果。"),
    "counts-elsewhere": Text("Its participants are counted in another study.", "其受试者已在另一项研究中计入。"),
    "weak": Text("Weak record, counted in nothing: {why}", "记录过弱，不计入：{why}"),
    "retracted": Text("Retracted", "已撤稿"),
    "retracted-notice": Text("Retracted: {notice}", "已撤稿：{notice}"),
    "standing": Text("Standing: {word}", "状态：{word}"),
    "corrected-line": Text("Direction corrected by a curator: {why}", "方向经策展人更正：{why}"),
    "interval": Text("{level} % interval {low} to {high}", "{level}%区间 {low} 至 {high}"),
    "against": Text("{treated} against {comparator}", "{treated}，对照 {comparator}"),
    "primary": Text("primary outcome", "主要结局"),
    "note": Text("Note", "备注"),
    "where": Text("Where the article says it", "文章出处"),
    "in-section": Text("{source}, section {section}", "《{source}》，第{section}节"),
}
