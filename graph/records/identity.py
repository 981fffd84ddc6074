"""When two records are one study: a registry number that both have, people that both count."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.study import Study
from graph.records.collection import Collection, StudyRecord
from graph.records.document import Complaint, shown


def registry_number_is_of_one_study(collection: Collection) -> Iterator[Complaint]:
    """Whether two records with one registry number say how they belong together; else the people count twice."""
    first: dict[str, StudyRecord] = {}
    for record in collection.studies:
        for index, number in enumerate(record.head.noun.registry_ids):
            before = first.setdefault("".join(number.split()).upper(), record)
            if before is not record and not _related(before.head.noun, record.head.noun):
                message = f"the registry number {shown(number)} is of {before.head.noun.id} as well."
                help_ = "Are the two one study? Else write `shares_participants_with` or `included_in`."
                yield record.head.complaint("registry_ids", index, message=message, help_=help_)


def _related(one: Study, other: Study) -> bool:
    named = {*one.shares_participants_with, *one.included_in}
    return other.id in named or one.id in {*other.shares_participants_with, *other.included_in}


def shared_people_are_of_another_study(collection: Collection) -> Iterator[Complaint]:
    """Whether no study is said to share its people with itself."""
    for record in collection.studies:
        study = record.head.noun
        for index, id_ in enumerate(study.shares_participants_with):
            if id_ == study.id:
                message = f"{study.id} shares its participants with itself."
                yield record.head.complaint("shares_participants_with", index, message=message, help_="Take it out.")
