"""Pictures of evidence: a claim with its studies, a study with its claims, and what stands around anything else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.errors import UnknownIdError
from graph.facts.labels import label
from graph.facts.look import COLUMN_OF_RUNG, Footing, TestedIn
from graph.grading.ladder import rung_of
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.scales import Direction
from graph.model.study import Study
from graph.model.values import Text
from graph.views.addresses import Thing
from graph.views.dossier import Part, dossier
from graph.views.embed import nodes
from graph.views.embed.layout import NARROW, WIDE, Edge, Frame, Network, Node, NodeKind, Panel, Side, placed
from graph.views.embed.nodes import SILENT, say
from graph.views.summary import ClaimRow, rows, section_id, sections

__all__ = [
    "MOST",
    "NARROW",
    "WIDE",
    "Edge",
    "Frame",
    "Network",
    "Node",
    "NodeKind",
    "Panel",
    "Side",
    "claims_of_mechanism",
    "of_cell",
    "of_claim",
    "of_mechanism",
    "of_section",
    "of_source",
    "of_study",
    "rows_of",
    "studies_given",
]

MOST = 40
"""How many marks a picture holds at most; beyond that several become one ("12 studies: rats")."""
_MOST_IN_FIELD = 14
_FEWEST = 5


def of_claim(base: EvidenceBase, grading: Grading, claim: str, frame: Frame = WIDE) -> Network:
    """A claim in the middle, the studies that count for or against it beside it, all others below."""
    if claim not in base.claims or claim not in grading.assessments:
        raise UnknownIdError("claim", claim)
    file = dossier(base, grading, claim)
    counted = sorted((row for row in file.part(Part.COUNTED) if row.counts), key=nodes.by_strength)
    panels = []
    for tested in file.tested:
        here = [row for row in counted if row.column is tested.column]
        unnamed = nodes.unnamed_in(tested.column, ((row.study, row.line.species) for row in here))
        says = nodes.joined(nodes.support_in(tested, file), unnamed)
        panels.append(_tested_in(tested.column, says, map(nodes.weighed_study, here)))
    panels += _statements([nodes.weighed_study(row) for row in counted if row.column is None])
    panels += _below("beside", nodes.beside(file))
    (row,) = rows_of(base, grading, [claim])
    return _drawn(nodes.claim_node(row), panels, frame)


def of_study(base: EvidenceBase, grading: Grading, study: str, frame: Frame = WIDE) -> Network:
    """A study in the middle, what was given on its left, and on its right the claims it bears on, by how it points."""
    if study not in base.studies:
        raise UnknownIdError("study", study)
    known = base.studies[study]
    claims = {row.id: row for row in rows_of(base, grading, (line.claim for line in known.lines))}
    given = [nodes.cell_node(base, cell) for cell in dict.fromkeys(known.treatment.cells)]
    given += [nodes.mechanism_node(base, one) for one in dict.fromkeys(known.mechanisms) if one in base.mechanisms]
    panels = [Panel(say("given"), SILENT, None, Side.LEFT, tuple(given))] if given else []
    for direction in Direction:
        lines = [line for line in known.lines if line.direction is direction and line.claim in claims]
        panels += _spoken_to(direction, [nodes.claim_node(claims[line.claim], direction) for line in lines])
    centre = nodes.plain_study(known)
    says = nodes.joined(centre.says, label(known.design))
    return _drawn(replace(centre, says=says), panels, frame)


def of_mechanism(base: EvidenceBase, grading: Grading, mechanism: str, frame: Frame = WIDE) -> Network:
    """A mechanism in the middle, and the claims that assert it or one of its steps, by what they rest on."""
    if mechanism not in base.mechanisms:
        raise UnknownIdError("mechanism", mechanism)
    arrows = {link.claim: _arrow(base, link.cause, link.leads_to) for link in base.mechanisms[mechanism].chain}
    here = claims_of_mechanism(base, grading, mechanism)
    marks = [nodes.claim_node(row, said=arrows.get(row.id)) for row in here]
    centre = replace(nodes.mechanism_node(base, mechanism), says=say("claims", n=len(marks)))
    return _drawn(centre, _by_footing(marks), frame)


def of_cell(base: EvidenceBase, cell: str, frame: Frame = WIDE) -> Network:
    """A cell type or product in the middle, the studies that gave it around it, its kinds and products below."""
    if cell not in base.cell_types and cell not in base.products:
        raise UnknownIdError("cell", cell)
    given = studies_given(base, cell)
    panels = [_given_in(column, given) for column in TestedIn]
    panels += _statements([nodes.plain_study(study) for study in given if COLUMN_OF_RUNG[rung_of(study)] is None])
    kin = [one for one in (*base.cell_types, *base.products) if one != cell and cell in base.ancestors(one)]
    panels += _below("kinds", tuple(nodes.cell_node(base, one) for one in kin))
    centre = replace(nodes.cell_node(base, cell), says=say("studies", n=len(given)))
    return _drawn(centre, panels, frame)


def of_section(base: EvidenceBase, grading: Grading, source: str, section: str, frame: Frame = WIDE) -> Network:
    """A section of an article in the middle, its claims around it by what they rest on."""
    key = f"{source}:{section}"
    if key not in sections(base):
        raise UnknownIdError("section", key)
    made = (claim.id for claim in base.claims.values() if key in map(section_id, claim.appearances))
    here = [nodes.claim_node(row) for row in rows_of(base, grading, made)]
    words = nodes.filled("section", name=sections(base)[key])
    return _drawn(_whole(NodeKind.SECTION, words, here, (Thing.SECTION, (source, section))), _by_footing(here), frame)


def of_source(base: EvidenceBase, grading: Grading, source: str, frame: Frame = WIDE) -> Network:
    """A whole article in the middle, its claims around it by what they rest on, those of a section as one mark."""
    if source not in base.sources:
        raise UnknownIdError("source", source)
    first = {row.id: _section_in(row, source) for row in rows(base, grading)}
    here = [nodes.claim_node(row) for row in rows(base, grading) if first[row.id]]
    titles = {key: nodes.filled("section", name=title) for key, title in sections(base).items()}
    panels = [_by_section(panel, first, titles) for panel in _by_footing(here)]
    words = base.sources[source].title
    return _drawn(_whole(NodeKind.SOURCE, words, here, (Thing.SOURCE, (source,))), panels, frame)


def rows_of(base: EvidenceBase, grading: Grading, claims: Iterable[str]) -> tuple[ClaimRow, ...]:
    """The rows of some claims: those of all would be computed for every picture."""
    return rows(replace(base, claims={one: base.claims[one] for one in claims if one in base.claims}), grading)


def _tested_in(column: TestedIn, says: Text, marks: Iterable[Node]) -> Panel:
    """A field of the ladder: people on the left, all others on the right."""
    side = Side.LEFT if column is TestedIn.PEOPLE else Side.RIGHT
    return Panel(nodes.capital(label(column)), says, column.footing, side, tuple(marks))


def _statements(marks: Sequence[Node]) -> list[Panel]:
    """Words are no test of anything: they have a field only where there are some."""
    counted = say("studies", n=len(marks))
    return [Panel(say("statements"), counted, Footing.STATEMENTS, Side.RIGHT, tuple(marks))] if marks else []


def _below(word: str, marks: tuple[Node, ...]) -> list[Panel]:
    return [Panel(say(word), SILENT, None, Side.BELOW, marks)] if marks else []


def _spoken_to(direction: Direction, marks: list[Node]) -> list[Panel]:
    title = nodes.capital(label(direction))
    side = Side.BELOW if direction is Direction.CONTEXT else Side.RIGHT
    return [Panel(title, say("claims", n=len(marks)), None, side, tuple(marks))] if marks else []


def _given_in(column: TestedIn, given: Iterable[Study]) -> Panel:
    here = sorted((study for study in given if COLUMN_OF_RUNG[rung_of(study)] is column), key=_by_rung)
    counted = say("studies", n=len(here)) if here else say("no-studies")
    says = nodes.joined(counted, nodes.unnamed_in(column, ((study, None) for study in here)))
    return _tested_in(column, says, map(nodes.plain_study, here))


def _by_rung(study: Study) -> tuple[int, int, str]:
    return -rung_of(study), -(study.counted or 0), study.id


def claims_of_mechanism(base: EvidenceBase, grading: Grading, mechanism: str) -> tuple[ClaimRow, ...]:
    """The claims that assert a mechanism, one of its steps, or a narrower mechanism."""
    steps = {link.claim for link in base.mechanisms[mechanism].chain}
    family = {one.id for one in base.mechanisms.values() if mechanism in (one.id, *one.broader)}
    asserted = (claim.id for claim in base.claims.values() if claim.id in steps or claim.mechanism in family)
    return rows_of(base, grading, asserted)


def studies_given(base: EvidenceBase, cell: str) -> tuple[Study, ...]:
    """The studies that gave a cell type or product, or anything that is one of it."""
    return tuple(study for study in base.studies.values() if _gave(base, study, cell))


def _gave(base: EvidenceBase, study: Study, cell: str) -> bool:
    known = (one for one in study.treatment.cells if one in base.cell_types or one in base.products)
    return any(cell in base.ancestors(one) for one in known)


def _arrow(base: EvidenceBase, cause: str | None, effect: str) -> Text:
    start = base.outcomes[cause].name if cause else say("treatment")
    end = base.outcomes[effect].name
    return Text(f"{start.en} → {end.en}", f"{start.zh} → {end.zh}")


def _whole(kind: NodeKind, words: Text, claims: Sequence[Node], thing: tuple[Thing, tuple[str, ...]]) -> Node:
    """What claims are made in."""
    ids = tuple(id_ for claim in claims for id_ in claim.stands_for)
    return Node(f"{kind}:{':'.join(thing[1])}", kind, words, say("claims", n=len(ids)), None, ids, thing)


_ALWAYS = frozenset({Footing.PEOPLE, Footing.ANIMALS, Footing.LAB})


def _by_footing(claims: Sequence[Node]) -> list[Panel]:
    """Claims by what they rest on; people, animals and laboratory have their fields even where these are empty."""
    found = []
    for footing in Footing:
        here = tuple(claim for claim in claims if claim.footing is footing)
        if here or footing in _ALWAYS:
            says = say("claims", n=len(here)) if here else say("no-claims")
            side = Side.LEFT if footing is Footing.PEOPLE else Side.RIGHT
            title = say("nothing") if footing is Footing.NOTHING else nodes.capital(label(footing))
            found.append(Panel(title, says, footing, side, here))
    return found


def _section_in(row: ClaimRow, source: str) -> str | None:
    """The first section of a source that makes a claim."""
    return next((key for key in row.sections if key.startswith(f"{source}:")), None)


def _by_section(panel: Panel, first: Mapping[str, str | None], titles: Mapping[str, Text]) -> Panel:
    """One mark for each section: its number of claims, its title, and the page of the section behind it."""
    found: defaultdict[str, list[Node]] = defaultdict(list)
    for node in panel.nodes:
        found[first[node.stands_for[0]] or ""].append(node)
    order = [key for key in titles if key in found]
    return replace(panel, nodes=tuple(_of_section(key, found[key], titles[key]) for key in order))


def _of_section(key: str, claims: list[Node], title: Text) -> Node:
    source, _, number = key.partition(":")
    group = nodes.together(claims, f"{key}:{claims[0].footing}")
    ids = ", ".join(group.stands_for)
    counted = say("claims", n=len(claims))
    says = Text(f"{counted.en}: {ids}", f"{counted.zh}：{ids}")
    return replace(group, words=title, says=says, thing=(Thing.SECTION, (source, number)))


def _drawn(centre: Node, panels: Sequence[Panel], frame: Frame) -> Network:
    """Fold what would be too much to look at, and give everything its place."""
    folded = [_folded(panel, _MOST_IN_FIELD) for panel in panels]
    if sum(len(panel.nodes) for panel in folded) >= MOST:
        folded = [_folded(panel, _FEWEST) for panel in panels]
    return placed(centre.words, centre, tuple(_told_apart(folded)), frame)


def _told_apart(panels: Iterable[Panel]) -> Iterator[Panel]:
    """Marks with ids of their own, also where a study has two lines to one claim."""
    seen = Counter[str]()
    for panel in panels:
        marks = []
        for node in panel.nodes:
            seen[node.id] += 1
            marks.append(replace(node, id=f"{node.id}#{seen[node.id]}") if seen[node.id] > 1 else node)
        yield replace(panel, nodes=tuple(marks))


def _folded(panel: Panel, most: int) -> Panel:
    """A field with at most so many marks: like ones stand together, at last all that point the same way."""
    keys: tuple[Callable[[Node], Hashable], ...] = (
        lambda node: (node.kind, node.direction, node.among.en),
        lambda node: (node.kind, node.direction),
    )
    marks = panel.nodes
    for key in keys:
        if len(marks) > most:
            marks = tuple(_alike(panel, key))
    return replace(panel, nodes=marks)


def _alike(panel: Panel, key: Callable[[Node], Hashable]) -> Iterable[Node]:
    found: defaultdict[Hashable, list[Node]] = defaultdict(list)
    for node in panel.nodes:
        found[key(node)].append(node)
    for at, alike in enumerate(found.values()):
        yield alike[0] if len(alike) == 1 else nodes.together(alike, f"{panel.title.en}:{at}")
