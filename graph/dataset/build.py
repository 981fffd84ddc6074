"""From the records of a topic to a published data set: read, grade, describe, write, load, check, publish."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, serialize

from graph import resources
from graph.dataset.beyond import Beyond, beyond
from graph.dataset.beyond import counts as beyond_counts
from graph.dataset.describe import ONTOLOGY, describe
from graph.dataset.gate import Breach, gate
from graph.dataset.manifest import MANIFEST, counts, digest_of, is_whole_and_made_of, write_manifest
from graph.dataset.proposed import ProposalWords
from graph.dataset.reused import SKOS
from graph.dataset.store import load
from graph.dataset.tables.write import write_tables
from graph.dataset.versions import POINTER, home, locked, pointed, publish, staged, told
from graph.dataset.vocabulary import EV
from graph.dataset.void import graphs, void
from graph.errors import BuildError
from graph.grading.assess import grade
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.records.read import read

QUADS = "dataset.nq"
STAGES = ("read", "grade", "analyse", "describe", "write", "load", "check", "publish")
_MOST = 20
_CANARIES: Mapping[str, tuple[NamedNode, NamedNode]] = {
    "claims": (EV.Claim, EV.statement),
    "sources": (EV.Source, EV.publisher),
    "studies": (EV.Study, EV.design),
    "reports": (EV.Report, EV.standing),
    "findings": (EV.Finding, EV.reading),
    "lines": (EV.EvidenceLine, EV.direction),
    "mechanisms": (EV.Mechanism, SKOS.definition),
    "assessments": (EV.Assessment, EV.basis),
    "bodies": (EV.BodyAssessment, EV.stream),
    "reasons": (EV.Reason, EV.change),
    "losses": (EV.Loss, EV.withoutStudy),
    "proposals": (EV.Proposal, EV.asksFor),
    "epochs": (EV.Epoch, EV.conclusionThen),
    "pairs": (EV.PrecedentPair, EV.fate),
}
"""What must be found again: as many things of a class, with a value that each has, as the records hold."""


@dataclass(frozen=True, slots=True)
class BuiltDataset:
    """A published version: its folder, what is in it, and whether it was live already."""

    folder: Path
    counts: Mapping[str, int]
    is_new: bool


class _Graded(NamedTuple):
    """The records of one moment with their grades, what goes beyond these (in sentences or not), and their digest."""

    base: EvidenceBase
    grading: Grading
    found: Beyond
    data: str
    worded: bool


def build(
    topic: Path,
    *,
    out: Path | None = None,
    words: ProposalWords | None = None,
    wait: bool = True,
    on_wait: Callable[[], None] = lambda: None,
    on_stage: Callable[[str], None] = lambda _: None,
) -> BuiltDataset:
    """Build and publish the data set of a topic; whatever goes wrong, what was live before stays live.

    `words` put proposals into sentences. `wait` is for a second builder; `on_wait` hears that there is one, `on_stage`
    what is being done.
    """
    folder = out or home()
    with locked(folder, wait=wait, on_wait=on_wait), staged(folder) as stage:
        on_stage("read")
        base, data = _read(topic)
        on_stage("grade")
        grading = grade(base)
        on_stage("analyse")
        graded = _Graded(base, grading, beyond(base, grading, words=words), data, words is not None)
        on_stage("describe")
        quads = canonical(describe(base, grading, found=graded.found))
        with told(folder):
            digest, counted = _fill(stage, graded, quads, on_stage)
        on_stage("publish")
        with told(folder):
            before = pointed(folder, POINTER)
        version = publish(folder, stage, digest)
        return BuiltDataset(version, counted, is_new=version.name != before)


def unchanged(topic: Path, *, out: Path | None = None, worded: bool) -> BuiltDataset | None:
    """The live version, where building the topic again would give nothing else; told from digests, without reading."""
    folder = out or home()
    try:
        live = pointed(folder, POINTER)
        records = digest_of(topic)
        if live is None or not is_whole_and_made_of(folder / live, records, worded=worded):
            return None
        manifest = json.loads((folder / live / MANIFEST).read_text("utf-8"))
    except OSError:
        # What cannot be read is told by the build.
        return None
    return BuiltDataset(folder / live, manifest["counts"], is_new=False)


def canonical(quads: Iterable[Quad]) -> bytes:
    """Quads as sorted N-Quads, each once: the same bytes for the same statements."""
    lines = set((serialize(quads, format=RdfFormat.N_QUADS) or b"").split(b"\n")) - {b""}
    return b"".join(line + b"\n" for line in sorted(lines))


def _read(topic: Path) -> tuple[EvidenceBase, str]:
    """The records and their digest, of one moment."""
    before = None
    with suppress(OSError):
        # What cannot be read is told by `read`, with all other problems.
        before = digest_of(topic)
    base = read(topic)
    if before is None or digest_of(topic) != before:
        raise BuildError(f"{topic}: the records changed while they were read. Build again.")
    return base, before


def _fill(stage: Path, graded: _Graded, quads: bytes, on_stage: Callable[[str], None]) -> tuple[str, Mapping[str, int]]:
    """Everything of a version, checked; gives its digest and its counts."""
    base, grading, found, data, worded = graded
    on_stage("write")
    (stage / QUADS).write_bytes(quads)
    write_tables(base, grading, stage / "tables")
    _copy_ontology(stage / "ontology")
    on_stage("load")
    store = load(stage / QUADS)
    on_stage("check")
    counted = {"quads": quads.count(b"\n")} | counts(base, grading) | beyond_counts(found)
    _refuse([*_canaries(store, counted), *gate(store)])
    (stage / "void.ttl").write_bytes(void(store, base.topic, grading))
    digest = write_manifest(stage, base, grading, data=data, counted=counted, graphs=graphs(store), worded=worded)
    return digest, counted


def _copy_ontology(folder: Path) -> None:
    source = resources.folder("ontology")
    folder.mkdir()
    for name in (*ONTOLOGY, "context.jsonld"):
        shutil.copyfile(source / name, folder / name)


def _canaries(store: Store, counted: Mapping[str, int]) -> list[Breach]:
    """Whether what was written is found again when it is asked for."""
    expected = {noun: counted[noun] for noun in _CANARIES}
    found = {noun: _count(store, *_CANARIES[noun]) for noun in _CANARIES}
    expected["quads"], found["quads"] = counted["quads"], len(store)
    return [
        Breach("canary", noun, f"{expected[noun]} were written, {found[noun]} are found.")
        for noun in expected
        if found[noun] != expected[noun]
    ]


def _count(store: Store, kind: NamedNode, value: NamedNode) -> int:
    query = f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ ?thing a {kind} ; {value} ?value }}"
    rows = store.query(query, use_default_graph_as_union=True)
    number = next(rows)["n"] if isinstance(rows, QuerySolutions) else None
    return int(number.value) if isinstance(number, Literal) else -1


def _refuse(breaches: list[Breach]) -> None:
    if not breaches:
        return
    told_of = [str(breach) for breach in breaches[:_MOST]]
    if len(breaches) > _MOST:
        told_of.append(f"… and {len(breaches) - _MOST} more.")
    head = "the data set did not pass the gate. What was built before stays as it is."
    raise BuildError("\n".join([head, *told_of]))
