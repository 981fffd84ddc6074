"""Words are made to fit and cannot turn, hide or widen what stands around them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.views.embed.lettering import plain, shortened, width_of, wrapped


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\u202eb\u2066c", "abc"),
        ("a\x00b\x1b[31mc", "a b [31mc"),
        ("a\u200bb\ufeffc", "abc"),
        ("one\u2028two\u2029three\nfour\tfive", "one two three four five"),
        ("  a   b  ", "a b"),
        ("\ue000x\U000e0041", "x"),
    ],
    ids=["bidi", "control", "invisible", "breaks", "spaces", "private"],
)
def test_marks_that_nobody_sees_are_gone(hostile: str, shown: str) -> None:
    assert plain(hostile) == shown


def test_a_long_name_ends_in_an_ellipsis() -> None:
    assert plain("x" * 5000, 20) == "x" * 19 + "…"


@given(st.text(max_size=400), st.integers(20, 300))
def test_shortened_words_fit_into_their_width(words: str, width: int) -> None:
    assert width_of(shortened(words, width, 13), 13) <= width


@given(st.text(max_size=400), st.integers(40, 300), st.integers(1, 6))
def test_wrapped_words_fit_into_their_lines(words: str, width: int, most: int) -> None:
    lines = wrapped(words, width, 13, most=most)

    assert 1 <= len(lines) <= most
    assert all(width_of(one, 13) <= width for one in lines)


@given(st.text(max_size=200))
def test_what_is_shown_has_no_hidden_characters(words: str) -> None:
    assert not any(unicodedata.category(mark) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for mark in plain(words))


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    lines = wrapped("一二三四五六。七八", 13 * 6 * 1.02, 13, most=9)

    assert "".join(lines) == "一二三四五六。七八"
    assert not any(one.startswith("。") for one in lines)


def test_words_break_between_words() -> None:
    assert wrapped("stroke damaged brain", 90, 13, most=9) == ("stroke", "damaged", "brain")


def test_the_last_line_tells_that_there_was_more() -> None:
    assert wrapped("one two three four five six seven", 60, 13, most=2)[-1].endswith("…")
