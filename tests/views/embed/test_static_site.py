"""A folder for any web host: whole or not at all, the same every time, and never in the place of anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from graph.cli import evigraph
from graph.errors import BuildError
from graph.model.values import Lang
from graph.views.embed import page, static_site
from graph.views.embed.interactive import script_name
from graph.views.embed.oembed import SNIPPET, payload
from graph.views.embed.static_site import MARKER, publish
from graph.views.embed.subjects import things
from tests.makers import base, study
from tests.sample import sample
from tests.views.embed.test_page import Told, edition
from tests.views.hostile import hostile

HOME = "https://home.example/pages"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_holds_a_page_in_each_language_for_everything(tmp_path: Path) -> None:
    made = edition(home=HOME)

    written = publish(made, tmp_path / "site")

    names = set(contents(tmp_path / "site"))
    for thing, ids in things(made.base, made.grading):
        for lang in Lang:
            name = page.path_of(thing, ids, lang)
            assert {name, name.replace(".html", ".json")} <= names
        assert page.social_of(thing, ids) in names
    assert {"index.html", "zh/index.html", "sitemap.xml", "latest.js", f"assets/{script_name()}", MARKER} <= names
    assert written.files == len(names)
    assert written.pages == sum(name.endswith(".html") for name in names)


def test_a_second_build_is_the_same_byte_by_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(edition(home=HOME), tmp_path / name)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_new_build_takes_the_place_of_the_old_one_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    publish(edition(home=HOME), tmp_path / "site")
    publish(replace(edition(), version="later"), tmp_path / "site")

    names = set(contents(tmp_path / "site"))
    assert (tmp_path / "site" / "latest.js").read_text("utf-8") == 'evigraphLatest("later");\n'
    assert "sitemap.xml" not in names
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", "utf-8")

    with pytest.raises(BuildError, match="something else"):
        publish(edition(), tmp_path)

    assert contents(tmp_path) == {"letters.txt": b"mine"}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_is_refused(tmp_path: Path, kind: str) -> None:
    (tmp_path / "other").mkdir()
    if kind == "file":
        (tmp_path / "site").write_text("mine", "utf-8")
    else:
        (tmp_path / "site").symlink_to(tmp_path / "other")

    with pytest.raises(BuildError, match="not a folder"):
        publish(edition(), tmp_path / "site")

    assert not any((tmp_path / "other").iterdir())


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    assert publish(edition(), tmp_path / "site").pages


def test_a_build_that_fails_leaves_the_old_pages_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(edition(), tmp_path / "site")
    before = contents(tmp_path / "site")

    def full() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(static_site, "_files", lambda _: full())
    with pytest.raises(BuildError, match="No space left"):
        publish(edition(), tmp_path / "site")

    assert contents(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_the_last_step_fails_the_old_pages_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(edition(), tmp_path / "site")
    before = contents(tmp_path / "site")
    move = Path.rename

    def once(here: Path, there: Path) -> Path:
        if there == tmp_path / "site" and not here.name.endswith("-old"):
            raise OSError(13, "Permission denied")
        return move(here, there)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(BuildError, match="Permission denied"):
        publish(edition(), tmp_path / "site")

    assert contents(tmp_path / "site") == before


@pytest.mark.parametrize("id_", ["../../../../outside", "a/b", "..", "a\x00b"], ids=["up", "slash", "dots", "nul"])
def test_an_id_never_leads_out_of_the_folder(tmp_path: Path, id_: str) -> None:
    known = base([], [study(id_)])

    try:
        publish(edition(known), tmp_path / "deep" / "site")
    except BuildError:
        assert not (tmp_path / "deep" / "site").exists()

    assert {path.name for path in tmp_path.rglob("*.html")} <= {
        Path(unquote(name)).name for name in contents(tmp_path / "deep")
    }
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]


def test_the_sitemap_names_each_page_with_its_other_language(tmp_path: Path) -> None:
    publish(edition(hostile(), home=HOME), tmp_path / "site")

    root = ET.fromstring((tmp_path / "site" / "sitemap.xml").read_bytes())  # noqa: S314 - see above
    places = [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pages = {f"{HOME}/{name}" for name in contents(tmp_path / "site") if name.endswith(".html")}
    assert set(places) == pages
    assert len(places) == len(set(places))


def test_the_start_page_links_to_every_page_and_shows_how_to_embed_one() -> None:
    made = edition(hostile())

    for lang in Lang:
        told = Told(static_site.index(made, lang))
        linked = {(one["href"] or "").removeprefix("../") for one in told.all("a")}
        assert {page.path_of(thing, ids, lang) for thing, ids in things(made.base, made.grading)} <= linked
        assert "evigraph:height" in told.words
        assert not told.all("script")


def test_what_a_host_adds_has_six_lines() -> None:
    assert len(SNIPPET.strip().splitlines()) == 6


def test_an_oembed_file_is_the_payload_of_its_page(tmp_path: Path) -> None:
    publish(edition(home=HOME), tmp_path / "site")

    told = json.loads((tmp_path / "site" / "zh" / "claim" / "P1.json").read_text("utf-8"))
    first = next(iter(things(sample(), edition().grading)))
    assert told == payload("细胞改善功能。", type(first[0]).CLAIM, ("P1",), Lang.ZH, home=HOME)


def test_the_command_writes_the_site_of_our_own_topic(tmp_path: Path) -> None:
    out = tmp_path / "site"

    ran = CliRunner().invoke(evigraph, ["pages", "--out", str(out), "--full-pages", "https://full.example/"])

    assert ran.exit_code == 0, ran.output
    assert re.search(r"^\d+ pages and \d+ other files are in ", ran.output)
    assert "Without --site-address" in ran.output
    assert b'href="https://full.example/claim/C21?lang=zh"' in (out / "zh" / "claim" / "C21.html").read_bytes()


@pytest.mark.parametrize("address", ["example.org", "javascript:alert(1)", "https://a b", 'https://x/"><script>'])
def test_the_command_takes_only_an_address_of_the_web(tmp_path: Path, address: str) -> None:
    ran = CliRunner().invoke(evigraph, ["pages", "--out", str(tmp_path / "s"), "--site-address", address])

    assert ran.exit_code == 2
    assert not (tmp_path / "s").exists()
