"""What single groups of a result show: no more people than the result and the study have, and together as many."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.finding import Finding
from graph.records.collection import Collection
from graph.records.document import Complaint
from graph.records.sense.people import most_of
from graph.records.sense.rule import error, remark


def _within(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        most = most_of(record)
        for finding in record.findings:
            together, n = _together(finding.noun), finding.noun.n
            if isinstance(n, int) and together > n:
                message = f"the groups have {together} together, but the result counts {n}."
                yield finding.complaint("arms", message=message, help_="Correct n, or the groups.")
            elif most is not None and together > most[0]:
                message = f"the groups have {together} together, but the study {most[1]} {most[0]}."
                yield finding.complaint("arms", message=message, help_="Correct one of the two.")


def _add_up(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for finding in record.findings:
            arms, together, n = finding.noun.arms, _together(finding.noun), finding.noun.n
            told = bool(arms) and all(arm.n is not None for arm in arms)
            if told and isinstance(n, int) and together < n:
                message = f"the groups have {together} together, but the result counts {n}."
                help_ = "Write the missing group, or say who is in none."
                yield finding.complaint("arms", message=message, help_=help_)


def _together(finding: Finding) -> int:
    return sum(arm.n for arm in finding.arms if arm.n is not None)


RULES = (
    error("groups-within-n", "The groups of a result hold no more than its n and its study.", _within),
    remark("groups-add-up", "Groups that all tell how many they are add up to the n of their result.", _add_up),
)
