"""The words that decide how a sentence is coded (docs/wording-check.md); English as patterns, Chinese as it stands."""

from __future__ import annotations

from graph.model.scales import Extent, Wording

# An aim, a need or an open question asserts nothing, whatever firm words stand within it.
OPERATORS: tuple[tuple[Wording, str, str], ...] = (
    (
        Wording.NONE,
        (
            r"aim(?:s|ed)? (?:to|at)|in order to|set out to|tr(?:y|ies|ied|ying) to|attempts? to|intend(?:s|ed)? to|"
            r"(?:is|are|be|was|were) (?:still )?needed|remains? (?:unclear|unknown|to be)|"
            r"it is unknown whether|"
            r"(?:has|have) (?:not|never) (?:yet )?been (?:proven|proved|shown|established|demonstrated)|"
            r"(?:is|are) not (?:yet )?(?:proven|proved|established)|unproven|"
            r"no (?:good |clear )?(?:evidence|proof) (?:that|of)|"
            r"whether"
        ),
        r"旨在|为了|试图|尝试|力求|目标是|需要|有待|尚待|尚未证实|未经证实|未被证实|没有证据|尚不清楚|是否",
    ),
    (
        Wording.HEDGED,
        (
            r"may|might|could|possibl[ey]|perhaps|seem(?:s|ed)?|appear(?:s|ed)? to|suggest(?:s|ed|ing)?|"
            r"potential(?:ly)?|"
            r"hints? (?:at|that)|conceivabl[ey]|uncertain|signals? (?:that|of)"
        ),
        r"(?<!不)可能(?!性)|有可能|或许|也许|似乎|提示|潜在|迹象|不确定|(?<!是)或可|或能",
    ),
    (
        Wording.PROBABLE,
        r"probabl[ey]|likely|promises to|(?:is|are) expected to|should",
        r"有望|很可能|大概|预计|多半",
    ),
    (
        Wording.ESTABLISHED,
        (
            r"prove[sdn]?|proven|confirm(?:s|ed)?|certain(?:ly)?|definite(?:ly)?|undoubtedly|without (?:a )?doubt|"
            r"well[- ]established|conclusive(?:ly)?|guarantee[sd]?|beyond (?:dispute|doubt)"
        ),
        r"证实|证明|确认|明确(?:显示|表明)|可以(?:确定|肯定)|毫无疑问|无疑|肯定能|保证",
    ),
    (
        Wording.SUPERLATIVE,
        r"(?<!one of )the (?:best|most (?:promising|effective|advanced|powerful))|first[- ]choice",
        r"最有(?:希望|前景|效)|最佳疗法|最好的|首选(?:疗法|方法)?",
    ),
)
"""Wording, English pattern, Chinese pattern. Of several that stand in one sentence the weakest wins."""

EXTENTS: tuple[tuple[Extent, str, str], ...] = (
    (
        Extent.LARGE,
        (
            r"significantly|substantial(?:ly)?|dramatic(?:ally)?|marked(?:ly)?|major|great(?:ly)?|huge|breakthrough|"
            r"remarkabl[ey]|strongly"
        ),
        r"显著|明显|大幅|实质性|突破|极大",
    ),
    (
        Extent.ABSOLUTE,
        r"complete(?:ly)?|entirely|fully|all|every|only|always|never|cures?|cured|totally|unique(?:ly)?|100 ?%",
        r"彻底|根本|唯一|独特|仅|均|所有|完全|治愈|根治|全部|百分之百",
    ),
)
"""Extent, English pattern, Chinese pattern; the greatest wins."""

PROGRESSIVE = r"(?:逐步|正在|逐渐)(?:证明|证实)|(?:is|are) (?:gradually|slowly|now) (?:being )?(?:proven|proving)"
"""What is only being proven is asserted."""

NEGATIONS = (
    r"not|no|never|n['’]t|cannot|without|neither|nor|fails? to|failed to",
    r"没有|并非|并不|不(?!仅|但|断|良|同|过|可能|确定|明)|未(?!来)|无(?!疑|创)|从不|难以",
)

SUBJECTS: tuple[tuple[str, str, str], ...] = (
    (
        "animals",
        r"mice|mouse|rats?|rodents?|animals?|monkeys?|pigs?|dogs?|rabbits?|sheep",
        r"小鼠|大鼠|老鼠|动物|猴|兔|鼠",
    ),
    (
        "dish",
        r"in vitro|dish(?:es)?|cell cultures?|cultured|organoids?|petri",
        r"体外|培养皿|类器官|细胞培养",
    ),
    (
        "people",
        r"people|persons?|patients?|humans?|adults?|men|women|participants?|survivors?|children|volunteers?|you|your",
        r"患者|病人|人体|人类|成人|受试者|老人|儿童|您|你|\d+人",
    ),
)

# How firmly one thing is tied to another, after the four classes of Yu 2019 (doi:10.18653/v1/D19-1473).
CAUSAL = (
    r"increas\w+|reduc\w+|improv\w+|caus\w+|leads? to|led to|prevent\w*|protect\w*|decreas\w+|lower(?:s|ed)?|rais\w+|"
    r"boost\w*|enhanc\w+|induc\w+|promot\w+|contribut\w+ to|effect(?:s|ive)? (?:of|on|in|for)|effective(?:ly)?|"
    r"affect\w*|"
    r"influenc\w+|result(?:s|ed)? in|benefi\w+|help(?:s|ed)?|impact\w*|worsen\w*|delay(?:s|ed)?|inhibit\w*|efficac\w+"
)
CORRELATED = (
    r"associat\w+|link(?:s|ed)?|correlat\w+|relat(?:ed|ionship|ion)|predict\w*|risk factors?|more likely|less likely|"
    r"at (?:higher|greater|increased|lower) risk|higher|lower|greater|differences?|independent\w*|tied to|connect\w+"
)
