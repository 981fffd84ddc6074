"""Search over claims, studies, cells, mechanisms and outcomes: by word in either language, by id or by identifier."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from graph.facts.labels import label
from graph.grading.ladder import rung_of
from graph.model.base import EvidenceBase
from graph.model.biology import Term
from graph.model.claim import Claim
from graph.model.study import Report, Study
from graph.model.values import Text
from graph.views.spelling import fold, fold_number, is_chinese, other_names, spellings, stripped, terms


class Noun(StrEnum):
    """What can be found, in the order in which it is shown."""

    CLAIM = "claim"
    STUDY = "study"
    CELL = "cell"
    MECHANISM = "mechanism"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found; `ids`, `title` and `more` are folded and no reader sees them."""

    noun: Noun
    id: str
    name: Text
    ids: frozenset[str]
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one noun, the best first."""

    noun: Noun
    entries: tuple[Entry, ...]


# Finding --------------------------------------------------------------------------------------------------------------


def search(entries: Sequence[Entry], query: str) -> tuple[Found, ...]:
    """What every word of a query fits, by noun; the noun of a fitting identifier stands first.

    Chinese is written without spaces: a run of characters fits where it stands as a whole, and less well where at
    least half of its pairs of characters stand.
    """
    asked = terms(query)
    hits: defaultdict[Noun, list[tuple[int, Entry]]] = defaultdict(list)
    for entry in entries if asked else ():
        scores = [_score(term, entry) for term in asked]
        if all(scores):
            hits[entry.noun].append((sum(scores), entry))
    ranked = [_ranked(noun, hits[noun]) for noun in Noun if hits[noun]]
    ranked.sort(key=lambda group: not group[0])
    return tuple(found for _, found in ranked)


def _ranked(noun: Noun, scored: list[tuple[int, Entry]]) -> tuple[bool, Found]:
    """The best first, ties in the order of the records; and whether one was asked for by its identifier."""
    scored.sort(key=lambda pair: -pair[0])
    return scored[0][0] >= _IDENTIFIER, Found(noun, tuple(entry for _, entry in scored))


_IDENTIFIER = 1000
_BEGINS_IDENTIFIER = 60


def _score(term: str, entry: Entry) -> int:
    """How well a word fits: an identifier above a title, a whole word above its beginning, a title above the rest."""
    if term in entry.ids:
        return _IDENTIFIER
    written = spellings(term)
    found = max(max(_in_text(one, entry.title) * 3, _in_text(one, entry.more)) for one in written)
    if any(_begins(term, known) for known in entry.ids):
        return max(found, _BEGINS_IDENTIFIER)
    return found


def _begins(term: str, identifier: str) -> bool:
    """Whether so much of an identifier is there that it cannot be meant by chance: a year begins many a PMID."""
    return identifier.startswith(term) and (len(term) >= 6 or 2 * len(term) > len(identifier))


def _in_text(term: str, text: str) -> int:
    if is_chinese(term):
        return _in_chinese(term, text)
    place = text.find(term)
    best = 0
    while place >= 0 and best < 10:
        begins = place == 0 or not text[place - 1].isalnum()
        end = place + len(term)
        ends = end == len(text) or not text[end].isalnum()
        # A letter or two inside a word is no sign of anything.
        best = max(best, 10 if begins and ends else 7 if begins else 2 if len(term) >= 3 else 0)
        place = text.find(term, place + 1)
    return best


def _in_chinese(term: str, text: str) -> int:
    if term in text:
        return 10
    pairs = [term[at : at + 2] for at in range(len(term) - 1)]
    stand = sum(pair in text for pair in pairs)
    return 1 + 4 * stand // len(pairs) if len(pairs) > 1 and 2 * stand >= len(pairs) else 0


def nearest(entries: Iterable[Entry], query: str, *, most: int = 5) -> tuple[str, ...]:
    """Words of the titles that look like a word of the query, for a reader who found nothing."""
    known = dict.fromkeys(
        stripped(piece)
        for entry in entries
        for piece in unicodedata.normalize("NFKC", f"{entry.name.en} {entry.name.zh}").split()
    )
    by_fold = {fold(word): word for word in known if len(word) > 3}
    close = (match for term in terms(query) for match in get_close_matches(term, by_fold, n=most, cutoff=0.7))
    return tuple(by_fold[match] for match in dict.fromkeys(close))[:most]


# What can be found ----------------------------------------------------------------------------------------------------


def entries(base: EvidenceBase) -> tuple[Entry, ...]:
    """Everything in a base that a reader can look for.

    Studies stand with those that count first, then the nearest to people, then the newest; the rest in the order of the
    records. Hits that fit equally well keep this order.
    """
    return (
        *(_claim(claim, base) for claim in base.claims.values()),
        *(_study(study, base) for study in sorted(base.studies.values(), key=_nearest_first)),
        *_cells(base),
        *(
            _entry(Noun.MECHANISM, key, one.name, [*_words(one.definition), *_terms_of(one.terms)], _curies(one.terms))
            for key, one in base.mechanisms.items()
        ),
        *(
            _entry(
                Noun.OUTCOME,
                key,
                one.name,
                [*_instruments(key, base), *_terms_of(one.terms), one.note or ""],
                _curies(one.terms),
            )
            for key, one in base.outcomes.items()
        ),
    )


def _nearest_first(study: Study) -> tuple[bool, int, int, str]:
    return study.is_retracted or study.weak is not None, -rung_of(study), -(study.year or 0), study.id


def _entry(noun: Noun, id_: str, name: Text, more: Iterable[str], ids: Iterable[str] = ()) -> Entry:
    title, told = fold(f"{name.en} {name.zh}"), fold(" ".join(more))
    return Entry(
        noun,
        id_,
        name,
        ids=frozenset(one for written in (id_, *ids) for one in (fold(written), fold_number(written))),
        title=title,
        more=" ".join([told, *other_names(f"{title} {told}")]),
    )


def _claim(claim: Claim, base: EvidenceBase) -> Entry:
    scope = claim.scope
    about = (base.mechanisms.get(claim.mechanism or ""), base.outcomes.get(scope.outcome or ""))
    more = [
        *_words(label(claim.kind)),
        *_words(label(scope.population)),
        *_conditions(scope.condition, base),
        *_names_of_cells(scope.cells, base),
        *(word for one in about if one for word in _words(one.name)),
    ]
    return _entry(Noun.CLAIM, claim.id, claim.statement, more)


def _study(study: Study, base: EvidenceBase) -> Entry:
    outcomes = {finding.outcome for finding in study.findings}
    more = [
        *_words(label(study.design)),
        *(word for one in study.species for word in _words(label(one))),
        *_conditions(study.condition, base),
        *_names_of_cells(study.treatment.cells, base),
        *(word for key in sorted(outcomes & base.outcomes.keys()) for word in _words(base.outcomes[key].name)),
        *(word for key in study.mechanisms if key in base.mechanisms for word in _words(base.mechanisms[key].name)),
        *(told for report in study.reports for told in (report.title, report.authors, report.journal) if told),
        *(finding.measure for finding in study.findings),
        study.treatment.description or "",
        study.title or "",
        str(study.year or ""),
    ]
    ids = [*study.registry_ids, *(known for report in study.reports for known in _ids_of(report))]
    return _entry(Noun.STUDY, study.id, Text(study.label, study.label), more, ids)


def _ids_of(report: Report) -> tuple[str, ...]:
    known = (report.id, *report.aliases, report.doi, report.pmid, report.pmcid)
    return tuple(one for one in known if one)


def _cells(base: EvidenceBase) -> Iterator[Entry]:
    for key, kind in base.cell_types.items():
        yield _entry(
            Noun.CELL,
            key,
            kind.name,
            [*_names_of_cells(kind.broader, base), *_terms_of(kind.terms)],
            _curies(kind.terms),
        )
    for key, product in base.products.items():
        more = [*product.aliases, product.maker or "", *_names_of_cells(product.cell_types, base)]
        yield _entry(Noun.CELL, key, product.name, more, product.aliases)


def _words(text: Text) -> tuple[str, str]:
    return text.en, text.zh


def _terms_of(terms: Iterable[Term]) -> Iterator[str]:
    return (term.label for term in terms)


def _curies(terms: Iterable[Term]) -> Iterator[str]:
    return (term.curie for term in terms)


def _instruments(outcome: str, base: EvidenceBase) -> Iterator[str]:
    return (word for one in base.instruments.values() if one.outcome == outcome for word in _words(one.name))


def _conditions(condition: str | None, base: EvidenceBase) -> Iterator[str]:
    """A condition with all that it is one of, so that a word for the wider one finds it too."""
    if condition is not None and condition in base.conditions:
        for above in sorted(base.conditions_above(condition)):
            yield from _words(base.conditions[above].name)


def _names_of_cells(cells: Iterable[str], base: EvidenceBase) -> Iterator[str]:
    for cell in cells:
        known = base.products.get(cell) or base.cell_types.get(cell)
        if known:
            yield from _words(known.name)
