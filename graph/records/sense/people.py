"""How many people or animals: stations of a study, its arms, and what its findings can at most have counted."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.study import Numbers, Results
from graph.model.values import Absent
from graph.records.collection import Collection, StudyRecord
from graph.records.document import Complaint
from graph.records.sense.rule import error, remark


def _stations(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        numbers = record.head.noun.numbers
        if numbers.screened is not None and numbers.enrolled is not None and numbers.enrolled > numbers.screened:
            message = f"{numbers.enrolled} were enrolled, but only {numbers.screened} screened."
            yield record.head.complaint("numbers", "enrolled", message=message, help_="Correct one of the two.")
        for station, number in _later(numbers):
            if numbers.enrolled is not None and number > numbers.enrolled:
                message = f"{number} {station}, but only {numbers.enrolled} enrolled."
                yield record.head.complaint(
                    "numbers", station.split()[0], message=message, help_="Correct one of the two."
                )


def _later(numbers: Numbers) -> Iterator[tuple[str, int]]:
    named = (("treated", numbers.treated), ("control", numbers.control), ("analysed", numbers.analysed))
    yield from ((station, number) for station, number in named if number is not None)
    if numbers.treated is not None and numbers.control is not None:
        yield "treated or control", numbers.treated + numbers.control
    if numbers.completed:
        yield "completed", sum(number for _, number in numbers.completed)


def _somebody(collection: Collection) -> Iterator[Complaint]:
    help_ = "Write how many there were, or `unknown`."
    for record in collection.studies:
        study, numbers = record.head.noun, record.head.noun.numbers
        stations = {"enrolled": numbers.enrolled, "treated": numbers.treated, "analysed": numbers.analysed}
        for station, number in stations.items():
            if study.results is Results.REPORTED and number == 0:
                message = f"a study with results, of which nobody was {station}."
                yield record.head.complaint("numbers", station, message=message, help_=help_)
        for finding in record.findings:
            if finding.noun.n == 0:
                yield finding.complaint("n", message="a result in nobody: n is 0.", help_=help_)
            if finding.noun.total == 0:
                yield finding.complaint("total", message="a count out of nobody: total is 0.", help_=help_)


def _within_the_study(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        most = most_of(record)
        for finding in record.findings:
            for key, number in (("n", finding.noun.n), ("total", finding.noun.total)):
                if most is not None and isinstance(number, int) and number > most[0]:
                    message = f"{key} is {number}, but the study {most[1]} {most[0]}."
                    help_ = "Correct one of the two; a finding counts the people or animals of its study."
                    yield finding.complaint(key, message=message, help_=help_)


def most_of(record: StudyRecord) -> tuple[int, str] | None:
    """The largest number of people or animals that a finding of a study can have counted, where that is known.

    Treated alone says nothing of the controls, and analysed alone is of one outcome: another may have more.
    """
    study = record.head.noun
    numbers = study.numbers
    if numbers.enrolled is not None:
        return numbers.enrolled, "enrolled"
    known = [sum(number for _, number in numbers.arms)] if numbers.arms else []
    if numbers.treated is not None and (numbers.control is not None or not study.comparator.is_control):
        known.append(numbers.treated + (numbers.control or 0))
    return (max(*known, numbers.analysed or 0), "counts at most") if known else None


def _total_within_n(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for finding in record.findings:
            n, total = finding.noun.n, finding.noun.total
            if not isinstance(n, Absent) and total is not None and total > n > 0:
                message = f"the total {total} is above n, {n}."
                help_ = "`n` counts all arms together, `total` those out of whom were counted; correct one."
                yield finding.complaint("total", message=message, help_=help_)


def _arms_within_the_study(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        numbers = record.head.noun.numbers
        together, arms = sum(number for _, number in numbers.arms), dict(numbers.arms)
        if numbers.enrolled is not None and together > numbers.enrolled:
            message = f"the arms have {together} together, but only {numbers.enrolled} enrolled."
            yield record.head.complaint("numbers", "arms", message=message, help_="Correct one of the two.")
        for name, number in numbers.completed:
            if name in arms and number > arms[name]:
                message = f"{number} completed in an arm of {arms[name]}."
                keys = ("numbers", "completed", name)
                yield record.head.complaint(*keys, message=message, help_="Correct one of the two.")


def _arms_add_up(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        numbers = record.head.noun.numbers
        together = sum(number for _, number in numbers.arms)
        wholes = {numbers.enrolled, numbers.treated, numbers.analysed, numbers.planned} - {None}
        wholes |= {number for _, number in _later(numbers)}
        if len(numbers.arms) > 1 and wholes and together not in wholes:
            told = ", ".join(map(str, sorted(number for number in wholes if number is not None)))
            message = f"the arms have {together} together, which is none of the study's numbers ({told})."
            yield record.head.complaint("numbers", "arms", message=message, help_="Correct them, or say why.")


RULES = (
    error("stations-shrink", "Analysed, treated, control and completed ≤ enrolled ≤ screened.", _stations),
    error("somebody-was-counted", "A study with results, an n and a total count at least one.", _somebody),
    error("findings-within-study", "No n or total is larger than anybody whom the study had.", _within_the_study),
    error("total-within-n", "The total of a count is not above the finding's n.", _total_within_n),
    error(
        "arms-within-study",
        "Arms hold no more than enrolled, and completed no more than their arm.",
        _arms_within_the_study,
    ),
    remark(
        "arms-add-up", "The arms add up to a number of the study: enrolled, treated, analysed or planned.", _arms_add_up
    ),
)
