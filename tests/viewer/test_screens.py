"""The pages that there are."""

from __future__ import annotations

from graph.viewer.main import menu
from graph.viewer.permalink import Page
from graph.viewer.screens import SCREENS


def test_every_page_that_an_address_can_name_has_a_screen() -> None:
    assert set(SCREENS) == set(Page)


def test_the_menu_names_the_overview_first_and_no_page_of_a_single_thing() -> None:
    assert menu()[0] is Page.OVERVIEW
    assert not {Page.CLAIM, Page.STUDY} & set(menu())
