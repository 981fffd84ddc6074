"""The words for what lies beyond a grade: what would change it, what holds it up, how it came about, precedents."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "part-proposed": Text("What would change it", "什么会改变评级"),
    "part-held": Text("What holds it up", "评级靠什么支撑"),
    "part-history": Text("How it came about", "评级如何形成"),
    "part-precedent": Text("Precedent: early gains tested later", "先例：早期获益后来如何"),
    # What would change it
    "proposed-about": Text(
        "Hypothetical: found by grading studies that nobody has done. Of each design the cheapest comes first, "
        "beginning with studies in whom the claim speaks of. Nothing of it enters any count.",
        "以下均为假设：对尚未进行的研究试行评级而得。先列每种设计中成本最低的一项，以声明所指对象的研究为先。不计入任何统计。",
    ),
    "proposed-aim": Text("What {aim}", "什么{aim}"),
    "proposed-parts": Text("No part of it can be spared:", "其中每一项都不可缺少："),
    "proposed-others": Text("{n} more", "另有 {n} 项"),
    "proposed-caps": Text("{n} design would not do it|{n} designs would not do it", "{n} 种设计做不到"),
    "proposed-records": Text("What would let its repeated values be checked", "什么会使转述的数值可以核对"),
    # What holds it up
    "held-few": Text(
        "The loss of {n} study can change its grade, of {bearing} that count ({percent} %).|"
        "The loss of {n} studies together can change its grade, of {bearing} that count ({percent} %); "
        "no fewer can.",
        "在计入的 {bearing} 项研究中，失去 {n} 项即可改变评级（{percent}%）。",
    ),
    "held-many": Text(
        "{n} study counts; no loss of up to {largest} changes its grade.|"
        "{n} studies count; no loss of up to {largest} of them changes its grade.",
        "计入 {n} 项研究；失去其中至多 {largest} 项都不会改变评级。",
    ),
    "held-nothing": Text("No study counts for it, so none can be lost.", "没有计入的研究，因而无可失去。"),
    "held-means": Text(
        "Fragility: the size of the smallest set of studies whose loss changes conclusion, certainty or basis, found "
        "by grading without every set of up to {n}. It says how few studies a grade hangs on, not how likely they are "
        "to be wrong.",
        "脆弱度：失去后会改变确定性、依据或结论的最小研究组合的大小，对不超过 {n} 项的所有组合逐一试评而得。"
        "它说明评级依赖多少研究，而不是这些研究出错的可能性。",
    ),
    "held-table": Text("The smallest sets of studies that it hangs on", "评级所依赖的最小研究组合"),
    "held-without": Text("Without", "若没有"),
    "held-what": Text("What changes", "变化"),
    "held-try": Text("see all that falls", "查看全部变化"),
    "held-more": Text("{n} more set|{n} more sets", "另有 {n} 组"),
    # How it came about
    "history-none": Text(
        "Nothing that bears on it has ever been reported, so there is nothing to tell.", "从未有相关报告，故无可叙述。"
    ),
    "history-steps": Text(
        "{n} step until {day}: a day on which conclusion, certainty or basis changed.|"
        "{n} steps until {day}: days on which conclusion, certainty or basis changed.",
        "截至{day}共 {n} 步：确定性、依据或结论在这些日子发生变化。",
    ),
    "history-alt": Text(
        "Step chart. At first it rested on: {first}; now on: {last}. The table below says all of it.",
        "阶梯图。最初的依据：{first}；现在的依据：{last}。下方表格内容相同。",
    ),
    "history-rests": phrases.RESTS_ON,
    "history-since": Text("Since", "起始"),
    "history-before": Text("at first", "最初"),
    "history-year": Text("{year}", "{year}年"),
    "history-studies": Text("What became known", "新公开的研究"),
    "history-beside": Text("beside it", "仅供参照"),
    "history-left": Text("{study} was retracted", "{study}被撤稿"),
    "history-judged": Text("a curator’s judgement on {domain}", "整理者对{domain}的判断"),
    "history-quiet": Text(
        "{n} other day on which studies came and none of these moved|"
        "{n} other days on which studies came and none of these moved",
        "另有 {n} 个日期有研究公开，但评级未变",
    ),
    "history-quiet-table": Text("Days on which the grade stayed", "评级未变的日期"),
    "history-dates": Text(
        "Graded by today’s rules on what was public then. A study with a year alone counts from 1 January of "
        "that year; one without any date from {day}. A date leads to all claims as of that day.",
        "按现行规则、依当时已公开的内容评级。仅知年份的研究自该年1月1日起计入；没有日期的自{day}起计入。"
        "点选日期可查看当日的全部声明。",
    ),
    # Precedent
    "precedent-about": Text(
        "The claim rests on evidence that no controls in people have tested. What became of such early gains when the "
        "same product, or one like it, was tested later by a stronger design:",
        "该声明所依据的证据尚未经人体对照检验。同一产品或同类产品的早期获益，后来以更强的设计检验时结果如何：",
    ),
    "precedent-none": Text(
        "No earlier and later study are linked in the records: too few to say.",
        "记录中没有前后相连的研究：过少，无法断言。",
    ),
    "precedent-empty": Text("{group}: no pair whose fate is known", "{group}：没有结局已知的配对"),
    "precedent-none-near": Text(
        "No pair is of the same product or the same family of cells.", "没有同一产品或同一细胞家族的配对。"
    ),
    "precedent-others": Text("{n} pair of other treatments|{n} pairs of other treatments", "其他治疗的 {n} 对"),
    "precedent-early": Text("Early gain", "早期获益"),
    "precedent-later": phrases.TESTED_LATER,
    "precedent-fate": Text("What became of it", "后来如何"),
    "precedent-no-later": Text("no result recorded on this outcome", "此结局没有记录结果"),
    "precedent-other-time": Text(" (another time point)", "（时间点不同）"),
    "precedent-rule": Text(
        "Held: better than controls, and not less than half as large where sizes can be compared. Vanished: no "
        "difference was shown, which is no proof that there is none. No share is given below {n} pairs "
        "whose fate is known.",
        "保持：优于对照，且在大小可比时不小于原来的一半。消失：未显示差异，但这不等于证明没有差异。"
        "已知结局的配对少于 {n} 对时不给出比例。",
    ),
    # On the page of a study
    "study-leave": Text("Leave this study out, and see everything that moves", "剔除这项研究，查看全部变化"),
    # Graders, on the page of the method
    "method-graders": Text("Independent graders", "独立评级者"),
    "graders-none": Text(
        "No second curator has judged a step yet: there is nobody to agree or to disagree, and no agreement "
        "is claimed.",
        "尚无第二名整理者作出判断，因而无从比较，也不主张有任何一致性。",
    ),
    "graders-about": Text(
        "Two curators may judge the same domain without each other; where they differ, an adjudication decides and is "
        "recorded. Agreement is weighted kappa with linear weights (Cohen 1968), for more than two graders the mean "
        "over their pairings (Light 1971); below {n} steps judged by both no kappa is given, and adjudications enter "
        "no figure.",
        "两名整理者可以各自独立判断同一领域；意见不一时由裁定决定并予以记录。一致性采用线性加权kappa（Cohen 1968），"
        "多于两人时取各配对的均值（Light 1971）；两人共同判断的步骤少于 {n} 个时不给出kappa，裁定不计入。",
    ),
    "graders-domain": phrases.DOMAIN,
    "graders-who": Text("Graders", "评级者"),
    "graders-items": Text("Steps judged by two or more", "两人以上判断的步骤"),
    "graders-alike": Text("Pairs alike", "一致的配对"),
    "graders-kappa": Text("Weighted kappa", "加权kappa"),
    "graders-all": Text("all domains", "所有领域"),
    "graders-of": Text("{n} of {all}", "{n}/{all}"),
    "method-fragility": Text("What the fragility figure means", "脆弱度的含义"),
    "fragility-here": Text(
        "Here {few} of {n} claims hang on few studies ({one} on a single one), {many} do not, "
        "and for {none} no study counts.",
        "此处 {n} 条声明中，{few} 条依赖少数研究（其中 {one} 条仅依赖一项），"
        "{many} 条不依赖，{none} 条没有计入的研究。",
    ),
}
