"""Which things have a page, where a name leads, and what each thing tells: as facts for a page and as a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from typing import NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from graph.dataset import names
from graph.grading.rulebook import rulebook
from graph.model.values import Lang, Text
from graph.views import export
from graph.views.addresses import Thing, linked
from graph.views.export import Json, Record
from graph.views.graded import Graded
from graph.views.linked.claim_facts import claim_facts
from graph.views.linked.facts import Facts, Ref
from graph.views.linked.noun_facts import cell_product_facts, cell_type_facts, mechanism_facts, rule_facts, source_facts
from graph.views.linked.study_facts import study_facts

LONGEST_ID = 200
"""How long a name may be and still be looked for."""

_FACTS: Mapping[Thing, Callable[[Graded, str, Lang], Facts]] = {
    Thing.CLAIM: claim_facts,
    Thing.STUDY: study_facts,
    Thing.MECHANISM: mechanism_facts,
    Thing.CELL_TYPE: cell_type_facts,
    Thing.CELL_PRODUCT: cell_product_facts,
    Thing.SOURCE: source_facts,
    Thing.RULE: rule_facts,
}
PAGES = tuple(_FACTS)
"""The kinds of things that have a page of their own."""


class Found(NamedTuple):
    """A thing that has a page."""

    thing: Thing
    id: str


class Moved(NamedTuple):
    """A name that leads to a page under another name; `place` is a part of that page."""

    thing: Thing
    id: str
    place: str = ""

    @property
    def path(self) -> str:
        """Where it is."""
        return linked(self.thing, self.id) + (f"#{self.place}" if self.place else "")


class Missing(NamedTuple):
    """A name of nothing, and the names that are like it."""

    near: tuple[Ref, ...]


Where: TypeAlias = Found | Moved | Missing


def known_ids(known: Graded, thing: Thing) -> Mapping[str, Text]:
    """Every thing of a kind by its id, with its name."""
    base = known.base
    match thing:
        case Thing.CLAIM:
            return {one.id: one.statement for one in base.claims.values() if one.id in known.grading.assessments}
        case Thing.STUDY:
            return {one.id: Text(one.label, one.label) for one in base.studies.values()}
        case Thing.MECHANISM:
            return {one.id: one.name for one in base.mechanisms.values()}
        case Thing.CELL_TYPE:
            return {one.id: one.name for one in base.cell_types.values()}
        case Thing.CELL_PRODUCT:
            return {one.id: one.name for one in base.products.values()}
        case Thing.SOURCE:
            return {one.id: one.title for one in base.sources.values()}
        case Thing.RULE:
            return {card.id: card.asks for card in rulebook().cards}
        case _:
            return {}


def every(known: Graded) -> Iterator[Found]:
    """Everything that has a page."""
    for thing in PAGES:
        yield from (Found(thing, id_) for id_ in known_ids(known, thing))


def find(known: Graded, kind: str, ids: tuple[str, ...], lang: Lang = Lang.EN) -> Where:
    """Where a name leads: a kind as addresses name it, and the ids after it; what is like it is told in `lang`."""
    id_ = ids[0] if ids else ""
    if len(ids) == 1 and kind in PAGES and id_ in known_ids(known, Thing(kind)):
        return Found(Thing(kind), id_)
    return _moved(known, kind, ids) or Missing(tuple(_near(known, kind, id_[:LONGEST_ID], lang)))


def _moved(known: Graded, kind: str, ids: tuple[str, ...]) -> Moved | None:
    base = known.base
    if kind == "cell" and len(ids) == 1:
        kinds = (Thing.CELL_PRODUCT, Thing.CELL_TYPE)
        return next((Moved(thing, ids[0]) for thing in kinds if ids[0] in known_ids(known, thing)), None)
    if kind in ("study", "report") and len(ids) == 1:
        # A report, or an older id of one: its study is where it is told now.
        study = base.study_of_report.get(ids[0])
        place = f"report-{ids[0]}" if kind == "report" else ""
        return Moved(Thing.STUDY, study.id, place) if study else None
    if kind == "section" and len(ids) == 2 and ids[0] in base.sources:
        has = any(number == ids[1] for number, _ in base.sources[ids[0]].sections)
        return Moved(Thing.SOURCE, ids[0], f"section-{ids[1]}") if has else None
    return _owner(known, kind, ids)


_OF_CLAIM = {"scope": 1, "appearance": 2, "reported-value": 2, "line": 2}
_OF_STUDY = {"finding": 2, "effect": 2, "treatment": 1, "pooling": 1, "arm": 2, "event": 2, "risk-of-bias": 2}
_GRADED = ("assessment", "body", "reason", "wording-gap", "check", "rung-count")


def _owner(known: Graded, kind: str, ids: tuple[str, ...]) -> Moved | None:
    """The page on which a part is told: parts carry the id of what they belong to."""
    if _OF_CLAIM.get(kind) == len(ids) and ids[0] in known.grading.assessments:
        return Moved(Thing.CLAIM, ids[0])
    if _OF_STUDY.get(kind) == len(ids) and ids[0] in known.base.studies:
        return Moved(Thing.STUDY, ids[0], f"finding-{ids[1]}" if kind in ("finding", "effect") else "")
    now = known.grading.edition, known.grading.as_of.isoformat()
    if kind in _GRADED and ids[:2] == now and len(ids) > 2 and ids[2] in known.grading.assessments:
        return Moved(Thing.CLAIM, ids[2], "why" if kind in ("body", "reason") else "")
    return None


def _near(known: Graded, kind: str, id_: str, lang: Lang) -> Iterator[Ref]:
    """Things of another kind with this id, then ids that are spelt like it."""
    for thing in PAGES:
        ids = known_ids(known, thing)
        folded = {name.casefold(): name for name in ids}
        same = [folded[id_.casefold()]] if id_.casefold() in folded else []
        like = get_close_matches(id_.casefold(), folded, n=5, cutoff=0.6) if thing == kind else []
        for name in dict.fromkeys([*same, *(folded[one] for one in like)]):
            yield Ref(f"{name} – {ids[name].in_(lang)}", linked(thing, name))


def facts_of(known: Graded, found: Found, lang: Lang) -> Facts:
    """What the page of a thing tells."""
    return _FACTS[found.thing](known, found.id, lang)


def node_of(found: Found) -> NamedNode:
    """The address of a thing in the data set."""
    return names.rule(found.id) if found.thing is Thing.RULE else names.Names().thing(found.thing, found.id)


# As a record ----------------------------------------------------------------------------------------------------------


def record_of(known: Graded, found: Found) -> Record:
    """A thing as it is recorded, by the names of the model; a claim with its grade. Unknown is null."""
    about: Record = {
        "id": found.id,
        "type": found.thing.value,
        "iri": node_of(found).value,
        "page": linked(found.thing, found.id),
    }
    told = _noun(known, found)
    about[found.thing.value.replace("-", "_")] = plain(told)
    if found.thing is Thing.CLAIM:
        claim = known.base.claims[found.id]
        about["grade"] = export.grade(claim, known.grading.assessments[found.id])
        about["lines"] = [plain(line) for line in known.base.lines_of.get(found.id, ())]
    return about


def _noun(known: Graded, found: Found) -> object:
    base = known.base
    if found.thing is Thing.RULE:
        return next(card for card in rulebook().cards if card.id == found.id)
    nouns: Mapping[Thing, Mapping[str, object]] = {
        Thing.CLAIM: base.claims,
        Thing.STUDY: base.studies,
        Thing.MECHANISM: base.mechanisms,
        Thing.CELL_TYPE: base.cell_types,
        Thing.CELL_PRODUCT: base.products,
        Thing.SOURCE: base.sources,
    }
    return nouns[found.thing][found.id]


_NOT_TOLD = frozenset({"provenance"})
"""Fields that are kept for curators: where a report was read is nobody else's address."""


def plain(value: object) -> Json:
    """A value of the model as JSON: closed lists by their published names, decimals as they are printed."""
    if isinstance(value, Enum):
        return names.notation(value)
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value) if one.name not in _NOT_TOLD}
    if isinstance(value, frozenset):
        return sorted(str(plain(one)) for one in value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    raise TypeError(f"{type(value).__name__} is no value of the model.")
