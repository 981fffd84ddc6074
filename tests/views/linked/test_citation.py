"""Citations: what is recorded and no more, in formats that strict readers read back as it was written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest
import rispy

from graph.grading.assess import grade
from graph.model.study import ReportKind, Standing, Study
from graph.model.values import Lang
from graph.views.linked.citation import (
    SORTS,
    Citation,
    Sort,
    bibtex,
    csl,
    csl_json,
    of_claim,
    of_dataset,
    of_study,
    ris,
    text,
)
from tests.makers import report, study
from tests.sample import sample

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
ADDRESS = "https://evigraph.example/claim/P1"
HOSTILE = [
    "}{ \\ \\} {{{ % $ & # _ ^ ~ \" ' @misc{x, y = {z}}",
    "a\r\nTY  - JOUR\r\nER  - \r\nTI  - forged",
    "a\u2028ER  - \u0085TY  - BOOK\x0bAU  - nobody\x1c",
    "one } unbalanced",
    "back\\",
    "\u202egnilepssim\u202c \x00 \x1b[31m \ud800 \u2067x",
    "</script><script>alert(1)</script>",
    "=HYPERLINK(1)",
]
FORMATS = {"text": text, "bibtex": bibtex, "ris": ris}


def made(words: str) -> Citation:
    return Citation(
        words,
        Sort.ARTICLE,
        words,
        Lang.EN,
        authors=words,
        container=words,
        year=2020,
        doi=words,
        url=words,
        pmid=words,
        notes=(words,),
    )


def shown(words: str) -> str:
    """Hostile words as they should come out: on one line, without what steers."""
    return " ".join(
        re.sub("[\x00-\x08\x0e-\x1b\x7f\ud800\u202a-\u202e\u2066-\u2069]", "", " ".join(words.split())).split()
    )


# Strict readers -------------------------------------------------------------------------------------------------------

_UNTEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    **{f"\\{mark}": mark for mark in "$&%#_"},
}


def read_bibtex(entry: str) -> dict[str, str]:
    """One entry; fails on anything that BibTeX would not take as one entry with braces that balance."""
    head = re.match(r"@([a-z]+)\{([A-Za-z0-9-]+),\n", entry)
    assert head
    found, at = {"": head[1], "key": head[2]}, head.end()
    while field := re.compile(r"  ([a-z]+) = \{").match(entry, at):
        start = at = field.end()
        depth = 1
        while depth:
            depth += {"{": 1, "}": -1}.get(entry[at], 0)
            at += 1
        found[field[1]] = entry[start : at - 1]
        assert entry[at : at + 2] == ",\n"
        at += 2
    assert entry[at:] == "}\n"
    return found


def untex(value: str) -> str:
    pattern = "|".join(map(re.escape, _UNTEX))
    plain = re.sub(pattern, "", value)
    assert not set(plain) & set("\\{}$&%#_^~"), plain
    return re.sub(pattern, lambda found: _UNTEX[found[0]], value)


def unbraced(value: str) -> str:
    assert value[0] == "{"
    assert value[-1] == "}"
    return untex(value[1:-1])


def read_ris(record: str) -> list[tuple[str, str]]:
    """One record; fails on any line that is not a field, and on a second record."""
    assert record.endswith("ER  - \r\n")
    lines = record.removesuffix("\r\n").split("\r\n")
    assert len(record.splitlines()) == len(lines)
    fields = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    assert all(fields)
    read = [(field[1], field[2]) for field in fields if field]
    assert [tag for tag, _ in read if tag in ("TY", "ER")] == ["TY", "ER"]
    assert (read[0][0], read[-1]) == ("TY", ("ER", ""))
    return read


# Hostile words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_bibtex_reads_back_as_it_was_written_whatever_the_words(words: str) -> None:
    read = read_bibtex(bibtex(made(words)))

    assert unbraced(read["title"]) == unbraced(read["author"]) == shown(words)
    assert untex(read["note"]) == untex(read["journal"]) == shown(words)
    assert not re.search(r"[\s{}\\\"]", read["doi"] + read["url"])
    assert not re.search("[<>]", read["url"])


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_value_begins_a_field_or_a_record_of_ris(words: str) -> None:
    read = dict(read_ris(ris(made(words))))

    assert read["TI"] == read["AU"] == read["T2"] == read["N1"] == read["DO"] == shown(words)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_csl_reads_back_and_text_stays_on_one_line(words: str) -> None:
    (item,) = json.loads(csl_json([made(words)]))

    assert item["title"] == item["author"][0]["literal"] == item["note"] == shown(words)
    assert len(text(made(words)).splitlines()) == 1
    assert shown(words) in text(made(words))
    text(made(words)).encode()


@pytest.mark.parametrize("key", ["", "}{", "…", "a b", "a,b", "a%b"])
def test_every_key_is_one_that_bibtex_takes(key: str) -> None:
    assert read_bibtex(bibtex(replace(made("x"), key=key)))["key"]


# Names ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "authors", ["SanBio, Inc.", "Capital Medical University", "Smith J and Jones K", "Smith J (protocol)"]
)
def test_authors_that_are_no_list_of_persons_stay_as_they_were_recorded(authors: str) -> None:
    cited = replace(made("x"), authors=authors)

    assert unbraced(read_bibtex(bibtex(cited))["author"]) == authors
    assert [value for tag, value in read_ris(ris(cited)) if tag == "AU"] == [authors]
    assert csl(cited)["author"] == [{"literal": authors}]


def test_whoever_was_left_out_does_not_look_as_if_nobody_had_been() -> None:
    last = replace(made("x"), authors="Müller J, Ångström Å, Smith AB Jr, et al.")
    middle = replace(made("x"), authors="Goyal M, ... Jovin TG, for the HERMES Collaborators")

    assert read_bibtex(bibtex(last))["author"] == "Müller, J and Ångström, Å and Smith, Jr, AB and others"
    assert read_bibtex(bibtex(last))["note"] == "x"
    assert read_bibtex(bibtex(middle))["author"] == "Goyal, M and Jovin, TG and {HERMES Collaborators} and others"
    assert "Authors as recorded: Goyal M, ... Jovin TG" in read_bibtex(bibtex(middle))["note"]
    assert [value for tag, value in read_ris(ris(last)) if tag in ("AU", "N1")] == [
        "Müller, J", "Ångström, Å", "Smith, AB, Jr", "x",
        "Authors as recorded: Müller J, Ångström Å, Smith AB Jr, et al.",
    ]  # fmt: skip
    assert csl(last)["author"] == [
        {"family": "Müller", "given": "J"},
        {"family": "Ångström", "given": "Å"},
        {"family": "Smith", "given": "AB", "suffix": "Jr"},
    ]
    assert "Authors as recorded" in str(csl(last)["note"])


def test_persons_are_written_family_first() -> None:
    cited = replace(made("x"), authors="van der Worp HB, Rust R")

    assert read_bibtex(bibtex(cited))["author"] == "van der Worp, HB and Rust, R"
    assert [value for tag, value in read_ris(ris(cited)) if tag == "AU"] == ["van der Worp, HB", "Rust, R"]
    assert csl(cited)["author"] == [{"family": "van der Worp", "given": "HB"}, {"family": "Rust", "given": "R"}]


# Where it stands ------------------------------------------------------------------------------------------------------


def lancet() -> Citation:
    return replace(
        made("x"), container="The Lancet", reference="2016;387(10029):1723-31", doi=SICI, url=f"https://x.org/{SICI}"
    )


def test_volume_issue_and_pages_are_fields_of_their_own() -> None:
    entry, record, item = read_bibtex(bibtex(lancet())), dict(read_ris(ris(lancet()))), csl(lancet())

    assert (entry["journal"], entry["volume"], entry["number"], entry["pages"]) == (
        "The Lancet", "387", "10029", "1723--1731",
    )  # fmt: skip
    assert [record[tag] for tag in ("T2", "VL", "IS", "SP", "EP")] == ["The Lancet", "387", "10029", "1723", "1731"]
    assert [item[name] for name in ("container-title", "volume", "issue", "page")] == [
        "The Lancet", "387", "10029", "1723-1731",
    ]  # fmt: skip
    assert "The Lancet 2016;387(10029):1723-31." in text(lancet())


def test_a_doi_leaves_as_it_is_and_only_its_address_is_encoded() -> None:
    entry = read_bibtex(bibtex(lancet()))

    assert entry["doi"] == SICI
    assert "%3C1661::AID-SIM968%3E" in entry["url"]
    assert dict(read_ris(ris(lancet())))["DO"] == csl(lancet())["DOI"] == SICI


def test_the_libraries_of_both_formats_read_every_field() -> None:
    cited = replace(lancet(), authors="van der Worp HB, Rust R, et al.")

    (record,) = rispy.loads(ris(cited))
    library = bibtexparser.parse_string(bibtex(cited))

    assert record["authors"] == ["van der Worp, HB", "Rust, R"]
    assert (record["volume"], record["number"], record["start_page"], record["end_page"]) == (
        "387",
        "10029",
        "1723",
        "1731",
    )
    assert record["doi"] == SICI
    assert not library.failed_blocks
    fields = library.entries[0].fields_dict
    assert fields["author"].value == "van der Worp, HB and Rust, R and others"
    assert (fields["volume"].value, fields["pages"].value, fields["doi"].value) == ("387", "1723--1731", SICI)


# What is cited --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", list(Lang))
def test_a_cited_grade_names_all_that_is_needed_to_find_it_again(lang: Lang) -> None:
    base = sample()
    grading = grade(base)
    cited = of_claim(base, grading, "P1", lang=lang, address=ADDRESS, version="0123456789abcdef")
    told = [write(cited) for write in FORMATS.values()] + [csl_json([cited])]

    needed = ("evigraph", base.claims["P1"].statement.in_(lang).rstrip(".。"), grading.fingerprint, ADDRESS)
    for words in (*needed, "0123456789abcdef", str(grading.as_of.year)):
        assert all(words in one for one in told), words
    assert read_bibtex(bibtex(cited))[""] == "misc"


def test_a_grade_goes_with_its_citation() -> None:
    base = sample()
    grading = grade(base)

    cited = {claim: text(of_claim(base, grading, claim, lang=Lang.EN, address=ADDRESS)) for claim in ("P1", "F1")}

    assert "Certainty: very low; conclusion: very uncertain." in cited["P1"]
    assert "Certainty: not rated; conclusion: not gradable." in cited["F1"]
    assert "version" not in cited["P1"]


def test_the_data_set_is_cited_as_one() -> None:
    base = sample()

    cited = of_dataset(base, grade(base), lang=Lang.EN, address="https://evigraph.example/download")

    assert csl(cited)["type"] == "dataset"
    assert dict(read_ris(ris(cited)))["TY"] == "DATA"
    assert cited.title == base.topic.title.en


def test_every_report_of_a_study_is_cited_once_and_what_is_unknown_is_left_out() -> None:
    one = study(reports=(report("a", year=None), report("b", doi="10.1000/x")))
    first, second = (csl(cited) for cited in of_study(one, lang=Lang.EN))

    assert first == {"id": "a", "type": "article-journal", "title": one.label, "language": "en"}
    assert second["DOI"] == "10.1000/x"
    assert second["issued"] == {"date-parts": [[2020]]}


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_retracted_report_is_never_cited_as_if_it_stood(form: str) -> None:
    (cited,) = of_study(sample().studies["retracted"], lang=Lang.EN)

    assert "retracted" in FORMATS[form](cited)


def test_a_press_release_is_not_cited_as_an_article() -> None:
    (cited,) = of_study(_told(ReportKind.PRESS_RELEASE), lang=Lang.EN)

    assert read_bibtex(bibtex(cited))[""] == "misc"
    assert "press release" in text(cited)


def test_a_report_with_a_day_is_dated_to_the_day() -> None:
    (cited,) = of_study(study(reports=(report(year=2019, published=date(2020, 3, 4)),)), lang=Lang.EN)

    assert csl(cited)["issued"] == {"date-parts": [[2020, 3, 4]]}
    assert "4 March 2020" in text(cited)
    assert dict(read_ris(ris(cited)))["DA"] == "2020/03/04"


def test_every_kind_of_report_is_cited_as_something() -> None:
    assert set(SORTS) == set(ReportKind)


@pytest.mark.parametrize("standing", list(Standing))
def test_only_a_standing_that_warns_is_told(standing: Standing) -> None:
    (cited,) = of_study(study(reports=(report(standing=standing),)), lang=Lang.EN)

    assert bool(cited.notes) is (standing not in (Standing.STANDS, Standing.UNKNOWN))


def _told(kind: ReportKind) -> Study:
    return study(reports=(report(kind=kind),))
