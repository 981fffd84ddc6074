"""Only canonical addresses, and never an address that could do something else."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers.schemes import FORMS
from graph.views.links import Link, citation, links
from tests.makers import report, study

HOSTS = {"doi.org", *(urlsplit(form.address).hostname for form in FORMS.values() if form.address)}


def test_each_identifier_becomes_one_canonical_link() -> None:
    made = replace(
        report(doi="10.1161/str.56.suppl_1.26"), pmid="12345", pmcid="PMC99", page="https://www.fda.gov/a?b=1"
    )

    found = links(study(reports=(made, made), registry_ids=("NCT04631406", "UMIN 000012345", "HPS-1")))

    assert found == (
        Link("doi:10.1161/str.56.suppl_1.26", "https://doi.org/10.1161/str.56.suppl_1.26"),
        Link("PMID 12345", "https://pubmed.ncbi.nlm.nih.gov/12345/"),
        Link("PMC99", "https://pmc.ncbi.nlm.nih.gov/articles/PMC99/"),
        Link("fda.gov", "https://www.fda.gov/a?b=1"),
        Link("NCT04631406", "https://clinicaltrials.gov/study/NCT04631406"),
        Link("UMIN 000012345", "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-UMIN000012345"),
        Link("HPS-1", None),
    )


def test_a_mirror_is_never_linked() -> None:
    made = replace(report(), provenance=("https://mirror.example/a",))

    assert links(study(reports=(made,))) == ()


@pytest.mark.parametrize(
    "page",
    [
        "javascript:alert(1)",
        "data:text/html,<script>1</script>",
        "http://plain.example/",
        "https://user:word@host.example/",
        "https://[::1/",
        "//host.example/",
        "https://",
    ],
)
def test_a_page_that_is_not_plain_https_is_words_only(page: str) -> None:
    assert links(study(reports=(replace(report(), page=page),))) == (Link(page, None),)


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_no_identifier_leads_anywhere_else(doi: str, pmid: str, pmcid: str, registry: str) -> None:
    made = replace(report(), doi=doi, pmid=pmid, pmcid=pmcid)

    for link in links(study(reports=(made,), registry_ids=(registry,))):
        if link.address is not None:
            assert urlsplit(link.address).hostname in HOSTS
            assert not set(link.address) & set("\"'<> \t\n")


@given(st.text())
def test_a_citation_keeps_every_character(words: str) -> None:
    assert "".join(piece.words for piece in citation(words)) == words


def test_the_doi_of_a_citation_is_a_link() -> None:
    assert citation("Pollock 2016, doi:10.1016/j.x.2015.08; ours") == (
        Link("Pollock 2016, ", None),
        Link("doi:10.1016/j.x.2015.08", "https://doi.org/10.1016/j.x.2015.08"),
        Link("; ours", None),
    )


def test_what_closes_the_sentence_is_no_part_of_its_link() -> None:
    assert citation("见 doi:10.1161/a.1。（NCT04631406）") == (
        Link("见 ", None),
        Link("doi:10.1161/a.1", "https://doi.org/10.1161/a.1"),
        Link("。（", None),
        Link("NCT04631406", "https://clinicaltrials.gov/study/NCT04631406"),
        Link("）", None),
    )
