"""From the XML of a record to everything that evigraph takes from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from graph.sources.dates import PartialDate, from_words, partial
from graph.sources.pubmed.article import Article, Chemical, Container, Person, Registration, Section, Subject
from graph.sources.pubmed.outline import outline
from graph.sources.xml import Element, words


def article(record: Element) -> Article:
    """The whole of a `PubmedArticle`, a `PubmedBookArticle` or an older `MedlineCitation`."""
    known = outline(record)
    citation = next(record.iter("MedlineCitation", "BookDocument"))
    body = citation.find("Article")
    body = citation if body is None else body
    return Article(
        outline=known,
        persons=tuple(chain.from_iterable(_persons(listing) for listing in body.iterfind("AuthorList"))),
        investigators=tuple(
            chain.from_iterable(_persons(listing) for listing in citation.iterfind("InvestigatorList"))
        ),
        container=_container(body, citation),
        published=_date(_first(body, "Journal/JournalIssue/PubDate", "Book/PubDate")),
        published_online=_date(body.find("ArticleDate")),
        doi=_doi(record, body),
        pmcid=_identifier(record, "pmc"),
        languages=_all(body, "Language"),
        vernacular_title=words(body.find("VernacularTitle")),
        subjects=tuple(_subjects(citation)),
        chemicals=tuple(_chemicals(citation)),
        supplementary=_all(citation, "SupplMeshList/SupplMeshName"),
        keywords=_all(citation, "KeywordList/Keyword"),
        registrations=tuple(_registrations(body)),
        sections=tuple(_sections(body, citation)),
        status=citation.get("Status") or words(record.find("PubmedData/PublicationStatus")),
    )


def _first(element: Element, *paths: str) -> Element | None:
    found = (element.find(path) for path in paths)
    return next((one for one in found if one is not None), None)


def _all(element: Element, path: str) -> tuple[str, ...]:
    return tuple(text for one in element.iterfind(path) if (text := words(one)))


# Who and where --------------------------------------------------------------------------------------------------------


def _persons(listing: Element) -> Iterator[Person]:
    for one in listing:
        parts = {part.tag: part for part in one}
        person = Person(
            family=words(parts.get("LastName")),
            given=words(parts.get("ForeName")),
            initials=words(parts.get("Initials")),
            suffix=words(parts.get("Suffix")),
            group=words(parts.get("CollectiveName")),
            orcid=_orcid(one),
            affiliations=_all(one, "AffiliationInfo/Affiliation") or _all(one, "Affiliation"),
        )
        # Without any name there is nobody to tell.
        if person.family or person.given or person.group:
            yield person


def _orcid(person: Element) -> str | None:
    for one in person.iterfind("Identifier"):
        if one.get("Source") == "ORCID" and (text := words(one)):
            return text.rstrip("/").rpartition("/")[2]
    return None


def _container(body: Element, citation: Element) -> Container:
    book = body.find("Book")
    if book is not None:
        return Container(
            title=words(book.find("BookTitle")),
            issns=_all(book, "Isbn"),
            volume=words(book.find("Volume")),
            pages=_pages(body),
            publisher=words(book.find("Publisher/PublisherName")),
        )
    return Container(
        title=words(body.find("Journal/Title")),
        abbreviation=words(_first(body, "Journal/ISOAbbreviation"))
        or words(citation.find("MedlineJournalInfo/MedlineTA")),
        issns=_all(body, "Journal/ISSN"),
        nlm_id=words(citation.find("MedlineJournalInfo/NlmUniqueID")),
        volume=words(body.find("Journal/JournalIssue/Volume")),
        issue=words(body.find("Journal/JournalIssue/Issue")),
        pages=_pages(body),
    )


def _pages(body: Element) -> str | None:
    """As printed, else from the first to the last page, else the number that an electronic article has instead."""
    if printed := words(body.find("Pagination/MedlinePgn")):
        return printed
    first, last = words(body.find("Pagination/StartPage")), words(body.find("Pagination/EndPage"))
    if first:
        return f"{first}-{last}" if last and last != first else first
    numbers = (one for one in body.iterfind("ELocationID") if one.get("EIdType") == "pii")
    return next((text for one in numbers if (text := words(one))), None)


# When -----------------------------------------------------------------------------------------------------------------


def _date(element: Element | None) -> PartialDate | None:
    if element is None:
        return None
    parts = {str(part.tag): words(part) for part in element}
    if free := parts.get("MedlineDate"):
        return from_words(free)
    if season := parts.get("Season"):
        return from_words(f"{parts.get('Year') or ''} {season}")
    return partial(parts.get("Year"), parts.get("Month"), parts.get("Day"))


# Identifiers ----------------------------------------------------------------------------------------------------------


def _doi(record: Element, body: Element) -> str | None:
    """The DOI that is not marked as wrong, in lower case, as DOIs are compared."""
    for one in body.iterfind("ELocationID"):
        if one.get("EIdType") == "doi" and one.get("ValidYN") != "N" and (text := words(one)):
            return text.lower()
    found = _identifier(record, "doi")
    return found.lower() if found else None


def _identifier(record: Element, kind: str) -> str | None:
    """An id of the article itself; the references carry lists of the same name deeper down."""
    for path in ("PubmedData/ArticleIdList", "PubmedBookData/ArticleIdList", "BookDocument/ArticleIdList"):
        for one in record.iterfind(f"{path}/ArticleId"):
            if one.get("IdType") == kind and (text := words(one)):
                return text
    return None


def _subjects(citation: Element) -> Iterator[Subject]:
    for listing in citation.iterfind("MeshHeadingList"):
        for one in listing.iter("DescriptorName", "QualifierName"):
            if text := words(one):
                yield Subject(text, one.get("UI"), one.get("MajorTopicYN") == "Y", one.tag == "QualifierName")


def _chemicals(citation: Element) -> Iterator[Chemical]:
    for one in citation.iterfind("ChemicalList/Chemical"):
        if name := words(one.find("NameOfSubstance")):
            yield Chemical(name, words(one.find("RegistryNumber")))


def _registrations(body: Element) -> Iterator[Registration]:
    for bank in body.iterfind("DataBankList/DataBank"):
        registry = words(bank.find("DataBankName")) or "unnamed"
        for number in _all(bank, "AccessionNumberList/AccessionNumber"):
            yield Registration(registry, number)


# Abstract -------------------------------------------------------------------------------------------------------------


def _sections(body: Element, citation: Element) -> Iterator[Section]:
    """The abstract's parts in order, then those of other abstracts, each of which says whose or in what language."""
    for holder in chain(body.iterfind("Abstract"), citation.iterfind("OtherAbstract")):
        for part in holder.iterfind("AbstractText"):
            if text := words(part):
                yield Section(
                    text, part.get("Label"), part.get("NlmCategory"), holder.get("Language"), holder.get("Type")
                )
