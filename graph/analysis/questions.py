"""The questions of a base, and their answers by the rules that grade claims.

A question is graded as an effect (or a harm) that nobody words. Its lines are not curated: each is what the recorded
results of one study say on the outcome. The rules, the pooling and the sentences are those of claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.analysis.answering import has_answer, is_about, lines
from graph.grading.assess import grade
from graph.model.assessment import Assessment, Grading
from graph.model.base import EvidenceBase
from graph.model.claim import Claim, Sense
from graph.model.line import EvidenceLine
from graph.model.question import Question, question_id
from graph.model.scales import Kind
from graph.model.scope import Population, Scope
from graph.model.study import Study
from graph.model.values import Answer, Text


@dataclass(frozen=True, slots=True)
class Questions:
    """Every question with its answer.

    `asked` is the base in which the questions stand as claims, and what studies say to them as lines; `claims` are the
    claims of the records that ask each of them.
    """

    questions: Mapping[str, Question]
    asked: EvidenceBase
    grading: Grading
    claims: Mapping[str, tuple[Claim, ...]]

    def answer(self, id_: str) -> Assessment:
        """The answer to one question."""
        return self.grading.assessments[id_]

    def beside(self, question: Question) -> tuple[Question, ...]:
        """All questions on the same treatment in the same people, this one first."""
        same = (one for one in self.questions.values() if (one.cells, one.condition) == _whom(question))
        return tuple(sorted(same, key=lambda one: one.id != question.id))


def _whom(question: Question) -> tuple[str, str]:
    return question.cells, question.condition


def questions(base: EvidenceBase, *, as_of: date | None = None) -> Questions:
    """The questions of a base, answered by what was public on a day."""
    found = {one.id: one for one in sorted(asked_of(base), key=lambda one: one.id)}
    studies = {id_: replace(one, lines=tuple(_lines(base, one, found.values()))) for id_, one in base.studies.items()}
    claims = {one.id: _as_claim(one) for one in found.values()}
    asked = replace(base, claims=claims, studies=studies, judgements=())
    linked: dict[str, list[Claim]] = {id_: [] for id_ in found}
    for claim in base.claims.values():
        id_ = question_of(claim)
        if id_ is not None and id_ in linked:
            linked[id_].append(claim)
    return Questions(found, asked, grade(asked, as_of=as_of), {id_: tuple(ids) for id_, ids in linked.items()})


def question_of(claim: Claim) -> str | None:
    """The id of the question that a claim asks; `None` where it names no one treatment, outcome and condition.

    Not every such question is asked: one that nobody measured in people, on an outcome that no patient notices, is not.
    """
    scope = claim.scope
    if len(scope.cells) != 1 or scope.outcome is None or scope.condition is None:
        return None
    if not scope.population.speaks_of(human=True):
        return None
    return question_id(scope.cells[0], scope.outcome, scope.condition)


def asked_of(base: EvidenceBase) -> Iterator[Question]:
    """Every treatment given to people, and its family, by each outcome measured in people; then what claims ask."""
    harms = {finding.outcome for study in base.studies.values() for finding in study.findings if finding.harm}
    seen: set[tuple[str, str, str]] = set()
    for cells, condition in _treated(base):
        for outcome in _measured(base, cells, condition, harms):
            seen.add((cells, outcome, condition))
    for claim in base.claims.values():
        named = base.outcomes.get(claim.scope.outcome or "")
        if question_of(claim) and named and _is_asked_by_patients(claim, named.matters_to_patients):
            seen.add((claim.scope.cells[0], named.id, claim.scope.condition or ""))
    return (_question(base, *one, counts_harm=one[1] in harms) for one in seen)


def _is_asked_by_patients(claim: Claim, matters: Answer) -> bool:
    return matters is Answer.YES and claim.kind in (Kind.EFFECT, Kind.HARM, Kind.REPORT)


def _treated(base: EvidenceBase) -> set[tuple[str, str]]:
    """Each single product or kind of cells with the people who got it, and the head of its family with them."""
    found: set[tuple[str, str]] = set()
    for study in base.studies.values():
        if study.condition is None or len(study.treatment.cells) != 1 or not _is_counted_in_people(study):
            continue
        given = study.treatment.cells[0]
        heads = (kind for kind in base.ancestors(given) if kind in base.cell_types and base.cell_types[kind].family)
        found.update((cells, study.condition) for cells in (given, *heads))
    return found


def _measured(base: EvidenceBase, cells: str, condition: str, harms: set[str]) -> set[str]:
    """The outcomes on which a study in people of this treatment tells a result."""
    return {
        finding.outcome
        for study in base.studies.values()
        if _is_counted_in_people(study) and is_about(base, study, condition)
        if any(cells in base.ancestors(given) for given in study.treatment.cells)
        for finding in study.findings
        if has_answer(finding, counts_harm=finding.outcome in harms)
    }


def _is_counted_in_people(study: Study) -> bool:
    """A record that is too weak to count, counts in no answer, so it asks nothing either."""
    return not study.weak and any(species.is_human for species in study.species)


def _question(base: EvidenceBase, cells: str, outcome: str, condition: str, *, counts_harm: bool) -> Question:
    given, measured, whom = treatment_name(base, cells), base.outcomes[outcome].name, base.conditions[condition].name
    noun = measured.en[:1].lower() + measured.en[1:]
    if counts_harm:
        words = Text(
            f"{given.en} causes harm in people, counted as {noun} (condition: {whom.en}).",
            f"{given.zh}对人有害，以{measured.zh}计（{whom.zh}）。",
        )
    else:
        words = Text(
            f"{given.en} improves {noun} in people (condition: {whom.en}).",
            f"{given.zh}可改善患者的{measured.zh}（{whom.zh}）。",
        )
    return Question(question_id(cells, outcome, condition), cells, outcome, condition, counts_harm, words)


def treatment_name(base: EvidenceBase, cells: str) -> Text:
    """The name of a cell type or product."""
    product = base.products.get(cells)
    return product.name if product else base.cell_types[cells].name


def _as_claim(question: Question) -> Claim:
    """The question as the rules take it: an effect, or a harm, that no source words."""
    scope = Scope(Population.HUMAN, question.condition, cells=(question.cells,), outcome=question.outcome)
    kind, sense = (Kind.HARM, Sense.HARM) if question.counts_harm else (Kind.EFFECT, None)
    return Claim(question.id, kind, question.statement, scope, asserts=sense)


def _lines(base: EvidenceBase, study: Study, asked: Iterable[Question]) -> Iterator[EvidenceLine]:
    for question in asked:
        yield from lines(base, study, question)
