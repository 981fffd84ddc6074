"""A plain list of DOIs, PMIDs and registrations, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.identifiers import Scheme, parse
from graph.sources.reading import Reason, Skip, Skipped
from graph.sources.references.reference import Reference


def listed(file: str, text: str, *, skip: Skip) -> Iterator[Reference]:
    """A reference a line; a bare number is a PMID, and what follows `#` is a comment."""
    for number, written in enumerate(text.splitlines(), 1):
        bare = re.sub(r"(?:^|\s)#.*", "", written).strip().strip(",;\"'")
        if not bare:
            continue
        found = parse(bare) or parse(bare, Scheme.PMID)
        if found is None:
            detail = f"“{bare[:60]}” is no DOI, PMID or registration. Write one a line."
            skip(Skipped(file, Reason.BAD_RECORD, detail, line=number))
            continue
        yield Reference(file, number, (found,))
