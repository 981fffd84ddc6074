"""Which format a client gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.errors import RefusedError
from graph.web.formats import TABLES, TRIPLES, accepts_html_first, choose


@pytest.mark.parametrize(
    ("accept", "sent"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("TEXT/CSV", "text/csv; charset=utf-8"),
        ("text/*", "text/xml"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.9", "text/tab-separated-values; charset=utf-8"),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
        ("*/*, application/sparql-results+json;q=0", "application/json"),
    ],
)
def test_the_client_gets_what_it_likes_best(accept: str, sent: str) -> None:
    assert choose(accept, TABLES).content_type == sent


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "nonsense", "text/turtle", "text/csv;q=many"])
def test_a_client_that_likes_none_is_told_what_there_is(accept: str) -> None:
    with pytest.raises(RefusedError, match=r"text/csv, text/tab-separated-values") as refused:
        choose(accept, TABLES)

    assert refused.value.status == 406


@given(some.text(alphabet=some.sampled_from("atextml/*;q=01., -+"), max_size=60))
def test_no_header_breaks_the_choice(accept: str) -> None:
    try:
        assert choose(accept, TRIPLES).format in TRIPLES
    except RefusedError as refused:
        assert refused.status == 406  # noqa: PT017  # Either of the two may happen.


def test_a_browser_is_known_by_what_it_accepts() -> None:
    assert accepts_html_first("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert not accepts_html_first("text/turtle, text/html;q=0.5")
    assert not accepts_html_first("*/*")
