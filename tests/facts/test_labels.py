"""Every member of every closed list has words in both languages."""

from __future__ import annotations

import re
from enum import Enum

import pytest

from graph.facts.labels import LABELS, label
from graph.facts.look import COLUMN_OF_RUNG, FOOTING_OF_BASIS, LOOKS, Footing, TestedIn
from graph.model.values import Text

# A Chinese character beside punctuation of another script; written as escapes, since editors make them look alike.
HALF_WIDTH = re.compile("[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]")


@pytest.mark.parametrize("kind", LABELS, ids=lambda kind: kind.__name__)
def test_a_list_is_labelled_to_its_last_member(kind: type[Enum]) -> None:
    assert set(LABELS[kind]) == set(kind)


@pytest.mark.parametrize("kind", LABELS, ids=lambda kind: kind.__name__)
def test_no_two_members_of_a_list_share_their_words(kind: type[Enum]) -> None:
    for words in ([text.en for text in LABELS[kind].values()], [text.zh for text in LABELS[kind].values()]):
        assert len(set(words)) == len(words)


def test_no_label_is_empty_or_badly_punctuated() -> None:
    texts = [text for members in LABELS.values() for text in members.values()]

    assert all(text.en and text.zh for text in texts)
    assert not [text.zh for text in texts if HALF_WIDTH.search(text.zh)]


def test_members_of_two_lists_with_one_name_keep_their_own_words() -> None:
    assert label(Footing.PEOPLE) != label(TestedIn.PEOPLE) or Text("people", "人") == label(TestedIn.PEOPLE)


def test_the_tables_of_looks_are_total() -> None:
    assert set(FOOTING_OF_BASIS.values()) == set(Footing) == set(LOOKS)
    assert set(COLUMN_OF_RUNG.values()) == {*TestedIn, None}


def test_footings_are_told_apart_by_shape_alone() -> None:
    assert len({look.shape for look in LOOKS.values()}) == len(Footing)
