"""Registrations are read in every form the registry gave out, with what was posted and nothing that was not."""

from __future__ import annotations

import gzip
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from graph.model.scales import Rung
from graph.sources.reading import Reason, Skipped
from graph.sources.trials.read import registrations
from graph.sources.trials.registration import Registration
from tests.sources.made_trials import V1, V2, XML, study


def read(folder: Path, text: str | bytes) -> tuple[list[Registration], list[Skipped]]:
    path = folder / "trials"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    skipped: list[Skipped] = []
    return list(registrations(str(path), skip=skipped.append)), skipped


def one(folder: Path, record: dict[str, Any]) -> Registration:
    (found,), skipped = read(folder, json.dumps(record))
    assert not skipped
    return found


def test_every_form_tells_the_same_trial(tmp_path: Path) -> None:
    second = study(("identificationModule.nctId", "NCT90000002"))
    forms: dict[str, str | bytes] = {
        "object": json.dumps(V2),
        "object over many lines": json.dumps(V2, indent=2),
        "list": json.dumps([V2]),
        "page of results": json.dumps({"studies": [V2], "nextPageToken": "x"}, indent=1),
        "lines": json.dumps(V2) + "\n\n" + json.dumps(second) + "\n",
        "with a byte order mark": b"\xef\xbb\xbf" + json.dumps(V2).encode(),
        "gzip": gzip.compress(json.dumps(V2).encode()),
        "first interface": json.dumps({"FullStudiesResponse": {"FullStudies": [{"Rank": 1, "Study": V1}]}}),
        "first interface, one": json.dumps({"FullStudy": {"Rank": 1, "Study": V1}}, indent=2),
        "first interface, bare": json.dumps({"Study": V1}),
        "first interface, study": json.dumps(V1),
        "old XML": XML,
        "old XML, gzip": gzip.compress(XML.encode()),
    }
    wanted = one(tmp_path, V2)

    for name, text in forms.items():
        found, skipped = read(tmp_path, text)

        assert found[0] == wanted, name
        assert len(found) == (2 if name == "lines" else 1), name
        assert not skipped, name


def test_a_registration_tells_its_design_people_and_days(tmp_path: Path) -> None:
    found = one(tmp_path, V2)

    assert (found.id, found.study_type, found.phases) == ("NCT90000001", "INTERVENTIONAL", ("PHASE2", "PHASE3"))
    assert (found.allocation, found.masking, found.status, found.why_stopped) == (
        "RANDOMIZED",
        "DOUBLE",
        "TERMINATED",
        "Nobody slept",
    )
    assert found.enrolment is not None
    assert (found.enrolment.count, found.enrolment.actual) == (60, True)
    assert (str(found.start and found.start.when), found.completion and found.completion.actual) == ("2010-03", False)
    assert [(s.name, s.lead) for s in found.sponsors] == [("Nap House", True), ("Pillow Ltd", False)]
    assert [(arm.label, arm.type) for arm in found.arms] == [("Nap", "EXPERIMENTAL"), ("Coffee", "ACTIVE_COMPARATOR")]


def test_posted_results_stand_arm_by_arm(tmp_path: Path) -> None:
    posted = one(tmp_path, V2).results

    assert posted is not None
    time, errors = posted.measured
    assert (time.parameter, time.dispersion, time.row) == ("MEAN", "STANDARD_DEVIATION", "Evening")
    assert [(a.arm, a.n, a.mean, a.spread) for a in time.arms] == [
        ("Nap", 28, Decimal("250.0"), Decimal("20.5")),
        ("Coffee", 25, None, None),
    ]
    assert time.arms[1].note == "NA"
    assert [(a.n, a.events, a.mean) for a in errors.arms] == [(28, 3, None), (25, 0, None)]
    assert [(f.arm, f.started, f.completed) for f in posted.flow] == [("Nap", 30, 28), ("Coffee", 30, 25)]
    assert (posted.analyses[0].value, posted.analyses[0].low, posted.analyses[0].p) == ("-12.5", "-20", "<0.01")


def test_harms_say_how_many_of_how_many(tmp_path: Path) -> None:
    posted = one(tmp_path, V2).results

    assert posted is not None
    assert [(h.term, h.serious, [(a.affected, a.at_risk, a.events) for a in h.arms]) for h in posted.harms] == [
        (None, True, [(1, 30, None), (0, 30, None)]),
        ("Fall", True, [(1, 30, 2)]),
        (None, False, [(4, 30, None), (9, 30, None)]),
        ("Yawning", False, [(9, 30, None)]),
    ]


def test_eyes_and_clinics_are_not_counted_as_people(tmp_path: Path) -> None:
    record = study()
    measure = record["resultsSection"]["outcomeMeasuresModule"]["outcomeMeasures"][0]
    measure["denoms"][0]["units"] = "Eyes"

    posted = one(tmp_path, record).results

    assert posted is not None
    assert [arm.n for arm in posted.measured[0].arms] == [None, None]


def test_a_registration_without_results_is_awaited(tmp_path: Path) -> None:
    found = one(tmp_path, study(results=False))

    assert found.awaiting
    assert found.results is None


def test_a_short_record_with_results_is_not_awaited(tmp_path: Path) -> None:
    record = study()
    del record["resultsSection"]

    found = one(tmp_path, record)

    assert (found.awaiting, found.results) == (False, None)


def test_results_are_overdue_a_year_after_the_primary_completion(tmp_path: Path) -> None:
    awaited = one(tmp_path, study(results=False))

    assert awaited.overdue(date(2013, 6, 30)) is False
    assert awaited.overdue(date(2013, 7, 1)) is True
    assert one(tmp_path, V2).overdue(date(2030, 1, 1)) is False


def test_nobody_is_overdue_whose_completion_is_only_hoped_for_or_who_enrolled_nobody(tmp_path: Path) -> None:
    hoped = ("statusModule.primaryCompletionDateStruct", {"date": "2012-06", "type": "ESTIMATED"})
    leap = ("statusModule.primaryCompletionDateStruct", {"date": "2012-02", "type": "ACTUAL"})

    assert one(tmp_path, study(hoped, results=False)).overdue(date(2030, 1, 1)) is None
    assert (
        one(tmp_path, study(("statusModule.overallStatus", "WITHDRAWN"), results=False)).overdue(date(2030, 1, 1))
        is False
    )
    assert one(tmp_path, study(leap, results=False)).overdue(date(2013, 2, 28)) is False
    assert one(tmp_path, study(leap, results=False)).overdue(date(2013, 3, 1)) is True


def arms(*types: str) -> tuple[str, list[dict[str, str]]]:
    return "armsInterventionsModule.armGroups", [{"label": f"Arm {n}", "type": type_} for n, type_ in enumerate(types)]


def design(**info: str) -> tuple[str, dict[str, str]]:
    return "designModule.designInfo", info


TRIAL, OBSERVED = ("designModule.studyType", "INTERVENTIONAL"), ("designModule.studyType", "OBSERVATIONAL")
TWO, ONE, NONE = arms("EXPERIMENTAL", "OTHER"), arms("EXPERIMENTAL"), arms()


def test_the_rung_follows_from_type_allocation_and_arms(tmp_path: Path) -> None:
    parallel, single, steps = (
        {"interventionModel": "PARALLEL"},
        {"interventionModel": "SINGLE_GROUP"},
        {"interventionModel": "SEQUENTIAL"},
    )
    cases: dict[str, tuple[tuple[Any, ...], Rung | None]] = {
        "random": ((design(allocation="RANDOMIZED", **parallel), TWO), Rung.HUMAN_RANDOMISED),
        "random, no arms told": ((design(allocation="RANDOMIZED", **parallel), NONE), Rung.HUMAN_RANDOMISED),
        "random with one arm": ((design(allocation="RANDOMIZED", **parallel), ONE), None),
        "not random": ((design(allocation="NON_RANDOMIZED", **parallel), TWO), Rung.HUMAN_CONTROLLED),
        "doses in steps": ((design(allocation="NON_RANDOMIZED", **steps), TWO), Rung.HUMAN_UNCONTROLLED),
        "steps and sham": (
            (design(allocation="NON_RANDOMIZED", **steps), arms("EXPERIMENTAL", "SHAM_COMPARATOR")),
            Rung.HUMAN_CONTROLLED,
        ),
        "one arm": ((design(allocation="NA", **single), ONE), Rung.HUMAN_UNCONTROLLED),
        "allocation not told": ((design(**parallel), TWO), None),
        "case-control": ((OBSERVED, design(observationalModel="CASE_CONTROL"), NONE), Rung.HUMAN_CONTROLLED),
        "cohorts": ((OBSERVED, design(observationalModel="COHORT"), TWO), Rung.HUMAN_CONTROLLED),
        "a cohort": ((OBSERVED, design(observationalModel="COHORT"), ONE), Rung.HUMAN_UNCONTROLLED),
        "groups not told": ((OBSERVED, design(observationalModel="COHORT"), NONE), None),
        "cases": ((OBSERVED, design(observationalModel="CASE_ONLY"), TWO), Rung.HUMAN_UNCONTROLLED),
        "observed, model other": ((OBSERVED, design(observationalModel="OTHER"), TWO), None),
        "expanded access": ((("designModule.studyType", "EXPANDED_ACCESS"), TWO), None),
        "type not told": ((("designModule.studyType", None), TWO), None),
    }
    for name, (changes, rung) in cases.items():
        assert one(tmp_path, study(*changes)).rung is rung, name


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Treatment, Randomized, Open Label, Uncontrolled, Parallel Assignment", ("RANDOMIZED", "PARALLEL", "NONE")),
        (
            "Allocation:  Non-Randomized, Intervention Model: Single Group Assignment, Masking: Double Blind (Subject)",
            ("NON_RANDOMIZED", "SINGLE_GROUP", "DOUBLE"),
        ),
    ],
    ids=["without names", "with names"],
)
def test_designs_in_one_line_are_understood(tmp_path: Path, line: str, told: tuple[str, str, str]) -> None:
    head, _, rest = XML.partition("<study_design_info>")
    text = head + f"<study_design>{line}</study_design>" + rest.partition("</study_design_info>")[2]

    (found,), _ = read(tmp_path, text)

    assert (found.allocation, found.intervention_model, found.masking) == told


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    wrong = study(("identificationModule.nctId", "NCT90000009"), ("designModule.phases", 7))
    lines = [wrong, {"nct": "NCT90000008", "title": "x"}, study(("identificationModule.nctId", "?")), 5, V2, None]

    found, skipped = read(tmp_path, "\n".join(map(json.dumps, lines)) + '\n{"broken": ')

    assert [one.id for one in found] == ["NCT90000001"]
    assert [(one.line, one.record) for one in skipped][:3] == [(1, "NCT90000009"), (2, "NCT90000008"), (3, None)]
    assert [one.reason for one in skipped] == [
        Reason.BAD_RECORD,
        Reason.BAD_RECORD,
        Reason.NO_IDENTIFIER,
        Reason.BAD_RECORD,
        Reason.BAD_RECORD,
        Reason.BROKEN,
    ]
    assert "phases" in skipped[0].detail


def test_files_that_are_no_registrations_are_refused_in_one_line(tmp_path: Path) -> None:
    cases = {
        "": Reason.NOT_SUCH_RECORDS,
        "hello": Reason.BROKEN,
        "[" * 100_000: Reason.BROKEN,
        '{"protocolSection":' * 5000: Reason.BROKEN,
        "<html/>": Reason.NOT_SUCH_RECORDS,
        "<clinical_study><id_info/>": Reason.BROKEN,
        '<!DOCTYPE x [<!ENTITY a "b">]><clinical_study><brief_title>&a;</brief_title></clinical_study>': Reason.REFUSED,
        '{"studies": 5}': Reason.BAD_RECORD,
        "\ud800".encode("utf-16-le", "surrogatepass").decode("latin-1"): Reason.BROKEN,
    }
    for text, reason in cases.items():
        found, skipped = read(tmp_path, text)

        assert not found, text[:40]
        assert [one.reason for one in skipped] == [reason], text[:40]
        assert "\n" not in str(skipped[0]), text[:40]


def test_deep_records_of_the_first_interface_are_refused(tmp_path: Path) -> None:
    deep = '{"Study": {"ProtocolSection": ' + '{"A": ' * 500 + "1" + "}" * 500 + "}}"

    found, skipped = read(tmp_path, deep)

    assert not found
    assert len(skipped) == 1


def test_a_line_of_search_results_is_no_registration(tmp_path: Path) -> None:
    text = "<search_results><clinical_study><nct_id>NCT90000003</nct_id></clinical_study></search_results>"

    found, skipped = read(tmp_path, text)

    assert not found
    assert [one.record for one in skipped] == ["NCT90000003"]


def test_numbers_that_are_none_stay_unknown(tmp_path: Path) -> None:
    counts = (
        ("12", 12),
        ("1,200", 1200),
        (44.0, 44),
        (4.5, None),
        ("-5", None),
        ("many", None),
        ("9" * 40, None),
        (1e300, None),
    )
    for count, wanted in counts:
        found = one(tmp_path, study(("designModule.enrollmentInfo", {"count": count})))

        assert (found.enrolment and found.enrolment.count) == wanted, count
