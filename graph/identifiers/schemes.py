"""The table of identifiers: how people write each, its one spelling, and its canonical address where it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

# Registries whose own pages have no address made of the number alone are reached through the WHO's search portal,
# which lists every primary registry of its network under the registry's number.
_WHO = "https://trialsearch.who.int/Trial2.aspx?TrialID="


class Scheme(StrEnum):
    """Who gives the number: a name as readers know it."""

    DOI = "DOI"
    PMID = "PMID"
    PMCID = "PMCID"
    NCT = "ClinicalTrials.gov"
    ISRCTN = "ISRCTN"
    EUDRACT = "EudraCT"
    EUCT = "EU CTIS"
    CHICTR = "ChiCTR"
    ITMCTR = "ITMCTR"
    CHINA_DRUG_TRIALS = "Chinadrugtrials"
    JRCT = "jRCT"
    UMIN = "UMIN-CTR"
    JAPIC = "JapicCTI"
    CTRI = "CTRI"
    ANZCTR = "ANZCTR"
    DRKS = "DRKS"
    REBEC = "ReBec"
    PROSPERO = "PROSPERO"
    CRIS = "CRIS"
    IRCT = "IRCT"
    TCTR = "TCTR"
    PACTR = "PACTR"
    SLCTR = "SLCTR"
    DUTCH = "NTR"
    LBCTR = "LBCTR"
    REPEC = "REPEC"
    RPCEC = "RPCEC"

    @property
    def is_of_a_paper(self) -> bool:
        """Whether it names a document; the others name a registration of a study."""
        return self in (Scheme.DOI, Scheme.PMID, Scheme.PMCID)


@dataclass(frozen=True, slots=True)
class Form:
    """How numbers of one scheme are written.

    `written` takes every usual spelling, whatever its case; `normal` puts its groups into the one that is kept;
    `address` ends with the number where there is a canonical one, `example` is a number in its normal form.
    """

    written: re.Pattern[str]
    normal: str
    example: str
    address: str | None = None
    after: str = ""
    case: str = "upper"

    def number(self, match: re.Match[str]) -> str:
        """The normal form of what was matched."""
        groups = [group or "" for group in match.groups()]
        cased = [group.lower() if self.case == "lower" else group.upper() for group in groups]
        return self.normal.format(*cased)


def _form(
    written: str, normal: str, example: str, address: str | None = None, *, after: str = "", case: str = "upper"
) -> Form:
    # A number that runs on is another number.
    pattern = re.compile(rf"(?<![^\W_])(?:{written})(?![^\W_])", re.ASCII | re.IGNORECASE)
    return Form(pattern, normal, example, address, after, case)


FORMS = MappingProxyType(
    {
        Scheme.PMID: _form(
            r"(?:PMID|PubMed(?: ?ID)?)\s*[:#]?\s*([1-9]\d{0,8})"
            r"|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed|pubmed\.gov)/([1-9]\d{0,8})",
            "{0}{1}",
            "39970922",
            "https://pubmed.ncbi.nlm.nih.gov/",
            after="/",
        ),
        Scheme.PMCID: _form(
            r"(?:PMCID\s*[:#]?\s*)?PMC[\s:-]?([1-9]\d{0,8})",
            "PMC{0}",
            "PMC12067361",
            "https://pmc.ncbi.nlm.nih.gov/articles/",
            after="/",
        ),
        Scheme.NCT: _form(r"NCT[\s:#-]?(\d{8})", "NCT{0}", "NCT04631406", "https://clinicaltrials.gov/study/"),
        Scheme.ISRCTN: _form(r"ISRCTN[\s:#-]?(\d{8})", "ISRCTN{0}", "ISRCTN27488944", "https://www.isrctn.com/"),
        # Before EudraCT: what replaced it took the same shape and begins its second part with 5.
        Scheme.EUCT: _form(
            r"(?:(?:EU[\s-]?CT|CTIS)(?:\s*(?:number|no\.?))?\s*[:#]?\s*)?(20\d\d)-(5\d{5})-(\d\d)(?:-(\d\d))?",
            "{0}-{1}-{2}",
            "2022-500024-30",
            "https://euclinicaltrials.eu/ctis-public/view/",
            after="-00",
        ),
        Scheme.EUDRACT: _form(
            r"(?:(?:EudraCT|EUCTR)(?:\s*(?:number|no\.?))?\s*[:#-]?\s*)?(20\d\d)-([0-4]\d{5})-(\d\d)(?:-[A-Z]{2,3})?",
            "{0}-{1}-{2}",
            "2012-003482-18",
            "https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:",
        ),
        Scheme.CHICTR: _form(r"ChiCTR((?:-[A-Z]{2,4})+-|)[\s-]?(\d{8,10})", "ChiCTR{0}{1}", "ChiCTR2500106320", _WHO),
        Scheme.ITMCTR: _form(r"ITMCTR[\s-]?(\d{10})", "ITMCTR{0}", "ITMCTR2100004500", _WHO),
        Scheme.CHINA_DRUG_TRIALS: _form(r"CTR[\s-]?(20\d{6})", "CTR{0}", "CTR20132000"),
        Scheme.JRCT: _form(
            r"(?:JPRN-)?jRCT[\s-]?([a-z]?\d{9,10})",
            "jRCT{0}",
            "jRCT2091220000",
            "https://jrct.mhlw.go.jp/en-latest-detail/",
            case="lower",
        ),
        Scheme.UMIN: _form(r"(?:JPRN-)?UMIN[\s-]?(\d{9})", "UMIN{0}", "UMIN000012345", f"{_WHO}JPRN-"),
        Scheme.JAPIC: _form(r"(?:JPRN-)?JapicCTI[\s-]?(\d{6})", "JapicCTI-{0}", "JapicCTI-184103", f"{_WHO}JPRN-"),
        Scheme.CTRI: _form(r"CTRI[/-](\d{4})[/-](\d{2,3})[/-](\d{6})", "CTRI/{0}/{1}/{2}", "CTRI/2018/05/013000", _WHO),
        Scheme.ANZCTR: _form(
            r"ACTRN[\s:-]?(\d{14})p?",
            "ACTRN{0}",
            "ACTRN12617000500000",
            "https://www.anzctr.org.au/",
            after=".aspx",
        ),
        Scheme.DRKS: _form(r"DRKS[\s:-]?(\d{8})", "DRKS{0}", "DRKS00012345", "https://drks.de/search/en/trial/"),
        Scheme.REBEC: _form(
            r"RBR[\s-]?(?=[a-z0-9]*\d)([a-z0-9]{6,8})",
            "RBR-{0}",
            "RBR-6gdyvz",
            "https://ensaiosclinicos.gov.br/rg/",
            case="lower",
        ),
        Scheme.PROSPERO: _form(
            r"(?:PROSPERO\s*[:#]?\s*)?CRD[\s-]?(42\d{6,11})",
            "CRD{0}",
            "CRD42022347156",
            "https://www.crd.york.ac.uk/PROSPERO/view/",
        ),
        Scheme.CRIS: _form(r"KCT[\s-]?(\d{7})", "KCT{0}", "KCT0001234", _WHO),
        Scheme.IRCT: _form(r"IRCT[\s-]?(\d{6,14}N\d{1,3})", "IRCT{0}", "IRCT20180101038001N1", _WHO),
        Scheme.TCTR: _form(
            r"TCTR[\s-]?(\d{11})", "TCTR{0}", "TCTR20161221005", "https://www.thaiclinicaltrials.org/show/"
        ),
        Scheme.PACTR: _form(r"PACTR[\s-]?(\d{15,16})", "PACTR{0}", "PACTR201801002800190", _WHO),
        Scheme.SLCTR: _form(r"SLCTR[/-](\d{4})[/-](\d{3})", "SLCTR/{0}/{1}", "SLCTR/2008/006", _WHO),
        Scheme.DUTCH: _form(r"(NTR\d{1,5}|NL-?OMON\d{4,6}|NL\d{3,5})", "{0}", "NTR1234", _WHO),
        Scheme.LBCTR: _form(r"LBCTR[\s-]?(\d{10,11})", "LBCTR{0}", "LBCTR2019010203", _WHO),
        Scheme.REPEC: _form(r"PER-(\d{3})-(\d{2})", "PER-{0}-{1}", "PER-001-18", _WHO),
        Scheme.RPCEC: _form(r"RPCEC[\s-]?(\d{8})", "RPCEC{0}", "RPCEC00000123", _WHO),
    }
)
"""All but the DOI, whose spelling has rules of its own."""

# A beginning that announces a registry, so that a number of the wrong length is told as such.
ANNOUNCED = MappingProxyType(
    {
        "NCT": Scheme.NCT,
        "ISRCTN": Scheme.ISRCTN,
        "EUDRACT": Scheme.EUDRACT,
        "EUCTR": Scheme.EUDRACT,
        "CHICTR": Scheme.CHICTR,
        "ITMCTR": Scheme.ITMCTR,
        "JRCT": Scheme.JRCT,
        "UMIN": Scheme.UMIN,
        "JAPIC": Scheme.JAPIC,
        "CTRI": Scheme.CTRI,
        "ACTRN": Scheme.ANZCTR,
        "DRKS": Scheme.DRKS,
        "RBR": Scheme.REBEC,
        "PROSPERO": Scheme.PROSPERO,
        "CRD": Scheme.PROSPERO,
        "KCT": Scheme.CRIS,
        "IRCT": Scheme.IRCT,
        "TCTR": Scheme.TCTR,
        "PACTR": Scheme.PACTR,
        "SLCTR": Scheme.SLCTR,
        "LBCTR": Scheme.LBCTR,
        "RPCEC": Scheme.RPCEC,
    }
)
