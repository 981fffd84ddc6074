"""Lists with a tag at the beginning of each line: RIS, and the NBIB of PubMed.

Not with rispy: it drops a last record that has no end mark without a word, knows no line numbers, and has no NBIB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.identifiers import Scheme
from graph.sources.references.reference import Reference, identifiers, plain, year_of

_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3})\s{0,4}-(?:\s|$)(.*)")
_START = {"TY", "PMID"}
Fields = dict[str, list[str]]


def is_ris(text: str) -> bool:
    """Whether a list begins as RIS does."""
    return re.search(r"^TY\s{0,4}-", text, re.MULTILINE) is not None


def is_nbib(text: str) -> bool:
    """Whether a list begins as PubMed's own format does."""
    return re.search(r"^PMID\s{0,2}-", text, re.MULTILINE) is not None


def records(text: str, start: str) -> Iterator[tuple[int, Fields]]:
    """The fields of each record with the line it begins at; a record ends where the next begins."""
    line, fields, last = 0, Fields(), ""
    for number, written in enumerate(text.splitlines(), 1):
        match = _LINE.match(written.lstrip("\ufeff"))
        if match is None:
            if last and written.strip() and fields:
                fields[last][-1] = f"{fields[last][-1]} {written.strip()}"
            continue
        tag, value = match[1], match[2].strip()
        if tag == start:
            if fields:
                yield line, fields
            line, fields = number, Fields()
        if tag == "ER":
            last = ""
            continue
        # What stands before the first record belongs to none.
        if fields or tag == start:
            fields.setdefault(tag, []).append(value)
            last = tag
    if fields:
        yield line, fields


def ris(file: str, text: str) -> Iterator[Reference]:
    """Every reference of a RIS file."""
    for line, fields in records(text, "TY"):
        yield Reference(
            file,
            line,
            identifiers=identifiers(
                *((Scheme.DOI, one) for one in fields.get("DO", ())),
                (Scheme.PMCID, _first(fields, "C2")),
                *_accession(fields),
                addresses=[*fields.get("UR", ()), *_marked(fields.get("N1", ())), *_marked(fields.get("M3", ()))],
            ),
            title=plain(_first(fields, "TI", "T1", "CT", "BT")),
            persons=tuple(one for tag in ("AU", "A1") for one in fields.get(tag, ()) if one),
            container=plain(_first(fields, "T2", "JF", "JO", "JA", "J2")),
            year=year_of(_first(fields, "PY"), _first(fields, "Y1"), _first(fields, "DA")),
            volume=_first(fields, "VL"),
            issue=_first(fields, "IS"),
            pages="-".join(one for tag in ("SP", "EP") if (one := _first(fields, tag))) or None,
            kind=_first(fields, "TY"),
        )


def nbib(file: str, text: str) -> Iterator[Reference]:
    """Every reference of an NBIB file, as PubMed and its copies give it out."""
    for line, fields in records(text, "PMID"):
        dois = [one.removesuffix("[doi]") for tag in ("LID", "AID") for one in fields.get(tag, ()) if "[doi]" in one]
        yield Reference(
            file,
            line,
            identifiers=identifiers(
                (Scheme.PMID, _first(fields, "PMID")),
                *((Scheme.DOI, one) for one in dois),
                (Scheme.PMCID, _first(fields, "PMC")),
                addresses=fields.get("SI", ()),
            ),
            title=plain(_first(fields, "TI", "BTI", "TT")),
            persons=tuple(fields.get("FAU", ()) or fields.get("AU", ())),
            container=plain(_first(fields, "JT", "TA")),
            year=year_of(_first(fields, "DP"), _first(fields, "DEP")),
            volume=_first(fields, "VI"),
            issue=_first(fields, "IP"),
            pages=_first(fields, "PG"),
            kind=_first(fields, "PT"),
        )


def _first(fields: Fields, *tags: str) -> str | None:
    return next((one for tag in tags for one in fields.get(tag, ()) if one), None)


def _accession(fields: Fields) -> Iterator[tuple[Scheme, str | None]]:
    """An accession number is a PMID only where the file names PubMed or MEDLINE as its database."""
    database = " ".join([*fields.get("DB", ()), *fields.get("DP", ())]).casefold()
    for number in fields.get("AN", ()):
        if "pubmed" in database or "medline" in database or "nlm" in database.split():
            yield Scheme.PMID, number


def _marked(notes: list[str] | tuple[str, ...]) -> Iterator[str]:
    """Of a note only the numbers that stand under their name: a note may speak of other papers."""
    for note in notes:
        yield from re.findall(r"(?:PMID|PMCID|DOI)\s*:\s*\S+", note)
