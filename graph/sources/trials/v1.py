"""The registry's first JSON (`FullStudies`), renamed to the present form.

Its names repeat what they stand in (`ArmGroup` has `ArmGroupLabel`), and its lists are wrapped twice
(`ArmGroupList: {ArmGroup: […]}`); the present form has `armGroups: [{label}]`.
"""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_NAMES = {
    "NCTId": "nctId",
    "ArmGroupInterventionList": "interventionNames",
    "OutcomeDenomList": "denoms",
    "OutcomeClassDenomList": "denoms",
    "OutcomeDenomCountList": "counts",
    "OutcomeClassDenomCountList": "counts",
    "OutcomeAnalysisGroupIdList": "groupIds",
    "OutcomeClassList": "classes",
    "OutcomeCategoryList": "categories",
    "OutcomeMeasureList": "outcomeMeasures",
    "OutcomeMeasurementList": "measurements",
    "OutcomeAnalysisList": "analyses",
    "OutcomeGroupList": "groups",
    "FlowGroupList": "groups",
    "FlowPeriodList": "periods",
    "FlowMilestoneList": "milestones",
    "FlowAchievementList": "achievements",
    "SeriousEventStatsList": "stats",
    "OtherEventStatsList": "stats",
    "SecondaryIdInfoList": "secondaryIdInfos",
    "DesignWhoMaskedList": "whoMasked",
    "DesignObservationalModelList": "observationalModel",
    "DesignTimePerspectiveList": "timePerspective",
}
# What stands before a name is the name of what it stands in, or what the field's designers called that at the time.
_PREFIXES = {
    "DesignInfo": "Design",
    "DesignMaskingInfo": "Design",
    "EnrollmentInfo": "Enrollment",
    "OrgStudyIdInfo": "OrgStudy",
    "SecondaryIdInfo": "Secondary",
    "FlowAchievement": "FlowAchievement",
    "OutcomeMeasure": "OutcomeMeasure",
    "OutcomeClassDenomCount": "OutcomeClassDenomCount",
}
_SINGLE = frozenset({"observationalModel", "timePerspective"})
_DEEPEST = 60


def present_form(study: Json, owner: str = "", depth: int = 0) -> Json:
    """A record of the first JSON in the present form."""
    if depth > _DEEPEST:
        raise ValueError("It is nested too deeply.")
    if isinstance(study, list):
        return [present_form(one, owner, depth + 1) for one in study]
    if not isinstance(study, dict):
        return study
    return dict(_renamed(name, value, owner, depth) for name, value in study.items())


def _renamed(name: str, value: Json, owner: str, depth: int) -> tuple[str, Json]:
    if name.endswith("List") and isinstance(value, dict) and len(value) == 1:
        ((inner, items),) = value.items()
        listed = items if isinstance(items, list) else [items]
        new = _NAMES.get(name) or _plural(_bare(inner, owner))
        made = [present_form(one, inner, depth + 1) for one in listed]
        return (new, made[0] if new in _SINGLE and made else made)
    return _NAMES.get(name) or _lower(_bare(name, owner)), present_form(value, name, depth + 1)


def _bare(name: str, owner: str) -> str:
    """The name without the name of what it stands in; `StartDate` in `StartDateStruct` is its `Date`."""
    if owner.endswith("DateStruct"):
        return name.removeprefix(owner.removesuffix("Struct")) or "Date"
    prefix = _PREFIXES.get(owner, owner)
    return name.removeprefix(prefix) or name


def _plural(name: str) -> str:
    low = _lower(name)
    return low[:-1] + "ies" if low.endswith("y") else low + "s"


def _lower(name: str) -> str:
    return "ci" + name[2:] if name.startswith("CI") else name[:1].lower() + name[1:]
