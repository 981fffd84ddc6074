"""`evigraph build` and `evigraph export` as their users see them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, parse

from graph import cli
from graph.dataset import dump as dumping
from graph.dataset import manifest
from graph.dataset.build import STAGES, build, canonical
from graph.dataset.dump import FORMATS, dump_to_file
from graph.dataset.manifest import digest_of, is_whole_and_made_of
from graph.dataset.versions import locked
from graph.errors import BuildError
from graph.views.beyond import proposal_words
from tests.records.topics import write_topic

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_topic(tmp_path_factory.mktemp("records"), {}))


@pytest.fixture(scope="module")
def out(records: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    assert run("build", "--data", records, "--out", str(folder)).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def quads(out: Path) -> Path:
    return dumping.quads_of(out)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, words)


def started(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "graph.cli", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


# build


def test_where_nothing_has_changed_nothing_is_built_and_one_line_says_so(records: str, out: Path) -> None:
    # Held by another builder: whoever wanted to build would be refused.
    with locked(out, wait=False, on_wait=lambda: None):
        done = started("build", "--no-wait", "--data", records, "--out", out)

    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith(f"{out}{os.sep}")
    assert "1 claims, 1 studies, 1 findings, 1 lines" in done.stdout
    assert done.stdout.endswith("; it was live already\n")
    assert done.stdout.count("\n") == 1


def test_a_log_sees_each_stage_when_something_is_built(records: str, out: Path) -> None:
    done = started("build", "--again", "--data", records, "--out", out)

    lines = done.stderr.splitlines()
    assert [line.split(": ")[-1] for line in lines] == list(STAGES)
    assert lines[0] == f"Building {records}, 1 of {len(STAGES)}: read"
    assert done.stdout.count("\n") == 1


def test_a_change_of_records_code_packages_or_files_is_built(
    records: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = Path(records)
    live = build(topic, out=tmp_path, words=proposal_words).folder
    as_it_is = digest_of(topic)

    def is_current(**given: object) -> bool:
        told: dict[str, Any] = {"records": as_it_is, "worded": True} | given
        return is_whole_and_made_of(live, **told)

    assert is_current()
    assert not is_current(records="others")
    assert not is_current(worded=False)
    with monkeypatch.context() as patched:
        patched.setattr(manifest, "maker", lambda: "other code")
        assert not is_current()
    with monkeypatch.context() as patched:
        patched.setattr(manifest, "_version", lambda _: "another")
        assert not is_current()
    for name in ("manifest.json", "dataset.nq"):
        content = (live / name).read_bytes()
        (live / name).write_bytes(content + b"\n")
        assert not is_current(), name
        (live / name).write_bytes(content)
    (live / "void.ttl").unlink()
    assert not is_current()


def test_a_terminal_sees_a_bar(records: str, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "graph.cli", "build", "--data", records, "--out", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        seen = b""
        while part := _part(mine):
            seen += part
        assert process.wait() == 0
    os.close(mine)

    assert b"Building" in seen
    assert b"100%" in seen
    assert b"publish" in seen


def _part(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:
        # Linux says so when the other end of a terminal is closed.
        return b""


def test_no_wait_is_refused_in_one_line_while_another_builds(records: str, out: Path) -> None:
    with locked(out, wait=False, on_wait=lambda: None):
        done = started("build", "--no-wait", "--again", "--data", records, "--out", out)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"evigraph: {out}: another build is at work here. Try again when it has ended.\n"


def test_a_second_build_says_that_it_waits(records: str, out: Path) -> None:
    command = [sys.executable, "-m", "graph.cli", "build", "--again", "--data", records, "--out", str(out)]
    with (
        locked(out, wait=False, on_wait=lambda: None),
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as second,
    ):
        assert second.stderr is not None
        said = second.stderr.readline()
        second.kill()

    assert said == "Another build is at work in this folder. Waiting for it to end.\n"


# export


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "turtle"])
def test_what_is_exported_comes_back_the_same(tmp_path: Path, out: Path, quads: Path, form: str) -> None:
    file = tmp_path / "dump"

    result = run("export", "--format", form, "--built", str(out), "--out", str(file))

    assert (result.exit_code, result.output) == (0, "")
    assert len(list(parse(path=file, format=FORMATS[form]))) == len(quads.read_bytes().splitlines())
    assert _named(file, FORMATS[form]) == _named(quads, RdfFormat.N_QUADS)


def test_turtle_holds_every_triple_once(tmp_path: Path, out: Path, quads: Path) -> None:
    file = tmp_path / "dump.ttl"

    run("export", "--built", str(out), "--out", str(file))

    triples = list(parse(path=file, format=RdfFormat.TURTLE))
    assert len(triples) == len(quads.read_bytes().splitlines())


def _named(file: Path, format_: RdfFormat) -> bytes:
    """The quads without blank nodes, whose names are nobody's promise."""
    lines = canonical(parse(path=file, format=format_)).splitlines()
    return b"\n".join(line for line in lines if b"_:" not in line)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_is_the_same_every_time_and_to_standard_output(tmp_path: Path, out: Path, form: str) -> None:
    file = tmp_path / "dump"

    run("export", "--format", form, "--built", str(out), "--out", str(file))

    assert run("export", "--format", form, "--built", str(out)).stdout_bytes == file.read_bytes()


def test_an_export_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, quads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "dump.nq"
    file.write_text("old", encoding="utf-8")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(BuildError, match="No space left"):
        dump_to_file(quads, "nquads", file)

    assert file.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["dump.nq"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_that_stops_early_is_no_error(out: Path, form: str) -> None:
    script = f"{sys.executable} -m graph.cli export --format {form} --built {out} | head -c 20 | wc -c"

    done = subprocess.run(["/bin/sh", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "20"
    assert done.stderr == ""


def test_exporting_where_nothing_was_built_says_what_to_do(tmp_path: Path) -> None:
    done = started("export", "--built", tmp_path)

    assert done.returncode == 1
    assert done.stderr.strip().endswith("holds no built data set. Run `evigraph build`.")


def test_a_file_in_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path, out: Path) -> None:
    done = started("export", "--built", out, "--out", tmp_path / "nowhere" / "dump.ttl")

    assert done.returncode == 1
    assert "No such file or directory" in done.stderr
    assert done.stderr.count("\n") == 1
