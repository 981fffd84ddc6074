"""The words for every member of the closed lists, in English and Chinese."""

from __future__ import annotations

from enum import Enum

from graph.analysis.agreement import NoKappa
from graph.analysis.history import Dating
from graph.analysis.keystones import Hold
from graph.analysis.moves import Aspect
from graph.analysis.pairs import Apart, Because, Fate, Nearness
from graph.analysis.precedent import Group
from graph.facts.look import Flag, Footing, TestedIn
from graph.facts.proposal_labels import PROPOSAL_LABELS
from graph.facts.study_labels import STUDY_LABELS, Labels
from graph.grading.judging import Settlement
from graph.model.claim import Form, Sense
from graph.model.finding import AnalysisSet, ArmRole, EffectMeasure, HarmKind, Level, Reading, SpreadKind, Told
from graph.model.scales import (
    Basis,
    BodyDirection,
    Certainty,
    Conclusion,
    Direction,
    Domain,
    Extent,
    Fidelity,
    Kind,
    Remarked,
    Rung,
    Size,
    Stream,
    Wording,
)
from graph.model.scope import Population
from graph.model.study import ComparatorKind, Design, Progress, ReportKind, Seen, Standing
from graph.model.values import Absent, Lang, Species, Text, TimeUnit


def label(member: Enum) -> Text:
    """The words for a member of one of the lists below."""
    return LABELS[type(member)][member]


LABELS: Labels = (
    STUDY_LABELS
    | PROPOSAL_LABELS
    | {
        Footing: {
            Footing.PEOPLE: Text("people", "人体"),
            Footing.ANIMALS: Text("animals only", "仅动物"),
            Footing.LAB: Text("laboratory only", "仅体外实验"),
            Footing.STATEMENTS: Text("statements only", "仅有论述"),
            Footing.NOTHING: Text("nothing", "无依据"),
            Footing.NOT_GRADABLE: Text("not gradable", "无法评级"),
        },
        TestedIn: {
            TestedIn.PEOPLE: Text("people", "人"),
            TestedIn.OTHER_ANIMALS: Text("other animals", "其他动物"),
            TestedIn.RODENTS: Text("rodents", "啮齿动物"),
            TestedIn.LAB: Text("laboratory", "体外"),
        },
        Flag: {
            Flag.OVERSTATED: Text("beyond its evidence", "超出证据"),
            Flag.FAIR: Text("fair", "恰当"),
            Flag.NOT_JUDGED: Text("not judged", "未判断"),
        },
        Basis: {
            Basis.HUMAN_RANDOMISED: Text("people, randomised", "人体随机对照试验"),
            Basis.HUMAN_CONTROLLED: Text("people, controlled but not randomised", "人体非随机对照研究"),
            Basis.HUMAN_UNCONTROLLED: Text("people, without controls", "人体无对照研究"),
            Basis.ANIMALS_ONLY: Text("animals, not all known to be rodents", "仅动物（未必均为啮齿类）"),
            Basis.RODENTS_ONLY: Text("rodents only", "仅啮齿动物"),
            Basis.HUMAN_TISSUE_ONLY: Text("human tissue only", "仅人体组织"),
            Basis.IN_VITRO_ONLY: Text("laboratory only", "仅体外实验"),
            Basis.STATEMENT_ONLY: Text("statements only", "仅有论述"),
            Basis.NOTHING: Text("nothing", "无依据"),
            Basis.NOT_GRADABLE: Text("not gradable", "无法评级"),
        },
        Certainty: {
            Certainty.VERY_LOW: Text("very low", "极低"),
            Certainty.LOW: Text("low", "低"),
            Certainty.MODERATE: Text("moderate", "中"),
            Certainty.HIGH: Text("high", "高"),
        },
        Conclusion: {
            Conclusion.SHOWN: Text("shown", "已证实"),
            Conclusion.PROBABLE: Text("probable", "很可能"),
            Conclusion.POSSIBLE: Text("possible", "可能"),
            Conclusion.VERY_UNCERTAIN: Text("very uncertain", "非常不确定"),
            Conclusion.NO_IMPORTANT_EFFECT: Text("little or no difference", "差别很小或没有差别"),
            Conclusion.SHOWN_NOT: Text("shown not to be so", "证据表明并非如此"),
            Conclusion.PROBABLY_NOT: Text("probably not", "很可能并非如此"),
            Conclusion.POSSIBLY_NOT: Text("possibly not", "可能并非如此"),
            Conclusion.STUDIES_DISAGREE: Text("studies disagree", "研究结果不一"),
            Conclusion.INCONCLUSIVE: Text("inconclusive", "尚无定论"),
            Conclusion.CONTRADICTED_IN_PART: Text("contradicted in part", "部分被推翻"),
            Conclusion.NOT_TESTED_IN_PEOPLE: Text("not tested in people", "尚无人体研究"),
            Conclusion.ONLY_CLAIMED: Text("only claimed", "仅文章自述"),
            Conclusion.NOT_STUDIED: Text("not studied", "未找到研究"),
            Conclusion.ONLY_AGAINST: Text("only evidence against", "只有相反的证据"),
            Conclusion.BORNE_OUT: Text("borne out", "属实"),
            Conclusion.NOT_BORNE_OUT: Text("not borne out", "不属实"),
            Conclusion.REPEATS_THE_STUDY: Text("repeats the study", "与研究一致"),
            Conclusion.MISREPORTS: Text("misreports the study", "与研究不符"),
            Conclusion.COULD_NOT_BE_CHECKED: Text("could not be checked", "无法核对"),
            Conclusion.NOT_GRADABLE: Text("not gradable", "无法评级"),
        },
        BodyDirection: {
            BodyDirection.FOR: Text("for the claim", "支持该论断"),
            BodyDirection.AGAINST: Text("against the claim", "反对该论断"),
            BodyDirection.LITTLE_OR_NONE: Text("little or no difference", "差别很小或没有差别"),
            BodyDirection.DISAGREE: Text("studies disagree", "研究结果不一"),
            BodyDirection.INCONCLUSIVE: Text("inconclusive", "尚无定论"),
        },
        Size: {
            Size.IMPORTANT: Text("a difference that patients notice", "患者能察觉的差别"),
            Size.PROBABLY_IMPORTANT: Text("probably a difference that patients notice", "很可能是患者能察觉的差别"),
            Size.SMALL: Text("too small for patients to notice", "小到患者难以察觉"),
            Size.UNKNOWN: Text("size not known", "大小不详"),
        },
        Extent: {
            Extent.PLAIN: Text("plain", "一般"),
            Extent.LARGE: Text("large", "大幅"),
            Extent.ABSOLUTE: Text("absolute", "绝对"),
        },
        Sense: {
            Sense.HARM: Text("that it harms", "有危害"),
            Sense.SAFETY: Text("that it is safe", "安全"),
            Sense.NO_EFFECT: Text("that it has no effect", "无效"),
        },
        Form: {
            Form.BODY: Text("text", "正文"),
            Form.HEADING: Text("heading", "小标题"),
            Form.TITLE: Text("title", "标题"),
            Form.CAPTION: Text("caption", "图注"),
            Form.MASTHEAD: Text("masthead", "页首"),
            Form.DISCLAIMER: Text("disclaimer", "声明条款"),
        },
        AnalysisSet: {
            AnalysisSet.AS_RANDOMISED: Text("as randomised", "按随机分组分析"),
            AnalysisSet.AS_TREATED: Text("as treated", "按实际治疗分析"),
            AnalysisSet.COMPLETERS: Text("those who completed", "仅完成者"),
            AnalysisSet.SUBSET: Text("a subset", "仅部分受试者"),
        },
        Level: {
            Level.DIRECT: Text("read in the study's own report", "直接读自研究报告"),
            Level.SECOND_HAND: Text("at second hand", "转引"),
            Level.DERIVED: Text("computed by us", "由本项目推算"),
        },
        HarmKind: {
            HarmKind.DEATH: Text("deaths", "死亡"),
            HarmKind.SERIOUS_EVENT: Text("serious adverse events", "严重不良事件"),
            HarmKind.TUMOUR: Text("tumours", "肿瘤"),
            HarmKind.INFECTION: Text("infections", "感染"),
            HarmKind.PROCEDURE: Text("harms of the procedure", "操作所致损害"),
            HarmKind.SEIZURE: Text("seizures", "癫痫发作"),
            HarmKind.OTHER: Text("other harms", "其他损害"),
        },
        ArmRole: {
            ArmRole.TREATED: Text("treated", "治疗组"),
            ArmRole.CONTROL: Text("control", "对照组"),
        },
        SpreadKind: {
            SpreadKind.SD: Text("SD", "标准差"),
            SpreadKind.SE: Text("SE", "标准误"),
            SpreadKind.IQR: Text("quartiles", "四分位数"),
            SpreadKind.RANGE: Text("range", "范围"),
            SpreadKind.INTERVAL: Text("95 % interval", "95%区间"),
            SpreadKind.UNNAMED: Text("±, not explained", "±，未说明含义"),
        },
        Told: {
            Told.FINAL: Text("value", "数值"),
            Told.CHANGE: Text("change", "变化值"),
        },
        Wording: {
            Wording.NONE: Text("nothing", "不可断言"),
            Wording.HEDGED: Text("“may”", "“可能”"),
            Wording.PROBABLE: Text("“probably does”", "“很可能”"),
            Wording.ASSERTED: Text("“does”", "“能够”"),
            Wording.ESTABLISHED: Text("“is proven to”", "“已证实”"),
            Wording.SUPERLATIVE: Text("“the best”", "“最佳”"),
        },
        Kind: {
            Kind.EFFECT: Text("effect", "疗效"),
            Kind.HARM: Text("harm or safety", "危害或安全性"),
            Kind.MECHANISM: Text("mechanism", "机制"),
            Kind.COMPARISON: Text("comparison", "比较"),
            Kind.REPORT: Text("report of a study", "转述研究结果"),
            Kind.STATE_OF_FIELD: Text("state of the field", "领域现状"),
            Kind.BACKGROUND: Text("background", "背景知识"),
            Kind.FORECAST: Text("forecast", "预测"),
            Kind.AIM: Text("aim", "目标"),
        },
        Fidelity: {
            Fidelity.MATCHES: Text("matches the study", "与研究一致"),
            Fidelity.DIFFERS: Text("differs from the study", "与研究不一致"),
            Fidelity.CANNOT_BE_CHECKED: Text("cannot be checked", "无法核对"),
        },
        Direction: {
            Direction.SUPPORTS: Text("supports", "支持"),
            Direction.DISPUTES: Text("disputes", "反对"),
            Direction.INCONCLUSIVE: Text("inconclusive", "尚无定论"),
            Direction.MIXED: Text("mixed", "结果不一"),
            Direction.CONTEXT: Text("context", "背景"),
        },
        Stream: {
            Stream.HUMAN_RANDOMISED: Text("randomised trials in people", "人体随机试验"),
            Stream.HUMAN_CONTROLLED: Text("controlled studies in people", "人体对照研究"),
            Stream.HUMAN_UNCONTROLLED: Text("studies in people without controls", "人体无对照研究"),
            Stream.ANIMAL: Text("animal experiments", "动物实验"),
            Stream.HUMAN_TISSUE: Text("studies of human tissue", "人体组织研究"),
            Stream.IN_VITRO: Text("laboratory experiments", "体外实验"),
            Stream.STATEMENT: Text("statements", "论述"),
        },
        Rung: {
            Rung.HUMAN_SYNTHESIS: Text("reviews of randomised trials", "随机试验的系统综述"),
            Rung.HUMAN_RANDOMISED: Text("randomised trials", "随机试验"),
            Rung.HUMAN_CONTROLLED: Text("controlled, not randomised", "非随机对照"),
            Rung.HUMAN_UNCONTROLLED: Text("without controls", "无对照"),
            Rung.OTHER_ANIMAL: Text("other animals", "其他动物"),
            Rung.RODENT: Text("rodents", "啮齿动物"),
            Rung.HUMAN_TISSUE: Text("human tissue", "人体组织"),
            Rung.IN_VITRO: Text("cells and tissue", "细胞与组织"),
            Rung.STATEMENT: Text("statements", "论述"),
        },
        Domain: {
            Domain.START: Text("Start", "起点"),
            Domain.RISK_OF_BIAS: Text("Risk of bias", "偏倚风险"),
            Domain.INCONSISTENCY: Text("Inconsistency", "不一致性"),
            Domain.INDIRECTNESS: Text("Indirectness", "间接性"),
            Domain.IMPRECISION: Text("Imprecision", "不精确性"),
            Domain.REPORTING: Text("Reporting", "报告偏倚"),
            Domain.DATA_CONCERN: Text("Concern about data", "数据可信性"),
            Domain.LARGE_EFFECT: Text("Large effect", "效应量大"),
            Domain.DOSE_RESPONSE: Text("Dose–response", "剂量效应关系"),
        },
        Remarked: {
            Remarked.FIRED: Text("applies", "适用"),
            Remarked.SILENT: Text("no concern", "无顾虑"),
            Remarked.COULD_NOT_JUDGE: Text("could not judge", "无法判断"),
        },
        Design: {
            Design.META_ANALYSIS: Text("meta-analysis", "荟萃分析"),
            Design.SYSTEMATIC_REVIEW: Text("systematic review", "系统综述"),
            Design.RANDOMISED_CONTROLLED_TRIAL: Text("randomised controlled trial", "随机对照试验"),
            Design.NON_RANDOMISED_CONTROLLED_TRIAL: Text("controlled trial, not randomised", "非随机对照试验"),
            Design.COHORT: Text("cohort study", "队列研究"),
            Design.CASE_CONTROL: Text("case-control study", "病例对照研究"),
            Design.SINGLE_ARM_TRIAL: Text("single-arm trial", "单臂试验"),
            Design.CASE_SERIES: Text("case series", "病例系列"),
            Design.CASE_REPORT: Text("case report", "个案报告"),
            Design.ANIMAL_EXPERIMENT: Text("animal experiment", "动物实验"),
            Design.IN_VITRO_EXPERIMENT: Text("experiment in a dish", "体外实验"),
            Design.EX_VIVO_TISSUE: Text("study of tissue", "离体组织研究"),
            Design.NARRATIVE_REVIEW: Text("narrative review", "叙述性综述"),
            Design.GUIDELINE: Text("guideline", "指南"),
            Design.REGULATORY_DOCUMENT: Text("regulatory document", "监管文件"),
            Design.STATEMENT: Text("statement", "论述"),
            Design.SURVEY: Text("survey", "问卷调查"),
        },
        ComparatorKind: {
            ComparatorKind.SHAM: Text("sham procedure", "假手术"),
            ComparatorKind.PLACEBO: Text("placebo", "安慰剂"),
            ComparatorKind.VEHICLE: Text("vehicle", "溶媒"),
            ComparatorKind.NO_TREATMENT: Text("no treatment", "不治疗"),
            ComparatorKind.USUAL_CARE: Text("usual care", "常规治疗"),
            ComparatorKind.ACTIVE: Text("another treatment", "其他治疗"),
            ComparatorKind.OTHER_TIMING: Text("another time of treatment", "其他治疗时机"),
            ComparatorKind.OTHER_DOSE: Text("another dose", "其他剂量"),
            ComparatorKind.OTHER_CELLS: Text("other cells", "其他细胞"),
            ComparatorKind.CELL_FREE_CARRIER: Text("carrier without cells", "无细胞载体"),
            ComparatorKind.UNINJURED: Text("uninjured", "未损伤"),
            ComparatorKind.OWN_BASELINE: Text("none: own baseline", "无：与自身基线比较"),
            ComparatorKind.MIXED: Text("mixed", "混合"),
            ComparatorKind.UNKNOWN: Text("comparator not known", "对照不明"),
            ComparatorKind.NOT_APPLICABLE: Text("no comparison", "不涉及比较"),
        },
        ReportKind: {
            ReportKind.JOURNAL_ARTICLE: Text("journal article", "期刊论文"),
            ReportKind.PREPRINT: Text("preprint", "预印本"),
            ReportKind.CONFERENCE_ABSTRACT: Text("conference abstract", "会议摘要"),
            ReportKind.REGISTRY_RECORD: Text("registry record", "注册记录"),
            ReportKind.PRESS_RELEASE: Text("press release", "新闻稿"),
            ReportKind.NEWS: Text("news", "新闻报道"),
            ReportKind.REGULATOR_PAGE: Text("regulator’s page", "监管机构网页"),
            ReportKind.WEB_PAGE: Text("web page", "网页"),
        },
        Standing: {
            Standing.STANDS: Text("stands", "有效"),
            Standing.CORRECTED: Text("corrected", "已更正"),
            Standing.CONCERN: Text("expression of concern", "被表达关注"),
            Standing.RETRACTED: Text("retracted", "已撤稿"),
            Standing.UNKNOWN: Text("standing not known", "状态不明"),
        },
        Seen: {
            Seen.FULL_TEXT: Text("full text", "全文"),
            Seen.ABSTRACT: Text("abstract", "摘要"),
            Seen.ABSTRACT_PART: Text("part of the abstract", "部分摘要"),
            Seen.REGISTRY: Text("registry record", "注册记录"),
            Seen.PRESS: Text("press only", "仅新闻稿"),
            Seen.SECONDARY: Text("only what others write of it", "仅他人转述"),
        },
        Progress: {
            Progress.PLANNED: Text("planned", "计划中"),
            Progress.RECRUITING: Text("recruiting", "招募中"),
            Progress.ACTIVE: Text("under way", "进行中"),
            Progress.COMPLETED: Text("completed", "已完成"),
            Progress.TERMINATED: Text("stopped early", "提前终止"),
            Progress.PAUSED: Text("paused", "暂停"),
            Progress.UNKNOWN: Text("status not known", "状态不明"),
        },
        Species: {
            Species.HUMAN: Text("people", "人"),
            Species.MOUSE: Text("mice", "小鼠"),
            Species.RAT: Text("rats", "大鼠"),
            Species.RODENT: Text("rodents", "啮齿动物"),
            Species.PIG: Text("pigs", "猪"),
            Species.MONKEY: Text("monkeys", "猴"),
            Species.DOG: Text("dogs", "犬"),
            Species.SHEEP: Text("sheep", "羊"),
            Species.RABBIT: Text("rabbits", "兔"),
            Species.ANIMAL: Text("animals", "动物"),
        },
        Population: {
            Population.HUMAN: Text("people", "人"),
            Population.MOUSE: Text("mice", "小鼠"),
            Population.RAT: Text("rats", "大鼠"),
            Population.ANIMAL: Text("animals", "动物"),
            Population.ANY: Text("biology in general", "一般生物学"),
        },
        Reading: {
            Reading.BENEFIT: Text("better", "更好"),
            Reading.HARM: Text("worse", "更差"),
            Reading.NO_DIFFERENCE: Text("no difference shown", "未显示差异"),
            Reading.UNCONTROLLED_IMPROVEMENT: Text("better than before, without controls", "较前改善，但无对照"),
            Reading.NOT_REPORTED: Text("not reported", "未报告"),
            Reading.NOT_APPLICABLE: Text("descriptive", "描述性结果"),
        },
        Absent: {
            Absent.UNKNOWN: Text("not known", "不详"),
            Absent.NOT_APPLICABLE: Text("not applicable", "不适用"),
        },
        TimeUnit: {
            TimeUnit.DAYS: Text("days", "天"),
            TimeUnit.WEEKS: Text("weeks", "周"),
            TimeUnit.MONTHS: Text("months", "个月"),
            TimeUnit.YEARS: Text("years", "年"),
        },
        Aspect: {
            Aspect.CONCLUSION: Text("conclusion", "结论"),
            Aspect.DIRECTION: Text("direction", "方向"),
            Aspect.CERTAINTY: Text("certainty", "确定性"),
            Aspect.AT_BEST: Text("certainty at best", "最好情况下的确定性"),
            Aspect.BASIS: Text("what it rests on", "依据"),
            Aspect.CITED_BASIS: Text("what is cited for it", "所引依据"),
            Aspect.IN_MODEL: Text("in the model studied", "在所研究的模型中"),
            Aspect.MARKS: Text("wording against its ceiling", "措辞与上限之差"),
            Aspect.FIDELITY: Text("fidelity", "转述准确性"),
            Aspect.REASONS: Text("reasons", "理由"),
        },
        Hold: {
            Hold.ON_FEW: Text("hangs on few studies", "依赖少数研究"),
            Hold.ON_MANY: Text("does not hang on few studies", "不依赖少数研究"),
            Hold.NOTHING_COUNTS: Text("no study counts", "没有计入的研究"),
        },
        Dating: {
            Dating.DAY: Text("day known", "日期已知"),
            Dating.YEAR: Text("only the year known", "仅知年份"),
            Dating.UNKNOWN: Text("date not known", "日期不详"),
        },
        Fate: {
            Fate.HELD: Text("held", "保持"),
            Fate.SHRANK: Text("shrank", "缩小"),
            Fate.VANISHED: Text("vanished", "消失"),
            Fate.REVERSED: Text("reversed", "逆转"),
            Fate.CANNOT_TELL: Text("cannot be told", "无从判断"),
        },
        Because: {
            Because.AS_LARGE: Text(
                "better than controls again, at least half as large", "再次优于对照，且不小于原来的一半"
            ),
            Because.BETTER_AGAIN: Text("better than controls; sizes cannot be compared", "优于对照；大小无法比较"),
            Because.LESS_THAN_HALF: Text(
                "better than controls, but less than half as large", "优于对照，但不到原来的一半"
            ),
            Because.NO_DIFFERENCE: Text("no difference was shown", "未显示差异"),
            Because.WORSE: Text("the treated did worse", "治疗组更差"),
            Because.NO_CONTROLS: Text("the later result had no controls", "后来的结果没有对照"),
            Because.NO_GAIN: Text("no early gain is recorded", "没有记录早期获益"),
            Because.NOT_MEASURED: Text(
                "no later result is recorded on an outcome that had gained", "获益的结局没有后来的结果记录"
            ),
            Because.NOT_TOLD: Text("the later result has not been told", "后来的结果尚未公布"),
            Because.OUTCOMES_DIFFER: Text("outcomes differ, none of them primary", "各结局不一致，且均非主要结局"),
        },
        Apart: {
            Apart.SET_ASIDE: Text("one of the two is retracted or weak", "其中一项已撤稿或证据薄弱"),
            Apart.AWAITING: Text("the later study awaits its results", "后来的研究尚无结果"),
            Apart.NOT_LATER: Text("the “later” study came first", "所谓后来的研究其实在先"),
            Apart.ORDER_UNKNOWN: Text("which came first is not recorded", "先后次序没有记录"),
            Apart.NOT_STRONGER: Text("as recorded, its design is not stronger", "按记录，其设计并不更强"),
        },
        Nearness: {
            Nearness.SAME_PRODUCT: Text("same product", "同一产品"),
            Nearness.SAME_FAMILY: Text("same family of cells", "同一细胞家族"),
            Nearness.OTHER: Text("another treatment", "其他治疗"),
        },
        Group: {
            Group.SAME_PRODUCT: Text("same product", "同一产品"),
            Group.SAME_FAMILY: Text("same product or family of cells", "同一产品或细胞家族"),
            Group.ALL: Text("all pairs", "所有配对"),
            Group.EARLY_UNCONTROLLED: Text(
                "all pairs whose early result came from people without controls", "早期结果来自无对照人体研究的所有配对"
            ),
            Group.EARLY_IN_ANIMALS: Text(
                "all pairs whose early result came from animals", "早期结果来自动物研究的所有配对"
            ),
        },
        Settlement: {
            Settlement.SINGLE: Text("one curator’s judgement", "一名整理者的判断"),
            Settlement.AGREED: Text("the curators agree", "整理者意见一致"),
            Settlement.ADJUDICATED: Text("adjudicated", "已裁定"),
            Settlement.SMALLER: Text("the smaller step counts", "以较小的级数计"),
            Settlement.AWAITING: Text("awaiting adjudication", "待裁定"),
        },
        NoKappa: {
            NoKappa.NO_SECOND_GRADER: Text("no second grader yet", "尚无第二名评级者"),
            NoKappa.TOO_FEW: Text("too few to say", "过少，无法断言"),
            NoKappa.NO_VARIATION: Text("no variation: always the same step", "没有差异：所给级数始终相同"),
        },
        EffectMeasure: {
            EffectMeasure.MEAN_CHANGE: Text("mean change", "平均变化"),
            EffectMeasure.MEAN_DIFFERENCE: Text("mean difference", "均数差"),
            EffectMeasure.STANDARDISED_MEAN_DIFFERENCE: Text("standardised mean difference", "标准化均数差"),
            EffectMeasure.MEDIAN_CHANGE: Text("median change", "中位变化"),
            EffectMeasure.RISK_DIFFERENCE: Text("risk difference", "危险差"),
            EffectMeasure.RISK_RATIO: Text("risk ratio", "相对危险度"),
            EffectMeasure.ODDS_RATIO: Text("odds ratio", "比值比"),
            EffectMeasure.HAZARD_RATIO: Text("hazard ratio", "风险比"),
            EffectMeasure.PERCENTAGE: Text("percentage", "百分比"),
            EffectMeasure.COUNT: Text("count", "计数"),
            EffectMeasure.EFFECT_SIZE: Text("effect size", "效应量"),
            EffectMeasure.OTHER: Text("other measure", "其他指标"),
        },
        Lang: {
            Lang.EN: Text("English", "English"),
            Lang.ZH: Text("中文", "中文"),
        },
    }
)

NOT_RATED_WORDS = Text("not rated", "不评级")
"""What stands where a certainty would, for kinds of claim whose certainty is not rated."""
