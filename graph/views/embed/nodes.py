"""The marks of the pictures: what each is called, what is said of it, and which of them may stand together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from graph.facts import figures, phrases
from graph.facts.certainty import claim_certainty
from graph.facts.counts import n_words
from graph.facts.labels import NOT_RATED_WORDS, label
from graph.facts.look import COLUMN_OF_RUNG, Footing, TestedIn
from graph.grading.ladder import is_rodent_only, rung_of
from graph.model.base import EvidenceBase
from graph.model.scales import Direction
from graph.model.study import Study
from graph.model.values import Lang, Species, Text
from graph.views.addresses import Thing
from graph.views.dossier import Dossier, Part, StudyRow
from graph.views.embed.layout import Node, NodeKind
from graph.views.summary import ClaimRow, Tested

SILENT = Text("", "")

_WORDS = {
    "studies": phrases.N_STUDIES,
    "supports": Text("{n} study supports it|{n} studies support it", "{n} 项研究支持"),
    "none-supports": Text("no study supports it", "没有支持它的研究"),
    "not-for": Text("{n} does not|{n} do not", "{n} 项不支持"),
    "unnamed": Text("{n} in unnamed animals", "{n} 项未说明物种"),
    "people": phrases.N_PEOPLE,
    "animals": phrases.N_ANIMALS,
    "people-known": Text("{n} person known of|{n} people known of", "已知 {n} 人"),
    "animals-known": Text("{n} animal known of|{n} animals known of", "已知 {n} 只动物"),
    "claims": phrases.N_CLAIMS,
    "no-claims": Text("no claim", "没有声明"),
    "no-studies": Text("no study", "没有研究"),
    "cells": Text("{n} product or kind|{n} products and kinds", "{n} 种制剂或类型"),
    "studies-of": Text("{n} study: {among}|{n} studies: {among}", "{n} 项研究：{among}"),
    "claims-of": Text("{n} claim: {among}|{n} claims: {among}", "{n} 条声明：{among}"),
    "beside": Text("Shown beside it, adding nothing to the counts", "一并列出，不另计入"),
    "within-others": Text(
        "{n} study counted within another|{n} studies counted within others", "{n} 项研究已在其他研究中计入"
    ),
    "other-cells": phrases.OTHER_CELLS,
    "context": phrases.CONTEXT,
    "awaiting": phrases.AWAITING,
    "set-aside": phrases.SET_ASIDE,
    "given": Text("What was given", "给予的细胞"),
    "kinds": Text("Its kinds and products", "所含类型与制剂"),
    "statements": Text("Statements", "论述"),
    "nothing": Text("Nothing found", "未找到依据"),
    "section": Text("Section {name}", "章节 {name}"),
    "treatment": Text("the treatment", "治疗"),
    "certainty": Text("certainty: {word}", "确定性：{word}"),
}


def say(word: str, /, **values: int | str) -> Text:
    """Words of the pictures; `one|many` is chosen by the value `n`."""
    words = _WORDS[word]
    return Text(phrases.filled(words.en, **values), phrases.filled(words.zh, **values))


def filled(word: str, /, **values: Text) -> Text:
    """Words of the pictures with others in them, each language with its own."""
    return Text(
        _WORDS[word].en.format(**{key: value.en for key, value in values.items()}),
        _WORDS[word].zh.format(**{key: value.zh for key, value in values.items()}),
    )


def joined(*texts: Text) -> Text:
    """Several short texts side by side; empty ones are left out."""
    return Text(" · ".join(t.en for t in texts if t.en), " · ".join(t.zh for t in texts if t.zh))


def same(words: str) -> Text:
    """A name that both languages share."""
    return Text(words, words)


def capital(text: Text) -> Text:
    """A title made of a label."""
    return Text(text.en[:1].upper() + text.en[1:], text.zh)


def species_of(species: tuple[Species, ...]) -> Text:
    """Who was studied."""
    return Text(figures.species(species, Lang.EN), figures.species(species, Lang.ZH))


def weighed_study(row: StudyRow) -> Node:
    """A study as it bears on a claim: which way, in whom, and how many."""
    line, study = row.line, row.study
    subjects = (line.species,) if line.species else study.species
    against = SILENT if line.direction is Direction.SUPPORTS else label(line.direction)
    says = joined(species_of(subjects), n_words(row.weighed), against)
    footing = row.column.footing if row.column else Footing.STATEMENTS
    node = _study_node(study, says, footing, line.direction, species_of(subjects))
    # A study of two species may have a line, and so a mark, for each.
    return replace(node, id=f"{node.id}:{line.species}") if line.species else node


def plain_study(study: Study) -> Node:
    """A study by itself: in whom, and how many."""
    says = joined(species_of(study.species), n_words(study.counted))
    return _study_node(study, says, footing_of(study), None, species_of(study.species))


def _study_node(study: Study, says: Text, footing: Footing, direction: Direction | None, among: Text) -> Node:
    return Node(
        id=f"study:{study.id}",
        kind=NodeKind.STUDY,
        words=same(study.label),
        says=says,
        footing=footing,
        stands_for=(study.id,),
        thing=(Thing.STUDY, (study.id,)),
        direction=direction,
        among=among,
    )


def footing_of(study: Study) -> Footing:
    """What a claim would rest on that rested on this study alone."""
    column = COLUMN_OF_RUNG[rung_of(study)]
    return column.footing if column else Footing.STATEMENTS


def claim_node(row: ClaimRow, direction: Direction | None = None, *, said: Text | None = None) -> Node:
    """A claim with its certainty, or with what else is to be said of it."""
    return Node(
        id=f"claim:{row.id}:{direction or ''}",
        kind=NodeKind.CLAIM,
        words=Text(f"{row.id} {row.statement.en}", f"{row.id} {row.statement.zh}"),
        says=said or certainty_of(row),
        footing=row.footing,
        stands_for=(row.id,),
        thing=(Thing.CLAIM, (row.id,)),
        direction=direction,
        among=label(row.basis),
        level=row.certainty,
    )


def certainty_of(row: ClaimRow) -> Text:
    """How sure one can be, in words."""
    if row.certainty is None:
        return NOT_RATED_WORDS
    return filled("certainty", word=claim_certainty(row))


def mechanism_node(base: EvidenceBase, mechanism: str) -> Node:
    """A mechanism by its name."""
    return Node(
        id=f"mechanism:{mechanism}",
        kind=NodeKind.MECHANISM,
        words=base.mechanisms[mechanism].name,
        says=SILENT,
        footing=None,
        stands_for=(mechanism,),
        thing=(Thing.MECHANISM, (mechanism,)),
    )


def cell_node(base: EvidenceBase, cell: str) -> Node:
    """A cell type or a product by its name; an id that the records do not describe is shown as it is."""
    known = base.cell_types.get(cell) or base.products.get(cell)
    is_product = cell in base.products
    return Node(
        id=f"cell:{cell}",
        kind=NodeKind.CELL_PRODUCT if is_product else NodeKind.CELL_TYPE,
        words=known.name if known else same(cell),
        says=SILENT,
        footing=None,
        stands_for=(cell,),
        thing=(Thing.CELL_PRODUCT if is_product else Thing.CELL_TYPE, (cell,)) if known else None,
    )


def by_strength(row: StudyRow) -> tuple[int, int, int, str]:
    """The nearest to a patient first; then those for, undecided and against; then the largest."""
    ways = tuple(Direction)
    return (-row.rung, ways.index(row.line.direction), -(row.weighed or 0), row.study.id)


def support_in(tested: Tested, file: Dossier) -> Text:
    """What stands in one column: how many studies support the claim, in how many subjects, and how many do not."""
    against = file.not_supporting(tested.column)
    if tested.studies:
        unit = "people" if tested.column is TestedIn.PEOPLE else "animals"
        with_number = tested.subjects and tested.column is not TestedIn.LAB
        subjects = say(f"{unit}-known" if tested.unknown else unit, n=tested.subjects) if with_number else SILENT
        support = joined(say("supports", n=tested.studies), subjects)
    else:
        support = say("none-supports")
    return joined(support, say("not-for", n=against) if against else SILENT)


def beside(file: Dossier) -> tuple[Node, ...]:
    """What is shown with a claim and adds nothing to its counts: one mark for each reason why."""
    found = []
    for column in (*TestedIn, None):
        others = [row for row in file.part(Part.OTHER_CELLS) if row.column is column]
        where = label(column) if column else say("statements")
        footing = column.footing if column else Footing.STATEMENTS
        directions = Counter(row.line.direction for row in others)
        told = [Text(f"{label(way).en}: {n}", f"{label(way).zh}：{n}") for way, n in directions.items()]
        found.append(_group(Part.OTHER_CELLS, others, joined(where, *told), footing, where.en))
    given = {"within-others": within_others(file)}
    given |= {part: list(file.part(part)) for part in (Part.CONTEXT, Part.AWAITING, Part.SET_ASIDE)}
    found += [_group(word, rows, _where(rows), None) for word, rows in given.items()]
    return tuple(node for node in found if node.stands_for)


def unnamed_in(column: TestedIn, done: Iterable[tuple[Study, Species | None]]) -> Text:
    """How many studies stand with rodents only because their animals are not named."""
    n = sum(column is TestedIn.RODENTS and not is_rodent_only(study, species) for study, species in done)
    return say("unnamed", n=n) if n else SILENT


def within_others(file: Dossier) -> list[StudyRow]:
    """Studies whose participants are counted in another one, such as a trial that a counted review has pooled."""
    return [row for row in file.part(Part.COUNTED) if not row.counts]


def _where(rows: Iterable[StudyRow]) -> Text:
    columns = Counter(row.column for row in rows)
    return joined(*(_counted(column, columns[column]) for column in (*TestedIn, None) if columns[column]))


def _counted(column: TestedIn | None, n: int) -> Text:
    words = label(column) if column else say("statements")
    return Text(f"{words.en.lower()} {n}", f"{words.zh} {n}")


def _group(part: str, rows: list[StudyRow], says: Text, footing: Footing | None, where: str = "") -> Node:
    return Node(
        id=f"studies:{part}:{where}",
        kind=NodeKind.STUDIES,
        words=say(part, n=len(rows)),
        says=says,
        footing=footing,
        stands_for=tuple(row.study.id for row in rows),
        thing=None,
    )


def together(nodes: Iterable[Node], key: str) -> Node:
    """Several marks of one kind and direction as one, which stands for all of them."""
    nodes = tuple(nodes)
    first = nodes[0]
    kind, word = _GROUPS.get(first.kind, (first.kind, "cells"))
    among = [node.among for node in nodes]
    words = say(word, n=len(nodes))
    if f"{word}-of" in _WORDS and len(set(among)) == 1 and among[0].en:
        of = _WORDS[f"{word}-of"]
        words = Text(
            phrases.filled(of.en, n=len(nodes), among=among[0].en),
            phrases.filled(of.zh, n=len(nodes), among=among[0].zh),
        )
    return Node(
        id=f"{kind}:{key}",
        kind=kind,
        words=words,
        says=label(first.direction) if first.direction else SILENT,
        footing=first.footing,
        stands_for=tuple(id_ for node in nodes for id_ in node.stands_for),
        thing=None,
        direction=first.direction,
        among=among[0] if len(set(among)) == 1 else SILENT,
    )


_GROUPS = {
    NodeKind.STUDY: (NodeKind.STUDIES, "studies"),
    NodeKind.STUDIES: (NodeKind.STUDIES, "studies"),
    NodeKind.CLAIM: (NodeKind.CLAIMS, "claims"),
    NodeKind.CLAIMS: (NodeKind.CLAIMS, "claims"),
}
