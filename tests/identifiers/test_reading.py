"""One identifier has one spelling, however it was pasted."""

from __future__ import annotations

import idutils
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers import Scheme, find_in, key_of, normalise, parse
from graph.identifiers.reading import announced
from graph.identifiers.schemes import FORMS

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"

# What people paste, the scheme, the one spelling.
SPELLINGS = [
    ("10.1161/STR.56", Scheme.DOI, "10.1161/STR.56"),
    ("DOI 10.1161/STR.56", Scheme.DOI, "10.1161/STR.56"),
    ("doi: 10.1161/str.56.", Scheme.DOI, "10.1161/str.56"),
    ("https://doi.org/10.1161/STR.56", Scheme.DOI, "10.1161/STR.56"),
    ("http://dx.doi.org/10.1016%2FS0140-6736%2816%2930513-6", Scheme.DOI, "10.1016/S0140-6736(16)30513-6"),
    ("https://www.thelancet.com/doi/10.1016/S0140-6736(16)30513-6", Scheme.DOI, "10.1016/S0140-6736(16)30513-6"),
    (SICI, Scheme.DOI, SICI),
    (SICI.replace("<", "%3C").replace(">", "%3E"), Scheme.DOI, SICI),
    ("10.1161\uff0fstr.56", Scheme.DOI, "10.1161/str.56"),
    ("PMID: 39970922", Scheme.PMID, "39970922"),
    ("https://pubmed.ncbi.nlm.nih.gov/39970922/", Scheme.PMID, "39970922"),
    ("PMC 4394608", Scheme.PMCID, "PMC4394608"),
    ("https://pmc.ncbi.nlm.nih.gov/articles/PMC4394608/", Scheme.PMCID, "PMC4394608"),
    ("nct 04631406", Scheme.NCT, "NCT04631406"),
    ("https://clinicaltrials.gov/ct2/show/NCT04631406?term=x", Scheme.NCT, "NCT04631406"),
    ("isrctn 27488944", Scheme.ISRCTN, "ISRCTN27488944"),
    ("EudraCT 2012-003482-18", Scheme.EUDRACT, "2012-003482-18"),
    ("2012‐003482–18", Scheme.EUDRACT, "2012-003482-18"),
    ("EUCTR2012-003482-18-GB", Scheme.EUDRACT, "2012-003482-18"),
    ("EU CT number: 2022-500024-30-00", Scheme.EUCT, "2022-500024-30"),
    ("chictr-trc-11001234", Scheme.CHICTR, "ChiCTR-TRC-11001234"),
    ("ChiCTR 2500106320", Scheme.CHICTR, "ChiCTR2500106320"),
    ("JPRN-jRCTs031180001", Scheme.JRCT, "jRCTs031180001"),
    ("JRCT2091220000", Scheme.JRCT, "jRCT2091220000"),
    ("JPRN-UMIN000012345", Scheme.UMIN, "UMIN000012345"),
    ("JapicCTI184103", Scheme.JAPIC, "JapicCTI-184103"),
    ("ctri-2018-05-013000", Scheme.CTRI, "CTRI/2018/05/013000"),
    ("ACTRN 12617000500000p", Scheme.ANZCTR, "ACTRN12617000500000"),
    ("drks00012345", Scheme.DRKS, "DRKS00012345"),
    ("RBR-6GDYVZ", Scheme.REBEC, "RBR-6gdyvz"),
    ("PROSPERO CRD42022347156", Scheme.PROSPERO, "CRD42022347156"),
    ("CRD420251044665", Scheme.PROSPERO, "CRD420251044665"),
    ("IRCT20180101038001N1", Scheme.IRCT, "IRCT20180101038001N1"),
    ("slctr-2008-006", Scheme.SLCTR, "SLCTR/2008/006"),
    ("NL-OMON12345", Scheme.DUTCH, "NL-OMON12345"),
]
NOBODYS = [
    "NCT00000000", "NCT12345678", "NCT99999999", "NCTXXXXXXXX", "10.1234/xxxx", "10.1016/...", "10.xxxx/abc", "PMC0",
    "ISRCTN00000000", "CRD42", "PMID 0", "DRKS0001234", "DRKS000123456", "EudraCT 2012-3482-18",
]  # fmt: skip


def test_every_spelling_is_read_as_the_one_identifier() -> None:
    for text, scheme, number in SPELLINGS:
        found = parse(text)
        assert found is not None, text
        assert (found.scheme, found.number) == (scheme, number), text
        assert parse(f"  {text}\n") == found, text


def test_a_placeholder_or_a_number_of_the_wrong_length_is_nobodys() -> None:
    assert [text for text in NOBODYS if parse(text) is not None] == []


def test_every_form_reads_its_own_example_and_no_form_reads_that_of_another() -> None:
    for scheme, form in FORMS.items():
        found = parse(form.example, scheme)
        assert found is not None, scheme
        assert found.number == form.example
        assert [other for other in FORMS if other is not scheme and FORMS[other].written.fullmatch(form.example)] == []


def test_a_bare_number_is_an_identifier_only_where_its_scheme_is_said() -> None:
    assert parse("39970922") is None
    assert str(parse("39970922", Scheme.PMID)) == "39970922"
    assert str(parse("4394608", Scheme.PMCID)) == "PMC4394608"
    assert parse("NCT04631406", Scheme.PMID) is None


def test_addresses_are_the_registrys_own_or_the_portal_of_the_who() -> None:
    addresses = {number: found.address for text, _, number in SPELLINGS if (found := parse(text))}

    assert addresses["ISRCTN27488944"] == "https://www.isrctn.com/ISRCTN27488944"
    assert addresses["ACTRN12617000500000"] == "https://www.anzctr.org.au/ACTRN12617000500000.aspx"
    assert addresses["UMIN000012345"] == "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-UMIN000012345"
    assert addresses["CTRI/2018/05/013000"] == "https://trialsearch.who.int/Trial2.aspx?TrialID=CTRI/2018/05/013000"
    assert addresses[SICI] == (
        "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"
    )


@pytest.mark.parametrize(
    ("text", "told", "number"),
    [
        (f"see doi:{SICI} for details", f"doi:{SICI}", SICI),
        ("(doi:10.1161/STROKEAHA.120.000000).", "doi:10.1161/STROKEAHA.120.000000", "10.1161/STROKEAHA.120.000000"),
        (
            "见 doi:10.1161/STROKEAHA.120.000000。另见",
            "doi:10.1161/STROKEAHA.120.000000",
            "10.1161/STROKEAHA.120.000000",
        ),
        ("（doi：10.1161/a.1），又", "doi：10.1161/a.1", "10.1161/a.1"),
        ("at 10.1016/S0140-6736(16)30513-6; later", "10.1016/S0140-6736(16)30513-6", "10.1016/S0140-6736(16)30513-6"),
        ("the trial (NCT04631406) ran", "NCT04631406", "NCT04631406"),
        ("登记号ChiCTR2500106320。", "ChiCTR2500106320", "ChiCTR2500106320"),
        ("from EudraCT 2012-003482-18.", "EudraCT 2012-003482-18", "2012-003482-18"),
    ],
)
def test_an_identifier_in_a_sentence_ends_where_the_sentence_goes_on(text: str, told: str, number: str) -> None:
    (found,) = find_in(text)

    assert (text[found.start : found.end], found.identifier.number) == (told, number)


def test_an_identifier_inside_another_is_not_found_again() -> None:
    assert [one.identifier.number for one in find_in("10.1186/ISRCTN27488944, NCT04631406")] == [
        "10.1186/ISRCTN27488944",
        "NCT04631406",
    ]


def test_two_spellings_of_one_number_share_a_key() -> None:
    assert key_of("eudract 2012-003482-18") == key_of("EUCTR2012-003482-18-GB")
    assert key_of("10.1161/STR.56") == key_of("doi:10.1161/str.56")
    assert key_of("HPS-NP1 101") == key_of("hps-np1-101")
    assert normalise("my notes") == "my notes"


def test_a_number_says_of_which_registry_it_claims_to_be() -> None:
    assert announced("DRKS0001") is Scheme.DRKS
    assert announced("prospero 12") is Scheme.PROSPERO
    assert announced("SB-STR02") is None


@given(st.text(alphabet="abcXYZ019.()-/_", min_size=1, max_size=20))
def test_plain_dois_are_read_as_idutils_reads_them(suffix: str) -> None:
    found = parse(f"10.1161/a{suffix}z")

    assert found is not None
    assert found.number == idutils.normalize_doi(f"10.1161/a{suffix}z")


@given(st.text())
def test_any_text_can_be_searched_and_places_are_inside_it(text: str) -> None:
    for found in find_in(text):
        assert 0 <= found.start < found.end <= len(text)
