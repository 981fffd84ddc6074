"""Only well-formed identifiers of known vocabularies become addresses."""

from __future__ import annotations

import pytest

from graph.model.biology import Term
from graph.views.terms import term_link


@pytest.mark.parametrize(
    ("curie", "address"),
    [
        ("CL:0000047", "https://purl.obolibrary.org/obo/CL_0000047"),
        ("GO:0001525", "https://purl.obolibrary.org/obo/GO_0001525"),
        ("MESH:D020521", "https://id.nlm.nih.gov/mesh/D020521.html"),
        ("MESH:../x", None),
        ("EVIL:0000047", None),
        ("CL:0000047\n", None),
        ("CL:00000٤7", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
    ids=repr,
)
def test_only_known_identifiers_are_linked(curie: str, address: str | None) -> None:
    link = term_link(Term(curie, "a label"))

    assert link.address == address
    assert link.words == f"{curie} a label"
