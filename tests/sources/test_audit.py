"""An audit tells what is known of each reference, by which notice, and where nothing is known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import stamina

from graph.identifiers import Scheme
from graph.model.study import Standing
from graph.sources.audit import Audited, Mark, asked, audit
from graph.sources.client import Client, Pace, Settings
from graph.sources.crossref import work
from graph.sources.notices import Nature, Notice, Notices, gravest, retraction_watch
from graph.sources.reading import Skipped
from graph.sources.references.reference import Reference, identifiers
from tests.makers import base, report, study
from tests.sources.made_pubmed import record, whole
from tests.sources.served import served

HEAD = "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"


@pytest.fixture(autouse=True)
def _without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=2):
        yield


def cited(*, doi: str | None = None, pmid: str | None = None) -> Reference:
    return Reference("list", 1, identifiers((Scheme.DOI, doi), (Scheme.PMID, pmid)), title="Naps")


def watched(folder: Path, *rows: str) -> tuple[list[Notice], list[Skipped]]:
    path, skipped = folder / "rw.csv", list[Skipped]()
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return list(retraction_watch(str(path), skip=skipped.append)), skipped


def test_retraction_watch_speaks_by_doi_and_by_pmid(tmp_path: Path) -> None:
    notices, skipped = watched(
        tmp_path,
        "1,Naps,1/15/2024 0:00,10.1234/r,10.1234/ABC,0,Retraction,+Fake;+Data;",
        "2,Rest,,,unavailable,77,Expression of concern,",
        "3,Old,,,,0,Retraction,",
    )

    marks = [one.mark for one in audit([cited(doi="10.1234/abc"), cited(pmid="77")], Notices(notices), None)]

    assert marks == [Mark.RETRACTED, Mark.CONCERN]
    assert (notices[0].when, notices[0].reasons) == (date(2024, 1, 15), ("Fake", "Data"))
    assert not skipped


def test_a_nature_that_nobody_knows_and_a_file_of_another_kind_are_told(tmp_path: Path) -> None:
    notices, (skipped,) = watched(tmp_path, "9,Naps,,,10.1234/abc,0,Something else,")
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")

    assert not notices
    assert (skipped.line, skipped.record) == (2, "record 9")
    told = list[Skipped]()
    assert not list(retraction_watch(str(other), skip=told.append))
    assert "no column OriginalPaperDOI" in str(told[0])


def test_the_gravest_notice_counts_unless_it_was_taken_back_later() -> None:
    retracted = Notice(Nature.RETRACTED, when=date(2020, 1, 1))
    corrected = Notice(Nature.CORRECTED, when=date(2021, 1, 1))
    back = Notice(Nature.REINSTATED, when=date(2022, 1, 1))

    assert gravest([corrected, retracted]) == retracted
    assert gravest([corrected, retracted, back]) == back
    assert gravest([back, Notice(Nature.RETRACTED, when=date(2023, 1, 1))]) != back
    assert gravest([]) is None


def test_without_a_notice_a_reference_is_not_called_sound_but_unseen() -> None:
    known, nameless = audit([cited(doi="10.1234/abc"), Reference("list", 2, title="Naps")], Notices(()), None)

    assert (known.mark, nameless.mark) == (Mark.NONE_SEEN, Mark.NOT_FOUND)


def test_what_the_curators_wrote_down_counts() -> None:
    retracted = report(doi="10.1234/abc", standing=Standing.RETRACTED)
    known = base(studies=[replace(study(), reports=(retracted,))])

    (one,) = audit([cited(doi="10.1234/ABC")], Notices(()), None, known)

    assert (one.mark, one.study) == (Mark.RETRACTED, "s1")


def test_pubmed_and_crossref_are_asked() -> None:
    update = {"type": "retraction", "DOI": "10.1234/r", "updated": {"date-parts": [[2024, 1, 15]]}}
    message = {"DOI": "10.1234/abc", "title": ["Naps"], "updated-by": [update]}
    xml = whole(record("77", links=(("ErratumIn", "78"),)))
    replies = {"efetch": [(200, xml.encode())], "abc": [(200, json.dumps({"message": message}).encode())]}
    listed = [cited(doi="10.1234/abc"), cited(pmid="77"), cited(doi="10.1234/nobody"), cited(pmid="99")]

    marks = [one.mark for one in live(listed, replies)]

    assert marks == [Mark.RETRACTED, Mark.CORRECTED, Mark.NOT_FOUND, Mark.NOT_FOUND]


def live(listed: list[Reference], replies: dict[str, list[tuple[int, bytes]]]) -> list[Audited]:
    with served(replies) as there:
        how = Settings(pubmed=there.address, crossref=there.address)
        with Client(how, pace=Pace(sleep=lambda _: None)) as client:
            return list(audit(listed, Notices(()), asked(client, listed, skip=print)))


def test_an_answer_of_crossref_that_is_none_is_refused() -> None:
    assert work(b"<html>") is None
    assert work(b'{"message": 3}') is None


def test_a_preprint_tells_the_article_that_it_became() -> None:
    became = {"is-preprint-of": [{"id": "10.1234/final", "id-type": "doi"}]}

    found = work(json.dumps({"message": {"DOI": "10.1234/pre", "relation": became}}).encode())

    assert found is not None
    assert found.newer == ("10.1234/final",)
