"""Where built data sets live: a folder for each version, and a pointer to the live one that is swapped in one step."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import BuildError

POINTER = "CURRENT"
PREVIOUS = "PREVIOUS"
_LOCK = ".lock"
_STAGE = ".building"
_VERSION = re.compile(r"[0-9a-f]{16}(-[0-9]+)?")


def home() -> Path:
    """Where data sets are built unless another folder is named: `EVIGRAPH_BUILT`, else `build/dataset` here."""
    return Path(os.environ.get("EVIGRAPH_BUILT", "") or Path("build", "dataset"))


@contextmanager
def locked(folder: Path, *, wait: bool, on_wait: Callable[[], None]) -> Iterator[None]:
    """Be the only builder in a folder; the lock ends with the process, however that ends."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        with told(folder):
            _lock(descriptor, folder, wait=wait, on_wait=on_wait)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, folder: Path, *, wait: bool, on_wait: Callable[[], None]) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if not wait:
            raise BuildError(f"{folder}: another build is at work here. Try again when it has ended.") from None
        on_wait()
        fcntl.flock(descriptor, fcntl.LOCK_EX)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A fresh folder to build in, gone afterwards unless it was published. Call it with the lock held."""
    stage = folder / _STAGE
    with told(folder):
        sweep(folder)
        stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """What the operating system refuses, in one line."""
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        raise BuildError(
            f"{error.filename or folder}: cannot be written: {what}. What was built before stays as it is."
        ) from error


def publish(folder: Path, stage: Path, digest: str) -> Path:
    """Make what was staged the live version. Until the last step the old one is live, after it the new one."""
    with told(folder):
        version = _place(folder, stage, digest)
        live = pointed(folder, POINTER)
        if live != version.name:
            if live:
                _point(folder, PREVIOUS, live)
            _point(folder, POINTER, version.name)
    # It is published: what cannot be removed now is removed by the next build.
    with suppress(OSError):
        sweep(folder)
    return version


def _place(folder: Path, stage: Path, digest: str) -> Path:
    """The stage under its own name, safe on the disk; a version that is there already is used as it is."""
    for number in range(1000):
        version = folder / (f"{digest}-{number}" if number else digest)
        if not version.exists():
            _sync(stage)
            stage.rename(version)
            _sync_entry(folder)
            return version
        if _content(version) == _content(stage):
            _sync(version)
            return version
    raise BuildError(f"{folder}: holds a thousand damaged copies of {digest}. Remove them, and build again.")


def _content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def pointed(folder: Path, pointer: str) -> str | None:
    """The name in a pointer file, where it is the name of a version."""
    try:
        name = (folder / pointer).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return name if _VERSION.fullmatch(name) else None


def _point(folder: Path, pointer: str, name: str) -> None:
    replace_file(folder / pointer, f"{name}\n".encode())


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks sees the old content or the new, never a part."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(content)
    _sync_entry(fresh)
    os.replace(fresh, path)  # noqa: PTH105  # The one step that everything rests on; its name should be seen.
    _sync_entry(path.parent)


def sweep(folder: Path) -> None:
    """Remove what killed builds left, and versions that are neither live nor the one before; nothing else.

    Where the pointer is lost, somebody may still want to save a version by hand: none is removed before there is one.
    """
    live = pointed(folder, POINTER)
    kept = {live, pointed(folder, PREVIOUS)}
    for path in sorted(folder.iterdir()):
        is_old = live and _VERSION.fullmatch(path.name) and path.name not in kept and path.is_dir()
        if path.name == _STAGE or is_old:
            shutil.rmtree(path)
        elif path.name in {f".{POINTER}.new", f".{PREVIOUS}.new"}:
            path.unlink()


def _sync(folder: Path) -> None:
    """Every file of a folder, and the folder itself, on the disk before anything points to it."""
    for path in sorted(folder.rglob("*")):
        _sync_entry(path)
    _sync_entry(folder)


def _sync_entry(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
