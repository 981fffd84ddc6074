"""A string of a bibliography is taken apart only where it is written as bibliographies are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.views.linked.bibliography import Byline, Person, Place, byline, place

BYLINES = {
    "Rust R": Byline((Person("Rust", "R"),)),
    "van der Worp HB, Bath PMW": Byline((Person("van der Worp", "HB"), Person("Bath", "PMW"))),
    "Diez-Tejedor E, O’Neill J": Byline((Person("Diez-Tejedor", "E"), Person("O’Neill", "J"))),
    "Pașca SP": Byline((Person("Pașca", "SP"),)),
    "Smith AB Jr": Byline((Person("Smith", "AB", "Jr"),)),
    "Smith J, et al., Jones K": Byline((Person("Smith", "J"), Person("Jones", "K")), 1),
    "Smith J, ... Jones K": Byline((Person("Smith", "J"), Person("Jones", "K")), 1),
    "Dai J et al.": Byline((Person("Dai", "J"),), 1),
    "Prasad K, ... InveST Study Group": Byline((Person("Prasad", "K"), "InveST Study Group"), 1),
    "Fisher M et al. for the STAIR Group": Byline((Person("Fisher", "M"), "STAIR Group"), 1),
}
WHOLE = [
    "Smith et al.", "Smith J, Jones K (protocol)", "SanBio, Inc.", "Capital Medical University",
    "first author unverified", "Smith J and Jones K", "State Council of China",
]  # fmt: skip
PLACES = {
    ("Brain", "2011;134(Pt 6):1777-89"): Place("Brain", "134", "Pt 6", "1777", "1789"),
    ("Stem Cells", "28:1099-1106"): Place("Stem Cells", "28", None, "1099", "1106"),
    ("Neurology", "96(7):e1012-e1023"): Place("Neurology", "96", "7", "e1012", "e1023"),
    ("PLoS ONE", "2012;7(11):e50444"): Place("PLoS ONE", "7", "11", article="e50444"),
    ("Scientific Reports", "2016; article 32291"): Place("Scientific Reports", article="32291"),
    ("Brain", "2024;(10):3286-3305"): Place("Brain", None, "10", "3286", "3305"),
    ("Cell Transplantation", "pp. 1603-1611"): Place("Cell Transplantation", None, None, "1603", "1611"),
    ("Stem Cells International", "2020;2020:4061516"): Place("Stem Cells International", "2020", article="4061516"),
    ("The Lancet 2016;387:1723-1731", None): Place("The Lancet", "387", None, "1723", "1731"),
    ("Stroke 37:263-266", "2006;37:263-266"): Place("Stroke", "37", None, "263", "266"),
    ("Stroke", "2018;(5); online 28 Dec 2017"): Place("Stroke", rest="2018;(5); online 28 Dec 2017"),
    ("Stroke", None): Place("Stroke"),
    (None, "WMP37"): Place(rest="WMP37"),
}


def test_a_list_of_persons_is_taken_apart() -> None:
    assert {authors: byline(authors) for authors in BYLINES} == BYLINES


def test_what_is_no_list_of_persons_stays_whole() -> None:
    assert [byline(authors) for authors in WHOLE] == [Byline((authors,)) for authors in WHOLE]


def test_a_place_in_a_journal_is_taken_apart() -> None:
    assert {written: place(*written) for written in PLACES} == PLACES


@given(st.text(), st.text())
def test_no_string_is_too_odd_and_none_is_lost(journal: str, reference: str) -> None:
    told = place(journal, reference)

    assert told.rest in (None, reference)
    assert told.rest is not None or any((told.volume, told.issue, told.first, told.article))
    assert byline(reference).names or not reference.strip(" ,.")
