"""The words of the page of a question, in English and Chinese."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Lang, Text

WORDS = {
    "question": phrases.QUESTION,
    "questions": phrases.QUESTIONS,
    "all-lead": Text(
        "What people who were treated and their doctors ask: does this treatment change this outcome? Each answer "
        "follows by the rules that grade claims from what the recorded studies found, whatever an article says.",
        "接受治疗的人及其医生所问：这种治疗能否改变这一结局？每个答案均按评价论断的同一套规则，由所记录研究的结果得出，与文章怎么说无关。",
    ),
    "of": Text("{cells}: {outcome}", "{cells}：{outcome}"),
    "in-people": Text("In people: {condition}", "人群：{condition}"),
    "outcome": phrases.OUTCOME,
    "condition": Text("Condition", "疾病"),
    "answer": Text("Answer", "答案"),
    "certainty": phrases.CERTAINTY,
    "summary": Text("Summary of findings", "结果总结表"),
    "summary-about": Text(
        "All outcomes of this treatment in these people, this question first. Letters lead to the reasons below.",
        "该治疗在这一人群中的全部结局，本问题居首。字母对应下方的理由。",
    ),
    "who": Text("Studies and people", "研究与人数"),
    "effect": Text("What was found", "结果"),
    "absolute": Text("Absolute effect", "绝对效应"),
    "plainly": Text("{conclusion}: {what}", "{conclusion}：{what}"),
    "plain": Text("In plain words", "一句话"),
    "no-absolute": Text("cannot be computed", "无法计算"),
    "reasons": Text("Why not surer", "为何不能更确定"),
    "other-reasons": Text("Why the other outcomes are not surer", "其他结局为何不能更确定"),
    "letter": Text("Letter", "字母"),
    "people": phrases.N_PEOPLE,
    "studies": phrases.N_STUDIES,
    "unknown": Text("; without a number: {n}", "；未给出数量：{n}项"),
    "other": Text("From other cells", "来自其他细胞"),
    "other-about": Text(
        "Never added to the answer: other cells are another treatment.", "不计入答案：其他细胞是另一种治疗。"
    ),
    "body": Text("Studies", "研究"),
    "arms": Text("Every trial, both arms", "每项试验的各组结果"),
    "study": phrases.STUDY,
    "measured": Text("Measured", "测量指标"),
    "treated": Text("Treated", "治疗组"),
    "untreated": Text("Not treated", "对照组"),
    "no-control": Text("nobody was left untreated", "无人未接受治疗"),
    "as-table": Text("{title}, as a table", "{title}（表格）"),
    "difference": Text("Difference, as reported", "所报告的差异"),
    "reading": Text("Which way", "方向"),
    "when": Text("When", "时间"),
    "not-told": Text("not reported", "未报告"),
    "forest": Text("Forest plot", "森林图"),
    "forest-about": Text(
        "Results against a control. The diamond is what they say together{prediction}.",
        "与对照组相比的结果。菱形为合并结果{prediction}。",
    ),
    "forest-one": Text(
        "The only result against a control: there is nothing to pool it with.",
        "唯一与对照组相比的结果：没有可合并的研究。",
    ),
    "prediction": Text("; the thin line is where a new study would lie", "；细线为新研究的预测区间"),
    "pooled": Text("Together", "合并"),
    "predicted": Text("A new study", "新研究"),
    "no-effect": Text("no effect", "无效应"),
    "interval": Text("95 % interval", "95%区间"),
    "weight": Text("Weight", "权重"),
    "value": Text("Value", "数值"),
    "forest-alt": Text("Forest plot of {measure}: {rows}.", "{measure}的森林图：{rows}。"),
    "row-alt": Text("{study} {value} ({low} to {high})", "{study} {value}（{low}至{high}）"),
    "changes": Text("How much groups changed, each by itself", "各组自身的变化"),
    "changes-about": Text(
        "{instrument}. Treated groups without controls stand beside sham groups, which got no cells; never pooled, and "
        "from whatever people were studied.",
        "{instrument}。无对照的治疗组与未给予细胞的假手术组并列；从不合并，且人群各异。",
    ),
    "changes-alt": Text("Changes on {instrument}: {rows}.", "{instrument}的变化：{rows}。"),
    "group": Text("Group", "组别"),
    "change": Text("Change", "变化"),
    "spread": Text("Spread", "离散度"),
    "counted": Text("{group}: {n} of {total}", "{group}：{total}人中的{n}人"),
    "everyone": Text("all", "全体"),
    "counts-alone": Text(
        "Nobody was left untreated, so what would have happened anyway is not known.",
        "无人未接受治疗，因此无从得知不治疗会怎样。",
    ),
    "coming": Text("Trials stopped, missed or awaited", "已终止、未达终点或待公布的试验"),
    "state": Text("State", "状态"),
    "dates": Text("Dates", "日期"),
    "reason": Text("Reason", "原因"),
    "awaiting": Text("no results yet", "尚无结果"),
    "animals": Text("Animals, beside", "动物研究（供参照）"),
    "animals-about": Text(
        "One row for each species. None of this lifts the answer about people.", "每个物种一行。均不提升关于人的答案。"
    ),
    "species": Text("Species", "物种"),
    "number": Text("Animals", "动物数"),
    "way": Text("Which way studies point", "各研究的指向"),
    "claims": Text("Claims that ask this", "提出此问题的论断"),
    "missing": Text("There is no question “{id}”.", "没有问题“{id}”。"),
    "comma": phrases.COMMA,
}


def say(name: str, lang: Lang, **values: int | str) -> str:
    """The words of that name; `one|many` is chosen by the value `n`."""
    return phrases.filled(WORDS[name].in_(lang), **values)
