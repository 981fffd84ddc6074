"""A landscape counts every record once, says what it left out, and goes on where it stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from graph.errors import EvidenceGraphError
from graph.sources.landscape import make
from graph.sources.landscape.make import PARTS, Made, make_landscape
from graph.sources.landscape.part import make_part
from graph.sources.landscape.topics import Topics, listed
from tests.sources.made_pubmed import record, whole, written

TRIAL = ("Journal Article", "Randomized Controlled Trial")
CELLS = ("Humans", "Stroke/therapy", "Stem Cells/transplantation")


def made(files: list[str], out: Path, *, topics: Topics | None = None, jobs: int = 1) -> Made:
    return make_landscape(files, out, topics=topics or Topics(), jobs=jobs)


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(out / f"{table}.parquet").to_pylist()
    return found


def test_every_record_is_a_row_and_says_that_nobody_reviewed_it(tmp_path: Path) -> None:
    file = written(tmp_path, whole(record("1", types=TRIAL, mesh=CELLS), record("2", mesh=("Animals", "Rats"))))

    made([file], tmp_path / "out")

    one, other = rows(tmp_path / "out", "studies")
    assert (one["pmid"], one["rung"], one["species"], one["reviewed"]) == ("1", "human-randomised", ["human"], False)
    assert (one["interventions"], one["conditions"]) == (["Stem Cells"], ["Stroke"])
    assert (other["rung"], other["design"], other["standing"]) == ("rodent", "animal-experiment", "stands")


def test_the_map_counts_studies_by_rung_and_retracted_ones_apart(tmp_path: Path) -> None:
    retracted = record("3", types=TRIAL, mesh=CELLS, links=(("RetractionIn", "9"),))
    rats = record("2", mesh=("Animals", "Rats", *CELLS[1:]))
    file = written(tmp_path, whole(record("1", types=TRIAL, mesh=CELLS), rats, retracted, record("4", mesh=CELLS)))

    made([file], tmp_path / "out")

    (cell,) = rows(tmp_path / "out", "evidence_map")
    assert (cell["intervention"], cell["condition"], cell["studies"]) == ("Stem Cells", "Stroke", 4)
    assert {name: count for name, count in cell.items() if isinstance(count, int) and count} == {
        "human_randomised": 1,
        "rodent": 1,
        "rung_unknown": 1,
        "retracted": 1,
        "studies": 4,
    }


def test_given_headings_take_the_place_of_qualifiers(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# mine\n\nSleep\n", encoding="utf-8")
    file = written(tmp_path, whole(record("1", mesh=("Sleep", "Stroke/therapy", "Caffeine/therapeutic use"))))

    made([file], tmp_path / "out", topics=Topics(interventions=listed(names)))

    assert [(cell["intervention"], cell["condition"]) for cell in rows(tmp_path / "out", "evidence_map")] == [
        ("Sleep", "Stroke")
    ]


def test_a_list_of_headings_that_says_nothing_is_refused(tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_text("# nothing\n", encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\x00")

    for path in (empty, binary, tmp_path / "none.txt"):
        with pytest.raises(EvidenceGraphError, match=path.name):
            listed(path)


def test_counts_add_up_over_versions_deletions_and_what_was_skipped(tmp_path: Path) -> None:
    first = written(tmp_path, whole(record("1", title="Old."), record("2"), record(None), record("3")), "1.xml")
    deleted = "<DeleteCitation><PMID>3</PMID><PMID>77</PMID></DeleteCitation>"
    second = written(tmp_path, whole(record("1", title="New."), deleted), "2.xml.gz", packed=True)
    cut = written(tmp_path, f"<PubmedArticleSet>{record('5')}<Pub", "3.xml")

    told = made([first, second, cut, str(tmp_path / "none.xml")], tmp_path / "out")

    assert [(row["pmid"], row["title"]) for row in rows(tmp_path / "out", "studies")] == [
        ("2", "Naps and attention."),
        ("1", "New."),
        ("5", "Naps and attention."),
    ]
    manifest = told.manifest
    assert (manifest.read, manifest.replaced_by_a_newer_version, manifest.taken_back_by_pubmed) == (5, 1, 1)
    assert manifest.read == manifest.studies + manifest.replaced_by_a_newer_version + manifest.taken_back_by_pubmed
    assert manifest.skipped == {"broken": 1, "cannot be opened": 1, "no identifier": 1}
    assert len(told.skipped) == 3
    assert json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")) == json.loads(told.as_json())


def test_files_that_were_read_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [written(tmp_path, whole(record(str(n))), f"{n}.xml") for n in (1, 2, 3)]
    made(files[:2], tmp_path / "out")
    asked: list[str] = []

    def asks(file: str, part: Path) -> int:
        asked.append(file)
        return make_part(file, part)

    monkeypatch.setattr(make, "make_part", asks)

    told = made(files, tmp_path / "out")

    assert asked == files[2:]
    assert (told.new_parts, told.manifest.studies) == (1, 3)


def test_a_run_that_breaks_off_leaves_no_half_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.sources.landscape import part

    file = written(tmp_path, whole(record("1")))

    def breaks(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(part, "_write", breaks)
        with pytest.raises(KeyboardInterrupt):
            made([file], tmp_path / "out")

    assert list((tmp_path / "out" / PARTS).iterdir()) == []
    assert made([file], tmp_path / "out").manifest.studies == 1


def test_what_a_killed_run_left_unfinished_is_swept_away(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / "out" / PARTS).mkdir(parents=True)
    left = [tmp_path / "out" / f".studies.parquet.{gone.pid}", tmp_path / "out" / PARTS / f".x.jsonl.gz.{gone.pid}"]
    at_work = tmp_path / "out" / f".studies.parquet.{os.getppid()}"
    for path in (*left, at_work):
        path.touch()

    made([written(tmp_path, whole(record("1")))], tmp_path / "out")

    assert not any(path.exists() for path in left)
    assert at_work.exists()


def test_several_processes_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    files = [written(tmp_path, whole(*(record(f"{n}{m}", mesh=CELLS) for m in range(9))), f"{n}.xml") for n in (1, 2)]

    made(files, tmp_path / "one", jobs=1)
    made(files, tmp_path / "two", jobs=2)

    for name in ("studies.parquet", "evidence_map.parquet", "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_no_abstract_is_written(tmp_path: Path) -> None:
    import gzip

    abstract = "<Abstract><AbstractText>A sentence of the publisher.</AbstractText></Abstract>"
    made([written(tmp_path, whole(record("1", article=abstract)))], tmp_path / "out")

    for file in (tmp_path / "out").rglob("*.*"):
        content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        assert b"of the publisher" not in content, file


def test_standard_input_cannot_be_resumed_and_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvidenceGraphError, match="resumed"):
        made(["-"], tmp_path / "out")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    with pytest.raises(EvidenceGraphError, match="cannot be written"):
        made([written(tmp_path, whole())], tmp_path / "out")
