"""The words that more than one kind of page says: viewer, linked pages, pages to embed and their pictures."""

from __future__ import annotations

from collections.abc import Mapping

from graph.model.values import Text


def chosen(words: str, values: Mapping[str, int | str]) -> str:
    """Of `one|many` the form that the value `n` asks for; other words as they are."""
    one, _, many = words.partition("|")
    return many if many and values.get("n") != 1 else one


def filled(words: str, /, **values: int | str) -> str:
    """The words with their places filled; `one|many` is chosen by the value `n`."""
    return chosen(words, values).format(**values)


# The frame of a page --------------------------------------------------------------------------------------------------

SKIP = Text("Skip to the content", "跳到正文")
LANGUAGE = Text("Language", "语言")
ALL_CLAIMS = Text("All claims", "全部声明")
DID_YOU_MEAN = Text("Did you mean", "您要找的是否为")
FOOT = Text(
    "Graded by rulebook edition {edition} ({fingerprint}) on what was known on {as_of}; "
    "records curated until {until}. It grades evidence and wording; it does not advise on treatment.",
    "按评级规则第{edition}版（{fingerprint}）评级，依据截至{as_of}的已知证据；"
    "资料整理截至{until}。本工具只评价证据与措辞，不提供治疗建议。",
)
COMMA = Text(", ", "、")
COLON = Text(": ", "：")
SEMICOLON = Text("; ", "；")
NONE = Text("none", "无")
NOT_KNOWN = Text("not known", "不详")

# Nouns and heads ------------------------------------------------------------------------------------------------------

CLAIM = Text("Claim", "声明")
CLAIMS = Text("Claims", "声明")
STUDY = Text("Study", "研究")
STUDIES = Text("Studies", "研究")
QUESTION = Text("Question", "问题")
QUESTIONS = Text("Questions", "问题")
OUTCOME = Text("Outcome", "结局")
OUTCOMES = Text("Outcomes", "结局")
MECHANISM = Text("Mechanism", "机制")
MECHANISMS = Text("Mechanisms", "机制")
CELLS = Text("Cells", "细胞")
CELL_OR_PRODUCT = Text("Cell or product", "细胞或产品")
CELLS_AND_PRODUCTS = Text("Cells and products", "细胞与产品")
CELL_TYPE = Text("Cell type", "细胞类型")
CELL_PRODUCT = Text("Cell product", "细胞产品")
RULE = Text("Rule", "规则")
RESTS_ON = Text("Rests on", "依据")
CERTAINTY = Text("Certainty", "确定性")
CONCLUSION = Text("Conclusion", "结论")
WORDING = Text("Wording", "措辞")
FIDELITY = Text("Against the named study", "与所述研究核对")
SPEAKS_OF = Text("Speaks of", "所指对象")
SAYS = Text("Says", "方向")
IN = Text("In", "对象")
DESIGN = Text("Design", "设计")
N = Text("n", "例数")
COMPARED_WITH = Text("Compared with", "对照")
TIME_POINT = Text("Time point", "时间点")
YEAR = Text("Year", "年份")
PHASE = Text("Phase", "分期")
RANDOMISED = Text("Randomised", "随机分组")
BLINDED = Text("Outcome judged blind", "结局盲法评定")
FOLLOW_UP = Text("Follow-up", "随访")
REGISTERED_AS = Text("Registered as", "注册号")
RESULTS = Text("Results", "结果")
REPORTS = Text("Reports", "报告")
RISK_OF_BIAS = Text("Risk of bias", "偏倚风险")
RISK_BASIS = Text("Rests on: {basis}", "依据：{basis}")
RATING = Text("Rating", "评价")
DOMAIN = Text("Domain", "领域")
PRIMARY = Text("primary outcome", "主要结局")
RETRACTED = Text("Retracted", "已撤稿")
MAKER = Text("Maker", "研制方")
ALSO_CALLED = Text("Also called", "别名")
NOTE = Text("Note", "备注")
TERMS = Text("In public vocabularies", "公共词表中的术语")
PUBLISHER = Text("Publisher", "发布方")
PUBLISHED = Text("Published", "发布日期")
TESTED_LATER = Text("Tested later in", "后来的检验")
CLAIMS_SPOKEN_TO = Text("Claims it speaks to", "涉及的声明")
CLAIMS_ABOUT_IT = Text("Claims about it", "有关声明")
PART_OF = Text("Part of", "属于")
ITS_PARTS = Text("Its parts", "所含声明")
LIMIT = Text("Limit", "阈值")
WHY = Text("Why", "理由")

# How sure one can be, and how firmly a claim is worded ----------------------------------------------------------------

CERTAIN_FOR = Text("{word} for {model}", "就{model}而言{word}")
AT_BEST = Text("{word} (at best {best})", "{word}（最好情况下为{best}）")
CERTAINTY_SYMBOL = Text("Certainty: {word} ({level} of 4)", "确定性：{word}（4级中的第{level}级）")
TOO_FIRM = Text("{n} step too firm|{n} steps too firm", "措辞过强 {n} 级")
TOO_MUCH = Text("says too much", "程度说得过大")
NAMES_NO_MODEL = Text("does not say that only animals or cells were studied", "未说明只研究过动物或细胞")
KNOWN_SUPPORT = Text("Support in the literature", "文献中的支持证据")
CITED_SUPPORT = Text("Support that the article itself cites", "文章自身引用的支持证据")
CHECKS = Text("Does it report the study rightly?", "转述是否准确？")

# The strip: in whom support was found ---------------------------------------------------------------------------------

STRIP = Text("Support found in", "支持证据来自")
STRIP_ABOUT = Text("Supporting studies of the claim’s own kind of cells.", "支持该声明、且使用同类细胞的研究。")
N_STUDIES = Text("{n} study|{n} studies", "{n} 项研究")
N_CLAIMS = Text("{n} claim|{n} claims", "{n} 条声明")
N_PEOPLE = Text("{n:,} person|{n:,} people", "{n:,} 人")
N_ANIMALS = Text("{n:,} animal|{n:,} animals", "{n:,} 只动物")
N_UNKNOWN = Text("n not known", "例数不详")
NO_NUMBER = Text("number not shown", "数量未显示")
AND_UNKNOWN = Text("and {n} study without a number|and {n} studies without a number", "另有 {n} 项研究未显示数量")
SAMPLES = Text("cells and tissue", "细胞与组织")
EMPTY = Text("No supporting study", "没有支持它的研究")
EMPTY_PEOPLE = Text("No supporting study in people", "没有支持它的人体研究")
UNNAMED_ANIMALS = Text(
    "{n} study counted with rodents does not name its animals.|"
    "{n} studies counted with rodents do not name their animals.",
    "计入啮齿动物的研究中，有 {n} 项未说明物种。",
)
AGAINST_HERE = Text(
    "{n} study here does not support it|{n} studies here do not support it", "此处有 {n} 项研究不支持该声明"
)

# What claims rest on, counted -----------------------------------------------------------------------------------------

REST_ON_ANIMALS = Text("{n} on animals only", "{n} 条仅有动物研究")
REST_ON_LAB = Text("{n} on laboratory work only", "{n} 条仅有体外实验")
REST_ON_STATEMENTS = Text("{n} on statements only", "{n} 条仅有论述")
REST_ON_NOTHING = Text("{n} on nothing found", "{n} 条未找到任何依据")
NOT_GRADABLE = Text("{n} cannot be graded", "{n} 条无法评级")

# The stair ------------------------------------------------------------------------------------------------------------

STAIR = Text("Why: step by step", "理由：逐级说明")
STAIR_OF = Text("Rated on {body}.", "依据{body}评级。")
LEVEL_START = Text("at {word}", "{word}")
LEVEL_LEFT = Text("now {word}", "现为{word}")
FURTHER_CONCERN = Text("A further concern: no level was left to take.", "另有顾虑：已无等级可降。")
NOT_SEEN = Text("Taken because it was not seen.", "因未能查看而降级。")
OVERTAKEN = Text("Not added: a stricter rule of the same domain counts.", "不另计：同一领域中更严格的规则已计入。")
REPLACED = Text("Replaced by a curator’s judgement.", "已由整理者的判断取代。")
OURS = Text("the threshold is our own", "阈值为本项目自定")

# Studies that count, and those that do not ----------------------------------------------------------------------------

COUNTED = Text("Studies that count", "计入的研究")
OTHER_CELLS = Text("{n} study of other cells|{n} studies of other cells", "{n} 项其他细胞的研究")
CONTEXT = Text("{n} study to read beside it|{n} studies to read beside it", "{n} 项可参照的研究")
AWAITING = Text("{n} trial awaiting results|{n} trials awaiting results", "{n} 项试验尚无结果")
CIRCULAR = Text(
    "{n} study seen only through the article|{n} studies seen only through the article", "{n} 项仅见于该文章转述的研究"
)
SET_ASIDE = Text("{n} study set aside|{n} studies set aside", "{n} 项不予采用的研究")
PART_OTHER_CELLS = Text(
    "Studies of other cells: they never lift what the claim rests on", "其他细胞的研究：不提升该声明的依据等级"
)
PART_CONTEXT = Text("To read beside it: does not bear on whether the claim is true", "可参照的研究：不直接检验该声明")
PART_AWAITING = Text("Trials awaiting results", "尚无结果的试验")
PART_CIRCULAR = Text(
    "Seen only through the article that makes the claim: counted in nothing", "仅见于提出该论断的文章：不计入"
)
PART_SET_ASIDE = Text(
    "Set aside: retracted, too weak or too late, counted in nothing", "不予采用：已撤稿、过弱或过晚，不计入"
)
FOLDED_IN = Text("Its participants are counted in another study.", "其受试者已在另一项研究中计入。")
IS_RETRACTED = Text("This study was retracted: it counts in nothing.", "该研究已撤稿：不计入任何评级。")
IS_WEAK = Text("Weak record, counted in nothing: {why}", "记录过弱，不计入：{why}")
IS_AWAITING = Text(
    "No results told yet: it counts in nothing but claims about trials.",
    "尚未公布结果：除关于试验本身的声明外不计入。",
)
CALIBRATION = Text(
    "A calibration claim: no article makes it here; it shows that the method can also say yes.",
    "校准声明：并非出自该文章，用来表明本方法也能给出肯定结论。",
)

# Numbers of a result --------------------------------------------------------------------------------------------------

AGAINST = Text("{treated} against {comparator}", "{treated}，对照 {comparator}")
INTERVAL = Text("{level} % interval {low} to {high}", "{level}%区间 {low} 至 {high}")
SECOND_HAND = Text("told at second hand", "转引自他处")
DERIVED = Text("computed by us", "由本项目推算")
OF_PEOPLE = Text("{count} of {total}", "{total} 中的 {count}")
