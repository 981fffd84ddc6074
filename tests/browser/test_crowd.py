"""Several readers at once: each gets the page that was asked for, and nobody somebody else's."""

from __future__ import annotations

import asyncio

from viewer import asks, crowd

from graph import resources
from graph.views.graded import graded

SESSIONS = 6
EACH = 8


def test_readers_at_once_get_each_their_own_pages(viewer_url: str) -> None:
    claims = graded(resources.topic()).base.claims.values()
    pages = asks([(claim.id, claim.statement.en) for claim in claims])

    found = asyncio.run(crowd(viewer_url, SESSIONS, pages, each=EACH))

    assert found.wrong == []
    assert len(found.seconds) == SESSIONS * EACH


def test_a_page_that_is_not_the_one_asked_for_is_noticed(viewer_url: str) -> None:
    pages = asks([("C21", "words that stand on no page of the viewer")])

    found = asyncio.run(crowd(viewer_url, 1, pages, each=1))

    assert len(found.wrong) == 1
