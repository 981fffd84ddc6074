"""The address is the state: what is written there is read back, and what means nothing is left out."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.values import Lang
from graph.viewer.permalink import LONGEST_SEARCH, Accepts, Misread, Page, View, address, href, language, read
from graph.views.summary import Filters, choices
from tests.sample import sample

CHOICES = choices(sample())
_PAGES = {
    Page.CLAIMS: Accepts(closed=CHOICES, free={"q": LONGEST_SEARCH}),
    Page.CLAIM: Accepts(closed=CHOICES, free={"q": LONGEST_SEARCH}, has_id=True),
    Page.STUDY: Accepts(has_id=True),
    Page.WHATIF: Accepts(free={"without": 2000}),
}


def accepts(page: Page, _: str | None) -> Accepts:
    return _PAGES.get(page, Accepts())


def understood(given: dict[str, str], lang: Lang = Lang.EN) -> tuple[View, list[Misread]]:
    return read(given, accepts=accepts, lang=lang)


def values(name: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *map(str, CHOICES[name])])


searches = st.none() | st.text(max_size=LONGEST_SEARCH).map(lambda text: " ".join(text.split())).filter(bool)
filters = st.builds(Filters, **{name: values(name) for name in CHOICES}, text=searches)
views = st.builds(lambda lang, chosen: View(lang).all_claims(chosen), st.sampled_from(Lang), filters)
ids = st.text(min_size=1, max_size=20)


@given(views)
def test_the_page_of_all_claims_is_read_back_as_it_was(view: View) -> None:
    assert understood(address(view)) == (view, [])


@given(views, ids)
def test_the_page_of_a_claim_is_read_back_as_it_was(view: View, claim: str) -> None:
    assert understood(address(view.at(claim))) == (view.at(claim), [])
    assert view.at(claim).filters == view.filters


@given(views, ids)
def test_any_other_page_takes_no_filters_along(view: View, study: str) -> None:
    there = view.to(Page.STUDY, study)

    assert understood(address(there)) == (there, [])
    assert there.filters == Filters()
    assert there.at("P1").filters == Filters()


@given(views)
def test_a_link_says_the_same_as_the_address(view: View) -> None:
    assert dict(parse_qsl(href(view).removeprefix("?"))) == address(view)


@given(st.dictionaries(st.text() | st.sampled_from(["page", "id", "lang", "q", "without"]), st.text()))
def test_no_address_is_a_crash(anything: dict[str, str]) -> None:
    view, _ = understood(anything, Lang.ZH)

    assert understood(address(view)) == (view, [])


def test_a_parameter_of_a_page_is_changed_and_taken_away() -> None:
    view = View(Lang.EN).to(Page.WHATIF, without="s1").here(without="s2")

    assert view.get("without") == "s2"
    assert view.here(without=None).asked == ()


def test_filters_without_a_page_mean_the_claims_that_pass_them() -> None:
    view, misread = understood({"rests": "people"})

    assert (view.page, view.filters.rests, misread) == (Page.CLAIMS, "people", [])


@pytest.mark.parametrize(
    ("key", "value"),
    [("page", "nowhere"), ("lang", "fr"), ("rests", "magic"), ("kind", ""), ("section", "9"), ("utm_source", "x")],
)
def test_what_means_nothing_is_left_out_and_told(key: str, value: str) -> None:
    view, misread = understood({key: value})

    assert view == View(Lang.EN)
    assert misread == [Misread(key, value)]


def test_a_number_alone_opens_its_claim() -> None:
    view, misread = understood({"id": "C21"})

    assert (view.page, view.id, misread) == (Page.CLAIM, "C21", [])


def test_a_link_names_its_language_so_that_another_reader_sees_the_same() -> None:
    assert address(View(Lang.ZH))["lang"] == "zh"


def test_another_language_changes_nothing_else() -> None:
    view = View(Lang.EN).all_claims(Filters(rests="people", text="cells")).at("P1")

    assert address(view) | {"lang": "zh"} == address(view.in_(Lang.ZH))


def test_a_long_search_is_cut() -> None:
    view, _ = understood({"q": "x" * 5000})

    assert view.filters.text == "x" * LONGEST_SEARCH


@pytest.mark.parametrize(
    ("locale", "lang"),
    [("zh-CN", Lang.ZH), ("zh", Lang.ZH), ("ZH-hans", Lang.ZH), ("en-GB", Lang.EN), ("de", Lang.EN), (None, Lang.EN)],
)
def test_the_browser_chooses_the_language_where_the_address_does_not(locale: str | None, lang: Lang) -> None:
    assert language(locale) is lang
