"""Records of PubMed are read whatever their form, and what they do not say stays unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.study import Standing
from graph.sources.pubmed.article import Kind
from tests.sources.made_pubmed import read_articles, read_deleted, read_outlines, record, whole, written


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_every_record_of_a_file_is_read_in_order(tmp_path: Path, packed: bool) -> None:
    path = written(tmp_path, whole(*(record(str(1000 + n)) for n in range(300))), packed=packed)

    read, skipped = read_outlines(path)

    assert [one.pmid for one in read] == [str(1000 + n) for n in range(300)]
    assert not skipped


def test_what_decides_on_the_kind_of_study_is_read(tmp_path: Path) -> None:
    text = record(types=("Journal Article", "Randomized Controlled Trial"), mesh=("Humans", "Stroke/drug therapy"))

    path = written(tmp_path, whole(text))
    (one,), _ = read_outlines(path)
    (article,), _ = read_articles(path)

    assert article.outline == one
    assert (one.title, one.year, one.journal) == ("Naps and attention.", 2011, "Journal of Naps")
    assert one.publication_types == ("Journal Article", "Randomized Controlled Trial")
    assert one.mesh == ("Humans", "Stroke")
    assert [heading.qualifiers for heading in one.headings] == [(), ("drug therapy",)]
    assert [(s.name, s.ui, s.major, s.qualifier) for s in article.subjects] == [
        ("Humans", "D1", False, False),
        ("Stroke", "D1", False, False),
        ("drug therapy", "Q1", True, True),
    ]


def test_headings_that_are_out_of_order_or_empty_are_passed_over(tmp_path: Path) -> None:
    odd = (
        "<MeshHeadingList><MeshHeading><QualifierName>lost</QualifierName></MeshHeading><MeshHeading/><MeshHeading>"
        "<DescriptorName/><QualifierName>lost</QualifierName></MeshHeading>"
        "<MeshHeading><DescriptorName> Sleep </DescriptorName><QualifierName/></MeshHeading></MeshHeadingList>"
    )

    (one,), skipped = read_outlines(written(tmp_path, whole(record(citation=odd))))

    assert [(heading.name, heading.qualifiers) for heading in one.headings] == [("Sleep", ())]
    assert not skipped


def test_a_title_keeps_its_words_and_loses_its_markup(tmp_path: Path) -> None:
    titles = {
        "CO<sub>2</sub> in <i>Mus\n  musculus</i>": "CO2 in Mus musculus",
        "α &lt; β <!-- hidden --><b>睡眠</b>": "α < β 睡眠",
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math> naps': "x naps",
        "<![CDATA[a < b]]>": "a < b",
        "": None,
    }
    path = written(tmp_path, whole(*(record(str(n), title=title) for n, title in enumerate(titles, 1))))

    read, _ = read_outlines(path)

    assert [one.title for one in read] == list(titles.values())


def test_a_record_without_a_title_gives_the_one_in_its_own_language(tmp_path: Path) -> None:
    text = record(title="", article="<VernacularTitle>Schlaf und Aufmerksamkeit</VernacularTitle>")

    (one,), _ = read_articles(written(tmp_path, whole(text)))

    assert one.outline.title == one.vernacular_title == "Schlaf und Aufmerksamkeit"


def test_partial_dates_stay_partial(tmp_path: Path) -> None:
    dates = {
        "<Year>2011</Year><Month>Nov</Month><Day>07</Day>": "2011-11-07",
        "<Year>2011</Year><Month>11</Month>": "2011-11",
        "<Year>2011</Year>": "2011",
        "<Year>2011</Year><Season>Winter</Season>": "2011",
        "<MedlineDate>2011 Nov-Dec</MedlineDate>": "2011-11",
        "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>": "1998-12",
        "<MedlineDate>Spring 2011</MedlineDate>": "2011",
        "<Year>2011</Year><Month>Feb</Month><Day>31</Day>": "2011-02",
        "<Year>2011</Year><Month>Foo</Month><Day>3</Day>": "2011",
        "<Year>soon</Year>": "None",
        "": "None",
    }
    texts = [record(str(n), date=f"<PubDate>{date}</PubDate>") for n, date in enumerate(dates, 1)]

    read, skipped = read_articles(written(tmp_path, whole(*texts)))

    assert [str(one.published) for one in read] == list(dates.values())
    assert [one.outline.year for one in read] == [None if d == "None" else int(d[:4]) for d in dates.values()]
    assert not skipped


def test_a_record_without_an_issue_has_the_year_of_its_electronic_version(tmp_path: Path) -> None:
    text = record(date="", article="<ArticleDate><Year>2020</Year><Month>02</Month></ArticleDate>")

    (one,), _ = read_articles(written(tmp_path, whole(text)))

    assert (one.outline.year, one.published, str(one.published_online)) == (2020, None, "2020-02")


def test_persons_and_groups_are_told_apart(tmp_path: Path) -> None:
    authors = (
        "<AuthorList><Author><LastName>Ōe</LastName><ForeName>Ken</ForeName><Initials>K</Initials>"
        '<Identifier Source="ORCID">http://orcid.org/0000-0002-1825-0097</Identifier></Author>'
        "<Author><CollectiveName>NAP Group</CollectiveName></Author><Author/></AuthorList>"
    )

    (one,), _ = read_articles(written(tmp_path, whole(record(article=authors))))

    assert [(who.family, who.given, who.group, who.orcid) for who in one.persons] == [
        ("Ōe", "Ken", None, "0000-0002-1825-0097"),
        (None, None, "NAP Group", None),
    ]


def test_the_ids_are_those_of_the_article_not_of_its_references(tmp_path: Path) -> None:
    reference = '<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9/other</ArticleId>'
    reference += '<ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList></Reference></ReferenceList>'
    own = '<ArticleIdList><ArticleId IdType="doi">10.1/NAP</ArticleId></ArticleIdList>'
    wrong = '<ELocationID EIdType="doi" ValidYN="N">10.1/wrong</ELocationID>'

    read, _ = read_articles(
        written(tmp_path, whole(record("1", article=wrong, data=own + reference), record("2", data=reference)))
    )

    assert [(one.doi, one.pmcid) for one in read] == [("10.1/nap", None), (None, None)]


def test_all_abstracts_are_kept_in_memory_each_with_its_language(tmp_path: Path) -> None:
    own = '<Abstract><AbstractText Label="AIM" NlmCategory="OBJECTIVE">To nap.</AbstractText><AbstractText/></Abstract>'
    other = '<OtherAbstract Type="Publisher" Language="ger"><AbstractText>Schlafen.</AbstractText></OtherAbstract>'

    (one,), _ = read_articles(written(tmp_path, whole(record(article=own, citation=other))))

    assert [(part.text, part.label, part.language) for part in one.sections] == [
        ("To nap.", "AIM", None),
        ("Schlafen.", None, "ger"),
    ]


def test_the_rest_of_a_record_is_read(tmp_path: Path) -> None:
    article = (
        "<Pagination><StartPage>7</StartPage><EndPage>9</EndPage></Pagination><Language>eng</Language>"
        "<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>"
        "<AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList></DataBank></DataBankList>"
    )
    citation = (
        "<ChemicalList><Chemical><RegistryNumber>3G6A5W338E</RegistryNumber>"
        "<NameOfSubstance>Caffeine</NameOfSubstance></Chemical></ChemicalList>"
        "<KeywordList><Keyword>nap</Keyword></KeywordList>"
    )

    (one,), _ = read_articles(written(tmp_path, whole(record(article=article, citation=citation))))

    assert (one.container.pages, one.container.volume, one.container.issns) == ("7-9", "7", ("1234-5678",))
    assert (one.languages, one.keywords) == (("eng",), ("nap",))
    assert [(c.name, c.number) for c in one.chemicals] == [("Caffeine", "3G6A5W338E")]
    assert [(r.registry, r.number) for r in one.registrations] == [("ClinicalTrials.gov", "NCT00000001")]


def test_standing_follows_the_notices_that_a_record_names() -> None:
    cases = {
        (): Standing.STANDS,
        ("CommentIn",): Standing.STANDS,
        ("RetractionOf",): Standing.STANDS,
        ("ErratumFor",): Standing.STANDS,
        ("UpdateIn",): Standing.STANDS,
        ("ErratumIn",): Standing.CORRECTED,
        ("CorrectedandRepublishedIn",): Standing.CORRECTED,
        ("ErratumIn", "ExpressionOfConcernIn"): Standing.CONCERN,
        ("PartialRetractionIn",): Standing.CONCERN,
        ("ExpressionOfConcernIn", "RetractionIn"): Standing.RETRACTED,
        ("RetractedandRepublishedIn",): Standing.RETRACTED,
    }
    from graph.sources.pubmed.article import Link, Outline

    for kinds, standing in cases.items():
        links = tuple(Link(kind, "9") for kind in kinds)
        assert Outline("1", Kind.ARTICLE, None, None, None, (), (), links).standing is standing, kinds
    marked = Outline("1", Kind.ARTICLE, None, None, None, ("Retracted Publication",), (), ())
    assert marked.standing is Standing.RETRACTED


def test_books_older_sets_and_namespaces_are_read(tmp_path: Path) -> None:
    book = (
        "<PubmedBookArticle><BookDocument><PMID>7</PMID><Book><BookTitle>Sleep</BookTitle><PubDate><Year>2009</Year>"
        "</PubDate></Book><PublicationType>Review</PublicationType></BookDocument></PubmedBookArticle>"
    )
    older = "<MedlineCitationSet><MedlineCitation><PMID>8</PMID><Article><ArticleTitle>Old.</ArticleTitle></Article>"
    older += "</MedlineCitation><MedlineCitation><PMID>9</PMID></MedlineCitation></MedlineCitationSet>"
    named = whole(record("10")).replace("<PubmedArticleSet>", '<PubmedArticleSet xmlns="https://example.org/ns">')

    read = [
        read_outlines(written(tmp_path, text, f"{n}.xml"))
        for n, text in enumerate((whole(book), older, named, record("11")))
    ]

    assert [[(one.pmid, one.title) for one in outlines] for outlines, _ in read] == [
        [("7", "Sleep")],
        [("8", "Old."), ("9", None)],
        [("10", "Naps and attention.")],
        [("11", "Naps and attention.")],
    ]
    assert read[0][0][0].publication_types == ("Review",)
    assert (read[0][0][0].kind, read[0][0][0].year) == (Kind.BOOK, 2009)
    assert not any(skipped for _, skipped in read)


def test_records_that_pubmed_takes_back_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, whole(record(), "<DeleteCitation><PMID>5</PMID><PMID>6</PMID></DeleteCitation>"))

    assert [one.pmids for one in read_deleted(path)] == [("5", "6")]


def test_an_empty_set_holds_nothing_and_is_no_mistake(tmp_path: Path) -> None:
    assert read_outlines(written(tmp_path, whole())) == ([], [])
