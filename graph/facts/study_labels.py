"""The words for the closed lists of what was done in a study, in English and Chinese."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from graph.model.study import Concern, Funder, Graft, Results, Risk, RiskDomain, Route
from graph.model.values import Answer, Text

Labels: TypeAlias = dict[type[Enum], dict[Enum, Text]]

STUDY_LABELS: Labels = {
    Route: {
        Route.INTRACEREBRAL: Text("into the brain", "脑内"),
        Route.INTRAVENTRICULAR: Text("into a ventricle", "脑室内"),
        Route.INTRATHECAL: Text("into the spinal fluid", "鞘内"),
        Route.INTRAVENOUS: Text("into a vein", "静脉"),
        Route.INTRA_ARTERIAL: Text("into an artery", "动脉"),
        Route.OTHER: Text("another route", "其他途径"),
        Route.NOT_APPLICABLE: Text("not applicable", "不适用"),
        Route.UNKNOWN: Text("route not known", "途径不详"),
    },
    Graft: {
        Graft.AUTOLOGOUS: Text("own cells", "自体"),
        Graft.ALLOGENEIC: Text("from another of the same species", "同种异体"),
        Graft.XENOGENEIC: Text("from another species", "异种"),
        Graft.NOT_APPLICABLE: Text("not applicable", "不适用"),
        Graft.UNKNOWN: Text("not known", "不详"),
    },
    Risk: {
        Risk.LOW: Text("low", "低"),
        Risk.SOME: Text("some concerns", "有一定顾虑"),
        Risk.HIGH: Text("high", "高"),
        Risk.UNCLEAR: Text("unclear", "不清楚"),
    },
    RiskDomain: {
        RiskDomain.RANDOMISATION: Text("randomisation", "随机化"),
        RiskDomain.DEVIATIONS: Text("deviations", "偏离方案"),
        RiskDomain.MISSING: Text("missing data", "数据缺失"),
        RiskDomain.MEASUREMENT: Text("measurement", "结局测量"),
        RiskDomain.REPORTING: Text("selective reporting", "选择性报告"),
    },
    Results: {
        Results.REPORTED: Text("reported", "已公布"),
        Results.AWAITING: Text("awaiting results", "等待结果"),
    },
    Funder: {
        Funder.MAKER: Text("the maker", "产品方"),
        Funder.OTHER_INDUSTRY: Text("other industry", "其他企业"),
        Funder.PUBLIC: Text("public money", "公共资金"),
        Funder.MIXED: Text("mixed", "混合"),
        Funder.UNKNOWN: Text("not known", "不详"),
    },
    Concern: {
        Concern.DATA: Text("about its data", "涉及数据"),
        Concern.OTHER: Text("about something other than its data", "不涉及数据"),
    },
    Answer: {
        Answer.YES: Text("yes", "是"),
        Answer.NO: Text("no", "否"),
        Answer.NOT_STATED: Text("not stated", "未说明"),
        Answer.NOT_SEEN: Text("not seen", "未能查看"),
    },
}
