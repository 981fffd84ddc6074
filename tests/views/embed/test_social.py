"""The picture for social media has one size, the same bytes everywhere, and shows where there is nothing."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from graph.facts.look import LOOKS, Footing
from graph.model.scales import Certainty
from graph.views.embed.social import picture

STRIP = ((Footing.PEOPLE, 1), (Footing.ANIMALS, 0), (Footing.LAB, 3))


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def has_colour(image: Image.Image, colour: str) -> bool:
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    pixels = image.getcolors(maxcolors=1_000_000) or []
    return any(sum(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 24 for _, found in pixels)  # type: ignore[arg-type]


def test_it_has_the_size_that_social_media_ask_for() -> None:
    assert opened(picture(STRIP)).size == (1200, 630)


def test_it_is_the_same_every_time() -> None:
    assert picture(STRIP, name="C1", level=Certainty.LOW) == picture(STRIP, name="C1", level=Certainty.LOW)


@pytest.mark.parametrize("footing", [Footing.PEOPLE, Footing.ANIMALS, Footing.LAB], ids=str)
def test_a_field_has_its_colour_only_where_there_is_something(footing: Footing) -> None:
    some = opened(picture(((footing, 2),)))
    none = opened(picture(((footing, 0),)))

    assert has_colour(some, LOOKS[footing].light)
    assert not has_colour(none, LOOKS[footing].light)


def test_each_certainty_and_each_number_gives_another_picture() -> None:
    made = [picture(STRIP, level=level) for level in (None, *Certainty)]
    made += [picture(((Footing.PEOPLE, number),)) for number in range(3)]

    assert len(set(made)) == len(made)


@pytest.mark.parametrize("name", ["细胞", "\u202e\x00", "W" * 5000, "<script>"], ids=["zh", "hidden", "long", "html"])
def test_any_name_can_be_drawn(name: str) -> None:
    assert opened(picture(STRIP, name=name)).size == (1200, 630)


def test_a_name_changes_nothing_but_the_band_at_the_top() -> None:
    named, nameless = opened(picture(STRIP, name="C21")), opened(picture(STRIP))

    changed = ImageChops.difference(named, nameless).getbbox()
    assert changed
    assert changed[3] < 110
    assert named.getpixel((999, 50)) == named.getpixel((1001, 50))


def test_a_name_in_other_letters_is_left_out_and_not_drawn_as_boxes() -> None:
    assert picture(STRIP, name="细胞") == picture(STRIP)
