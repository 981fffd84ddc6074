"""`evigraph serve`: what is said when it cannot start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import ServeError
from graph.web.limits import limits
from graph.web.serve import listen, serve_viewer
from tests.web.serving import ROOT


def serve(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graph.cli", "serve", *words]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=30, check=False)


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.nt"
    file.touch()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])

        for words in (["--rdf", str(file)], []):
            done = serve("--port", port, *words)

            assert done.returncode == 1
            assert done.stderr == (
                f"evigraph: Port {port} of 127.0.0.1 is not free: Address already in use. Choose another with --port.\n"
            )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ttl", "<http://a> <http://b> \n <c d> .", "a.ttl:2:2: Invalid IRI code point ' '."),
        ("a.txt", "", "a.txt has a name that tells no format."),
        ("none.ttl", None, "none.ttl does not exist."),
        ("a.rdf", "<!DOCTYPE x [<!ENTITY % a 'b'>]><x/>", "a.rdf:1:14: of RDF/XML only plain entities"),
        ("a.jsonld", '{"@context": "https://a.test/c", "@id": "x", "a": 1}', "its @context stands elsewhere"),
        ("a.nt.gz", "<http://a> <http://b> <http://c> .", "a.nt.gz cannot be read: it is not packed by gzip."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place(
    tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")

    done = serve("--port", "0", "--rdf", str(tmp_path / name))

    what_is_read, fault = done.stderr.splitlines()
    assert done.returncode == 1
    assert what_is_read == f"evigraph: reading {tmp_path / name}"
    assert fault.startswith("evigraph: ")
    assert said in fault


def test_the_viewer_says_which_records_and_which_built_data_it_reads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EVIGRAPH_DATA", str(tmp_path / "topic"))
    monkeypatch.setenv("EVIGRAPH_BUILT", str(tmp_path / "dataset"))
    monkeypatch.setattr(os, "execv", lambda *_: None)

    serve_viewer(host="127.0.0.1", port=0, base="")
    (tmp_path / "dataset").mkdir()
    (tmp_path / "dataset" / "a.nq").touch()
    serve_viewer(host="127.0.0.1", port=0, base="")

    nothing, something = capsys.readouterr().err.splitlines()
    assert nothing.startswith(f"evigraph: reading the records in {tmp_path / 'topic'}; SPARQL has nothing to read")
    assert something.endswith(f"; SPARQL reads {tmp_path / 'dataset'}")


def test_the_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("no", encoding="utf-8")

    done = serve("--port", "0", "--rdf", str(tmp_path / "a.nt"), "--rdf", str(tmp_path / "b.ttl"))

    assert done.returncode == 1
    assert "a.nt:1:" in done.stderr
    assert "b.ttl does not exist." in done.stderr


def test_a_path_to_stand_below_that_is_none_is_named(tmp_path: Path) -> None:
    for path in ("/a b", "/../x", "/static", "//x//y"):
        done = serve("--port", "0", "--rdf", str(tmp_path / "a.nt"), "--base", path)

        assert done.returncode == 1, path
        assert "is no path to stand below" in done.stderr


def test_a_host_that_is_none_is_named() -> None:
    with pytest.raises(ServeError, match="is no address of this machine"):
        listen("no host", 0)


def test_a_limit_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_SPARQL_SECONDS", "soon")

    with pytest.raises(ServeError, match="EVIGRAPH_SPARQL_SECONDS is “soon”"):
        limits()
