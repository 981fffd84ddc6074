"""The address is the state: what is written there is read back, and what means nothing is left out."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.values import Lang
from graph.viewer.permalink import LONGEST_SEARCH, Misread, Page, View, address, href, language, read
from graph.views.summary import Filters, choices
from tests.sample import sample

CHOICES = choices(sample())


def values(name: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *map(str, CHOICES[name])])


searches = st.none() | st.text(max_size=LONGEST_SEARCH).map(lambda text: " ".join(text.split())).filter(bool)
filters = st.builds(Filters, **{name: values(name) for name in CHOICES}, text=searches)
views = st.builds(View, st.sampled_from(Lang), filters=filters)


@given(views)
def test_the_page_of_all_claims_is_read_back_as_it_was(view: View) -> None:
    assert read(address(view), choices=CHOICES, lang=Lang.EN) == (view, [])


@given(views, st.text(min_size=1, max_size=20))
def test_the_page_of_a_claim_is_read_back_as_it_was(view: View, claim: str) -> None:
    assert read(address(view.at(claim)), choices=CHOICES, lang=Lang.EN) == (view.at(claim), [])


@given(views)
def test_a_link_says_the_same_as_the_address(view: View) -> None:
    assert dict(parse_qsl(href(view).removeprefix("?"))) == address(view)


@given(st.dictionaries(st.text(), st.text()))
def test_no_address_is_a_crash(anything: dict[str, str]) -> None:
    view, _ = read(anything, choices=CHOICES, lang=Lang.ZH)

    assert read(address(view), choices=CHOICES, lang=Lang.EN) == (view, [])


@pytest.mark.parametrize(
    ("key", "value"),
    [("page", "nowhere"), ("lang", "fr"), ("rests", "magic"), ("kind", ""), ("section", "9"), ("utm_source", "x")],
)
def test_what_means_nothing_is_left_out_and_told(key: str, value: str) -> None:
    view, misread = read({key: value}, choices=CHOICES, lang=Lang.EN)

    assert view == View(Lang.EN)
    assert misread == [Misread(key, value)]


def test_a_number_alone_opens_its_claim() -> None:
    view, misread = read({"id": "C21"}, choices=CHOICES, lang=Lang.EN)

    assert (view.page, view.claim, misread) == (Page.CLAIM, "C21", [])


def test_a_link_names_its_language_so_that_another_reader_sees_the_same() -> None:
    assert address(View(Lang.ZH))["lang"] == "zh"


def test_another_language_changes_nothing_else() -> None:
    view = View(Lang.EN, filters=Filters(rests="people", text="cells")).at("P1")

    assert address(view) | {"lang": "zh"} == address(view.in_(Lang.ZH))


def test_a_long_search_is_cut() -> None:
    view, _ = read({"q": "x" * 5000}, choices=CHOICES, lang=Lang.EN)

    assert view.filters.text == "x" * LONGEST_SEARCH


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("zh-CN", Lang.ZH), ("zh", Lang.ZH), ("ZH-hans", Lang.ZH), ("en-GB", Lang.EN), ("de", Lang.EN), (None, Lang.EN)],
)
def test_the_browser_chooses_the_language_where_the_address_does_not(locale: str | None, lang: Lang) -> None:
    assert language(locale) is lang
