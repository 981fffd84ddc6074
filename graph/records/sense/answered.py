"""Answers to remarks: `because: {rule: why}` in the record that is odd, or in one around it."""

from __future__ import annotations

from collections.abc import Collection as Known
from collections.abc import Iterable, Iterator

from graph.records.collection import ANSWERS, Collection
from graph.records.document import Complaint, Document, Keys, Tree, shown
from graph.records.fields import nearest


def wrong_answers(collection: Collection, remarks: Known[str]) -> Iterator[Complaint]:
    """Answers to rules that there are not, and answers without a reason."""
    for document in collection.documents:
        for keys, answers in _answers(document):
            if not isinstance(answers, dict):
                help_ = "Write `because: {rule: why it is so}`."
                yield document.complaint(keys, "`because` is not a mapping.", help_)
                continue
            for rule, why in answers.items():
                if rule not in remarks:
                    help_ = nearest(rule, remarks) or "`evigraph check --rules` lists the remarks that can be answered."
                    yield document.complaint((*keys, rule), f"no remark is called {shown(rule)}.", help_)
                elif not isinstance(why, str):
                    yield document.complaint((*keys, rule), "an answer is one sentence.", "Write why it is so.")


def unanswered(collection: Collection, remarks: Iterable[tuple[str, Complaint]]) -> Iterator[Complaint]:
    """The remarks that no record answers, and the answers that no remark asks for any more."""
    documents = {document.file: document for document in collection.documents}
    asked: set[tuple[str, Keys]] = set()
    for rule, complaint in remarks:
        answer = _answer(documents[complaint.problem.file], complaint.keys or (), rule)
        if answer is None:
            yield _asking(rule, complaint)
        else:
            asked.add((complaint.problem.file, answer))
    for document in collection.documents:
        for keys, answers in _answers(document):
            for rule in answers if isinstance(answers, dict) else ():
                if (document.file, (*keys, rule)) not in asked:
                    message = f"an answer to {shown(rule)}, which nothing here asks for."
                    yield document.complaint((*keys, rule), message, "Take it out.")


def _answer(document: Document, keys: Keys, rule: str) -> Keys | None:
    """Where a remark on a value is answered: in the nearest record around it."""
    for end in range(len(keys), -1, -1):
        where = (*keys[:end], ANSWERS, rule)
        if document.value(where) is not None:
            return where
    return None


def _asking(rule: str, complaint: Complaint) -> Complaint:
    problem = complaint.problem
    help_ = f"{problem.help} Where it is so: `{ANSWERS}: {{{rule}: why}}`."
    file, line, column = problem.file, problem.line, problem.column
    return Complaint(type(problem)(file, line, column, problem.message, help_), complaint.keys)


def _answers(document: Document) -> Iterator[tuple[Keys, Tree]]:
    if document.tree is not None:
        yield from _below(document.tree, ())


def _below(tree: Tree, keys: Keys) -> Iterator[tuple[Keys, Tree]]:
    if isinstance(tree, str):
        return
    for key, part in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if key == ANSWERS:
            yield (*keys, key), part
        else:
            yield from _below(part, (*keys, key))
