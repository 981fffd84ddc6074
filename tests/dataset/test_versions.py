"""Whatever happens to a build, the old data set or the new one is live, whole and unmixed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from graph.dataset import build as building
from graph.dataset import versions
from graph.dataset.build import build
from graph.dataset.versions import POINTER, PREVIOUS, locked, pointed
from graph.errors import BuildError, DataError
from tests.dataset import killer
from tests.records.topics import CLAIM, changed, write_topic

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_topic(tmp_path / "records", {})


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return another(tmp_path, "Naps help a little.")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the gate, which has tests of its own, without analysing the same records again, or waiting for disks."""
    monkeypatch.setattr(os, "fsync", killer.unhurried)
    for name, part in killer.quicker().items():
        monkeypatch.setattr(building, name, part)


def another(folder: Path, statement: str) -> Path:
    records = {"claims.yaml": changed(CLAIM, ("Naps help.", statement))}
    return write_topic(folder / statement.replace(" ", ""), records)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def live(folder: Path) -> Path:
    name = pointed(folder, POINTER)
    assert name
    return folder / name


# Killed


@pytest.mark.usefixtures("quick")
@pytest.mark.timeout(900)  # Dozens of builds: a busy machine takes minutes.
@pytest.mark.parametrize("delays", [4, pytest.param(24, marks=pytest.mark.deep)])
def test_a_build_may_be_killed_anywhere(
    tmp_path: Path, old: Path, new: Path, untraced: dict[str, str], delays: int
) -> None:
    folder = tmp_path / "killed"
    command = [sys.executable, "-m", killer.__name__, old, new, folder, str(delays)]
    done = subprocess.run(command, cwd=ROOT, env=untraced, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    killed = done.stdout.split()[1::2]
    before, after = live(folder / "old"), live(folder / "new")
    whole = {before.name: content(before), after.name: content(after)}

    names_seen = set()
    for name in killed:
        place = folder / name
        names_seen.add(live(place).name)
        assert content(live(place)) == whole[live(place).name], name
        build(new, out=place)
        assert live(place).name == after.name, name
        assert content(live(place)) == whole[after.name], name
        assert names_in(place) == {".lock", POINTER, PREVIOUS, before.name, after.name}, name

    assert sum(name.startswith("step") for name in killed) >= 20
    assert sum(name.startswith("delay") for name in killed) == delays
    assert names_seen == set(whole), "it was killed before and after the swap"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("step", ["fsync", "replace", "rename"])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_build_that_fails_at_any_step_tidies_up_and_changes_nothing(
    tmp_path: Path, old: Path, step: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(old, out=out)
    before = content(out)
    new = another(tmp_path, "Naps help a little.")

    def fails(*_: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(os, step, fails)
        with pytest.raises((KeyboardInterrupt, BuildError)):
            build(new, out=out)

    assert content(live(out)) == {name.split("/", 1)[1]: it for name, it in before.items() if "/" in name}
    assert not (out / ".building").exists()


# Versions


@pytest.mark.usefixtures("quick")
def test_the_version_before_is_kept_and_older_ones_go(tmp_path: Path, old: Path, new: Path) -> None:
    out = tmp_path / "out"

    built = [build(topic, out=out).folder.name for topic in (old, new, another(tmp_path, "Naps harm."))]

    assert pointed(out, POINTER) == built[2]
    assert pointed(out, PREVIOUS) == built[1]
    assert names_in(out) == {".lock", POINTER, PREVIOUS, *built[1:]}


@pytest.mark.usefixtures("quick")
def test_going_back_makes_the_version_before_live_again(tmp_path: Path, old: Path, new: Path) -> None:
    out = tmp_path / "out"
    first, second = (build(topic, out=out).folder.name for topic in (old, new))

    assert build(old, out=out).folder.name == first
    assert (pointed(out, POINTER), pointed(out, PREVIOUS)) == (first, second)


@pytest.mark.usefixtures("quick")
def test_building_the_same_again_changes_nothing(tmp_path: Path, old: Path) -> None:
    out = tmp_path / "out"
    first = build(old, out=out)
    before = content(out)

    again = build(old, out=out)

    assert (first.is_new, again.is_new) == (True, False)
    assert content(out) == before


@pytest.mark.usefixtures("quick")
def test_a_damaged_version_is_built_again_beside_it(tmp_path: Path, old: Path) -> None:
    out = tmp_path / "out"
    damaged = build(old, out=out).folder
    (damaged / "dataset.nq").write_bytes(b"")

    repaired = build(old, out=out).folder

    assert live(out) == repaired != damaged
    assert (repaired / "dataset.nq").stat().st_size > 0


@pytest.mark.usefixtures("quick")
def test_what_is_not_ours_is_left_alone(tmp_path: Path, old: Path) -> None:
    out = tmp_path / "out"
    for name in ("notes", "0123456789abcdef.bak", "2024"):
        (out / name).mkdir(parents=True)
    (out / "letter.txt").touch()

    build(old, out=out)

    assert {"notes", "0123456789abcdef.bak", "2024", "letter.txt"} <= names_in(out)


@pytest.mark.usefixtures("quick")
def test_a_pointer_that_points_elsewhere_is_not_followed(tmp_path: Path, old: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    elsewhere.mkdir()
    out.mkdir()
    (out / POINTER).write_text("../elsewhere\n", encoding="utf-8")

    build(old, out=out)

    assert elsewhere.exists()
    assert live(out).parent == out


@pytest.mark.usefixtures("quick")
def test_versions_outlive_a_lost_pointer_until_a_build_succeeds(tmp_path: Path, old: Path, new: Path) -> None:
    out = tmp_path / "out"
    first = build(old, out=out).folder
    (out / POINTER).unlink()

    with pytest.raises(DataError):
        build(tmp_path / "nowhere", out=out)
    assert first.is_dir()

    build(new, out=out)
    assert not first.exists()


@pytest.mark.usefixtures("quick")
def test_a_pointer_that_cannot_be_read_is_one_clear_line(tmp_path: Path, old: Path) -> None:
    (tmp_path / "out" / POINTER).mkdir(parents=True)

    with pytest.raises(BuildError, match="Is a directory"):
        build(old, out=tmp_path / "out")


# Two builders


def test_a_second_builder_that_shall_not_wait_is_refused(tmp_path: Path, old: Path) -> None:
    out = tmp_path / "out"

    with locked(out, wait=False, on_wait=lambda: None), pytest.raises(BuildError, match="another build is at work"):
        build(old, out=out, wait=False)


@pytest.mark.usefixtures("quick")
def test_a_second_builder_waits_and_then_builds(tmp_path: Path, old: Path) -> None:
    out, waits = tmp_path / "out", threading.Event()
    second = threading.Thread(target=build, args=(old,), kwargs={"out": out, "on_wait": waits.set})

    with locked(out, wait=False, on_wait=lambda: None):
        second.start()
        assert waits.wait(30)
        assert pointed(out, POINTER) is None
    second.join(30)

    assert live(out).is_dir()


# Where nothing can be written


def test_a_place_that_cannot_be_a_folder_is_one_clear_line(tmp_path: Path, old: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(BuildError, match=r"cannot be written: Not a directory\.") as told:
        build(old, out=tmp_path / "file" / "out")

    assert "\n" not in str(told.value)


@pytest.mark.usefixtures("quick")
def test_a_folder_that_is_read_only_is_one_clear_line(
    tmp_path: Path, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    before = build(old, out=out).folder

    def refuses(path: Path, *_: object, **__: object) -> None:
        # A superuser may write everywhere, so the refusal is played.
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuses)
    with pytest.raises(BuildError, match=r"out.*: cannot be written: Permission denied\.") as told:
        build(new, out=out)

    assert "\n" not in str(told.value)
    assert live(out) == before


def test_the_default_folder_can_be_named_in_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EVIGRAPH_BUILT", str(tmp_path))
    assert versions.home() == tmp_path

    monkeypatch.delenv("EVIGRAPH_BUILT")
    assert versions.home() == Path("build", "dataset")
