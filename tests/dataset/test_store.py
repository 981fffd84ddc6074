"""Opening RDF files and built folders."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from graph.dataset.entities import written_out
from graph.dataset.store import FORMATS, built, load, open_store, stamp
from graph.errors import RdfFileError

TRIPLE = "<http://a/a> <http://a/b> <http://a/c> ."
XML = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://a/">
  <rdf:Description rdf:about="http://a/a"><b rdf:resource="http://a/c"/></rdf:Description>
</rdf:RDF>"""
JSON = '{"@id": "http://a/a", "http://a/b": {"@id": "http://a/c"}}'
OWL = (
    XML.replace(
        "<rdf:RDF",
        """<!-- made by an editor -->
<!DOCTYPE rdf:RDF [
  <!ENTITY a "http://a/" >
  <!ENTITY odd 'x"y'>
]>
<rdf:RDF""",
    )
    .replace('"http://a/a"', '"&a;a"')
    .replace('"http://a/c"/', '"&a;c"/')
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_is_known_by_its_name(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"data{suffix}"
    file.write_text(XML if suffix in (".rdf", ".owl", ".xml") else JSON if suffix == ".jsonld" else TRIPLE, "utf-8")
    packed = tmp_path / f"packed{suffix}.gz"
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf" + file.read_bytes()))

    assert len(load(file)) == 1
    assert len(open_store(file, packed).store) == 1


@pytest.mark.parametrize(
    "content",
    [
        XML.replace("<rdf:RDF", f"{BOMB}<rdf:RDF", 1).encode(),
        XML.replace("<rdf:RDF", "<!doctype x><rdf:RDF", 1).encode(),
        OWL.replace('"http://a/" >', 'SYSTEM "http://a/">').encode(),
        OWL.replace("<!ENTITY a", "<!ENTITY % a").encode(),
        OWL.replace('"http://a/" >', '"&#38;odd;">').encode(),
        OWL.replace('"http://a/" >', '"http://a/<b/>">').encode(),
        OWL.replace("[\n", "SYSTEM 'http://a/b.dtd' [\n").encode(),
        OWL.replace("</rdf:RDF>", "<!ENTITY a 'b'></rdf:RDF>").encode(),
        OWL.replace('"http://a/" >', f'"{"a" * 1_000}">').replace("</rdf:RDF>", "&a;" * 5_000 + "</rdf:RDF>").encode(),
        XML.replace("<rdf:RDF", f"<!-- -->\n{BOMB}<rdf:RDF", 1).encode(),
        XML.replace("UTF-8", "UTF-16").encode("utf-16"),
        XML.replace("UTF-8", "utf-7").encode(),
        b"\xff" + XML.encode(),
        XML.encode("utf-32"),
    ],
)
def test_rdf_xml_that_could_explode_or_hide_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "data.rdf"
    file.write_bytes(content)

    with pytest.raises(RdfFileError, match="Turtle"):
        load(file)


def test_plain_entities_are_written_out_and_what_is_wrong_has_its_line(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.owl", tmp_path / "bad.owl"
    good.write_text(OWL.replace("<b ", "<!-- &a; --><c>&odd; &lt;</c><b "), encoding="utf-8")
    bad.write_text(OWL.replace("odd 'x\"y'", "odd '&a;'"), encoding="utf-8")

    said = sorted(str(quad.object) for quad in load(good))
    with pytest.raises(RdfFileError) as told:
        load(bad)

    assert said == ['"x\\"y <"', "<http://a/c>"]
    assert (told.value.line, told.value.column) == (5, 3)


def test_entities_are_left_alone_where_xml_leaves_them_alone() -> None:
    text = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;<!-- &b; --><![CDATA[&b;]]>&amp;b;</a>"

    assert written_out("a.rdf", text) == "<a>c<!-- &b; --><![CDATA[&b;]]>&amp;b;</a>"


def test_a_mistake_has_its_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "data.nt"
    file.write_text(f"{TRIPLE}\n<http://a> nonsense .", encoding="utf-8")

    with pytest.raises(RdfFileError) as told:
        load(file)

    assert (told.value.line, told.value.column > 1) == (2, True)
    assert str(told.value).startswith(f"{file}:2:")


def test_relative_names_never_tell_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "my data.ttl"
    file.write_text("<#a> <b> <> .", encoding="utf-8")

    assert str(next(iter(load(file)))).count(str(tmp_path)) == 0


def test_a_folder_is_its_live_version_and_changes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIGRAPH_BUILT", str(tmp_path / "built"))
    assert built() is None
    for name, content in (("one", TRIPLE), ("two", f'{TRIPLE}\n<http://a/a> <http://a/b> "c" <http://a/g> .')):
        (tmp_path / "built" / name).mkdir(parents=True)
        (tmp_path / "built" / name / "data.nq").write_text(content, encoding="utf-8")
    folder = tmp_path / "built"

    (folder / "CURRENT").write_text("one\n", encoding="utf-8")
    first, before = open_store(folder), stamp(folder)
    (folder / "CURRENT").write_text("two\n", encoding="utf-8")
    second = open_store(folder)

    assert built() == folder
    assert (len(first.store), len(second.store)) == (1, 2)
    assert first.version != second.version
    assert stamp(folder) != before
    assert open_store(folder).version == second.version


@pytest.mark.parametrize("pointer", ["../other", "", "..", "none"])
def test_a_pointer_leads_nowhere_else(tmp_path: Path, pointer: str) -> None:
    (tmp_path / "CURRENT").write_text(pointer, encoding="utf-8")

    with pytest.raises(RdfFileError):
        open_store(tmp_path)
    assert stamp(tmp_path) == ()
