"""All records of a topic as far as they can be read: documents for their places, nouns for their meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from graph.model.base import EvidenceBase, Topic
from graph.model.finding import Finding
from graph.model.line import EvidenceLine
from graph.model.study import Report, Study
from graph.records import biology_forms, claim_forms, finding_forms, study_forms
from graph.records.document import Complaint, Document, Keys, Tree
from graph.records.fields import Record
from graph.records.study_forms import LineForm
from graph.records.validation import Placed, validate

F = TypeVar("F")
N = TypeVar("N")

STUDIES = "studies/"
ANSWERS = "because"
"""The key under which any record answers remarks that are made on it; it belongs to no form."""
LIST = Record(list[object], lambda items: items)
KINDS = {
    "claims": ("claims.yaml", "*"),
    "studies": (STUDIES, ""),
    "reports": (STUDIES, "reports.*"),
    "findings": (STUDIES, "findings.*"),
    "lines": (STUDIES, "lines.*"),
    "sources": ("sources.yaml", "*"),
    "cell_types": ("cells.yaml", "cell_types.*"),
    "products": ("cells.yaml", "products.*"),
    "mechanisms": ("mechanisms.yaml", "*"),
    "outcomes": ("outcomes.yaml", "outcomes.*"),
    "instruments": ("outcomes.yaml", "instruments.*"),
    "conditions": ("conditions.yaml", "*"),
    "laboratories": ("laboratories.yaml", "*"),
    "judgements": ("judgements.yaml", "*"),
}
"""Where the records of each kind stand: a file or a folder of files, and the pattern inside it."""


@dataclass(frozen=True, slots=True)
class StudyRecord:
    """One study file: the head, and its parts each on its own."""

    head: Placed[Study]
    reports: tuple[Placed[Report], ...]
    findings: tuple[Placed[Finding], ...]
    lines: tuple[Placed[EvidenceLine], ...]

    @property
    def study(self) -> Study:
        """The whole study."""
        return replace(
            self.head.noun,
            reports=tuple(report.noun for report in self.reports),
            findings=tuple(finding.noun for finding in self.findings),
            lines=tuple(line.noun for line in self.lines),
        )


@dataclass
class Collection:
    """What was read of one topic, and what is wrong with each record by itself."""

    documents: tuple[Document, ...]
    complaints: list[Complaint] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read every record of every document."""
        for name in ("sources", "claims", "mechanisms", "conditions", "laboratories", "judgements"):
            self._records(f"{name}.yaml", "", LIST)
        self._records("cells.yaml", "", biology_forms.CELLS)
        self._records("outcomes.yaml", "", biology_forms.OUTCOMES)
        self.topic = next(iter(self._records("topic.yaml", "", claim_forms.TOPIC)), None)
        self.sources = self._records("sources.yaml", "*", claim_forms.SOURCE)
        self.claims = self._records("claims.yaml", "*", claim_forms.CLAIM)
        self.cell_types = self._records("cells.yaml", "cell_types.*", biology_forms.CELL_TYPE)
        self.products = self._records("cells.yaml", "products.*", biology_forms.PRODUCT)
        self.mechanisms = self._records("mechanisms.yaml", "*", biology_forms.MECHANISM)
        self.outcomes = self._records("outcomes.yaml", "outcomes.*", biology_forms.OUTCOME)
        self.instruments = self._records("outcomes.yaml", "instruments.*", biology_forms.INSTRUMENT)
        self.conditions = self._records("conditions.yaml", "*", biology_forms.CONDITION)
        self.laboratories = self._records("laboratories.yaml", "*", biology_forms.LABORATORY)
        self.judgements = self._records("judgements.yaml", "*", claim_forms.JUDGEMENT)
        self.studies = tuple(study for document in self.of(STUDIES) for study in self._study(document))

    def of(self, name: str) -> Iterator[Document]:
        """The document with this name, or those in this folder."""
        return (d for d in self.documents if d.name == name or (name.endswith("/") and d.name.startswith(name)))

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind are written down, right or wrong."""
        return {
            noun: sum(1 for document in self.of(name) for _ in document.at(pattern))
            for noun, (name, pattern) in KINDS.items()
        }

    @cached_property
    def texts(self) -> tuple[tuple[Document, Keys, str], ...]:
        """Every text of every file, with its place."""
        return tuple(
            (document, keys, text)
            for document in self.documents
            if document.tree is not None
            for keys, text in _leaves(document.tree, ())
        )

    def base(self, topic: Topic) -> EvidenceBase:
        """Everything as one value; only for records without problems."""
        return EvidenceBase(
            topic=topic,
            claims={claim.noun.id: claim.noun for claim in self.claims},
            studies={record.head.noun.id: record.study for record in self.studies},
            sources={source.noun.id: source.noun for source in self.sources},
            cell_types={kind.noun.id: kind.noun for kind in self.cell_types},
            products={product.noun.id: product.noun for product in self.products},
            mechanisms={mechanism.noun.id: mechanism.noun for mechanism in self.mechanisms},
            outcomes={outcome.noun.id: outcome.noun for outcome in self.outcomes},
            instruments={instrument.noun.id: instrument.noun for instrument in self.instruments},
            conditions={condition.noun.id: condition.noun for condition in self.conditions},
            judgements=tuple(judgement.noun for judgement in self.judgements),
            laboratories={laboratory.noun.id: laboratory.noun for laboratory in self.laboratories},
        )

    def _records(self, name: str, pattern: str, record: Record[F, N]) -> tuple[Placed[N], ...]:
        return tuple(placed for document in self.of(name) for placed in self._read(document, pattern, record))

    def _read(self, document: Document, pattern: str, record: Record[F, N]) -> Iterator[Placed[N]]:
        for keys, tree in document.at(pattern):
            validated = validate(record, _without_answers(tree), document=document, keys=keys)
            self.complaints.extend(validated.complaints)
            if validated.placed is not None:
                yield validated.placed

    def _study(self, document: Document) -> Iterator[StudyRecord]:
        heads = tuple(self._read(document, "", study_forms.STUDY))
        reports = tuple(self._read(document, "reports.*", study_forms.REPORT))
        findings = tuple(self._read(document, "findings.*", finding_forms.FINDING))
        lines = tuple(self._read(document, "lines.*", study_forms.LINE))
        for head in heads:
            yield StudyRecord(head, reports, findings, tuple(_line(line, head.noun.id) for line in lines))


def _line(line: Placed[LineForm], study: str) -> Placed[EvidenceLine]:
    return Placed(EvidenceLine(study=study, **line.noun), line.document, line.keys)


def _without_answers(tree: Tree) -> Tree:
    if isinstance(tree, dict) and ANSWERS in tree:
        return {key: value for key, value in tree.items() if key != ANSWERS}
    return tree


def _leaves(tree: Tree, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if isinstance(tree, str):
        yield keys, tree
        return
    for key, part in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from _leaves(part, (*keys, key))
