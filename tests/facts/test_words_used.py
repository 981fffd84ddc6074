"""Words that nobody says any more are taken out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.facts import phrases
from graph.facts.look import Footing
from graph.views import plain
from graph.views.addresses import Thing
from graph.views.beyond import results, whatif_plain
from graph.views.dossier import Part
from graph.views.embed import nodes, page_words
from graph.views.linked import facts_words

ROOT = Path(phrases.__file__).parents[1]
# Asked for by a name that is put together: of a thing, a part of a claim's page, what a claim rests on, a mark.
BY_MEMBER = {*(one.value for one in (*Thing, *Part)), *(f"rest-{one}" for one in Footing)}
BY_MEMBER |= {"people-known", "animals-known", "studies-of", "claims-of"}

CATALOGUES = {
    "linked pages": (facts_words.WORDS, ("views/linked", "web")),
    "embedded pages": (page_words.WORDS, ("views/embed", "web")),
    "pictures": (nodes._WORDS, ("views/embed",)),
    "terminal": (plain._HEADS, ("views/plain.py",)),
    "what-ifs": (whatif_plain._WORDS, ("views/beyond/whatif_plain.py",)),
    "results": (results._WORDS, ("views/beyond/results.py",)),
}


def source_of(places: tuple[str, ...]) -> str:
    """The text of every module and template of some rooms."""
    files = (file for place in places for file in _files(ROOT / place))
    return "\n".join(file.read_text("utf-8") for file in sorted(files))


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else [one for one in place.rglob("*") if one.suffix in (".py", ".html")]


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_word_of_a_catalogue_is_said(name: str) -> None:
    words, places = CATALOGUES[name]
    text = source_of(places)

    said = {word for word in words if len(re.findall(rf"""["']{re.escape(word)}["'](?!: (Text|phrases))""", text))}

    assert set(words) - said - BY_MEMBER == set()


def test_every_shared_phrase_is_said_somewhere() -> None:
    names = {name for name in vars(phrases) if name.isupper()}
    text = "\n".join(file.read_text("utf-8") for file in ROOT.rglob("*.py") if file.name != "phrases.py")

    assert {name for name in names if not re.search(rf"\b{name}\b", text)} == set()
