"""When two records are one study."""

from __future__ import annotations

from pathlib import Path

from tests.records.topics import STUDY, TRIAL, changed, other_study, problems_with

NAP = "studies/nap-2021.yaml"
NUMBERED = changed(STUDY, ("results: reported\n", "results: reported\nregistry_ids: [CTRI/2020/01/000001]\n"))


def test_two_records_with_one_registry_number_say_how_they_belong_together(tmp_path: Path) -> None:
    other = other_study(("results: reported\n", "results: reported\nregistry_ids: [ctri/2020/01/000001]\n"))

    (problem,) = problems_with(tmp_path, {TRIAL: NUMBERED, NAP: other})

    assert problem.startswith(f'{TRIAL}:6: the registry number "CTRI/2020/01/000001" is of nap-2021 as well.')


def test_a_relation_of_either_record_settles_it(tmp_path: Path) -> None:
    number = "results: reported\nregistry_ids: [CTRI/2020/01/000001]\n"
    for relation in ("shares_participants_with", "included_in"):
        related = other_study(("results: reported\n", f"{number}{relation}: [trial-2020]\n"))

        assert problems_with(tmp_path, {TRIAL: NUMBERED, NAP: related}) == [], relation
