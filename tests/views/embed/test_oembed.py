"""Who wants to show a page is told a sandboxed frame that fits, with its title escaped."""

from __future__ import annotations

import pytest

from graph.model.values import Lang
from graph.views.addresses import Thing
from graph.views.embed.oembed import HEIGHT, WIDTH, payload
from tests.views.embed.test_page import Told
from tests.views.hostile import NAMES

HOME = "https://home.example/pages"


def told(title: str = "A title", **more: int | None) -> dict[str, str | int]:
    return payload(title, Thing.CLAIM, ("C1",), Lang.ZH, home=HOME, **more)


def test_the_answer_has_all_that_version_one_asks_of_a_rich_one() -> None:
    answer = told()

    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert {"html", "width", "height", "title", "provider_name", "provider_url"} <= set(answer)
    assert answer["thumbnail_url"] == "https://home.example/pages/social/claim/C1.png"


@pytest.mark.parametrize(("most", "width"), [(None, WIDTH), (5_000, WIDTH), (500, 500), (320, 320), (10, 320)], ids=str)
def test_a_frame_is_as_wide_as_its_host_allows_and_wide_enough_to_read(most: int | None, width: int) -> None:
    answer = told(max_width=most)

    assert answer["width"] == width
    assert f'width="{width}"' in str(answer["html"])


@pytest.mark.parametrize(("most", "height"), [(None, HEIGHT), (300, 300), (1, 240)], ids=str)
def test_a_frame_is_as_high_as_its_host_allows(most: int | None, height: int) -> None:
    assert told(max_height=most)["height"] == height


@pytest.mark.parametrize("title", NAMES, ids=range(len(NAMES)))
def test_a_title_never_leaves_its_attribute(title: str) -> None:
    page = Told(str(told(title)["html"]).encode())

    assert [tag for tag, _ in page.elements] == ["iframe"]
    assert set(page.all("iframe")[0]) == {"src", "title", "width", "height", "loading", "sandbox", "style"}
    assert page.all("iframe")[0]["src"] == "https://home.example/pages/zh/claim/C1.html"


def test_the_frame_may_run_scripts_but_is_nobodys_origin() -> None:
    sandbox = str(Told(str(told()["html"]).encode()).all("iframe")[0]["sandbox"]).split()

    assert "allow-scripts" in sandbox
    assert "allow-same-origin" not in sandbox
    assert "allow-top-navigation" not in sandbox
