"""Small edits of records that are there: the standing of a report, with all else and all comments as they were."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import DataError, EvidenceGraphError
from graph.model.study import Standing
from graph.records.collection import STUDIES
from graph.records.document import Tree, parse
from graph.records.read import examine
from graph.records.writing import scalar

_STANDING = re.compile(r"(?P<before>\s+(?:- )?)standing: (?P<value>[a-z-]+)(?P<after>\s*(?:#.*)?)")


@dataclass(frozen=True, slots=True)
class Amendment:
    """How a report stands from now on, who says so, and since when."""

    study: str
    report: str
    standing: Standing
    notice: str
    since: date | None = None

    @property
    def keys(self) -> Mapping[str, str]:
        """What its record says instead, or more."""
        dated = {Standing.RETRACTED: "withdrawn", Standing.CONCERN: "concern_raised"}
        since = {dated[self.standing]: str(self.since)} if self.since and self.standing in dated else {}
        return {"standing": str(self.standing), "notice": self.notice, **since}


def amend(folder: Path, amendments: Sequence[Amendment]) -> tuple[Path, ...]:
    """Write all amendments into a topic, or none: refuses what cannot be edited safely, and what check would refuse."""
    before: dict[Path, bytes] = {}
    new: dict[Path, bytes] = {}
    files = {_id(path): path for path in sorted((folder / STUDIES).glob("*.yaml"))}
    for one in amendments:
        path = files.get(one.study)
        if path is None:
            raise EvidenceGraphError(f"No file in {folder / STUDIES} is the study {one.study}.")
        before.setdefault(path, path.read_bytes())
        new[path] = amended(new.get(path, before[path]), one, file=str(path))
    _replace(new)
    problems = examine(folder).problems
    if problems:
        _replace(before)
        raise DataError(problems)
    return tuple(new)


def amended(data: bytes, one: Amendment, *, file: str) -> bytes:
    """The bytes of a study's file after one amendment; refuses where a careful edit by lines is not possible."""
    document = parse(data, name=file, file=file)
    place = next((keys for keys, id_ in document.texts("reports.*.id") if id_ == one.report), None)
    report = document.value(place[:-1]) if place else None
    if place is None or not isinstance(report, dict):
        raise _unsafe(file, 0, f"it has no report {one.report}")
    line = document.places.get((*place[:-1], "standing"), (0, 0))[0]
    lines = data.decode("utf-8-sig").splitlines(keepends=True)
    match = _STANDING.fullmatch(lines[line - 1].rstrip("\r\n")) if 0 < line <= len(lines) else None
    taken = [key for key in one.keys if key != "standing" and key in report]
    if match is None or taken:
        why = (
            f"its report {one.report} has {', '.join(taken)} already" if taken else "`standing` is not on its own line"
        )
        raise _unsafe(file, line, why)
    end = lines[line - 1][len(lines[line - 1].rstrip("\r\n")) :] or "\n"
    indent = match["before"].replace("- ", "  ")
    more = [f"{indent}{key}: {_written(value)}{end}" for key, value in one.keys.items() if key != "standing"]
    lines[line - 1] = f"{match['before']}standing: {one.standing}{match['after']}{end}"
    result = "".join([*lines[:line], *more, *lines[line:]]).encode()
    expected = {**report, **{key: _plain(value) for key, value in one.keys.items()}}
    _verify(document.tree, parse(result, name=file, file=file).tree, expected, place, file=file)
    return result


def _written(value: str) -> str:
    """A day as the records write days, any other text quoted."""
    return value if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else scalar(value)


def _verify(old: Tree | None, new: Tree | None, expected: Tree, place: tuple[str | int, ...], *, file: str) -> None:
    """The file must say what it said, but for this report."""
    index = place[1]
    if not (isinstance(old, dict) and isinstance(new, dict) and isinstance(index, int)):
        raise _unsafe(file, 0, "it cannot be read")
    reports = old["reports"]
    wanted = [expected if at == index else one for at, one in enumerate(reports)] if isinstance(reports, list) else []
    if new != {**old, "reports": wanted}:
        raise _unsafe(file, 0, "the edit would change more than it should")


def _plain(value: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _id(path: Path) -> str | None:
    tree = parse(path.read_bytes(), name=path.name, file=str(path)).tree
    found = tree.get("id") if isinstance(tree, dict) else None
    return found if isinstance(found, str) else None


def _replace(contents: Mapping[Path, bytes]) -> None:
    """All files are written beside their places first, so that a full disk leaves everything as it was."""
    staged: dict[Path, str] = {}
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(prefix=".amended-", dir=path.parent)
            staged[path] = name
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(path.stat().st_mode)
        for path, name in staged.items():
            Path(name).replace(path)
    except OSError as error:
        raise EvidenceGraphError(f"The records cannot be written: {error.strerror or error}.") from None
    finally:
        _remove(staged.values())


def _remove(names: Iterable[str]) -> None:
    for name in names:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _unsafe(file: str, line: int, why: str) -> EvidenceGraphError:
    where = f"{file}:{line}" if line else file
    return EvidenceGraphError(f"{where}: not changed, since {why}. Write the notice by hand; nothing was written.")
