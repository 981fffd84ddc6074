"""The words of the conclusions' sentences, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model.scales import Certainty, Stream
from graph.model.study import ComparatorKind
from graph.model.values import Species, Text

CERTAINTY = {
    Certainty.HIGH: Text("high", "高"),
    Certainty.MODERATE: Text("moderate", "中"),
    Certainty.LOW: Text("low", "低"),
    Certainty.VERY_LOW: Text("very low", "极低"),
}
STUDY = {
    Stream.HUMAN_RANDOMISED: Text("randomised trial", "项随机化试验"),
    Stream.HUMAN_CONTROLLED: Text("controlled study", "项有对照研究"),
    Stream.HUMAN_UNCONTROLLED: Text("study in people", "项人体研究"),
    Stream.ANIMAL: Text("animal study", "项动物研究"),
    Stream.HUMAN_TISSUE: Text("study of tissue of people", "项人体组织研究"),
    Stream.IN_VITRO: Text("laboratory study", "项实验室研究"),
    Stream.STATEMENT: Text("statement without data of its own", "项无自有数据的陈述"),
}
STUDIES = {
    Stream.HUMAN_RANDOMISED: Text("randomised trials", "项随机化试验"),
    Stream.HUMAN_CONTROLLED: Text("controlled studies", "项有对照研究"),
    Stream.HUMAN_UNCONTROLLED: Text("studies in people", "项人体研究"),
    Stream.ANIMAL: Text("animal studies", "项动物研究"),
    Stream.HUMAN_TISSUE: Text("studies of tissue of people", "项人体组织研究"),
    Stream.IN_VITRO: Text("laboratory studies", "项实验室研究"),
    Stream.STATEMENT: Text("statements without data of their own", "项无自有数据的陈述"),
}
SPECIES = {
    Species.HUMAN: Text("people", "人"),
    Species.MOUSE: Text("mice", "小鼠"),
    Species.RAT: Text("rats", "大鼠"),
    Species.RODENT: Text("rodents", "啮齿类动物"),
    Species.PIG: Text("pigs", "猪"),
    Species.MONKEY: Text("monkeys", "猴"),
    Species.DOG: Text("dogs", "犬"),
    Species.SHEEP: Text("sheep", "羊"),
    Species.RABBIT: Text("rabbits", "兔"),
    Species.ANIMAL: Text("unnamed animals", "未说明物种的动物"),
}
AGAINST_WHAT = {
    ComparatorKind.SHAM: Text("sham", "假手术"),
    ComparatorKind.PLACEBO: Text("placebo", "安慰剂"),
    ComparatorKind.VEHICLE: Text("vehicle", "溶媒"),
    ComparatorKind.NO_TREATMENT: Text("no treatment", "不治疗"),
    ComparatorKind.USUAL_CARE: Text("usual care", "常规治疗"),
    ComparatorKind.ACTIVE: Text("another treatment", "其他治疗"),
    ComparatorKind.OTHER_TIMING: Text("another time", "其他时机"),
    ComparatorKind.OTHER_DOSE: Text("another dose", "其他剂量"),
    ComparatorKind.OTHER_CELLS: Text("other cells", "其他细胞"),
    ComparatorKind.CELL_FREE_CARRIER: Text("the carrier without cells", "无细胞载体"),
    ComparatorKind.UNINJURED: Text("uninjured ones", "未受损者"),
    ComparatorKind.MIXED: Text("several comparators", "多种对照"),
}


def listed(words: Sequence[Text]) -> Text:
    """Words as a list: commas, and an "and" before the last."""
    english = [word.en for word in words]
    last = english.pop() if english else ""
    joined = f"{', '.join(english)} and {last}" if english else last
    return Text(joined, "、".join(word.zh for word in words))
