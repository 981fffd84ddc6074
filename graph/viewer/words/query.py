"""The words of the Query page."""

from __future__ import annotations

from graph.model.values import Text

WORDS = {
    "query": Text("Ask the evidence", "向证据提问"),
    "query-lead": Text(
        "{n} question that others asked before you, ready to ask again. Each shows the SPARQL behind it.|"
        "{n} questions that others asked before you, ready to ask again. Each shows the SPARQL behind it.",
        "现有 {n} 个常用问题，可直接使用，并附有背后的 SPARQL。",
    ),
    "query-editor": Text("Write your own in the editor", "在编辑器中自行编写"),
    "query-all": Text("All questions", "全部问题"),
    "for-clinician": Text("For clinicians", "供临床医生"),
    "for-analyst": Text("For analysts", "供分析人员"),
    "for-curator": Text("For curators", "供整理者"),
    "no-question": Text("There is no question “{id}”.", "没有名为“{id}”的问题。"),
    "query-example": Text(
        "Nothing was chosen yet, so this is the example of the question.", "尚未选择参数，以下为该问题的示例。"
    ),
    "query-rows": Text("{n} row|{n} rows", "{n} 行结果"),
    "query-shown": Text(
        "The first {n} are shown; the files hold all of them.", "此处显示前 {n} 行，下载文件包含全部结果。"
    ),
    "query-none": Text("No rows.", "没有结果。"),
    "query-result": Text("Answer", "答案"),
    "query-sparql": Text("The SPARQL behind it", "背后的 SPARQL"),
    "query-open": Text("Open it in the editor", "在编辑器中打开"),
    "query-also": Text("The same on the command line", "命令行中的相同提问"),
    "query-csv": Text("Download CSV", "下载 CSV"),
    "query-json": Text("Download JSON", "下载 JSON"),
}
