"""Fields of a record and its words are held against each other, and the lower reading counts."""

from __future__ import annotations

import pytest

from graph.model.scales import Rung
from graph.model.study import Design
from graph.sources.kinds import ToldBy, kind_of
from graph.sources.pubmed.article import Heading, Kind, Outline

TRIAL = "We randomly assigned 40 adults to a nap or to rest, and measured attention in both groups of participants. "
RATS = "Adult male rats were subjected to sleep loss; rats were killed after a week, and rat brains were stained. "


def outline(title: str, *, types: tuple[str, ...] = ("Journal Article",), mesh: tuple[str, ...] = ()) -> Outline:
    return Outline("1", Kind.ARTICLE, title, 2020, "Journal of Naps", types, tuple(map(Heading, mesh)), ())


def test_fields_are_asked_first() -> None:
    record = outline("Naps", types=("Randomized Controlled Trial",), mesh=("Humans",))

    kind = kind_of(record, TRIAL * 3)

    assert (kind.design, kind.rung) == (Design.RANDOMISED_CONTROLLED_TRIAL, Rung.HUMAN_RANDOMISED)
    assert (kind.told_by, kind.confidence) == (ToldBy.FIELDS, None)


def test_words_tell_what_the_fields_leave_open_and_how_surely() -> None:
    kind = kind_of(outline("Naps and attention in adults: a randomised controlled trial"), TRIAL * 5)

    assert (kind.design, kind.rung) == (Design.RANDOMISED_CONTROLLED_TRIAL, Rung.HUMAN_RANDOMISED)
    assert kind.told_by is ToldBy.TEXT
    assert kind.confidence is not None
    assert kind.confidence > 0.5


def test_a_few_words_that_decide_nothing_leave_the_kind_open() -> None:
    kind = kind_of(outline("Naps and attention"))

    assert (kind.design, kind.rung, kind.told_by) == (None, None, None)


def test_a_protocol_is_no_trial_though_its_index_says_so() -> None:
    record = outline(
        "Naps for attention: study protocol for a randomised controlled trial",
        types=("Randomized Controlled Trial",),
        mesh=("Humans",),
    )

    kind = kind_of(record)

    assert (kind.design, kind.rung) == (None, None)


@pytest.mark.parametrize("types", [("Journal Article",), ("Randomized Controlled Trial",)], ids=["words", "fields"])
def test_work_on_animals_never_stands_on_a_rung_of_people(types: tuple[str, ...]) -> None:
    mesh = ("Humans",) if "Randomized Controlled Trial" in types else ()

    kind = kind_of(outline("Sleep loss in rats", types=types, mesh=mesh), RATS * 5)

    assert kind.rung in (None, Rung.RODENT)


def test_words_alone_never_earn_the_top_rung() -> None:
    title = "Naps and attention: a systematic review and meta-analysis of randomised trials"

    kind = kind_of(outline(title), "We searched PubMed and Embase and pooled 12 trials in adults. " * 5)

    assert kind.design is Design.META_ANALYSIS
    assert kind.rung is None


def test_a_notice_is_no_study_whatever_its_title_speaks_of() -> None:
    record = outline("Retraction: naps in adults, a randomised controlled trial", types=("Retraction Notice",))

    kind = kind_of(record, TRIAL * 5)

    assert (kind.design, kind.rung) == (None, None)
