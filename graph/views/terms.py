"""Terms of public vocabularies as links: only well-formed identifiers of the vocabularies that the records may name."""

from __future__ import annotations

import re

from graph.model.biology import Term
from graph.views.links import Link

_OBO = re.compile(r"(CL|GO|MONDO|OAE|UBERON|HP|OBI|ECO|NCBITaxon):(\d{1,10})", re.ASCII)
_MESH = re.compile(r"MESH:([A-Z]\d{6,9})", re.ASCII)


def term_link(term: Term) -> Link:
    """The identifier, its own name for the thing, and its page where the identifier is well formed."""
    words = f"{term.curie} {term.label}"
    if known := _OBO.fullmatch(term.curie):
        return Link(words, f"https://purl.obolibrary.org/obo/{known[1]}_{known[2]}")
    if known := _MESH.fullmatch(term.curie):
        return Link(words, f"https://id.nlm.nih.gov/mesh/{known[1]}.html")
    return Link(words, None)
