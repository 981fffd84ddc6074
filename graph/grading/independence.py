"""Which records tell of one study: by registry number, DOI or PMID, by shared participants, and by being pooled."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from graph.model.base import EvidenceBase
from graph.model.study import Study


def identifiers(study: Study) -> Iterator[str]:
    """The numbers by which a study is known, each in one spelling.

    A DOI or PMID counts only of a report that tells the study's results to its peers: a press page may tell of several
    studies at once.
    """
    for number in study.registry_ids:
        yield _plain(number)
    for report in study.reports:
        if report.kind.is_scientific:
            if report.doi:
                yield f"doi:{_plain(_DOI_PREFIX.sub('', report.doi.strip()))}"
            if report.pmid:
                yield f"pmid:{_plain(_PMID_PREFIX.sub('', report.pmid.strip()))}"


_DOI_PREFIX = re.compile(r"(?i)^(https?://)?(dx\.)?(doi\.org/|doi:)\s*")
_PMID_PREFIX = re.compile(r"(?i)^(https?://(www\.)?(pubmed\.)?ncbi\.nlm\.nih\.gov/(pubmed/)?|pmid:?)\s*0*")
_SPACES = re.compile(r"[\s\u200b\u00ad]+")
_REGISTRY_PREFIX = re.compile(r"^(clinicaltrials\.gov|eudract|isrctn|chictr|ctri|jprn)[:\s]+(?=\S)")


def _plain(number: str) -> str:
    """Without case, spaces, and the name of the registry before the number."""
    lowered = number.strip().casefold()
    return _SPACES.sub("", _REGISTRY_PREFIX.sub("", lowered)).strip("/.")


class Kinship:
    """Which studies of a base are one, which are pooled in which, and whose laboratory stands under a finding."""

    def __init__(self, base: EvidenceBase, day: date) -> None:
        self._base = base
        self._one = _same(base.studies.values())
        self._pooled_in: dict[str, frozenset[str]] = {}
        self._day = day
        self._withdrawn: dict[str, tuple[str, ...]] | None = None
        self._known_members: dict[str, frozenset[str]] | None = None

    def one(self, study: str) -> str:
        """The name that all records of one study share."""
        return self._one.get(study, study)

    def is_alone(self, study: Study) -> bool:
        """Whether no other record can tell of the same participants, as far as its own record says."""
        return not study.included_in and not study.design.pools and study.id not in self._one

    def reviews_of(self, study: Study) -> frozenset[str]:
        """Every review that a study is pooled in, also through another review."""
        if not study.included_in:
            return _NONE
        found = self._pooled_in.get(study.id)
        if found is None:
            found = self._pooled_in[study.id] = frozenset(self._upwards(study))
        return found

    def _upwards(self, study: Study) -> Iterator[str]:
        seen: set[str] = set()
        waiting = list(study.included_in)
        while waiting:
            review = waiting.pop()
            if review not in seen:
                seen.add(review)
                yield review
                known = self._base.studies.get(review)
                waiting += known.included_in if known else ()

    def withdrawn_in(self, review: str) -> tuple[str, ...]:
        """The retracted studies that a review pooled."""
        if self._withdrawn is None:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for study in self._base.studies.values():
                if study.included_in and study.is_retracted_on(self._day):
                    for one in self.reviews_of(study):
                        found[one].append(study.id)
            self._withdrawn = {one: tuple(sorted(studies)) for one, studies in found.items()}
        return self._withdrawn.get(review, ())

    def review(self, name: str) -> Study | None:
        """The record of a review."""
        return self._base.studies.get(name)

    def overlap(self, one: Study, other: Study) -> bool:
        """Whether two reviews pool a study in common; where their studies are not recorded, they are taken to."""
        if one.pooled and other.pooled and one.pooled.design is not other.pooled.design:
            return False
        mine, others = self._members(one.id), self._members(other.id)
        return not mine or not others or not mine.isdisjoint(others)

    def _members(self, review: str) -> frozenset[str]:
        if self._known_members is None:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for study in self._base.studies.values():
                for above in self.reviews_of(study):
                    found[above].add(self.one(study.id))
            self._known_members = {above: frozenset(studies) for above, studies in found.items()}
        return self._known_members.get(review, _NONE)


_NONE: frozenset[str] = frozenset()


def folded(kinship: Kinship, studies: Collection[Study]) -> frozenset[str]:
    """Those of some studies whose participants another of them counts already.

    `studies` come in the order of preference: of several records of one study, and of overlapping reviews, the first
    stays.
    """
    ids = {study.id for study in studies}
    gone: set[str] = set()
    seen: set[str] = set()
    reviews: list[Study] = []
    for study in studies:
        name = kinship.one(study.id)
        if name in seen or any(_is_above(kinship, study, review) for review in kinship.reviews_of(study) & ids):
            gone.add(study.id)
            continue
        seen.add(name)
        if study.design.pools:
            if any(kinship.overlap(study, review) for review in reviews):
                gone.add(study.id)
            else:
                reviews.append(study)
    return frozenset(gone)


def _is_above(kinship: Kinship, study: Study, review: str) -> bool:
    """Whether a review stands above a study; of two that name each other, the first by id does."""
    known = kinship.review(review)
    return known is None or study.id not in kinship.reviews_of(known) or review < study.id


def _same(studies: Iterable[Study]) -> dict[str, str]:
    """Each study with the first, by id, of those that are one with it; only for those that have such kin."""
    above: dict[str, str] = {}
    by_number: dict[str, str] = {}
    for study in studies:
        for number in identifiers(study):
            _join(above, by_number.setdefault(number, study.id), study.id)
        for other in study.shares_participants_with:
            _join(above, other, study.id)
    return {study: _top(above, study) for study in above}


def _join(above: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_top(above, one), _top(above, other)))
    if first != second:
        above[second] = first
        above.setdefault(first, first)


def _top(above: dict[str, str], study: str) -> str:
    while (higher := above.get(study, study)) != study:
        study = higher
    return study
