"""The words that frame a linked-data page, in English and Chinese."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Lang, Text

WORDS = {
    "skip": phrases.SKIP,
    "all": phrases.ALL_CLAIMS,
    "language": phrases.LANGUAGE,
    "viewer": Text("Open in the viewer", "在浏览器应用中打开"),
    "graph": Text("In the graph", "在关系图中"),
    "embed": Text("Page to embed", "可嵌入页面"),
    "formats": Text("The same as data", "机器可读格式"),
    "doors": Text("More of this", "更多"),
    "cite": Text("How to cite", "如何引用"),
    "address": Text("Permanent address", "永久地址"),
    "version": Text("This state of the data", "此版本数据"),
    "foot": phrases.FOOT,
    "licence": Text("Licence of the data: {licence}.", "数据许可：{licence}。"),
    "certainty": phrases.CERTAINTY_SYMBOL,
    "ends": Text("Ends at", "最终"),
    "rule": Text("rule", "规则"),
    "on": phrases.RESTS_ON,
    "gone-title": Text("No longer here", "已不在此处"),
    "gone": Text(
        "An earlier version of the data had this; the present one does not.",
        "较早版本的数据中有此条目，现行版本已没有。",
    ),
    "gone-old": Text("Read it in the version before", "在上一版本中查看"),
    "missing-title": Text("There is no such page", "没有此页面"),
    "missing": Text("Nothing here is called “{name}”.", "此处没有名为“{name}”的条目。"),
    "near": phrases.DID_YOU_MEAN,
    "no-version": Text(
        "Version {version} is not kept here: a server keeps the live version and the one before it.",
        "此处未保存版本 {version}：服务器只保留现行版本与上一版本。",
    ),
    "live": Text("The live page", "现行页面"),
    "version-title": Text("Version {version}: {name}", "版本 {version}：{name}"),
    "version-about": Text(
        "What this version of the data set says, unchanged for as long as it is kept.",
        "此版本数据集的原样内容，保存期间不会改变。",
    ),
    "of": Text("Its part {name}", "其组成部分 {name}"),
}


def words(key: str, lang: Lang, /, **values: int | str) -> str:
    """The words of that name, their places filled."""
    return phrases.filled(WORDS[key].in_(lang), **values)
