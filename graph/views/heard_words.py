"""What readers and chatbots call the outcomes and treatments of the records; matched as folded patterns."""

from __future__ import annotations

from types import MappingProxyType

OUTCOMES = MappingProxyType(
    {
        "motor-function": r"walk\w*|motor|movement|moving|\barms?\b|limb|paraly\w+|fugl-meyer|gait|"
        r"运动功能|运动|行走|走路|步速|瘫|上肢|手臂",
        "disability": r"disab\w+|dependen\w+|rankin|残疾|致残|依赖|残障",
        "neurological-deficit": r"neurologic\w*|symptoms?|nihss|deficits?|神经功能|症状",
        "activities-of-daily-living": r"daily (?:living|life|activit\w+)|barthel|日常生活|巴氏",
        "global-recovery": r"recover\w*|function(?:al)? (?:recover\w*|outcome\w*|improv\w*)|improv\w+ function\w*|"
        r"function\w* improv\w+|恢复|功能好转|改善功能|康复",
        "adverse-events": r"\bsafe(?:ty|ly)?\b|side effects?|adverse|"
        r"harmless|risk-free|complications?|安全|不良反应|不良事件|没有风险",
        "tumour-formation": r"tumo\w*|teratoma\w*|cancers?|肿瘤|癌|畸胎瘤",
        "graft-survival": r"graft\w* (?:\w+ ){0,6}surviv\w+|"
        r"surviv\w+ (?:\w+ ){0,6}(?:graft\w*|transplant\w*|brain)|存活",
        "neuronal-differentiation": r"(?:becom\w+|turn\w*|differentiat\w+|matur\w+|replac\w+) (?:\w+ ){0,6}neurons?|"
        r"(?:变成|分化\w{0,4}|成为|替代|替换)[^，。]{0,8}神经元",
        "graft-host-synapses": r"synap\w+|connect\w+ (?:\w+ ){0,6}(?:host|network|circuit)\w*|"
        r"突触|宿主网络|宿主[^，。]{0,4}连接",
        "trophic-factor-secretion": r"secret\w+|releas\w+ (?:\w+ ){0,6}factors?|trophic|分泌|营养因子",
        "inflammation": r"inflamm\w+|炎",
        "vessel-growth": r"blood vessels?|angiogenesis|small vessels?|new vessels?|血管生|新生?的?小?血管|新血管",
        "perfusion": r"blood (?:supply|flow)|perfusion|供血|血流",
        "infarct-volume": r"infarct\w*|lesion (?:size|volume)|brain(?:'s)? structure|"
        r"梗死体积|病灶体积|脑结构|脑组织结构",
        "host-neurogenesis": r"neurogenesis|regenerat\w+|神经再生|再生",
        "synaptic-plasticity": r"plasticity|可塑性|重塑",
        "regulatory-status": r"approv\w+|获批|批准|上市",
        "neuronal-survival": r"apoptosis|neuroprotect\w+|凋亡|保护神经元",
    }
)
"""Outcome of the records, and what names it in either language."""

TREATMENTS = MappingProxyType(
    {
        "thrombectomy": r"thrombectom\w*|clot retrieval|取栓",
        "thrombolysis": r"thromboly\w*|alteplase|\btpa\b|溶栓",
        "vagus": r"vagus|\bvns\b|迷走",
    }
)
"""Treatments that are no cells, which the records know by their statement alone."""

CELLS = MappingProxyType(
    {
        "neural-stem-cell": r"(?:neural|nerve|neuronal|brain) stem[- ]cells?|\bnscs?\b|神经干细胞",
        "neural-progenitor-cell": r"(?:neural|nerve) progenitors?|\bnpcs?\b|神经祖细胞|神经前体细胞",
        "mesenchymal-stem-cell": r"mesenchymal|\bmscs?\b|间充质",
        "embryonic-stem-cell": r"embryonic stem|\bescs?\b|胚胎干细胞",
        "induced-pluripotent-stem-cell": r"pluripotent|\bipscs?\b|多能干细胞",
    }
)
"""Families of cells, and what names them beside the names of the records."""

ELSEWHERE = (
    r"alzheimer\w*|diabet\w*|arthrit\w*|multiple sclerosis|\bals\b|amyotrophic|knees?|liver|kidney|lungs?|leuk\w+|"
    r"lupus|"
    r"crohn\w*|autis\w*|cerebral palsy|macular|psoria\w*|hair|skin|migraine|depression|"
    r"阿尔茨海默|糖尿病|关节|多发性硬化|渐冻|膝|肝|肾|肺|白血病|狼疮|自闭|脑瘫|黄斑|皮肤|脱发|抑郁|偏头痛"
)
"""Illnesses and organs that no record is about; a sentence that names one means no claim here."""
