"""From what people write to identifiers: of a whole text, or wherever they stand in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from graph.identifiers import doi
from graph.identifiers.schemes import ANNOUNCED, FORMS, Scheme

# Hyphens, dashes and the minus sign that word processors put in the place of a hyphen; wide forms of ASCII; odd spaces.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\u00ad", "-"),
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        **dict.fromkeys("\u3000\u00a0\u2009\u202f", " "),
    }
)
_PLACEHOLDERS = re.compile(r"(?:.*\D)?(?:0+|9{6,}|1{6,}|X{2,})", re.IGNORECASE)
_COUNTED = re.compile(r"(?:.*\D)?(?:12345678?9?)")
_BARE = {Scheme.PMID: re.compile("[1-9][0-9]{0,8}"), Scheme.PMCID: re.compile("[1-9][0-9]{0,8}")}


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier in its normal form."""

    scheme: Scheme
    number: str

    @property
    def key(self) -> str:
        """What two spellings of one identifier share, for comparing."""
        return self.number.casefold()

    @property
    def address(self) -> str | None:
        """The canonical page, where there is one for every number of the scheme."""
        if self.scheme is Scheme.DOI:
            return f"https://doi.org/{quote(self.number, safe='/:;()._-')}"
        form = FORMS[self.scheme]
        return f"{form.address}{quote(self.number, safe='/')}{form.after}" if form.address else None

    @property
    def looks_made_up(self) -> bool:
        """Whether its digits only count upwards, as an example's do; such a number may exist all the same."""
        return self.scheme is not Scheme.DOI and _COUNTED.fullmatch(self.number) is not None

    def __str__(self) -> str:
        """The number as it is printed."""
        return self.number


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier and where it stands in a text, with the words that announce it."""

    start: int
    end: int
    identifier: Identifier


def parse(text: str, scheme: Scheme | None = None) -> Identifier | None:
    """The identifier that a text is; of one scheme where that is known, so that a bare number is enough."""
    plain = text.translate(_ALIKE).strip()
    if scheme in (None, Scheme.DOI):
        bare = doi.whole(plain)
        if bare is not None:
            return Identifier(Scheme.DOI, bare)
    if scheme in _BARE and _BARE[scheme].fullmatch(plain):
        return _kept(scheme, FORMS[scheme].normal.format(plain, ""))
    for known, form in FORMS.items():
        match = form.written.fullmatch(plain) if scheme in (None, known) else None
        if match:
            return _kept(known, form.number(match))
    return _in_an_address(plain, scheme)


def _in_an_address(plain: str, scheme: Scheme | None) -> Identifier | None:
    """The one identifier of a registry's or journal's page."""
    if not re.match("https?://", plain, re.IGNORECASE) or re.search(r"\s", plain):
        return None
    found = {one.identifier for one in find_in(unquote(plain))}
    return next((one for one in found if scheme in (None, one.scheme)), None) if len(found) == 1 else None


def _kept(scheme: Scheme, number: str) -> Identifier | None:
    """Unless it is what a form shows as an example: nobody's number."""
    if _PLACEHOLDERS.fullmatch(number) or (scheme is Scheme.NCT and number == "NCT12345678"):
        return None
    return Identifier(scheme, number)


def normalise(text: str) -> str:
    """A text that is an identifier in its normal form; any other text as it is."""
    found = parse(text)
    return found.number if found else text


def key_of(text: str, scheme: Scheme | None = None) -> str:
    """What all spellings of one identifier share; of any other number its letters and digits."""
    found = parse(text, scheme)
    return found.key if found else re.sub(r"[\W_]+", "", text.translate(_ALIKE)).casefold()


def find_in(text: str) -> tuple[Found, ...]:
    """Every identifier of a text, in order and without overlap."""
    plain = text.translate(_ALIKE)
    taken: list[Found] = []
    for found in (*_dois(plain), *_numbers(plain)):
        if all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
    return tuple(sorted(taken, key=lambda one: one.start))


def _dois(plain: str) -> Iterator[Found]:
    for match in doi.ANNOUNCED.finditer(plain):
        end = match.end() + doi.length_at(plain, match.end())
        bare = doi.whole(plain[match.end() : end])
        if bare is not None:
            yield Found(match.start(), end, Identifier(Scheme.DOI, bare))


def _numbers(plain: str) -> Iterator[Found]:
    for scheme, form in FORMS.items():
        for match in form.written.finditer(plain):
            identifier = _kept(scheme, form.number(match))
            if identifier is not None:
                yield Found(match.start(), match.end(), identifier)


def announced(text: str) -> Scheme | None:
    """The registry that a number claims to be of by its beginning, well-formed or not."""
    begun = re.match("[A-Za-z]+", text.translate(_ALIKE).strip())
    word = begun[0].upper() if begun else ""
    return next((scheme for start, scheme in ANNOUNCED.items() if word.startswith(start)), None)
