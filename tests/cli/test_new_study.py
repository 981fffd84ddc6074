"""A curator begins with what a registry knows, and ends with a record that is accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli import evigraph
from graph.errors import EvidenceGraphError
from graph.records.read import examine, read
from graph.records.todos import TODO
from tests.records.topics import write_topic
from tests.sources.made_pubmed import record, whole
from tests.sources.made_trials import study as trial
from tests.sources.served import served

ARTICLE = record(
    "456",
    title="Product A and alertness in tiredness: it's 'odd': # really",
    types=("Journal Article", "Randomized Controlled Trial"),
    mesh=("Humans",),
    article="<AuthorList><Author><LastName>Rest</LastName><Initials>B</Initials></Author></AuthorList>",
)
# What a reader fills in, key by key.
READ = {
    "results": "reported",
    "design": "case-report",
    "species": "human",
    "condition": "tiredness",
    "randomised": "not-seen",
    "blinded_outcome": "not-seen",
    "sample_size_calculated": "not-seen",
    "treatment": "",
    "funder": "public",
    "kind": "journal-article",
    "seen": "full-text",
    "label": "Rest",
    "- id": "gain",
    "outcome": "alertness",
    "measure": "alertness, change",
    "n": "12",
    "comparator": "placebo",
    "time": "3 months",
    "reading": "benefit",
    "treated_value": "better",
    "- claim": "N1",
    "direction": "supports",
    "findings": "gain",
    "note": "They woke up.",
    "curator": "somebody",
    "judged": "2026-01-02",
}


@pytest.fixture
def topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EVIGRAPH_OFFLINE", "1")
    monkeypatch.setenv("EVIGRAPH_CACHE", str(tmp_path / "cache"))
    return write_topic(tmp_path / "topic", {})


def new(topic: Path, what: Path | str, *more: str) -> Result:
    return CliRunner().invoke(evigraph, ["new", "study", str(what), "--data", str(topic), *more])


def given(folder: Path, text: str, name: str = "given") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def the_new_file(topic: Path) -> Path:
    (path,) = (one for one in (topic / "studies").glob("*.yaml") if one.name != "trial-2020.yaml")
    return path


def filled(text: str) -> str:
    """The file as a reader would leave it."""
    lines = []
    for line in text.splitlines():
        key = line.strip().partition(":")[0]
        if line.startswith("treatment:"):
            lines.append("treatment: {cells: [product-a], route: intravenous}")
            continue
        lines.append(line.replace(TODO, READ[key], 1) if TODO in line and not line.startswith("#") else line)
    return "\n".join(lines) + "\n"


def test_a_draft_from_pubmed_is_accepted_once_its_todos_are_filled(topic: Path, tmp_path: Path) -> None:
    done = new(topic, given(tmp_path, whole(ARTICLE)))
    path = the_new_file(topic)
    problems = examine(topic).problems

    assert done.exit_code == 0, done.output
    assert problems
    assert [str(one) for one in problems if "still to be filled in" not in str(one)] == []
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    study = read(topic).studies[path.stem]
    assert (study.design, study.year, study.reports[0].pmid) == ("randomised-controlled-trial", 2011, "456")
    assert study.title == "Product A and alertness in tiredness: it's 'odd': # really"


def test_claims_that_it_may_bear_on_are_comments_and_count_in_nothing(topic: Path, tmp_path: Path) -> None:
    new(topic, given(tmp_path, whole(ARTICLE)))

    text = the_new_file(topic).read_text(encoding="utf-8")

    assert "#   N1: Naps help. (names Product A, Tiredness, Alertness)" in text
    assert "claim: TODO" in text


def test_a_registration_without_results_is_awaited_and_has_no_findings(topic: Path, tmp_path: Path) -> None:
    done = new(topic, given(tmp_path, json.dumps(trial(results=False))))

    text = the_new_file(topic).read_text(encoding="utf-8")
    assert done.exit_code == 0, done.output
    assert "results: awaiting" in text
    assert "findings" not in text


def test_a_reference_list_with_one_reference_will_do(topic: Path, tmp_path: Path) -> None:
    done = new(topic, given(tmp_path, "TY  - JOUR\nTI  - Naps again\nDO  - 10.1234/new\nER  -\n"))

    assert done.exit_code == 0, done.output
    assert "doi: '10.1234/new'" in the_new_file(topic).read_text(encoding="utf-8")


def test_what_is_there_is_not_overwritten(topic: Path, tmp_path: Path) -> None:
    before = (topic / "studies/trial-2020.yaml").read_bytes()

    done = new(topic, given(tmp_path, whole(ARTICLE)), "--id", "trial-2020")

    assert done.exit_code == 1
    assert "is there already" in str(done.exception)
    assert (topic / "studies/trial-2020.yaml").read_bytes() == before
    assert [one.name for one in (topic / "studies").iterdir()] == ["trial-2020.yaml"]


def test_a_study_that_is_known_is_not_begun_again(topic: Path) -> None:
    done = new(topic, "https://doi.org/10.1000/ABC")

    assert done.exit_code == 1
    assert "study trial-2020" in str(done.exception)


def test_offline_a_draft_knows_its_number_and_nothing_else(topic: Path) -> None:
    done = new(topic, "PMID 789")

    assert done.exit_code == 0, done.output
    assert "EVIGRAPH_OFFLINE" in done.output
    assert "pmid: '789'" in the_new_file(topic).read_text(encoding="utf-8")


def test_a_registry_is_asked_by_number(topic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVIGRAPH_OFFLINE")
    message = {"DOI": "10.1234/new", "title": ["Naps"], "author": [{"family": "Rest", "given": "B"}]}
    replies = {
        "efetch": [(200, whole(ARTICLE).encode())],
        "studies": [(200, json.dumps(trial(results=False)).encode())],
        "works": [(200, json.dumps({"message": message}).encode())],
    }
    with served(replies) as there:
        for name in ("PUBMED", "TRIALS", "CROSSREF"):
            monkeypatch.setenv(f"EVIGRAPH_{name}_URL", there.address)
        for number in ("456", "NCT09999999", "10.1234/new"):
            done = new(topic, number)

            assert done.exit_code == 0, done.output
            the_new_file(topic).unlink()


@pytest.mark.parametrize(
    ("text", "said"),
    [("TY  - JOUR\nTI  - One\nER  -\nTY  - JOUR\nTI  - Two\nER  -\n", "2 records"), ("hello there\n", "0 records")],
)
def test_a_file_without_exactly_one_record_is_refused(topic: Path, tmp_path: Path, text: str, said: str) -> None:
    done = new(topic, given(tmp_path, text))

    assert done.exit_code == 1
    assert said in done.output


def test_a_draft_that_is_open_keeps_nobody_from_beginning_another(topic: Path) -> None:
    for number in ("PMID 789", "PMID 790"):
        done = new(topic, number)

        assert done.exit_code == 0, done.output


def test_hostile_words_are_told_in_one_line(topic: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gz"
    broken.write_bytes(b"\x1f\x8bnothing")
    for what in (str(broken), "x" * 5000, "<script>"):
        done = new(topic, what)

        assert done.exit_code in (1, 2), what[:20]
        assert isinstance(done.exception, (EvidenceGraphError, SystemExit)), repr(done.exception)
    assert [one.name for one in (topic / "studies").iterdir()] == ["trial-2020.yaml"]
