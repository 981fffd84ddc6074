"""Example queries and the page around the editor."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from graph.web.examples import Example, examples, parse
from graph.web.limits import Limits
from graph.web.query_page import Page, asset, found_examples, render
from tests.web.serving import ROOT

ASSETS = ROOT / "graph" / "web" / "assets"
CARD = "# title@en: Claims\n# title@zh-Hans: 主张\n#description: All.\n# free remark\n\nSELECT * # not: a card\n{ }\n"


def test_the_card_is_read_in_both_languages_and_the_query_without_it() -> None:
    example = parse("all-claims", CARD)

    assert (example.title("en"), example.title("zh"), example.description("zh")) == ("Claims", "主张", "All.")
    assert example.query == "SELECT * # not: a card\n{ }\n"


def test_a_file_without_a_card_is_called_by_its_name() -> None:
    assert parse("all-claims", "ASK { }").title("zh") == "All claims"
    assert parse("nothing", "").query == "\n"


def test_a_folder_that_is_not_there_or_a_file_that_cannot_be_read_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_bytes(b"\xff")
    (tmp_path / "b.rq").write_text("ASK { }", encoding="utf-8")

    assert [one.name for one in examples(tmp_path)] == ["b"]
    assert examples(tmp_path / "none") == ()


def test_the_general_examples_speak_both_languages() -> None:
    offered = found_examples(own_data=False)

    assert len(offered) >= 4
    assert all(one.title("en") != one.title("zh") and one.description("zh") for one in offered)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_word_of_an_example_becomes_html_or_script(lang: str) -> None:
    evil = "</script><script>alert(1)</script>"
    example = Example("x", f"ASK {{}} # {evil}", {("title", "en"): evil, ("description", "en"): f'"{evil}'})

    page = render(lang, [example], Limits(), Page("https://evigraph.test/sparql", viewer=True))

    assert "<script>alert" not in page
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', page, re.DOTALL)
    assert found
    assert json.loads(found[1])["examples"][0]["query"] == example.query
    assert "$" not in page


def test_the_page_asks_no_other_site_for_anything() -> None:
    page = render("en", found_examples(own_data=False), Limits(), Page("/sparql")) + asset("query.css").decode()

    assert not re.search(r"(src|href)=\"(https?:)?//|@import|url\(", page)


def test_the_editor_is_the_published_one_with_its_licences() -> None:
    for line in (ASSETS / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((ASSETS / name).read_bytes()).hexdigest() == digest

    assert "MIT License" in asset("yasgui.LICENSES.txt").decode()
