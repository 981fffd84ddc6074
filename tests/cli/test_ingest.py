"""`evigraph ingest` prints what was read, says what was not, and ends with 1 where something was left out."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from graph.cli import evigraph
from tests.sources.made_pubmed import record, whole, written
from tests.sources.made_trials import V2, study


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(evigraph, ["ingest", *arguments], input=given)


def test_articles_are_printed_an_object_a_line(tmp_path: Path) -> None:
    types = ("Randomized Controlled Trial",)
    text = whole(record("1", types=types, mesh=("Humans",)), record("2", links=(("RetractionIn", "9"),)))

    done = run("pubmed", written(tmp_path, text), "--json")

    one, other = map(json.loads, done.stdout.splitlines())
    assert done.exit_code == 0
    assert {name: one[name] for name in ("pmid", "title", "year", "publication_types", "mesh")} == {
        "pmid": "1",
        "title": "Naps and attention.",
        "year": 2011,
        "publication_types": ["Randomized Controlled Trial"],
        "mesh": ["Humans"],
    }
    assert (one["species"], one["design"], one["rung"], one["standing"]) == (
        ["human"],
        "randomised-controlled-trial",
        "human-randomised",
        "stands",
    )
    assert (other["design"], other["rung"], other["standing"]) == (None, None, "retracted")


def test_no_abstract_is_printed(tmp_path: Path) -> None:
    text = record(article="<Abstract><AbstractText>A sentence of the publisher.</AbstractText></Abstract>")
    path = written(tmp_path, whole(text))

    assert "of the publisher" not in run("pubmed", path, "--json").output + run("pubmed", path).output


def test_trials_are_printed_an_object_a_line(tmp_path: Path) -> None:
    path = tmp_path / "trials.jsonl"
    awaited = study(("identificationModule.nctId", "NCT90000002"), results=False)
    path.write_text(json.dumps(V2) + "\n" + json.dumps(awaited), encoding="utf-8")

    done = run("trials", str(path), "--json", "--as-of", "2020-01-01")

    one, other = map(json.loads, done.stdout.splitlines())
    assert list(one)[:9] == [
        "id",
        "study_type",
        "phases",
        "allocation",
        "masking",
        "rung",
        "awaiting",
        "arms",
        "results",
    ]
    assert (one["rung"], one["awaiting"], one["overdue"]) == ("human-randomised", False, False)
    assert one["results"]["measured"][0]["arms"][0] | {"note": None} == {
        "arm": "Nap",
        "n": 28,
        "value": 250.0,
        "events": None,
        "mean": 250.0,
        "spread": 20.5,
        "low": None,
        "high": None,
        "note": None,
    }
    assert (other["results"], other["awaiting"], other["overdue"]) == (None, True, True)


def test_good_records_are_printed_though_others_could_not_be_read(tmp_path: Path) -> None:
    good = written(tmp_path, whole(record("1"), record(None)), "a.xml")
    bad = written(tmp_path, "<PubmedArticleSet>" + record("2") + "<", "b.xml")

    done = run("pubmed", good, str(tmp_path / "none.xml"), bad, "--json")

    assert [json.loads(line)["pmid"] for line in done.stdout.splitlines()] == ["1", "2"]
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    assert [line.partition(".xml")[0].rpartition("/")[2] for line in told] == ["a", "none", "b"]


def test_people_get_a_table(tmp_path: Path) -> None:
    path = tmp_path / "trial.json"
    path.write_text(json.dumps(V2), encoding="utf-8")

    articles, trials = (
        run("pubmed", written(tmp_path, whole(record("77", title="[bold]Naps[/bold]")))),
        run("trials", str(path)),
    )

    assert "77" in articles.output
    assert "1 record" in articles.output
    assert "NCT90000001" in trials.output
    assert "1 record" in trials.output


def test_standard_input_is_read() -> None:
    assert json.loads(run("pubmed", "-", "--json", given=whole(record("5")).encode()).stdout)["pmid"] == "5"
    assert json.loads(run("trials", "-", "--json", given=json.dumps(V2).encode()).stdout)["id"] == "NCT90000001"


def test_a_landscape_is_summed_up(tmp_path: Path) -> None:
    path = written(tmp_path, whole(record("1"), record(None)))

    done = run("pubmed", path, "--out", str(tmp_path / "out"), "--jobs", "1")

    assert done.exit_code == 1
    assert "1 studies" in done.stdout
    assert "not reviewed" in done.stdout
    assert "no PMID" in done.stderr
    assert (tmp_path / "out" / "studies.parquet").exists()


def test_options_of_a_landscape_need_its_folder(tmp_path: Path) -> None:
    done = run("pubmed", written(tmp_path, whole()), "--jobs", "2")

    assert done.exit_code == 2
    assert "--out" in done.stderr
