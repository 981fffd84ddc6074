"""Records of PubMed that nobody wrote: small makers of XML with the parts that a test asks for."""

from __future__ import annotations

import gzip
from pathlib import Path
from xml.sax.saxutils import escape

from graph.sources.pubmed.article import Article, Outline
from graph.sources.pubmed.read import Deleted, articles, outlines
from graph.sources.reading import Skipped

DATE = "<PubDate><Year>2011</Year></PubDate>"


def record(
    pmid: str | None = "101",
    *,
    title: str = "Naps and attention.",
    date: str = DATE,
    types: tuple[str, ...] = ("Journal Article",),
    mesh: tuple[str, ...] = (),
    links: tuple[tuple[str, str], ...] = (),
    article: str = "",
    citation: str = "",
    data: str = "",
) -> str:
    """A `PubmedArticle`; `article`, `citation` and `data` are more XML for those places."""
    listed = "".join(f"<PublicationType UI='D0'>{escape(one)}</PublicationType>" for one in types)
    headings = "".join(map(heading, mesh))
    ties = "".join(
        f'<CommentsCorrections RefType="{kind}"><PMID>{to}</PMID></CommentsCorrections>' for kind, to in links
    )
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE">'
        + (f'<PMID Version="1">{pmid}</PMID>' if pmid is not None else "")
        + f"<Article><Journal><ISSN>1234-5678</ISSN><JournalIssue><Volume>7</Volume>{date}</JournalIssue>"
        + f"<Title>Journal of Naps</Title></Journal><ArticleTitle>{title}</ArticleTitle>{article}"
        + f"<PublicationTypeList>{listed}</PublicationTypeList></Article>"
        + f"<CommentsCorrectionsList>{ties}</CommentsCorrectionsList>"
        + f"<MeshHeadingList>{headings}</MeshHeadingList>{citation}</MedlineCitation>"
        + f"<PubmedData>{data}</PubmedData></PubmedArticle>"
    )


def heading(text: str) -> str:
    """`Stroke/drug therapy` as a heading with a qualifier."""
    name, _, qualifier = text.partition("/")
    more = f'<QualifierName UI="Q1" MajorTopicYN="Y">{escape(qualifier)}</QualifierName>' if qualifier else ""
    return f'<MeshHeading><DescriptorName UI="D1" MajorTopicYN="N">{escape(name)}</DescriptorName>{more}</MeshHeading>'


def whole(*records: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return f"{head}<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>"


def written(folder: Path, text: str | bytes, name: str = "naps.xml", *, packed: bool = False) -> str:
    content = text.encode() if isinstance(text, str) else text
    path = folder / name
    path.write_bytes(gzip.compress(content) if packed else content)
    return str(path)


def read_outlines(path: str) -> tuple[list[Outline], list[Skipped]]:
    skipped: list[Skipped] = []
    return [one for one in outlines(path, skip=skipped.append) if isinstance(one, Outline)], skipped


def read_articles(path: str) -> tuple[list[Article], list[Skipped]]:
    skipped: list[Skipped] = []
    return [one for one in articles(path, skip=skipped.append) if isinstance(one, Article)], skipped


def read_deleted(path: str) -> list[Deleted]:
    return [one for one in outlines(path, skip=print) if isinstance(one, Deleted)]
