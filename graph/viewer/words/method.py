"""The words of the Method page."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "method": Text("How claims are graded", "声明如何评级"),
    "method-lead": Text(
        "Named rules turn curated facts into a grade. Each rule keeps its reason, its number and its source, so that "
        "you can disagree with one step and see what would follow. The same records always give the same grades.",
        "评级由一条条有名称的规则从整理过的事实得出。每条规则都保留理由、数值和出处，因此您可以只对其中一步提出异议，并看到结果会如何变化。"
        "同样的资料总是得到同样的评级。",
    ),
    "method-data": Text("What was graded, by what, as of when", "评了什么、依据哪版规则、截至何时"),
    "method-edition": Text("Rulebook", "评级规则"),
    "method-edition-is": Text("edition {edition}, fingerprint {fingerprint}", "第{edition}版，指纹 {fingerprint}"),
    "method-as-of": Text("Known on", "已知截至"),
    "method-until": Text("Curated until", "资料整理截至"),
    "method-curators": Text("Curated by", "整理者"),
    "method-licence": Text("Licence of the records", "资料许可"),
    "method-holds": Text("The records hold", "资料包含"),
    "count-claims": Text("{n} claim|{n} claims", "{n} 条声明"),
    "count-sources": Text("{n} source|{n} sources", "{n} 个来源"),
    "count-studies": Text("{n} study|{n} studies", "{n} 项研究"),
    "count-reports": Text("{n} report|{n} reports", "{n} 份报告"),
    "count-findings": Text("{n} finding|{n} findings", "{n} 条结果"),
    "count-lines": Text("{n} evidence line|{n} evidence lines", "{n} 条证据线"),
    "count-mechanisms": Text("{n} mechanism|{n} mechanisms", "{n} 种机制"),
    "count-assessments": Text("{n} assessment|{n} assessments", "{n} 份评定"),
    "count-bodies": Text("{n} body of evidence|{n} bodies of evidence", "{n} 个证据体"),
    "count-reasons": Text("{n} reason|{n} reasons", "{n} 条理由"),
    "method-machine": Text("For machines", "供程序使用"),
    "method-void": Text("description of the data (VoID)", "数据说明（VoID）"),
    "method-manifest": Text("manifest with checksums", "带校验和的清单"),
    "method-ladder": Text("The ladder: from a dish to a patient", "阶梯：从培养皿到患者"),
    "method-ladder-about": Text(
        "Every study stands on one rung. What a claim rests on is the highest rung that a supporting study of the "
        "claim’s own kind of cells reaches.",
        "每项研究都站在某一级上。一条声明的依据，是使用同类细胞且支持它的研究所达到的最高一级。",
    ),
    "head-rung": Text("Rung", "级"),
    "head-ocebm": Text("OCEBM 2011 level", "OCEBM 2011 等级"),
    "head-supporting": Text("Supporting lines, all claims", "全部声明的支持证据线"),
    "method-rules": Text("The rules", "规则"),
    "method-rules-about": Text(
        "{n} rule. A body of evidence starts at a level, each rule that fires moves it, and the level that is left is "
        "the certainty. The counts are claims whose deciding body the rule was asked of.|"
        "{n} rules. A body of evidence starts at a level, each rule that fires moves it, and the level that is left is "
        "the certainty. The counts are claims whose deciding body a rule was asked of.",
        "共 {n} 条规则。每个证据体从某一级开始，每条触发的规则使其升降，剩下的级别就是确定性。"
        "数字为起决定作用的证据体受该规则检查的声明数。",
    ),
    "head-rule": phrases.RULE,
    "head-limit": phrases.LIMIT,
    "no-limit": Text("–", "–"),
    "rule-moved": Text("moved {n} claim|moved {n} claims", "改变了 {n} 条声明"),
    "rule-covered": Text("covered by a stricter rule in {n}", "{n} 条已由更严格的规则计入"),
    "rule-source": Text("Source", "出处"),
    "rule-silent": Text("no concern in {n}", "{n} 条无顾虑"),
    "rule-unjudged": Text("could not judge {n}", "{n} 条无法判断"),
    "rule-never": Text("asked of no deciding body", "未用于任何起决定作用的证据体"),
    "rule-why": phrases.WHY,
    "rule-says": Text("What it says when it fires", "触发时的说明"),
    "rule-moves": Text("Claims that it moves", "受其影响的声明"),
    "no-rule": Text("There is no rule “{id}”.", "没有名为“{id}”的规则。"),
    "method-wording": Text("How firmly may it be said?", "可以说得多肯定？"),
    "method-wording-about": Text(
        "The conclusion sets a ceiling on wording; a conclusion that is not in the table bears no wording in favour of "
        "the claim. Three marks are counted apart: worded too firmly, step by step; a large or absolute effect said "
        "that was not shown; people spoken of where only animals or cells were studied.",
        "结论决定措辞的上限；表中没有的结论不支持任何肯定的措辞。三种标记分别计算：措辞过强（逐级）；"
        "称有未经证实的大幅或绝对效应；只研究过动物或细胞却谈及人。",
    ),
    "head-ceiling": Text("Firmest wording allowed", "允许的最强措辞"),
    "method-limits": Text("What it does not do", "本方法不做什么"),
    "limit-read": Text(
        "It does not read papers. Curators do; the rules read what they recorded, and what is unknown stays unknown.",
        "不阅读论文。论文由整理者阅读，规则只读取其记录，未知的仍为未知。",
    ),
    "limit-votes": Text(
        "It does not let studies vote where there are estimates. Only where none can be compared are directions "
        "counted, one vote for each study whatever its size, and shown as such.",
        "有效应估计值时不按票数计算；只有在没有可比的估计值时才按方向计票，每项研究一票，不论规模，并如实标明。",
    ),
    "limit-pool": Text(
        "It does not pool across scales, nor people with animals, nor changes without controls with differences "
        "between groups.",
        "不跨量表合并，不把人与动物合并，也不把无对照的变化与组间差异合并。",
    ),
    "limit-search": Text(
        "It is no systematic review: the records hold what curators found and read, with how much of each they saw.",
        "不是系统综述：资料只包含整理者找到并阅读的研究，并注明各看到了多少。",
    ),
    "limit-person": Text(
        "It does not advise: certainty is about a body of evidence, not about a person.",
        "不提供建议：确定性针对证据体，而非个人。",
    ),
    "method-disagree": Text("You disagree?", "有不同意见？"),
    "disagree-step": Text(
        "Every step has a name. Say which claim, which rule and what you would decide instead; a curator can record "
        "it as a judgement with your reason, which then stands beside the rule’s own step.",
        "每一步都有名称。请说明是哪条声明、哪条规则，以及您会如何判断；整理者可将其连同理由记录为一项判断，与规则本身的一步并列显示。",
    ),
    "disagree-fact": Text(
        "A wrong or missing fact is one line in one study’s file: name the study and where it is printed.",
        "错误或缺失的事实，只是某项研究文件中的一行：请指出研究及其出处。",
    ),
    "disagree-judgements": Text(
        "{n} judgement of curators is recorded now.|{n} judgements of curators are recorded now.",
        "目前记录了 {n} 项整理者的判断。",
    ),
}
