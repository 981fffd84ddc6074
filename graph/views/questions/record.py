"""A question and its answer as a record for programs."""

from __future__ import annotations

from graph.analysis.questions import Questions
from graph.model.question import Question
from graph.views import export
from graph.views.export import Record
from graph.views.linked.things import plain
from graph.views.questions.summary import ADDRESS


def record(known: Questions, question: Question) -> Record:
    """The question, its answer by the rules that grade claims, and what each study says to it."""
    return {
        **brief(known, question),
        "answer": export.grade(known.asked.claims[question.id], known.answer(question.id)),
        "studies": [
            {"study": line.study, "direction": line.direction.value, "findings": list(line.findings)}
            for line in known.asked.lines_of.get(question.id, ())
        ],
    }


def brief(known: Questions, question: Question) -> Record:
    """The question and its answer in a word, for the list."""
    answer = known.answer(question.id)
    return {
        "id": question.id,
        "type": "question",
        "page": f"{ADDRESS}{question.id}",
        "cells": question.cells,
        "outcome": question.outcome,
        "condition": question.condition,
        "counts_harm": question.counts_harm,
        "conclusion": plain(answer.conclusion),
        "certainty": plain(answer.certainty) if answer.certainty is not None else None,
        "claims": [claim.id for claim in known.claims[question.id]],
    }
