"""What a version consists of and was made from: counts, digests and editions, and no clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph import resources
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase

MANIFEST = "manifest.json"
CHECKSUMS = "SHA256SUMS"
_MAKERS = ("evigraph", "pyarrow", "pyoxigraph")
_SHOWING = frozenset({"cli", "viewer", "web"})
"""What only shows what was built. All other code decides what a build says; a new room does until it is named here."""


def counts(base: EvidenceBase, grading: Grading) -> dict[str, int]:
    """How many things of each noun the records and the grades hold."""
    studies, assessments = base.studies.values(), grading.assessments.values()
    bodies = [body for assessment in assessments for body in assessment.bodies]
    return {
        "claims": len(base.claims),
        "sources": len(base.sources),
        "studies": len(studies),
        "reports": sum(len(study.reports) for study in studies),
        "findings": sum(len(study.findings) for study in studies),
        "lines": sum(len(study.lines) for study in studies),
        "mechanisms": len(base.mechanisms),
        "assessments": len(assessments),
        "bodies": len(bodies),
        "reasons": sum(len(body.reasons) for body in bodies),
    }


def digest_of(folder: Path) -> str:
    """One digest over the names and contents of all records of a topic."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix().encode()
        digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def holds_records_of(version: Path, folder: Path) -> bool:
    """Whether a version was built of the records of a folder as they are now."""
    try:
        told = json.loads((version / MANIFEST).read_text("utf-8"))
        return bool(told["data"]["sha256"] == digest_of(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return False


@cache
def maker() -> str:
    """A digest of all code and of all files of the ontology that decide what a build says."""
    package, digest = Path(__file__).parents[1], hashlib.sha256()
    code = (path for path in package.rglob("*.py") if path.relative_to(package).parts[0] not in _SHOWING)
    ontology = (path for path in resources.folder("ontology").rglob("*") if path.is_file() and path.suffix != ".py")
    for path in (*sorted(code), *sorted(ontology)):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_made_of(version: Path, *, records: str, grading: Grading) -> bool:
    """Whether a version was made of records with this digest, for these grades, by this very code."""
    try:
        told = json.loads((version / MANIFEST).read_text("utf-8"))
        made = told["data"]["sha256"], told["rulebook"]["fingerprint"], told["as_of"], told["maker"]["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return made == (records, grading.fingerprint, grading.as_of.isoformat(), maker())


def is_whole_and_made_of(version: Path, records: str, *, worded: bool) -> bool:
    """Whether building these records again, by this very code, would give this version, and nothing of it was lost."""
    try:
        manifest = (version / MANIFEST).read_bytes()
        told = json.loads(manifest)
        made = told["data"]["sha256"], told["maker"]["sha256"], told["versions"], told["worded"]
        files = {name: entry["sha256"] for name, entry in told["files"].items()}
        found = _sums(version)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    is_whole = version.name.startswith(_name_of(manifest)) and files.items() <= found.items()
    return is_whole and made == (records, maker(), _versions(), worded)


def _name_of(manifest: bytes) -> str:
    return hashlib.sha256(manifest).hexdigest()[:16]


def write_manifest(
    stage: Path,
    base: EvidenceBase,
    grading: Grading,
    *,
    data: str,
    counted: Mapping[str, int],
    graphs: Mapping[str, int],
    worded: bool,
) -> str:
    """Write the manifest and the checksums of a finished stage; gives the digest that names the version.

    `worded`: proposals are told in sentences.
    """
    sums = _sums(stage)
    content = {
        "topic": base.topic.id,
        "licence": base.topic.licence,
        "as_of": grading.as_of.isoformat(),
        "data": {"sha256": data},
        "maker": {"sha256": maker()},
        "rulebook": {"edition": grading.edition, "fingerprint": grading.fingerprint},
        "versions": _versions(),
        "worded": worded,
        "counts": dict(counted),
        "graphs": dict(graphs),
        "files": {name: {"bytes": (stage / name).stat().st_size, "sha256": sum_} for name, sum_ in sums.items()},
    }
    (stage / MANIFEST).write_text(f"{json.dumps(content, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    lines = [f"{sum_}  {name}\n" for name, sum_ in _sums(stage).items()]
    (stage / CHECKSUMS).write_text("".join(lines), encoding="utf-8")
    return _name_of((stage / MANIFEST).read_bytes())


def _sums(folder: Path) -> dict[str, str]:
    """The digest of every file, in the order and the words of `sha256sum`."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def _versions() -> dict[str, str | None]:
    return {name: _version(name) for name in _MAKERS}


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
