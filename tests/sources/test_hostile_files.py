"""Files that are broken, wrong or meant to harm: one clear line each, and what was good before them is kept."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from graph.sources import xml
from graph.sources.reading import Reason, Skipped
from tests.sources.made_pubmed import read_articles, read_outlines, record, whole, written

LAUGHS = (
    '<!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50 + '">]>'
)
INTRUDER = '<!DOCTYPE PubmedArticleSet [<!ENTITY s SYSTEM "file://{}">]>'


def only(skipped: list[Skipped]) -> Skipped:
    (one,) = skipped
    return one


@pytest.mark.parametrize("title", ["&c;", "Naps."], ids=["used", "declared only"])
def test_a_file_that_declares_entities_is_refused(tmp_path: Path, title: str) -> None:
    read, skipped = read_articles(written(tmp_path, whole(record(title=title), record("2"), head=LAUGHS)))

    assert not read
    assert only(skipped).reason is Reason.REFUSED


def test_no_other_file_is_read_into_a_record(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")

    read, skipped = read_articles(written(tmp_path, whole(record(title="&s;"), head=INTRUDER.format(secret))))

    assert not read
    assert "secret" not in only(skipped).detail


def test_an_external_dtd_is_not_fetched(tmp_path: Path) -> None:
    head = f'<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "file://{tmp_path}/none.dtd">'

    read, skipped = read_outlines(written(tmp_path, whole(record(), head=head)))

    assert [one.pmid for one in read] == ["101"]
    assert not skipped


def test_records_before_the_damage_are_kept(tmp_path: Path) -> None:
    good = "".join(record(str(n)) for n in range(1, 400))
    cut = f"<PubmedArticleSet>{good}<PubmedArticle><MedlineCitation>"

    read, skipped = read_outlines(written(tmp_path, cut))

    assert len(read) == 399
    assert only(skipped).reason is Reason.BROKEN
    assert only(skipped).line == 1


def test_damaged_gzip_is_told_as_such(tmp_path: Path) -> None:
    content = gzip.compress(whole(*(record(str(n)) for n in range(1, 3000))).encode())
    for name, bytes_ in {"cut": content[: len(content) // 2], "bad": content[:40] + b"\0" * 40 + content[80:]}.items():
        _, skipped = read_outlines(written(tmp_path, bytes_, f"{name}.xml.gz"))

        assert only(skipped).reason is Reason.BROKEN, name
        assert "gzip" in only(skipped).detail, name


def test_what_is_no_pubmed_xml_is_said_to_be_none(tmp_path: Path) -> None:
    cases = {
        "<html><body>Service unavailable</body></html>": Reason.NOT_SUCH_RECORDS,
        "<eFetchResult><ERROR>Cannot retrieve</ERROR></eFetchResult>": Reason.NOT_SUCH_RECORDS,
        "PMID- 1\nTI  - Naps": Reason.BROKEN,
        '{"pmid": 1}': Reason.BROKEN,
        "": Reason.BROKEN,
        "\0\1\2": Reason.BROKEN,
    }
    for text, reason in cases.items():
        read, skipped = read_outlines(written(tmp_path, text))

        assert (read, only(skipped).reason) == ([], reason), text
        assert "\n" not in str(only(skipped)), text


def test_a_record_without_a_number_is_reported_and_its_neighbours_are_read(tmp_path: Path) -> None:
    wrong = [record(None), record(""), record("12a"), record("-3"), record("0"), record("１２"), record("9" * 30)]

    read, skipped = read_outlines(written(tmp_path, whole(record("1"), *wrong, "<PubmedArticle/>", record("2"))))

    assert [one.pmid for one in read] == ["1", "2"]
    assert [one.reason for one in skipped] == [Reason.NO_IDENTIFIER] * (len(wrong) + 1)


def test_deep_nesting_and_endless_text_end_the_reading_not_the_program(tmp_path: Path) -> None:
    deep = record(title="<i>" * 5000 + "x" + "</i>" * 5000)
    long = record(title="x" * 11_000_000)
    for name, text in {"deep": deep, "long": long}.items():
        read, skipped = read_outlines(written(tmp_path, whole(record("1"), text), f"{name}.xml"))

        assert [one.pmid for one in read] == ["1"], name
        assert only(skipped).reason is Reason.BROKEN, name


def test_a_file_without_records_is_given_up_before_it_fills_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml, "_LONGEST", 100_000)

    read, skipped = read_outlines(written(tmp_path, whole("<Junk/>" * 100_000)))

    assert not read
    assert only(skipped).reason is Reason.BROKEN


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    for path in (str(tmp_path / "none.xml"), str(tmp_path)):
        _, skipped = read_outlines(path)

        assert only(skipped).reason is Reason.CANNOT_BE_OPENED


def test_what_is_told_moves_no_terminal() -> None:
    told = str(Skipped("a\x1b[2J.xml", Reason.BROKEN, "bad\nline \u202e"))

    assert told.isprintable()
