"""What a build gives: the same bytes every time, everything that the records hold, or nothing new at all."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyarrow import parquet
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset

import graph
from graph.dataset import build as building
from graph.dataset import store
from graph.dataset.build import STAGES, BuiltDataset, build, canonical
from graph.dataset.gate import Breach
from graph.dataset.versions import POINTER, pointed
from graph.errors import BuildError, DataError, RdfFileError
from graph.views.beyond import proposal_words
from tests.dataset.test_versions import content
from tests.records.topics import CLAIM, changed, write_topic

ROOT = Path(__file__).resolve().parents[2]
FAULTY = {"claims.yaml": changed(CLAIM, ("kind: effect", "kind: effects"))}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_topic(tmp_path_factory.mktemp("records"), {})


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("built")


@pytest.fixture(scope="module")
def built(records: Path, out: Path) -> BuiltDataset:
    return build(records, out=out, words=proposal_words)


# The same bytes


def test_two_builds_are_the_same_to_the_byte_whatever_the_seed_zone_and_language(
    tmp_path: Path, records: Path, out: Path, built: BuiltDataset
) -> None:
    other = tmp_path / "other"
    odd = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [sys.executable, "-m", "graph.cli", "build", "--data", str(records), "--out", str(other)]

    subprocess.run(command, cwd=ROOT, env=os.environ | odd, check=True, capture_output=True)

    assert content(other) == content(out)
    assert content(built.folder)


def test_quads_are_sorted_and_stand_once() -> None:
    one, two, three = (Quad(NamedNode("x:s"), NamedNode("x:p"), Literal(f"{n}\n")) for n in "123")

    assert canonical([three, one, two, one]) == canonical([one, two, three])
    assert canonical([three, one]) == b'<x:s> <x:p> "1\\n" .\n<x:s> <x:p> "3\\n" .\n'
    assert canonical([]) == b""


def test_a_change_of_the_records_changes_the_version(tmp_path: Path, built: BuiltDataset) -> None:
    changed_records = write_topic(tmp_path / "t", {"claims.yaml": changed(CLAIM, ("Naps help.", "Naps do help."))})

    assert build(changed_records, out=tmp_path / "out").folder.name != built.folder.name


# What is in a version


def test_the_manifest_names_every_file_with_its_digest(built: BuiltDataset) -> None:
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    files = content(built.folder)

    named = {name: entry["sha256"] for name, entry in manifest["files"].items()}
    found = {name: hashlib.sha256(it).hexdigest() for name, it in files.items()}
    assert named == {name: it for name, it in found.items() if name not in {"manifest.json", "SHA256SUMS"}}
    assert {"dataset.nq", "void.ttl", "ontology/evidence.ttl", "tables/reasons.parquet"} <= set(named)


def test_the_version_is_named_by_its_content(built: BuiltDataset) -> None:
    digest = hashlib.sha256((built.folder / "manifest.json").read_bytes()).hexdigest()

    assert digest.startswith(built.folder.name)


def test_the_manifest_says_from_what_it_was_made(built: BuiltDataset) -> None:
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))

    assert manifest["topic"] == "sleep"
    assert manifest["as_of"] == "2026-01-31"
    assert manifest["rulebook"]["fingerprint"]
    assert set(manifest["versions"]) == {"evigraph", "pyarrow", "pyoxigraph"}
    assert manifest["counts"]["claims"] == manifest["counts"]["studies"] == 1
    assert manifest["counts"]["quads"] == sum(manifest["graphs"].values())


def test_the_checksums_are_those_of_sha256sum(built: BuiltDataset) -> None:
    lines = (built.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}

    files = content(built.folder)
    del files["SHA256SUMS"]
    assert told == {name: hashlib.sha256(it).hexdigest() for name, it in files.items()}


def test_void_counts_what_is_there(built: BuiltDataset) -> None:
    void = "http://rdfs.org/ns/void#"
    said = {
        (str(triple.subject), triple.predicate.value): triple.object
        for triple in parse(path=built.folder / "void.ttl", format=RdfFormat.TURTLE)
    }

    dataset = "<https://w3id.org/evigraph/id/dataset/sleep>"
    number = said[dataset, f"{void}triples"]
    assert isinstance(number, Literal)
    assert int(number.value) == built.counts["quads"]
    assert said[dataset, "http://purl.org/dc/terms/license"].value.endswith("/by/4.0/")


@pytest.mark.parametrize("noun", ["claims", "studies", "findings", "lines", "assessments", "reasons"])
def test_every_noun_has_a_table_with_a_row_a_thing(built: BuiltDataset, noun: str) -> None:
    table = parquet.read_table(built.folder / "tables" / f"{noun}.parquet")

    assert table.num_rows == built.counts[noun] > 0


def test_the_changes_of_the_reasons_in_the_table_add_up_to_the_certainty(built: BuiltDataset) -> None:
    reasons = parquet.read_table(built.folder / "tables" / "reasons.parquet").to_pylist()
    (assessment,) = parquet.read_table(built.folder / "tables" / "assessments.parquet").to_pylist()

    assert sum(reason["change"] for reason in reasons if reason["body"] == 1) == 1
    assert assessment["certainty"] == "very-low"


# Whatever is wrong, the old data stay


def test_records_with_problems_build_nothing(tmp_path: Path, out: Path, built: BuiltDataset) -> None:
    before = content(out)

    with pytest.raises(DataError, match='unknown kind "effects"'):
        build(write_topic(tmp_path, FAULTY), out=out)

    assert content(out) == before
    assert store.current(out) == built.folder


def test_what_does_not_pass_the_gate_is_not_published(
    tmp_path: Path, out: Path, built: BuiltDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(out)
    breaches = tuple(Breach("shape", f"claim/N{number}", "It is wrong.") for number in range(25))
    monkeypatch.setattr(building, "gate", lambda _: breaches)

    with pytest.raises(BuildError, match=r"shape: claim/N0: It is wrong\.(.|\n)*and 5 more") as told:
        build(write_topic(tmp_path, {"claims.yaml": changed(CLAIM, ("Naps", "Long naps"))}), out=out)

    assert "stays as it is" in str(told.value)
    assert content(out) == before
    assert store.current(out) == built.folder


def test_quads_that_were_lost_on_the_way_are_noticed(
    tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "gate", lambda _: ())
    monkeypatch.setattr(building, "describe", lambda *_, **__: iter(()))

    with pytest.raises(BuildError, match="canary: claims: 1 were written, 0 are found"):
        build(records, out=tmp_path)

    assert pointed(tmp_path, POINTER) is None


def test_records_that_change_while_they_are_read_are_not_built(
    tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = iter("ab")
    monkeypatch.setattr(building, "digest_of", lambda _: next(digests))

    with pytest.raises(BuildError, match="changed while they were read"):
        build(records, out=tmp_path)


def test_a_topic_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="this is not a folder"):
        build(tmp_path / "nowhere", out=tmp_path / "out")


# Opening it


def test_the_stages_are_told_in_order(tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "gate", lambda _: ())
    told: list[str] = []

    build(records, out=tmp_path, on_stage=told.append)

    assert tuple(told) == STAGES


def test_the_service_finds_what_was_built(out: Path, built: BuiltDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_BUILT", str(out))

    assert store.built() == out
    assert store.files_of(out) == (built.folder / "dataset.nq",)


def test_python_gets_a_dataset_that_answers_over_all_graphs(records: Path, out: Path, built: BuiltDataset) -> None:
    dataset = graph.build(records, out=out)

    found = dataset.query("SELECT ?id { ?claim a ev:Claim ; dcterms:identifier ?id }", initNs=NAMES)
    assert isinstance(dataset, Dataset)
    assert [str(value) for binding in found.bindings for value in binding.values()] == ["N1"]
    assert len(dataset) == built.counts["quads"]


def test_a_version_the_live_one_and_a_file_open_alike(out: Path, built: BuiltDataset) -> None:
    opened = [graph.open_dataset(place) for place in (out, built.folder, built.folder / "dataset.nq")]

    assert {len(dataset) for dataset in opened} == {built.counts["quads"]}


def test_opening_where_nothing_was_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RdfFileError, match="Run `evigraph build`"):
        graph.open_dataset(tmp_path)


NAMES = {"ev": "https://w3id.org/evigraph/ns#", "dcterms": "http://purl.org/dc/terms/"}
