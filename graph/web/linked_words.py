"""The words that frame a linked-data page, in English and Chinese."""

from __future__ import annotations

from graph.model.values import Lang, Text

WORDS = {
    "skip": Text("Skip to the content", "跳到正文"),
    "all": Text("All claims", "全部声明"),
    "language": Text("Language", "语言"),
    "viewer": Text("Open in the viewer", "在浏览器应用中打开"),
    "embed": Text("Page to embed", "可嵌入页面"),
    "formats": Text("The same as data", "机器可读格式"),
    "doors": Text("More of this", "更多"),
    "cite": Text("How to cite", "如何引用"),
    "address": Text("Permanent address", "永久地址"),
    "version": Text("This state of the data", "此版本数据"),
    "foot": Text(
        "Graded by rulebook edition {edition} ({fingerprint}) on what was known on {as_of}; "
        "records curated until {until}. It grades evidence and wording; it does not advise on treatment.",
        "按评级规则第{edition}版（{fingerprint}）评级，依据截至{as_of}的已知证据；资料整理截至{until}。本工具只评价证据与措辞，不提供治疗建议。",
    ),
    "licence": Text("Licence of the data: {0}.", "数据许可：{0}。"),
    "built": Text("Data set {0}.", "数据集 {0}。"),
    "certainty": Text("Certainty: {0} ({1} of 4)", "确定性：{0}（4级中的第{1}级）"),
    "ends": Text("Ends at", "最终"),
    "rule": Text("rule", "规则"),
    "on": Text("Rests on", "依据"),
    "gone-title": Text("No longer here", "已不在此处"),
    "gone": Text(
        "An earlier version of the data had this; the present one does not.",
        "较早版本的数据中有此条目，现行版本已没有。",
    ),
    "gone-old": Text("Read it in the version before", "在上一版本中查看"),
    "missing-title": Text("There is no such page", "没有此页面"),
    "missing": Text("Nothing here is called “{0}”.", "此处没有名为“{0}”的条目。"),
    "near": Text("Did you mean", "您要找的是否为"),
    "start": Text("All claims stand in the viewer.", "全部声明见浏览器应用。"),
    "no-version": Text(
        "Version {0} is not kept here: a server keeps the live version and the one before it.",
        "此处未保存版本 {0}：服务器只保留现行版本与上一版本。",
    ),
    "live": Text("The live page", "现行页面"),
    "version-title": Text("Version {1}: {0}", "版本 {1}：{0}"),
    "version-about": Text(
        "What this version of the data set says, unchanged for as long as it is kept.",
        "此版本数据集的原样内容，保存期间不会改变。",
    ),
    "property": Text("Property", "属性"),
    "value": Text("Value", "值"),
    "of": Text("Its part {0}", "其组成部分 {0}"),
}


def words(key: str, lang: Lang, *values: object, **named: object) -> str:
    """The words of that name, their places filled."""
    return WORDS[key].in_(lang).format(*values, **named)
