"""When the studies of a claim were reported."""

from __future__ import annotations

from datetime import date

from graph.analysis.history import history
from graph.facts.look import Footing
from graph.grading.assess import grade
from graph.model.line import EvidenceLine
from graph.model.scales import Direction
from graph.model.study import Design, Report, Standing, Study
from graph.model.values import Species
from graph.views.dossier import dossier
from graph.views.timeline import Timeline, known_from, timeline, years_of
from tests.makers import base, claim, line, report, study


def drawn(*studies: Study) -> Timeline:
    known = base([claim()], studies)
    found = timeline(known, dossier(known, grade(known), "C1"))
    assert found is not None
    return found


def reported(id_: str, *reports: Report, way: EvidenceLine | None = None) -> Study:
    return study(id_, way or line(), reports=reports)


def test_a_study_stands_at_its_first_report_and_remembers_the_later_ones() -> None:
    found = drawn(reported("s", report("b", year=2021), report("a", published=date(2018, 5, 1), year=None)))

    (mark,) = found.lanes[0].marks
    assert (mark.year, mark.years) == (2018, (2018, 2021))


def test_a_trial_registered_years_before_its_results_stands_where_its_grade_counts_it() -> None:
    registered, told = report("reg", year=2020), report("told", published=date(2025, 2, 17), year=None)
    known = base([claim()], [reported("s", registered, told)])
    found = timeline(known, dossier(known, grade(known), "C1"))

    assert found is not None
    (mark,) = found.lanes[0].marks
    assert (mark.year, mark.years) == (2025, (2020, 2025))
    assert [epoch.start for epoch in history(known, "C1").epochs if epoch.came] == [date(2025, 2, 17)]


def test_no_mark_stands_on_the_line_of_another_study() -> None:
    long = reported("long", report("a", year=2015), report("b", year=2022))
    after = study("after", line(), year=2023, reports=(report(year=2023),))

    found = drawn(long, reported("within", report(year=2020)), after)

    assert {mark.row.study.id: mark.level for mark in found.lanes[0].marks} == {"long": 0, "within": 1, "after": 0}


def test_studies_of_one_year_stand_above_each_other() -> None:
    found = drawn(*(reported(f"s{n}", report(year=2020)) for n in range(3)))

    assert [mark.level for mark in found.lanes[0].marks] == [0, 1, 2]
    assert found.lanes[0].depth == 3


def test_people_and_animals_have_lanes_of_their_own() -> None:
    mouse = study("m", line(), design=Design.ANIMAL_EXPERIMENT, species=(Species.MOUSE,))

    assert [lane.footing for lane in drawn(mouse, study("s", line())).lanes] == [Footing.PEOPLE, Footing.ANIMALS]


def test_a_study_of_unknown_year_is_told_and_not_drawn() -> None:
    found = drawn(study("s", line()), study("t", line(), year=None))

    assert [row.study.id for row in found.undated] == ["t"]
    assert sum(len(lane.marks) for lane in found.lanes) == 1


def test_without_any_year_there_is_no_timeline() -> None:
    known = base([claim()], [study("t", line(), year=None)])

    assert timeline(known, dossier(known, grade(known), "C1")) is None


def test_a_retraction_is_marked_with_its_year() -> None:
    gone = report("gone", year=2019, standing=Standing.RETRACTED, withdrawn=date(2024, 1, 31))

    (mark,) = drawn(reported("s", gone)).lanes[0].marks

    assert mark.is_retracted
    assert mark.withdrawn == 2024
    assert not mark.counts


def test_a_study_beside_the_claim_does_not_count() -> None:
    (mark,) = drawn(reported("s", report(), way=line(direction=Direction.CONTEXT))).lanes[0].marks

    assert not mark.counts


def test_the_axis_reaches_to_the_article() -> None:
    found = drawn(reported("s", report(year=2001)))

    assert (found.first, found.last) == (2001, 2025)
    assert [year for year, _ in found.said] == [2025]
    assert (found.at(2001), found.at(2025)) == (0, 1)
    assert len(found.ticks) <= 7


def test_a_single_year_stands_in_the_middle() -> None:
    found = drawn(study("s", line(), year=2025, reports=(report(year=2025),)))

    assert found.at(2025) == 0.5
    assert found.ticks == (2025,)


def test_a_study_without_dated_reports_has_its_own_year() -> None:
    assert years_of(study("s", reports=(report(year=None),), year=2015)) == (2015,)


def test_a_study_without_any_year_is_known_from_none() -> None:
    assert known_from(study("s", year=None)) is None
