"""Which subject headings of a record are its interventions, and which its conditions and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.errors import EvidenceGraphError
from graph.sources.pubmed.article import Heading

# In MeSH a qualifier stands with certain kinds of headings only: the first with drugs and grafts, the others with
# diseases.
_GIVEN = frozenset({"administration & dosage", "pharmacology", "therapeutic use", "transplantation"})
_SUFFERED = frozenset(
    {
        "chemically induced",
        "complications",
        "diet therapy",
        "drug therapy",
        "etiology",
        "prevention & control",
        "radiotherapy",
        "rehabilitation",
        "therapy",
    }
)
_TREATMENTS = ("Rehabilitation", "Therapy", "Transplantation", "Vaccination")
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Topics:
    """Names of headings to look for; None: told by the qualifiers that stand with them."""

    interventions: frozenset[str] | None = None
    conditions: frozenset[str] | None = None

    def interventions_of(self, headings: tuple[Heading, ...]) -> tuple[str, ...]:
        """What was given or done, as headings name it; treatments are known by their names as well."""
        if self.interventions is not None:
            return _among(headings, self.interventions)
        return tuple(one.name for one in headings if _has(one, _GIVEN) or one.name.endswith(_TREATMENTS))

    def conditions_of(self, headings: tuple[Heading, ...]) -> tuple[str, ...]:
        """What people or animals suffered from, or what came out."""
        if self.conditions is not None:
            return _among(headings, self.conditions)
        return tuple(one.name for one in headings if _has(one, _SUFFERED))


def _has(heading: Heading, qualifiers: frozenset[str]) -> bool:
    return not qualifiers.isdisjoint(heading.qualifiers)


def _among(headings: tuple[Heading, ...], names: frozenset[str]) -> tuple[str, ...]:
    return tuple(one.name for one in headings if one.name in names)


def listed(path: Path) -> frozenset[str]:
    """The names in a file, one a line; blank lines and lines that begin with # are passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvidenceGraphError(f"{path} cannot be read as a list of headings: {error}.") from None
    names = frozenset(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))
    if not names:
        raise EvidenceGraphError(f"{path} names no heading; write one a line, such as “Stroke”.")
    if len(names) > _MOST:
        raise EvidenceGraphError(f"{path} names {len(names):,} headings; a map of more than {_MOST:,} is not made.")
    return names
