"""Every page, whatever the records hold and whatever the address asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from graph.identifiers.schemes import FORMS
from graph.model.base import EvidenceBase
from graph.model.biology import Term
from graph.model.values import Lang
from graph.viewer import main
from graph.viewer.permalink import Page
from graph.viewer.screens import SCREENS
from tests.viewer.biology import grown, hostile
from tests.viewer.test_parts import Outline
from tests.viewer.visits import HOSTILE, Open, Show, html, read

STATES: Mapping[Page, tuple[dict[str, str], ...]] = {
    Page.OVERVIEW: ({}, {"q": "cells"}, {"q": "cells", "noun": "claim"}, {"q": "nowhere"}),
    Page.SAFETY: ({}, {"id": "neural-family"}),
    Page.CLAIMS: ({}, {"rests": "people"}, {"q": "nowhere"}),
    Page.CLAIM: tuple({"id": claim} for claim in grown().claims),
    Page.ARTICLE: ({},),
    Page.QUESTION: ({},),
    Page.MAP: tuple({"rows": rows} for rows in ("mechanisms", "outcomes", "cells", "products")),
    Page.STUDIES: ({}, {"species": "pig"}, {"q": "nowhere"}),
    Page.STUDY: tuple({"id": study} for study in grown().studies),
    Page.GRAPH: ({}, {"id": "C1"}),
    Page.MECHANISMS: ({}, {"id": "repair"}, {"id": "unspoken"}),
    Page.CELLS: ({}, {"id": "neural"}),
    Page.WHATIF: ({}, {"without": "open-label"}),
    Page.METHOD: ({}, {"id": "few"}),
    Page.QUERY: ({}, {"id": "why-this-certainty"}, {"id": "rung-counts"}),
}
WRITTEN_OUT = frozenset(
    {"script", "style", "img", "iframe", "object", "embed", "link", "meta", "base", "form", "video"}
)
FETCHING = frozenset({"src", "srcset", "action", "formaction", "ping", "poster", "background"})
OURS = (
    *("?", "#", "/claim/", "/study/", "/mechanism/", "/cell-type/", "/cell-product/", "/source/", "/rule/"),
    *("/query", "/sparql", "/graph", "/download", "/.well-known/void", "/embed/"),
)
REGISTRIES = (
    *("https://doi.org/", "https://purl.obolibrary.org/obo/", "https://id.nlm.nih.gov/mesh/"),
    *(form.address for form in FORMS.values() if form.address),
)
PROGRAMMERS = re.compile(r"\bNone\b|\bnan\b|\{(?!evigraph\})[a-z_]+\}|dataclass|\w+\(\w+=")
"""What no reader should see; {evigraph} is BibTeX."""


@cache
def turned_against() -> EvidenceBase:
    """Every text turned against its reader; addresses of vocabularies are checked by the reader of the records."""
    base = hostile()
    term = Term("GO:0001525", HOSTILE, "close")
    return replace(
        base,
        mechanisms={id_: replace(one, terms=(term,)) for id_, one in base.mechanisms.items()},
        cell_types={id_: replace(one, terms=(term,)) for id_, one in base.cell_types.items()},
    )


@cache
def without_claims() -> EvidenceBase:
    """Studies that nobody has held against a claim yet."""
    base = grown()
    return replace(
        base,
        claims={},
        studies={id_: replace(study, lines=()) for id_, study in base.studies.items()},
        mechanisms={id_: replace(one, chain=()) for id_, one in base.mechanisms.items()},
    )


@cache
def without_studies() -> EvidenceBase:
    """Claims for which nobody has looked yet."""
    base = grown()
    return base.without(base.studies)


@cache
def with_nothing() -> EvidenceBase:
    """A topic on its first day."""
    empty = without_claims().without(grown().studies)
    return replace(
        empty, sources={}, cell_types={}, products={}, mechanisms={}, outcomes={}, instruments={}, conditions={}
    )


FULL: tuple[Callable[[], EvidenceBase], ...] = (cache(grown), turned_against)
BARE: tuple[Callable[[], EvidenceBase], ...] = (without_claims, without_studies, with_nothing)
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])
EVERY = pytest.mark.parametrize("page", STATES, ids=str)


def whole(test: AppTest) -> Outline:
    """The page, after what holds for each of them, whatever it shows."""
    found = read(test)
    tags = {tag for tag, _ in found.tags}
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
    ids = [attrs["id"] for _, attrs in found.tags if attrs.get("id")]
    assert "footer" in tags
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert len(ids) == len(set(ids))
    assert not WRITTEN_OUT & tags
    for _, attrs in found.tags:
        assert not [name for name in attrs if name.startswith("on") or name in FETCHING]
        assert (attrs.get("href") or "?").startswith((*OURS, *REGISTRIES))
    # Streamlit would read these as Markdown, which loads pictures; labels of widgets are our own words.
    assert len(test.markdown) == len(test.caption) == len(test.title) == len(test.header) == 0
    told = [widget.label for widget in (*test.selectbox, *test.text_input, *test.expander, *test.multiselect)]
    assert not [label for label in told if HOSTILE in label]
    return found


def test_every_page_has_a_screen_and_its_states_are_tried() -> None:
    assert SCREENS.keys() == STATES.keys() == set(Page)


@pytest.mark.parametrize("base", FULL, ids=lambda base: base.__name__)
@LANGUAGES
@EVERY
def test_every_page_stands_in_every_state(
    visit: Open, show: Show, page: Page, lang: str, base: Callable[[], EvidenceBase]
) -> None:
    show(base())

    for asked in STATES[page]:
        test = visit(page=page, **asked, lang=lang)
        words = whole(test).words

        assert f'lang="{"zh-Hans" if lang == "zh" else "en"}"' in html(test)
        assert base is turned_against or not PROGRAMMERS.findall(words)


@pytest.mark.parametrize("base", BARE, ids=lambda base: base.__name__)
@LANGUAGES
@EVERY
def test_every_page_stands_where_there_is_nothing_to_show_yet(
    visit: Open, show: Show, page: Page, lang: str, base: Callable[[], EvidenceBase]
) -> None:
    show(base())

    for asked in STATES[page][:2]:
        assert not PROGRAMMERS.findall(whole(visit(page=page, **asked, lang=lang)).words)


@pytest.mark.parametrize("id_", ["nowhere", HOSTILE], ids=["unknown", "hostile"])
@LANGUAGES
@EVERY
def test_an_unknown_id_is_named_and_there_is_a_way_on(visit: Open, page: Page, id_: str, lang: str) -> None:
    found = whole(visit(page=page, id=id_, lang=lang))

    onward = [attrs for tag, attrs in found.tags if tag == "a" and attrs.get("class") == "ev-go"]
    assert id_[:40] in found.words
    assert len(onward) > len(main.menu()) + len(Lang)


@LANGUAGES
@EVERY
def test_what_a_page_cannot_read_in_its_address_is_said(visit: Open, page: Page, lang: str) -> None:
    words = whole(visit(page=page, moon=HOSTILE, lang=lang)).words

    assert "moon" in words
    assert HOSTILE in words
