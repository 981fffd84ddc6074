"""A topic as it stands in a folder, or as it stood in a revision of git, which is read without any checkout."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from graph.errors import EvidenceGraphError, Problem
from graph.records.document import LARGEST
from graph.records.read import Examination, examine

_LONGEST = 250  # characters of a revision's name
_PATIENCE = 60  # seconds for one answer of git
# Git asks nobody, fetches nothing and writes nothing: what is not there is not there.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")  # Inside a hook they would stand for every repository.
_PLAIN_FILES = (b"100644", b"100755")


@dataclass(frozen=True, slots=True)
class State:
    """One state of a topic; `name` is its folder as a person would name it, such as `main:data/naps`."""

    name: str
    examination: Examination


def state(what: str, folder: Path) -> State:
    """The topic in a folder of this name, else the topic of `folder` in a revision of this name.

    Raises `EvidenceGraphError` where it is neither. What is wrong with the records stands in the examination, and
    names their files by the name of the state.
    """
    if what and _is_folder(what):
        return State(Path(what).as_posix(), examine(Path(what)))
    return _of_revision(what, folder)


def _is_folder(what: str) -> bool:
    try:
        return Path(what).is_dir()
    except OSError:  # It is longer than any name of a folder.
        return False


def _of_revision(revision: str, folder: Path) -> State:
    # A name that begins with a dash would be an option to git, and one that cannot be printed is nobody's.
    if not revision or revision.startswith("-") or not revision.isprintable() or len(revision) > _LONGEST:
        raise EvidenceGraphError(f"“{_shown(revision)}” is neither a folder nor the name of a revision.")
    if not folder.is_dir():
        raise EvidenceGraphError(f"“{revision}” is not a folder, and {folder}, to look it up in git, is none either.")
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        raise EvidenceGraphError(
            f"“{revision}” is not a folder, and {folder} is in no git repository that can be read."
        )
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise EvidenceGraphError(f"“{revision}” is neither a folder nor a revision of the repository of {folder}.")
    inside = os.fsdecode(prefix.removesuffix(b"\n")).rstrip("/")
    tree = _git(folder, "rev-parse", "--verify", "--quiet", f"{commit.decode().strip()}:{inside}")
    if tree is None:
        raise EvidenceGraphError(f"In the revision “{revision}” there is no folder {inside}.")
    name = f"{revision}:{inside}"
    with TemporaryDirectory(prefix="evigraph-") as temporary:
        _write_out(folder, tree.decode().strip(), Path(temporary))
        return State(name, _renamed(examine(Path(temporary)), Path(temporary).as_posix(), name))


def _write_out(folder: Path, tree: str, into: Path) -> None:
    """Write the YAML files of a tree as they were committed; attributes and filters of git have no say."""
    entries = list(_entries(folder, tree))
    asked = "".join(f"{digest}\n" for digest, size, _ in entries if size <= LARGEST).encode()
    contents, at = _git(folder, "cat-file", "--batch", given=asked) or b"", 0
    for _, size, path in entries:
        target = into / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if size > LARGEST:
            target.write_bytes(b" " * (LARGEST + 1))  # The reader refuses it as it would the file itself.
            continue
        start = contents.index(b"\n", at) + 1
        target.write_bytes(contents[start : start + size])
        at = start + size + 1


def _entries(folder: Path, tree: str) -> Iterator[tuple[str, int, PurePosixPath]]:
    """Digest, size and path of each plain YAML file; links are left out, as they could lead anywhere."""
    for entry in (_git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", tree) or b"").split(b"\0"):
        head, _, name = entry.partition(b"\t")
        path = PurePosixPath(os.fsdecode(name))
        if not name or path.is_absolute() or any(part.startswith(".") for part in path.parts):
            continue
        mode, _, digest, size = head.split()
        if mode in _PLAIN_FILES and path.suffix.lower() in (".yaml", ".yml"):
            yield digest.decode(), int(size), path


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What git answers, `None` where it refuses."""
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and no word of a stranger begins with a dash
            ("git", "-C", str(folder.absolute()), *words),  # noqa: S607  # the git that the curator uses
            input=given,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            env={key: value for key, value in {**os.environ, **_QUIET}.items() if key not in _OF_A_HOOK},
        )
    except FileNotFoundError:
        raise EvidenceGraphError("git is not installed, so only folders can be compared.") from None
    except subprocess.TimeoutExpired:
        raise EvidenceGraphError(f"git does not answer within {_PATIENCE} seconds.") from None
    return done.stdout if done.returncode == 0 else None


def _renamed(examination: Examination, folder: str, name: str) -> Examination:
    def said(problem: Problem) -> Problem:
        parts = {key: getattr(problem, key).replace(folder, name) for key in ("file", "message", "help")}
        return replace(problem, **parts)

    problems = tuple(map(said, examination.problems))
    return replace(examination, problems=problems, remarks=tuple(map(said, examination.remarks)))


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:_LONGEST])
