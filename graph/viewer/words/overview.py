"""The words of the first page: the counts, the picture, the doors, the path, and the search over everything."""

from __future__ import annotations

from graph.facts import phrases
from graph.model.values import Text

WORDS = {
    "headline": Text(
        "<b>{n}</b> claim says that it helps or harms people. It rests on {people} in {studies}; {controls}.|"
        "<b>{n}</b> claims say that it helps or harms people. Together they rest on {people} in {studies}; {controls}.",
        "有 <b>{n}</b> 条声明称其对人有益或有害，全部加起来只依据 {studies}中的{people}；{controls}。",
    ),
    "headline-nothing": Text(
        "<b>{n}</b> claim says that it helps or harms people; no study in people decides it.|"
        "<b>{n}</b> claims say that it helps or harms people; no study in people decides any of them.",
        "有 <b>{n}</b> 条声明称其对人有益或有害，没有任何人体研究可作判断依据。",
    ),
    "headline-people": Text("<b>{n:,}</b> person|<b>{n:,}</b> people", "<b>{n:,}</b> 人"),
    "headline-studies": Text("<b>{n}</b> independent study|<b>{n}</b> independent studies", "<b>{n}</b> 项独立研究"),
    "headline-unknown": Text(
        "{people} (and {n} study without a number)|{people} (and {n} studies without a number)",
        "{people}（另有 {n} 项研究未显示人数）",
    ),
    "controls-none": Text("<b>none</b> of these had a control group", "其中<b>没有一项</b>设对照组"),
    "controls-some": Text("<b>{n}</b> of these had a control group", "其中 <b>{n}</b> 项设对照组"),
    "depth-none": Text(
        "Judged from abstracts, registrations and what others write: none of the {of} studies was read in full.",
        "依据摘要、注册信息与他人转述判断：{of} 项研究均未阅读全文。",
    ),
    "depth-some": Text(
        "{n} of the {of} studies was read in full.|{n} of the {of} studies were read in full.",
        "{of} 项研究中 {n} 项已阅读全文。",
    ),
    "lead": Text(
        "Of the <b>{n}</b> claim in the article, <b>{people}</b> rests on studies in people ({randomised} of them on "
        "randomised trials), <b>{animals}</b> on animals only, <b>{lab}</b> on laboratory work only, "
        "<b>{statements}</b> on statements only and <b>{nothing}</b> on nothing found; <b>{ungradable}</b> cannot be "
        "graded.|"
        "Of the <b>{n}</b> claims in the article, <b>{people}</b> rest on studies in people ({randomised} of them on "
        "randomised trials), <b>{animals}</b> on animals only, <b>{lab}</b> on laboratory work only, "
        "<b>{statements}</b> on statements only and <b>{nothing}</b> on nothing found; <b>{ungradable}</b> cannot be "
        "graded.",
        "文章共有 <b>{n}</b> 条声明：<b>{people}</b> 条有人体研究支持（其中 {randomised} 条有随机试验），"
        "<b>{animals}</b> 条仅有动物研究，<b>{lab}</b> 条仅有体外实验，<b>{statements}</b> 条仅有论述，"
        "<b>{nothing}</b> 条未找到任何依据，<b>{ungradable}</b> 条无法评级。",
    ),
    "lead-wording": Text(
        "<b>{n}</b> goes beyond its evidence (too firm {firm}, says too much {much}, does not name the model {model}); "
        "for <b>{nothing}</b> the article itself cites no support.|"
        "<b>{n}</b> go beyond their evidence (too firm {firm}, say too much {much}, do not name the model {model}); "
        "for <b>{nothing}</b> the article itself cites no support.",
        "<b>{n}</b> 条的措辞超出证据（过强 {firm} 条，程度过大 {much} 条，未说明模型 {model} 条）；"
        "有 <b>{nothing}</b> 条文章自身未引用任何支持证据。",
    ),
    "lead-studies": Text(
        "Held against {n} study, curated until {until}.|Held against {n} studies, curated until {until}.",
        "对照 {n} 项研究，资料整理截至{until}。",
    ),
    "counts": Text("What the claims rest on", "各条声明的依据"),
    "see-all-claims": Text("See the {n} claim in a table|See all {n} claims in a table", "以表格查看全部 {n} 条声明"),
    # The picture
    "picture": Text("Wording against evidence", "措辞与证据对照"),
    "picture-how": Text(
        "Each mark is a claim. The further right, the better it is supported; the higher, the more firmly the article "
        "words it. In the shaded fields the wording goes beyond the evidence. Choose a mark to open its claim.",
        "每个标记是一条声明：越靠右，证据支持越强；越靠上，文章的措辞越强。"
        "阴影区内，措辞超出证据。点选标记可打开该声明。",
    ),
    "picture-alt": Text(
        "Picture of {n} claims: how firmly each is worded against what its evidence allows; {overstated} stand in the "
        "shaded fields, where the wording goes beyond the evidence. The table below it says the same.",
        "{n} 条声明的分布图：措辞强度与证据允许程度的对照；{overstated} 条位于措辞超出证据的阴影区。下方表格内容相同。",
    ),
    "picture-table": Text("The same picture as a table", "以表格查看此图"),
    "allows": Text("How well supported: what the evidence allows", "支持程度：证据允许的说法"),
    "worded": Text("How firmly the article words it", "文章的措辞强度"),
    "unjudged": Text("cannot be graded", "无法评级"),
    "overstated-here": Text("beyond the evidence", "超出证据"),
    # The doors
    "doors": Text("Three questions", "三个问题"),
    "door-helps": Text("Does it help patients?", "对患者有帮助吗？"),
    "door-how": Text("How is it meant to work?", "据称如何起作用？"),
    "door-safe": Text("Is it safe?", "安全吗？"),
    "door-says-helps": Text(
        "{n} claim is about an effect in people: {list}.|Of {n} claims about effects in people, {list}.",
        "关于对人疗效的声明有 {n} 条：{list}。",
    ),
    "door-says-how": Text(
        "{n} claim is about how it works: {list}.|Of {n} claims about how it works, {list}.",
        "关于作用机制的声明有 {n} 条：{list}。",
    ),
    "door-says-safe": Text(
        "{n} claim is about harm or safety: {list}.|Of {n} claims about harm or safety, {list}.",
        "关于危害或安全性的声明有 {n} 条：{list}。",
    ),
    "rests-people": Text(
        "{n} rests on studies in people ({randomised} on a randomised trial)|"
        "{n} rest on studies in people ({randomised} on randomised trials)",
        "{n} 条有人体研究支持（其中 {randomised} 条有随机试验）",
    ),
    "rests-nobody": Text("none rests on studies in people", "没有一条有人体研究支持"),
    "rests-animals": phrases.REST_ON_ANIMALS,
    "rests-lab": phrases.REST_ON_LAB,
    "rests-statements": phrases.REST_ON_STATEMENTS,
    "rests-nothing": phrases.REST_ON_NOTHING,
    "rests-not-gradable": phrases.NOT_GRADABLE,
    "door-over": Text("Worded beyond the evidence: {n}.", "措辞超出证据的有 {n} 条。"),
    "door-harm": Text(
        "Saying that it is safe: {safe}; saying that it harms: {harm}.", "称其安全的 {safe} 条，称其有害的 {harm} 条。"
    ),
    "door-surest": Text("Highest certainty among them", "其中最高的确定性"),
    "door-unsure": Text("no certainty that any of them is true", "没有一条能确定为真"),
    "door-none": Text("The article makes no claim about this.", "文章对此没有任何声明。"),
    "door-claims": Text("See the claim|See the {n} claims", "查看这 {n} 条声明"),
    "door-chains": Text("Step by step", "逐步查看"),
    # The path
    "path": Text("In five minutes", "五分钟了解"),
    "path-claim": Text(
        "Open one claim: what may fairly be said, and how sure one can be.", "打开一条声明：怎样说才恰当，有多大把握。"
    ),
    "path-why": Text(
        "There, go down its steps to the studies and their numbers.", "在该页逐级查看理由，直到各项研究及其数字。"
    ),
    "path-article": Text("See the article part by part, and what it cites.", "逐节查看文章，以及它引用了什么。"),
    "path-whatif": Text("Take a study away and see which grades fall.", "去掉一项研究，看哪些评级会改变。"),
    "path-method": Text("Read how grades are made, and how to disagree.", "了解如何评级，以及如何提出异议。"),
    # The search
    "find": Text(
        "Search everything: a word, a claim, a DOI, PMID or registry number",
        "全文搜索：词语、声明编号、DOI、PMID 或试验注册号",
    ),
    "find-title": Text("Search: “{q}”", "搜索：“{q}”"),
    "find-count": Text("{n} hit|{n} hits", "共 {n} 项结果"),
    "find-back": Text("Back to the overview", "返回总览"),
    "find-none": Text("Nothing here fits “{q}”.", "没有与“{q}”相符的内容。"),
    "find-try": Text(
        "Every word must fit; fewer words find more. English and Chinese both work, as do a claim’s number, a DOI, a "
        "PMID and a trial’s registration number.",
        "所有词语都须相符，词语越少，结果越多。中英文均可，也可输入声明编号、DOI、PMID 或试验注册号。",
    ),
    "find-more": Text("Show all {n}", "显示全部 {n} 项"),
    "find-fewer": Text("Show all kinds again", "重新显示各类结果"),
    "noun-claim": phrases.CLAIMS,
    "noun-study": phrases.STUDIES,
    "noun-cell": phrases.CELLS_AND_PRODUCTS,
    "noun-mechanism": phrases.MECHANISMS,
    "noun-outcome": phrases.OUTCOMES,
    "find-claims": phrases.N_CLAIMS,
    "find-best": Text("at best: {word}", "最好的依据：{word}"),
    "find-calibration": Text("calibration claim", "校准声明"),
    "find-retracted": Text("retracted", "已撤稿"),
}
