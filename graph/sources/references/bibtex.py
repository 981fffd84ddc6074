"""BibTeX and BibLaTeX."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import DuplicateBlockKeyBlock, Entry

from graph.identifiers import Scheme
from graph.sources.reading import Reason, Skip, Skipped
from graph.sources.references.reference import Reference, identifiers, plain, year_of


def is_bibtex(text: str) -> bool:
    """Whether a list has an entry of BibTeX."""
    return re.search(r"^\s*@\s*[A-Za-z]+\s*[{(]", text, re.MULTILINE) is not None


def bibtex(file: str, text: str, *, skip: Skip) -> Iterator[Reference]:
    """Every entry; one that cannot be read is told with its line, and one whose key is taken counts all the same."""
    # The parser also logs what it could not read; that is told here, once, with the file.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    logging.getLogger("bibtexparser").propagate = False
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware(keep_braced_groups=False)])
    entries = list(library.entries)
    for block in library.failed_blocks:
        if isinstance(block, DuplicateBlockKeyBlock) and isinstance(block.ignore_error_block, Entry):
            entries.append(block.ignore_error_block)
            continue
        detail = "An entry cannot be read: a brace or a quote is not closed, or a field has no `=`."
        skip(Skipped(file, Reason.BAD_RECORD, detail, line=(block.start_line or 0) + 1))
    for entry in sorted(entries, key=lambda one: one.start_line or 0):
        yield _reference(file, entry)


def _reference(file: str, entry: Entry) -> Reference:
    fields = {field.key.casefold(): re.sub(r"[{}]", "", str(field.value)) for field in entry.fields}
    archive = fields.get("eprinttype", fields.get("archiveprefix", "")).casefold()
    return Reference(
        file,
        (entry.start_line or 0) + 1,
        identifiers=identifiers(
            (Scheme.DOI, fields.get("doi")),
            (Scheme.PMID, fields.get("pmid") or (fields.get("eprint") if archive in ("pubmed", "pmid") else None)),
            (Scheme.PMCID, fields.get("pmcid") or fields.get("pmc")),
            addresses=[fields.get("url", ""), *re.findall(r"(?:PMID|PMCID)\s*:\s*\S+", fields.get("note", ""))],
        ),
        title=plain(fields.get("title")),
        persons=tuple(" ".join(one.split()) for one in re.split(r"\s+and\s+", fields.get("author", "")) if one.strip()),
        container=plain(fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle")),
        year=year_of(fields.get("year"), fields.get("date")),
        volume=fields.get("volume"),
        issue=fields.get("number") or fields.get("issue"),
        pages=re.sub("-{2,}|–", "-", fields.get("pages", "")) or None,
        kind=entry.entry_type,
    )
