"""HTML of a linked-data page: what is linked, what is only said, and what is shown as it stands."""

from __future__ import annotations

import pytest

from graph.model.values import Lang
from graph.views.linked.facts import BREAK, Grid, Ref, Row
from graph.web.linked_page import style, style_path, table_page


def shown(*cell: Ref | str) -> str:
    grid = Grid("g", "title", ("head",), (Row((cell,)),))
    return (
        table_page(Lang.EN, "t", "l", [grid], (), topic="topic").partition('<th scope="row">')[2].partition("</th>")[0]
    )


@pytest.mark.parametrize("address", ["/claim/C1", "#why", "https://doi.org/10.1/x"])
def test_our_paths_places_on_the_page_and_https_are_linked(address: str) -> None:
    assert f'href="{address}"' in shown(Ref("words", address))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://plain.test/",
        "//evil.test/x",
        "/\\evil.test/x",
        "data:text/html,x",
        "evil",
        "",
        None,
    ],
)
def test_every_other_address_is_said_and_not_linked(address: str | None) -> None:
    assert shown(Ref("words", address)) == "words"


def test_words_are_escaped_and_only_a_break_breaks_a_line() -> None:
    assert shown("a<b", BREAK, 'c"\nd') == "a&lt;b<br>c&#34;\nd"


def test_an_outside_page_does_not_hear_which_page_led_to_it() -> None:
    assert 'rel="noreferrer"' in shown(Ref("words", "https://doi.org/x"))
    assert "rel=" not in shown(Ref("words", "/claim/C1"))


def test_the_style_sheet_is_whole_and_named_by_what_it_holds() -> None:
    sheet = style().decode()

    assert sheet.count("{") == sheet.count("}")
    assert ".people.mark{--mark:light-dark(#004488,#6699CC)}" in sheet
    assert style_path().startswith("/linked/")
