"""What each registry is asked, and its answer as our readers tell it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from graph.errors import SourceError
from graph.sources.client import Client
from graph.sources.crossref import Work, work
from graph.sources.pubmed.article import Article
from graph.sources.pubmed.read import articles
from graph.sources.reading import Skip
from graph.sources.trials.read import registrations
from graph.sources.trials.registration import Registration

_AT_ONCE = 200
"""Records that PubMed gives out in one reply to a plain address."""
_Told = TypeVar("_Told")


def pubmed(client: Client, pmids: Sequence[str], *, skip: Skip) -> Iterator[Article]:
    """The records of PubMed with these PMIDs, as far as it has them."""
    for start in range(0, len(pmids), _AT_ONCE):
        asked = ",".join(pmids[start : start + _AT_ONCE])
        content = client.get(f"{client.how.pubmed}/efetch.fcgi", db="pubmed", retmode="xml", tool="evigraph", id=asked)
        if content:
            told = _through_a_file(content, lambda path: tuple(articles(path, skip=skip)))
            yield from (one for one in told if isinstance(one, Article))


def trial(client: Client, nct: str, *, skip: Skip) -> Registration | None:
    """The registration of ClinicalTrials.gov with this number."""
    content = client.get(f"{client.how.trials}/studies/{quote(nct, safe='')}", format="json")
    if content is None:
        return None
    return next(iter(_through_a_file(content, lambda path: tuple(registrations(path, skip=skip)))), None)


def crossref(client: Client, doi: str) -> Work | None:
    """What Crossref knows of the work with this DOI."""
    content = client.get(f"{client.how.crossref}/works/{quote(doi, safe='')}")
    if content is None:
        return None
    found = work(content)
    if found is None:
        raise SourceError(f"Crossref's answer for {doi} is not understood.")
    return found


def _through_a_file(content: bytes, read: Callable[[str], Sequence[_Told]]) -> Sequence[_Told]:
    """The readers take files, so that there is one way to read a record, asked for or given."""
    with tempfile.TemporaryDirectory(prefix="evigraph-") as folder:
        path = Path(folder) / "reply"
        path.write_bytes(content)
        return read(str(path))
