"""Reference lists are read whatever program gave them out, and nothing is lost without a word."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.identifiers import Scheme
from graph.sources.reading import Skipped
from graph.sources.references.matching import known, study_of
from graph.sources.references.read import references
from graph.sources.references.reference import Reference, identifiers, title_key
from tests.makers import base, report, study

RIS = """\
TY  - JOUR
AU  - Nap, Ann
TI  - Naps and
  attention
DO  - https://doi.org/10.1234/ABC
PY  - 2020/01/02
T2  - J Naps
SP  - 1
EP  - 4
ER  -
"""
NBIB = """
PMID- 123
TI  - Naps and
      attention
FAU - Nap, Ann
AU  - Nap A
JT  - J Naps
DP  - 2020 Jan
PG  - 1-4
LID - 10.1234/ABC [doi]
"""
BIBTEX = (
    "@article{a, title={{Naps} and attention}, author={Nap, Ann}, journal={J Naps}, doi={10.1234/ABC}, year=2020,"
    " pages={1--4}}\n"
)
CSL = json.dumps(
    [
        {
            "type": "article-journal",
            "title": "Naps and <i>attention</i>",
            "DOI": "10.1234/ABC",
            "container-title": "J Naps",
            "author": [{"family": "Nap", "given": "Ann"}],
            "issued": {"date-parts": [["2020", 1]]},
            "page": "1-4",
        }
    ]
)
ENDNOTE = """<?xml version="1.0"?><xml><records><record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Nap, Ann</style></author></authors></contributors>
<titles><title><style>Naps and </style><style>attention</style></title>
<secondary-title>J Naps</secondary-title></titles>
<dates><year><style>2020</style></year></dates><pages>1-4</pages>
<electronic-resource-num>10.1234/ABC</electronic-resource-num></record></records></xml>"""


def read(folder: Path, content: str | bytes) -> tuple[list[Reference], list[Skipped]]:
    path, skipped = folder / "list", list[Skipped]()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(references(str(path), skip=skipped.append)), skipped


@pytest.mark.parametrize("text", [RIS, NBIB, BIBTEX, CSL, ENDNOTE], ids=["ris", "nbib", "bibtex", "csl", "endnote"])
def test_every_form_tells_the_same_of_one_paper(tmp_path: Path, text: str) -> None:
    (one,), skipped = read(tmp_path, text)

    assert not skipped
    assert (one.title, one.persons, one.container, one.year, one.pages) == (
        "Naps and attention",
        ("Nap, Ann",),
        "J Naps",
        2020,
        "1-4",
    )
    assert "10.1234/ABC" in map(str, one.identifiers)
    assert one.line > 0


def test_a_last_record_without_its_end_is_read(tmp_path: Path) -> None:
    found, _ = read(tmp_path, RIS + "\nTY  - JOUR\nTI  - A second one\n")

    assert [one.title for one in found] == ["Naps and attention", "A second one"]
    assert [one.line for one in found] == [1, 12]


def test_an_accession_number_is_a_pmid_only_of_pubmed(tmp_path: Path) -> None:
    text = "TY  - JOUR\nTI  - Naps\nAN  - 12345\nDB  - {}\nER  -\n"

    pubmed, embase = (read(tmp_path, text.format(name))[0][0] for name in ("PubMed", "Embase"))

    assert [str(one) for one in pubmed.identifiers] == ["12345"]
    assert not embase.identifiers


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (BIBTEX + "@article{b, title={broken\n", 2, "cannot be read"),
        ('[{"type": "article"', 1, "not JSON"),
        ("[3]", 0, "no object"),
        ("[" * 100_000, 0, "nested too deeply"),
        ("10.1234/abc\nhello\n", 2, "“hello” is no DOI"),
        ("TY  - JOUR\nPY  - 2020\nER  -\n", 1, "neither a title nor an identifier"),
        (b"\x89PNG\0\0", 0, "no text"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><x><record/></x>', 0, "declares entities"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, content: str | bytes, line: int, said: str) -> None:
    _, skipped = read(tmp_path, content)

    assert [one.line for one in skipped] == [line]
    assert said in str(skipped[0])


def test_a_plain_list_takes_bare_numbers_and_comments(tmp_path: Path) -> None:
    found, skipped = read(tmp_path, "# mine\n10.1234/abc  # one\nPMID: 12\n3456\nNCT01234567\n\n")

    assert [str(one.identifiers[0]) for one in found] == ["10.1234/abc", "12", "3456", "NCT01234567"]
    assert not skipped


def test_old_windows_text_and_utf_16_are_read(tmp_path: Path) -> None:
    for encoding in ("cp1252", "utf-16"):
        (one,), _ = read(tmp_path, "TY  - JOUR\nTI  - Über Schlaf\nER  -\n".encode(encoding))

        assert one.title == "Über Schlaf", encoding


def test_a_reference_is_known_by_its_identifier_or_its_title() -> None:
    title = "A nap after lunch and the attention of adults"
    report_ = replace(report(doi="10.1234/abc"), title=title)
    names = known(base(studies=[replace(study("nap-2020"), reports=(report_,))]))

    by_doi = Reference("f", 1, identifiers((Scheme.DOI, "https://doi.org/10.1234/ABC")), title="Another title")
    by_title = Reference("f", 1, title=f"RETRACTED: {title.upper()}.")
    other = Reference("f", 1, identifiers((Scheme.DOI, "10.1234/abd")), title="Another title that nobody has")

    assert study_of(by_doi, names) == "nap-2020"
    assert study_of(other, names) is None
    assert study_of(by_title, names) == "nap-2020"
    assert title_key("Müde <i>Mäuse</i>") == title_key("MUDE MAUSE")
