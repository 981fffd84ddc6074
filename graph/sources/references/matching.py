"""Which references are studies that the records already know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from graph.identifiers import Scheme, key_of, parse
from graph.model.base import EvidenceBase
from graph.model.study import Study
from graph.sources.references.reference import Reference, title_key

_SHORTEST = 20
"""Letters of a title below which it may be that of several papers, such as an editorial."""

Known = Mapping[tuple[str, str], str]


def known(base: EvidenceBase) -> Known:
    """The study of every identifier and title in the records; a title that two studies share names neither."""
    found: dict[tuple[str, str], str] = {}
    shared: set[tuple[str, str]] = set()
    for study in base.studies.values():
        for name in _names(study):
            if found.setdefault(name, study.id) != study.id:
                shared.add(name)
    return MappingProxyType({name: id_ for name, id_ in found.items() if name not in shared})


def study_of(reference: Reference, names: Known) -> str | None:
    """The study that a reference reports: by its identifiers first, then by its title."""
    for one in reference.identifiers:
        if found := names.get((one.scheme.value, one.key)):
            return found
    key = title_key(reference.title)
    return names.get(("title", key)) if len(key) >= _SHORTEST else None


def _names(study: Study) -> Iterator[tuple[str, str]]:
    for number in study.registry_ids:
        if one := parse(number):
            yield one.scheme.value, one.key
    for report in study.reports:
        numbers = ((Scheme.DOI, report.doi), (Scheme.PMID, report.pmid), (Scheme.PMCID, report.pmcid))
        for scheme, known_as in numbers:
            if known_as:
                yield scheme.value, key_of(known_as, scheme)
        if len(key := title_key(report.title)) >= _SHORTEST:
            yield "title", key
    if len(key := title_key(study.title)) >= _SHORTEST:
        yield "title", key
