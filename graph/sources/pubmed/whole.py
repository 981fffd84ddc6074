"""From the XML of a record to everything that evigraph takes from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from graph.sources.dates import PartialDate, from_words, partial
from graph.sources.pubmed.article import Article, Chemical, Container, Person, RegistryEntry, Section, Subject
from graph.sources.pubmed.outline import outline
from graph.sources.xml import Element, words


def article(record: Element) -> Article:
    """The whole of a `PubmedArticle`, a `PubmedBookArticle` or an older `MedlineCitation`."""
    known = outline(record)
    citation = next(record.iter("MedlineCitation", "BookDocument"))
    ids = _ids(record)
    body = _at(citation, "Article")
    body = citation if body is None else body
    book = _at(body, "Book")
    return Article(
        outline=known,
        persons=tuple(chain.from_iterable(_persons(listing) for listing in _each(body, "AuthorList"))),
        investigators=tuple(chain.from_iterable(_persons(listing) for listing in _each(citation, "InvestigatorList"))),
        container=_container(body, book, citation),
        published=_date(_at(body, "Journal/JournalIssue/PubDate") if book is None else _at(book, "PubDate")),
        published_online=_date(_at(body, "ArticleDate")),
        doi=_doi(body) or ids.get("doi", "").lower() or None,
        pmcid=ids.get("pmc"),
        languages=_all(body, "Language"),
        vernacular_title=words(_at(body, "VernacularTitle")),
        subjects=tuple(_subjects(citation)),
        chemicals=tuple(_chemicals(citation)),
        supplementary=_all(citation, "SupplMeshList/SupplMeshName"),
        keywords=_all(citation, "KeywordList/Keyword"),
        registrations=tuple(_registrations(body)),
        sections=tuple(_sections(body, citation)),
        status=citation.get("Status") or words(_at(record, "PubmedData/PublicationStatus")),
    )


def _at(element: Element | None, path: str) -> Element | None:
    """The first element at a path; several times quicker than `find`, and there are dozens of paths a record."""
    for name in path.split("/"):
        if element is None:
            return None
        element = next(element.iterchildren(name), None)
    return element


def _each(element: Element, path: str) -> Iterator[Element]:
    name, _, rest = path.partition("/")
    for one in element.iterchildren(name):
        if rest:
            yield from _each(one, rest)
        else:
            yield one


def _all(element: Element, path: str) -> tuple[str, ...]:
    return tuple(text for one in _each(element, path) if (text := words(one)))


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
            orcid=_orcid(one) if "Identifier" in parts else None,
            affiliations=_all(one, "AffiliationInfo/Affiliation" if "AffiliationInfo" in parts else "Affiliation"),
        )
        # Without any name there is nobody to tell.
        if person.family or person.given or person.group:
            yield person


def _orcid(person: Element) -> str | None:
    for one in _each(person, "Identifier"):
        if one.get("Source") == "ORCID" and (text := words(one)):
            return text.rstrip("/").rpartition("/")[2]
    return None


def _container(body: Element, book: Element | None, citation: Element) -> Container:
    if book is not None:
        return Container(
            title=words(_at(book, "BookTitle")),
            issns=_all(book, "Isbn"),
            volume=words(_at(book, "Volume")),
            pages=_pages(body),
            publisher=words(_at(book, "Publisher/PublisherName")),
        )
    journal = _at(body, "Journal")
    issue = _at(journal, "JournalIssue")
    return Container(
        title=words(_at(journal, "Title")),
        abbreviation=words(_at(journal, "ISOAbbreviation")) or words(_at(citation, "MedlineJournalInfo/MedlineTA")),
        issns=_all(body, "Journal/ISSN"),
        nlm_id=words(_at(citation, "MedlineJournalInfo/NlmUniqueID")),
        volume=words(_at(issue, "Volume")),
        issue=words(_at(issue, "Issue")),
        pages=_pages(body),
    )


def _pages(body: Element) -> str | None:
    """As printed, else from the first to the last page, else the number that an electronic article has instead."""
    if printed := words(_at(body, "Pagination/MedlinePgn")):
        return printed
    first, last = words(_at(body, "Pagination/StartPage")), words(_at(body, "Pagination/EndPage"))
    if first:
        return f"{first}-{last}" if last and last != first else first
    numbers = (one for one in _each(body, "ELocationID") if one.get("EIdType") == "pii")
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


def _doi(body: Element) -> str | None:
    """The DOI that is not marked as wrong, in lower case, as DOIs are compared."""
    for one in _each(body, "ELocationID"):
        if one.get("EIdType") == "doi" and one.get("ValidYN") != "N" and (text := words(one)):
            return text.lower()
    return None


def _ids(record: Element) -> dict[str, str]:
    """Ids of the article itself; the references carry lists of the same name deeper down."""
    found: dict[str, str] = {}
    for part in record.iterchildren("PubmedData", "PubmedBookData", "BookDocument"):
        for one in _each(part, "ArticleIdList/ArticleId"):
            if text := words(one):
                found.setdefault(one.get("IdType") or "", text)
    return found


def _subjects(citation: Element) -> Iterator[Subject]:
    for listing in _each(citation, "MeshHeadingList"):
        for one in listing.iter("DescriptorName", "QualifierName"):
            if text := words(one):
                yield Subject(text, one.get("UI"), one.get("MajorTopicYN") == "Y", one.tag == "QualifierName")


def _chemicals(citation: Element) -> Iterator[Chemical]:
    for one in _each(citation, "ChemicalList/Chemical"):
        if name := words(_at(one, "NameOfSubstance")):
            yield Chemical(name, words(_at(one, "RegistryNumber")))


def _registrations(body: Element) -> Iterator[RegistryEntry]:
    for bank in _each(body, "DataBankList/DataBank"):
        registry = words(_at(bank, "DataBankName")) or "unnamed"
        for number in _all(bank, "AccessionNumberList/AccessionNumber"):
            yield RegistryEntry(registry, number)


# Abstract -------------------------------------------------------------------------------------------------------------


def _sections(body: Element, citation: Element) -> Iterator[Section]:
    """The abstract's parts in order, then those of other abstracts, each of which says whose or in what language."""
    for holder in chain(_each(body, "Abstract"), _each(citation, "OtherAbstract")):
        for part in _each(holder, "AbstractText"):
            if text := words(part):
                yield Section(
                    text, part.get("Label"), part.get("NlmCategory"), holder.get("Language"), holder.get("Type")
                )
