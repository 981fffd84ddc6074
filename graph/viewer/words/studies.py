"""The words of the page of all studies."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "studies-lead": Text(
        "{n} study is recorded: {columns}, statements {statements}.|"
        "{n} studies are recorded: {columns}, statements {statements}.",
        "共记录 {n} 项研究：{columns}、论述 {statements}。",
    ),
    "search-studies": Text(
        "Search the studies: name, title, author, DOI, PMID or registry number",
        "搜索研究：名称、标题、作者、DOI、PMID 或注册号",
    ),
    "filter-species": Text("Species", "物种"),
    "filter-design": phrases.DESIGN,
    "filter-cell": Text("Cells given", "所用细胞"),
    "filter-year": phrases.YEAR,
    "filter-direction": Text("What it says of a claim", "对声明的指向"),
    "filter-standing": Text("Can it count?", "能否计入？"),
    "studies-chosen": Text("{n} of {all} studies", "{all} 项研究中的 {n} 项"),
    "studies-none-chosen": Text("No study passes these filters.", "没有符合筛选条件的研究。"),
    "list-study": phrases.STUDY,
    "list-in": Text("Done in", "研究对象"),
    "list-design": phrases.DESIGN,
    "list-n": Text("Counted with", "计入数量"),
    "list-says": phrases.CLAIMS_SPOKEN_TO,
    "list-standing": Text("In grading", "能否计入"),
}
