"""An amendment changes the standing of one report and not a byte more, or nothing at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.errors import DataError, EvidenceGraphError
from graph.model.study import Standing
from graph.records.amending import Amendment, amend
from graph.records.read import read
from tests.records.topics import STUDY, TRIAL, changed, other_study, write_topic

RETRACTED = Amendment("trial-2020", "trial-2020", Standing.RETRACTED, "doi:10.1/r, it's “odd”: # all", date(2025, 6, 1))
OTHER = "studies/nap-2021.yaml"


def test_only_the_lines_of_the_standing_change_and_comments_stay(tmp_path: Path) -> None:
    commented = changed(
        STUDY, ("standing: stands", "standing: stands  # as read"), ("\nfindings:", "\n# mine\nfindings:")
    )
    topic = write_topic(tmp_path, {TRIAL: commented})

    amend(topic, [RETRACTED])

    old, new = commented.splitlines(), (topic / TRIAL).read_text(encoding="utf-8").splitlines()
    assert [line for line in old if line not in new] == ["    standing: stands  # as read"]
    assert [line for line in new if line not in old] == [
        "    standing: retracted  # as read",
        "    notice: 'doi:10.1/r, it''s “odd”: # all'",
        "    withdrawn: 2025-06-01",
    ]
    report = read(topic).studies["trial-2020"].reports[0]
    assert (report.standing, report.notice, report.withdrawn) == (
        Standing.RETRACTED,
        RETRACTED.notice,
        date(2025, 6, 1),
    )


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    topic = write_topic(tmp_path, {TRIAL: STUDY.replace("\n", "\r\n").encode()})

    amend(topic, [RETRACTED])

    content = (topic / TRIAL).read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") == STUDY.count("\n") + 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    standing: stands\n", "    standing:\n      stands\n", "not on its own line"),
        ("    standing: stands\n", "    standing: stands\n    notice: 'seen'\n", "has notice already"),
        ("  - id: trial-2020", "  - id: other-report", "has no report trial-2020"),
    ],
)
def test_what_cannot_be_edited_safely_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    topic = write_topic(tmp_path, {TRIAL: changed(STUDY, (old, new))})
    before = (topic / TRIAL).read_bytes()

    with pytest.raises(EvidenceGraphError, match=said):
        amend(topic, [RETRACTED])

    assert (topic / TRIAL).read_bytes() == before


def test_one_amendment_that_is_refused_leaves_all_unwritten(tmp_path: Path) -> None:
    other = other_study(("    standing: stands\n", "    standing: stands\n    notice: 'seen'\n"))
    topic = write_topic(tmp_path, {OTHER: other})
    before = (topic / TRIAL).read_bytes()

    with pytest.raises(EvidenceGraphError, match="nothing was written"):
        amend(topic, [RETRACTED, Amendment("nap-2021", "nap-2021", Standing.RETRACTED, "why")])

    assert (topic / TRIAL).read_bytes() == before
    assert sorted(one.name for one in (topic / "studies").iterdir()) == ["nap-2021.yaml", "trial-2020.yaml"]


def test_what_check_would_refuse_is_taken_back(tmp_path: Path) -> None:
    topic = write_topic(tmp_path, {})
    before = (topic / TRIAL).read_bytes()

    with pytest.raises(DataError):
        amend(topic, [Amendment("trial-2020", "trial-2020", Standing.RETRACTED, " ")])

    assert (topic / TRIAL).read_bytes() == before
