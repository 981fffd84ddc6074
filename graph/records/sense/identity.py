"""Whether two records are one study, and whether an identifier is more than an example."""

from __future__ import annotations

from collections.abc import Iterator

from graph.identifiers import Scheme, find_in, key_of, parse
from graph.records.collection import Collection, StudyRecord
from graph.records.document import Complaint, shown
from graph.records.sense.rule import error, remark


def _registered_once(collection: Collection) -> Iterator[Complaint]:
    holders: dict[str, list[StudyRecord]] = {}
    for record in collection.studies:
        for index, number in enumerate(record.head.noun.registry_ids):
            others = holders.setdefault(key_of(number), [])
            if others and not any(other is record or _counted_once(record, other) for other in others):
                first = others[0].head
                message = f"the registration {shown(number)} is also that of {first.noun.id}."
                where = first.document.where(("registry_ids",))
                help_ = (
                    f"See {where}. Put the two into one record, or write `included_in` where one counts the people of"
                    " the other, `shares_participants_with` where some are the same: else people count twice."
                )
                yield record.head.complaint("registry_ids", index, message=message, help_=help_)
            others.append(record)


def _counted_once(one: StudyRecord, other: StudyRecord) -> bool:
    """Whether one of the two names the other as counting the same people, or both are in a third."""
    mine, theirs = one.head.noun, other.head.noun
    within = bool(set(mine.included_in) & set(theirs.included_in))
    named = {*mine.included_in, *mine.shares_participants_with}
    named_by_other = {*theirs.included_in, *theirs.shares_participants_with}
    return within or theirs.id in named or mine.id in named_by_other


def _shares_with_another(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        study = record.head.noun
        for index, id_ in enumerate(study.shares_participants_with):
            if id_ == study.id:
                message = f"{study.id} shares its participants with itself."
                yield record.head.complaint("shares_participants_with", index, message=message, help_="Take it out.")


def _named_once(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        seen: set[str] = set()
        for index, number in enumerate(record.head.noun.registry_ids):
            if key_of(number) in seen:
                message = f"the registration {shown(number)} stands here twice, in two spellings."
                yield record.head.complaint("registry_ids", index, message=message, help_="Keep one.")
            seen.add(key_of(number))


def _page_of_another(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        own = {key_of(number) for number in record.head.noun.registry_ids}
        for report in record.reports:
            for found in find_in(report.noun.page or "") if own else ():
                identifier = found.identifier
                if not identifier.scheme.is_of_a_paper and identifier.key not in own:
                    message = f"the page is of the registration {identifier}, which is none of this study's."
                    yield report.complaint("page", message=message, help_="Add it to `registry_ids`, or say why.")


def _made_up(collection: Collection) -> Iterator[Complaint]:
    help_ = "It looks like an example. Correct it, or say that it is real."
    for record in collection.studies:
        for index, number in enumerate(record.head.noun.registry_ids):
            found = parse(number)
            if found is not None and found.looks_made_up:
                yield record.head.complaint(
                    "registry_ids", index, message=f"{shown(number)} only counts up.", help_=help_
                )
        for report in record.reports:
            named = (("pmid", Scheme.PMID, report.noun.pmid), ("pmcid", Scheme.PMCID, report.noun.pmcid))
            for key, scheme, told in named:
                found = parse(told, scheme) if told else None
                if found is not None and found.looks_made_up:
                    yield report.complaint(key, message=f"{shown(found.number)} only counts up.", help_=help_)


def _own_label(collection: Collection) -> Iterator[Complaint]:
    first: dict[str, StudyRecord] = {}
    for record in collection.studies:
        label = " ".join(record.head.noun.label.casefold().split())
        other = first.setdefault(label, record)
        if other is not record:
            message = f"the label {shown(record.head.noun.label)} is also that of {other.head.noun.id}."
            help_ = "Readers cannot tell the two apart: add the year or the place, or put them into one record."
            yield record.head.complaint("label", message=message, help_=help_)


RULES = (
    error(
        "one-trial-one-record",
        "No registration, however it is spelt, stands in two studies that do not say how their participants overlap.",
        _registered_once,
    ),
    error("shares-with-another", "No study shares its participants with itself.", _shares_with_another),
    error("registered-once", "A study names each registration once.", _named_once),
    remark("page-of-its-trial", "A registry's page is that of one of the study's own registrations.", _page_of_another),
    remark("identifier-is-real", "No identifier counts up like an example, as 12345678 does.", _made_up),
    remark("label-is-its-own", "No two studies bear the same label.", _own_label),
)
