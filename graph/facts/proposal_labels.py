"""The words for what proposals ask for, what they aim at, and why there are none."""

from __future__ import annotations

from graph.analysis.proposing.proposal import WhyNone
from graph.analysis.proposing.records import Need
from graph.analysis.proposing.sketch import Part
from graph.analysis.proposing.standing import Aim
from graph.facts.study_labels import Labels
from graph.model.values import Text

PROPOSAL_LABELS: Labels = {
    Aim: {
        Aim.RAISE: Text("would raise the certainty", "会提高确定性"),
        Aim.LOWER: Text("would lower the certainty or turn it against the claim", "会降低确定性或转为反对该声明"),
        Aim.BASIS: Text("would change what it rests on", "会改变依据"),
        Aim.DIRECTION: Text("would change which way the evidence points", "会改变证据的指向"),
        Aim.WORDING: Text("would make the wording fair", "会使措辞恰当"),
    },
    Part: {
        Part.RESULT: Text("a clear result", "明确的结果"),
        Part.CELLS: Text("the claim's own cells", "声明所指的细胞"),
        Part.CONDITION: Text("the claim's own condition and phase", "声明所指的疾病与病程阶段"),
        Part.OUTCOME: Text("an outcome that matters to patients", "对患者重要的结局"),
        Part.COMPARATOR: Text("the claim's own comparison", "声明所作的比较"),
        Part.REVIEWED: Text("full publication after peer review", "经同行评议全文发表"),
        Part.INDEPENDENT: Text("money from others than the maker", "非生产方资助"),
        Part.RANDOM_ALLOCATION: Text("random allocation of the animals", "动物随机分组"),
        Part.LOW_RISK: Text("low risk of bias", "偏倚风险低"),
        Part.GRADIENT: Text("an effect that grows with the dose", "效应随剂量增加"),
        Part.LARGE: Text("a large effect", "大效应"),
        Part.VERY_LARGE: Text("a very large effect", "极大效应"),
        Part.SUBJECTS: Text("its size", "规模"),
        Part.STUDIES: Text("doing it twice", "重复一次"),
        Part.DESIGN: Text("its design", "研究设计"),
    },
    WhyNone: {
        WhyNone.FORECAST: Text(
            "It is a forecast: no study done now can show it.", "这是预测，现在做任何研究都无法证明。"
        ),
        WhyNone.NOT_RATED: Text("Certainty is not rated for this kind of claim.", "这类声明不评定确定性。"),
        WhyNone.HIGHEST: Text("The certainty is as high as it can be.", "确定性已是最高。"),
        WhyNone.LOWEST: Text("The certainty against it is as high as it can be.", "反对该声明的确定性已是最高。"),
        WhyNone.TOP_BASIS: Text(
            "It rests on the strongest studies that could be proposed.", "依据已是可提出的最强研究。"
        ),
        WhyNone.NOT_WORDED: Text("No source words it.", "没有来源使用过措辞。"),
        WhyNone.FAIR: Text("Its wording is fair already.", "其措辞已经恰当。"),
        WhyNone.SUPERLATIVE: Text("No evidence bears a superlative.", "任何证据都不足以支持最高级措辞。"),
        WhyNone.REPEATS_A_STUDY: Text(
            "It repeats what a named study found; no other study can make that right.",
            "它转述某项研究的结果，其他研究无法使之正确。",
        ),
        WhyNone.ABOUT_THE_FIELD: Text(
            "It is about the field itself, which one more study of the treatment does not settle.",
            "它谈的是该领域本身，多一项治疗研究不足以定论。",
        ),
        WhyNone.OUT_OF_REACH: Text(
            "No one study, and no two alike, would do it.", "任何一项研究或两项同样的研究都做不到。"
        ),
    },
    Need: {
        Need.REPORT_SEEN: Text(
            "A curator would have to see the study's own report.", "整理者需要查阅该研究的原始报告。"
        ),
        Need.RESULT_RECORDED: Text(
            "A curator would have to see the study's own report and record this result.",
            "整理者需要查阅该研究的原始报告并记录这一结果。",
        ),
    },
}
