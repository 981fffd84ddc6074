"""Where things can be opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.values import Lang
from graph.views.addresses import Thing, embedded, linked, thing_at, viewed

ids = st.text(min_size=1, max_size=20).filter(lambda id_: id_.isprintable())


@given(st.sampled_from(Thing), st.lists(ids, min_size=1, max_size=2))
def test_a_path_leads_back_to_its_thing(thing: Thing, names: list[str]) -> None:
    assert thing_at(linked(thing, *names)) == (thing, tuple(names))


@pytest.mark.parametrize("path", ["", "/", "/claim", "/claim/", "claim/C21", "/sparql/x", "//claim/C21"])
def test_other_paths_lead_to_nothing(path: str) -> None:
    assert thing_at(path) is None


@given(ids)
def test_no_id_leaves_its_place_in_a_path(id_: str) -> None:
    assert embedded(Thing.CLAIM, id_, lang=Lang.EN).count("/") == 4
    assert "/../" not in embedded(Thing.CLAIM, id_, lang=Lang.EN)
    assert "?" not in linked(Thing.STUDY, id_)


def test_the_viewer_is_told_page_id_and_language() -> None:
    assert viewed("claim", "C 1&x", lang=Lang.ZH) == "/?page=claim&id=C+1%26x&lang=zh"
