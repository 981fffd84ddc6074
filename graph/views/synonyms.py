"""Words that mean one thing to a reader who searches: other names, short names, and traditional characters."""

from __future__ import annotations

from types import MappingProxyType

# Written alike before anything is compared: what a reader of one region writes, and the word of the records for it.
CHINESE = MappingProxyType(
    {
        "中风": "卒中",
        "心梗": "心肌梗死",
        "心肌梗塞": "心肌梗死",
        "脑梗塞": "脑梗死",
        "间质干细胞": "间充质干细胞",
        "间叶干细胞": "间充质干细胞",
        "维他命": "维生素",
        "巴金森": "帕金森",
        "副作用": "不良反应",
        "复健": "康复",
        "存活率": "生存率",
        "介白素": "白细胞介素",
        "免疫抑制药": "免疫抑制剂",
        "脊髓受伤": "脊髓损伤",
    }
)

# Each row is one thing in several names.
NAMES: tuple[tuple[str, ...], ...] = (
    ("fma", "fugl-meyer"),
    ("mrs", "modified rankin"),
    ("nihss", "national institutes of health stroke scale", "nih stroke scale"),
    ("arat", "action research arm test"),
    ("wmft", "wolf motor function"),
    ("bi", "barthel"),
    ("mmse", "mini-mental state"),
    ("moca", "montreal cognitive"),
    ("adl", "activities of daily living", "日常生活活动"),
    ("qol", "quality of life", "生活质量"),
    ("rct", "randomized controlled trial", "随机对照试验"),
    ("serious adverse event", "严重不良事件"),
    ("nsc", "nscs", "neural stem cell", "neural stem cells", "神经干细胞"),
    ("npc", "npcs", "neural progenitor", "神经祖细胞"),
    ("msc", "mscs", "mesenchymal", "间充质"),
    ("ipsc", "ipscs", "induced pluripotent", "诱导多能"),
    ("esc", "escs", "embryonic stem", "胚胎干细胞"),
    ("bmmnc", "bone marrow mononuclear", "骨髓单个核"),
    ("bdnf", "brain-derived neurotrophic factor", "脑源性神经营养因子"),
    ("vegf", "vascular endothelial growth factor", "血管内皮生长因子"),
    ("gfap", "glial fibrillary acidic protein", "胶质纤维酸性蛋白"),
    ("bbb", "blood-brain barrier", "血脑屏障"),
    ("mcao", "middle cerebral artery occlusion", "大脑中动脉闭塞"),
    ("ich", "intracerebral hemorrhage", "hemorrhagic stroke", "脑出血", "出血性脑卒中"),
    ("ais", "ischemic stroke", "缺血性脑卒中", "脑梗死"),
    ("sci", "spinal cord injury", "脊髓损伤"),
    ("tbi", "traumatic brain injury", "创伤性脑损伤"),
    ("pd", "parkinson's disease", "parkinson disease", "帕金森病"),
    ("mi", "myocardial infarction", "heart attack", "心肌梗死"),
    ("hf", "heart failure", "心力衰竭"),
    ("vns", "vagus nerve stimulation", "迷走神经刺激"),
    ("tpa", "alteplase", "thrombolysis", "溶栓"),
    ("mri", "magnetic resonance", "磁共振"),
    ("fmri", "functional mri", "功能磁共振"),
    ("stroke", "cva", "cerebrovascular accident", "脑卒中"),
    ("rat", "rats", "大鼠", "老鼠"),
    ("mouse", "mice", "小鼠", "老鼠"),
    ("adverse event", "adverse events", "side effects", "不良事件", "不良反应"),
)

_TRADITIONAL = (
    "腦細幹療損傷經臨試驗隨機對復運動認語評質類製藥劑靜脈內臍帶間誘導維鈣臟關節腫瘤癲癇癱殘訪風險證據確學體發後個種與為過實豬"
    "國際優勢並長時層組統計隱監測縮終點預續軸樹觸電訊號轉錄輸鏈單雙盤壓變監護術醫師診斷圖數據結論調節塊錐軀張緊顱顯響應聯繫綜"
    "滅細膠質髓鏡頻遞養營總領簡繁寫義務專業標準註冊論審薦團隊無減輕慘癥狀屍檢嚴亞區緩釋參與錄"
)
_SIMPLIFIED = (
    "脑细干疗损伤经临试验随机对复运动认语评质类制药剂静脉内脐带间诱导维钙脏关节肿瘤癫痫瘫残访风险证据确学体发后个种与为过实猪"
    "国际优势并长时层组统计隐监测缩终点预续轴树触电讯号转录输链单双盘压变监护术医师诊断图数据结论调节块锥躯张紧颅显响应联系综"
    "灭细胶质髓镜频递养营总领简繁写义务专业标准注册论审荐团队无减轻惨症状尸检严亚区缓释参与录"
)
SIMPLER = MappingProxyType(dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True)))
"""Traditional characters of clinical words, and the simplified ones of the records."""
