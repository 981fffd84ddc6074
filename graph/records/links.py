"""Which addresses may become links: a publisher's, registry's or regulator's own page, never a copy of it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Mirrors, aggregators and reading rooms: what was read there is provenance, not a page to send readers to.
COPIES = frozenset({
    "academia.edu", "arxivlens.com", "bohrium.com", "bohrium.dp.tech", "centerwatch.com", "consensus.app", "core.ac.uk",
    "crick.ai", "ctv.veeva.com", "dntb.gov.ua", "docslib.org", "europepmc.org", "huuu.biz", "libgen.is", "mafiadoc.com",
    "meddatax.com", "medpath.com", "metajournal.com", "oa.mg", "openalex.org", "paperdigest.org", "peeref.com",
    "proquest.com", "researcher.life", "researchgate.net", "scholar.archive.org", "scholar.google.com", "sci-hub.se",
    "sci-hub.st", "scilit.com", "scilit.net", "scinapse.io", "scispace.com", "scite.ai", "scribd.com",
    "semanticscholar.org", "smartpatients.com", "sparrho.com", "tomesphere.com", "typeset.io", "weglot.com",
    "wikipedia.org", "wilddata.cn", "x-mol.com", "z-library.sk",
})  # fmt: skip

# Addresses that an identifier says better.
_NAMED = {
    "doi.org": "doi",
    "pubmed.ncbi.nlm.nih.gov": "pmid",
    "pubmed.gov": "pmid",
    "pmc.ncbi.nlm.nih.gov": "pmcid",
    "ncbi.nlm.nih.gov": "pmid` or `pmcid",
}


def wrong_with_page(address: str) -> tuple[str, str] | None:
    """What keeps an address from being a link that readers see, and what to do; `None` where nothing does."""
    host = _host(address)
    if host is None:
        return "is not an address of a page.", "Write https:// and the host's name, without user, port or spaces."
    for domain in _domains(host):
        if domain in _NAMED:
            return "is better said by an identifier.", f"Write `{_NAMED[domain]}` instead."
        if domain in COPIES:
            help_ = "Write the publisher's or registry's own page, and keep this one under `provenance`."
            return "is a copy on another site.", help_
    return None


def _host(address: str) -> str | None:
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(?:[/?#][!-~]*)?", address):
        return None
    host = (urlsplit(address).hostname or "").lower().strip(".")
    return host if re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*", host) else None


def _domains(host: str) -> list[str]:
    """A host and everything that it is a part of: `www.a.org`, `a.org`."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]
