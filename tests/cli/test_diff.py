"""`evigraph diff`: what a change of the records changes, from folders and from revisions of git."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import cli, resources
from graph.cli.comparing import MOVED
from graph.errors import DataError, EvidenceGraphError
from tests.records.topics import CLAIM, SHA, SOURCES, STUDY, TRIAL, changed, other_study, write_topic

ANCHOR = f"{{start: 1, end: 2, sha256: {SHA}}}"
DISPUTED = changed(STUDY, ("direction: supports", "direction: disputes\n    direction_because: they slept on"))


def diff(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.evigraph, ("diff", *map(str, words)))


def told(*words: str | Path) -> dict[str, list[dict[str, object]]]:
    result = diff(*words, "--json")
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def git(folder: Path, *words: str) -> str:
    """Git as a fresh user without settings has it."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(("git", *who, *words), cwd=folder, check=True, capture_output=True, text=True, env=env)  # noqa: S607  # the git of whoever tests
    return done.stdout.strip()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_topic(tmp_path / "old", {})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose first commit holds the small topic, and whose folder has the study disputing the claim."""
    git(tmp_path, "init", "-q", "-b", "main")
    topic = write_topic(tmp_path / "topics" / "sleep", {})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    write_topic(topic, {TRIAL: DISPUTED})
    return topic


def test_the_same_records_in_another_layout_do_not_differ(old: Path, tmp_path: Path) -> None:
    new = write_topic(tmp_path / "new", {TRIAL: "# a comment\n\n" + STUDY})

    result = diff(old, new, "--exit-code")

    assert (result.exit_code, result.stdout) == (0, "Nothing differs.\n")


def test_a_changed_field_is_told_with_its_place_in_the_new_file(old: Path, tmp_path: Path) -> None:
    new = write_topic(tmp_path / "new", {TRIAL: changed(STUDY, ("n: 18", "n: 19"))})

    (one,) = told(old, new)["records"]

    line = next(number for number, text in enumerate(STUDY.splitlines(), 1) if "n: 18" in text)
    assert one == {
        "kind": "findings",
        "id": "trial-2020/gain",
        "what": "changed",
        "path": "n",
        "before": "18",
        "after": "19",
        "file": f"{new.as_posix()}/{TRIAL}",
        "line": line,
    }


def test_records_that_come_and_go_are_told_once_and_not_by_their_parts(old: Path, tmp_path: Path) -> None:
    new = write_topic(tmp_path / "new", {"studies/nap-2021.yaml": other_study()})

    there, back = told(old, new)["records"], told(new, old)["records"]

    assert [(one["kind"], one["id"], one["what"]) for one in there] == [("studies", "nap-2021", "added")]
    assert [(one["kind"], one["id"], one["what"]) for one in back] == [("studies", "nap-2021", "removed")]
    assert str(back[0]["file"]).startswith(new.as_posix())


def test_an_item_put_before_others_does_not_make_them_differ(old: Path, tmp_path: Path) -> None:
    place = "  appearances:\n"
    first = place + f"    - {{source: magazine, section: '1', wording: hedged, anchor: {ANCHOR}}}\n"
    new = write_topic(tmp_path / "new", {"claims.yaml": changed(CLAIM, (place, first))})

    (one,) = told(old, new)["records"]

    assert (one["path"], one["what"], one["before"]) == ("appearances[0]", "added", None)


def test_a_field_left_out_is_told_at_its_record(old: Path, tmp_path: Path) -> None:
    new = write_topic(tmp_path / "new", {"claims.yaml": changed(CLAIM, ("  mechanism: rest\n", ""))})

    (one,) = told(old, new)["records"]

    assert (one["path"], one["what"], one["before"], one["line"]) == ("mechanism", "removed", "rest", 1)


def test_a_claim_moves_with_its_aspects_and_reasons(old: Path, tmp_path: Path) -> None:
    new = write_topic(tmp_path / "new", {TRIAL: DISPUTED})

    (move,) = told(old, new)["moves"]
    page = diff(old, new).stdout

    assert move["claim"] == "N1"
    assert {"direction", "basis"} <= set(move["moved"])
    assert "Claims that move: 1 of 1" in page
    assert "direction: supports" not in page
    assert "lines trial-2020/N1 direction changed: supports → disputes" in " ".join(page.split())


def test_a_rule_that_comes_to_another_step_is_told_as_one(tmp_path: Path) -> None:
    judged = (
        "- {claim: N1, stream: human-randomised, domain: imprecision, change: -1, why: {en: few, zh: 少}, "
        "curator: Ann, judged: 2026-01-02}\n"
    )
    trial = changed(
        STUDY,
        ("design: single-arm-trial", "design: randomised-controlled-trial\ncomparator: sham"),
        ("comparator: own-baseline", "comparator: sham"),
        ("reading: uncontrolled-improvement", "reading: benefit"),
    )
    one = write_topic(tmp_path / "one", {"judgements.yaml": judged, TRIAL: trial})
    two = write_topic(tmp_path / "two", {"judgements.yaml": changed(judged, ("-1, why", "0, why")), TRIAL: trial})

    (steps,) = told(one, two)["changed_step"]

    assert [(step["before"], step["after"]) for step in steps["steps"]] == [(-1, 0)]
    for form in ((), ("--markdown",)):
        assert "another step: imprecision" in diff(one, two, *form).stdout.lower(), form


def test_a_new_claim_counts_as_moving_for_the_exit_and_a_new_note_does_not(old: Path, tmp_path: Path) -> None:
    claim = write_topic(tmp_path / "claim", {"claims.yaml": CLAIM + changed(CLAIM, ("id: N1", "id: N2"))})
    note = write_topic(tmp_path / "note", {"claims.yaml": CLAIM + "  note: looked at twice\n"})

    assert (diff(old, claim, "--exit-code").exit_code, diff(old, claim).exit_code) == (MOVED, 0)
    assert diff(old, note, "--exit-code").exit_code == 0
    assert "New claims: N2" in diff(old, claim).stdout


def test_a_result_that_a_claim_newly_repeats_is_no_crash(old: Path, tmp_path: Path) -> None:
    reported = "  reported:\n    - {study: trial-2020, finding: gain, count: 5, total: 18}\n"
    report = changed(CLAIM, ("kind: effect", "kind: report")) + reported
    study = changed(STUDY, ("direction: supports", "direction: context"))
    write_topic(old, {"claims.yaml": report, TRIAL: study})
    more = report + "    - {study: trial-2020, finding: gain, value: 99}\n"
    new = write_topic(tmp_path / "new", {"claims.yaml": more, TRIAL: study})

    assert diff(old, new).exit_code == 0
    assert "fidelity" in told(old, new)["moves"][0]["moved"]


def test_markdown_mentions_nobody_and_holds_no_markup_of_the_records(old: Path, tmp_path: Path) -> None:
    note = "  note: 'a | b <img src=x> [x](http://x) @somebody #1'\n"
    new = write_topic(tmp_path / "new", {"claims.yaml": CLAIM + note})

    page = diff(old, new, "--markdown").stdout
    row = next(line for line in page.splitlines() if "note" in line)

    assert row.replace("\\|", "").count("|") == 6
    assert not any(mark in row for mark in (" <img", " [x](", "@somebody", "#1", "http://"))


def test_readers_of_chinese_are_answered_in_chinese(old: Path, tmp_path: Path) -> None:
    new = write_topic(tmp_path / "new", {TRIAL: DISPUTED})

    assert "有变化的声明：1/1" in diff(old, new, "--lang", "zh").stdout


def test_a_revision_is_held_against_the_folder_without_a_checkout(repository: Path) -> None:
    before = git(repository, "status", "--porcelain")

    found = told("main", "--data", repository)

    assert (found["before"], found["after"]) == ("main:topics/sleep", repository.as_posix())
    assert [one["claim"] for one in found["moves"]] == ["N1"]
    assert (git(repository, "status", "--porcelain"), git(repository, "branch", "--show-current")) == (before, "main")


def test_a_revision_is_read_as_committed_whatever_attributes_say(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.yaml export-ignore export-subst text eol=crlf\n", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "second")

    assert [one["claim"] for one in told("main~1", "main", "--data", repository)["moves"]] == ["N1"]


def test_the_mistakes_of_both_sides_are_told_at_their_lines(repository: Path) -> None:
    write_topic(repository, {"claims.yaml": changed(CLAIM, ("kind: effect", "kind: efect"))})
    git(repository, "commit", "-q", "-a", "-m", "broken")
    write_topic(repository, {"sources.yaml": changed(SOURCES, ("language: en", "language: e"))})

    result = diff("main", "--data", repository)

    assert isinstance(result.exception, DataError)
    places = {problem.place for problem in result.exception.problems}
    assert {"main:topics/sleep/claims.yaml:2", f"{repository.as_posix()}/sources.yaml:6"} <= places
    assert "evigraph-" not in str(result.exception)


def test_a_link_in_a_revision_leads_nowhere(repository: Path) -> None:
    (repository / "conditions.yaml").unlink()
    (repository / "conditions.yaml").symlink_to("/etc/passwd")
    git(repository, "commit", "-q", "-a", "-m", "link")

    result = diff("main", "main~1", "--data", repository)

    assert isinstance(result.exception, DataError)
    assert "root:" not in str(result.exception)


@pytest.mark.parametrize(
    "revision",
    ["nope", "--output=x", "-h", "main\nx", "", "HEAD:topics", "main..main", "x" * 300, "main; touch pwned", "$(id)"],
)
def test_what_is_no_revision_is_told_in_one_sentence(repository: Path, revision: str) -> None:
    result = diff("--data", repository, "--", revision)

    assert isinstance(result.exception, EvidenceGraphError)
    assert "is neither a folder nor" in str(result.exception)
    assert "\n" not in str(result.exception)
    assert not list(repository.parent.glob("**/pwned"))


def test_a_folder_outside_git_and_a_folder_that_is_missing_are_told(old: Path, tmp_path: Path) -> None:
    outside, missing = diff("main", "--data", old), diff("main", "--data", tmp_path / "none")

    assert "is in no git repository" in str(outside.exception)
    assert "is none either" in str(missing.exception)


def test_a_revision_without_the_topic_is_told(repository: Path) -> None:
    other = write_topic(repository.parent / "later", {})

    assert "there is no folder topics/later" in str(diff("main", "--data", other).exception)


def test_two_topics_are_not_compared() -> None:
    first, second = sorted(resources.topics().values())[:2]

    assert "only states of one topic can be compared" in str(diff(first, second).exception)


@pytest.mark.parametrize("topic", sorted(resources.topics()))
def test_a_real_topic_does_not_differ_from_itself(topic: str) -> None:
    folder = resources.topics()[topic]

    assert diff(folder, folder, "--exit-code").stdout == "Nothing differs.\n"
