"""Years and days: none before medicine kept records, none after the records end, and each after what it follows."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.study import Report, Study
from graph.records.collection import Collection, StudyRecord
from graph.records.document import Complaint
from graph.records.sense.rule import error, remark
from graph.records.validation import Placed

EARLIEST = 1900


def _years(collection: Collection) -> Iterator[Complaint]:
    # An issue is dated a year ahead of its day at most.
    latest = collection.topic.noun.curated_until.year + 1 if collection.topic else 9999
    for record in collection.studies:
        parts: tuple[Placed[Study] | Placed[Report], ...] = (record.head, *record.reports)
        for part in parts:
            year = part.noun.year
            if year is not None and not EARLIEST <= year <= latest:
                message = f"the year {year} does not lie between {EARLIEST} and {latest}."
                yield part.complaint("year", message=message, help_="Correct it, or `curated_until` in topic.yaml.")


def _published(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for report in record.reports:
            day, year = report.noun.published, report.noun.year
            if day is not None and year is not None and abs(day.year - year) > 1:
                message = f"published on {day}, but of the year {year}."
                yield report.complaint("published", message=message, help_="Correct one of the two.")


def _year_of_issue(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for report in record.reports:
            day, year = report.noun.published, report.noun.year
            if day is not None and year is not None and abs(day.year - year) == 1:
                message = f"published on {day}, but of the year {year}."
                help_ = "Correct one of the two, or say that the issue is of another year than the day."
                yield report.complaint("published", message=message, help_=help_)


def _after_the_end(collection: Collection) -> Iterator[Complaint]:
    if collection.topic is None:
        return
    end = collection.topic.noun.curated_until
    for record in collection.studies:
        for report in record.reports:
            for key, day in (("published", report.noun.published), ("withdrawn", report.noun.withdrawn)):
                if day is not None and day > end:
                    message = f"{key} on {day}, after {end}, up to which the topic was curated."
                    yield report.complaint(key, message=message, help_="Correct it, or `curated_until` in topic.yaml.")


def _judged(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        days = [report.noun.published for report in record.reports]
        known = [day for day in days if day is not None]
        if not known or len(known) < len(days):  # a report without a day may have been there before
            continue
        for line in record.lines:
            if line.noun.judged < min(known):
                message = f"judged on {line.noun.judged}, before the study was first published, on {min(known)}."
                yield line.complaint("judged", message=message, help_="Correct one of the two.")


def _later(collection: Collection) -> Iterator[Complaint]:
    studies = {record.head.noun.id: record for record in collection.studies}
    for record in collection.studies:
        year = record.head.noun.year
        for index, id_ in enumerate(record.head.noun.tested_later_in):
            last = _last_year(studies[id_]) if id_ in studies else None
            if year is not None and last is not None and last < year:
                message = f"{id_} is of {last}, before this study of {year}."
                help_ = "What tests a study later is not earlier: correct one of the two."
                yield record.head.complaint("tested_later_in", index, message=message, help_=help_)


def _last_year(record: StudyRecord) -> int | None:
    """The last year that is known of a study: a trial is registered long before it ends."""
    study = record.head.noun
    years = [study.year, *(report.noun.year for report in record.reports), *(day.year for _, day in study.dates)]
    return max((year for year in years if year is not None), default=None)


def _withdrawn(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for report in record.reports:
            published, withdrawn = report.noun.published, report.noun.withdrawn
            if published is not None and withdrawn is not None and withdrawn < published:
                message = f"withdrawn on {withdrawn}, before it was published, on {published}."
                yield report.complaint("withdrawn", message=message, help_="Correct one of the two.")


def _started(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        dates = dict(record.head.noun.dates)
        start = dates.get("start")
        for name, day in dates.items():
            if start is not None and day < start and ("end" in name or "complet" in name):
                message = f"{name} on {day}, before the start on {start}."
                yield record.head.complaint("dates", name, message=message, help_="Correct one of the two.")


RULES = (
    error("years-are-ours", f"Years lie between {EARLIEST} and the year after the topic's last day.", _years),
    error("published-in-its-year", "The day and the year of a report agree to within a year.", _published),
    error(
        "nothing-after-the-end",
        "Nothing was published or withdrawn after the day up to which the topic was curated.",
        _after_the_end,
    ),
    error("judged-once-published", "Nobody judged a study before it was published.", _judged),
    remark("later-is-later", "What tested a study later is not of an earlier year.", _later),
    error("withdrawn-once-published", "A report is withdrawn after it was published.", _withdrawn),
    error("ended-once-started", "A study ends after its start.", _started),
    remark("issue-of-its-day", "A report's year is that of its day; an issue may be dated otherwise.", _year_of_issue),
)
