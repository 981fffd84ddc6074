"""The linked pairs of the stroke topic, each looked at by hand: what is computed of them is what the records show."""

from __future__ import annotations

from graph.analysis.pairs import Apart, Fate, pairs
from graph.analysis.precedent import OVER_ALL, tallies
from graph.records.read import read
from graph.resources import topic

VANISHED, SHRANK, CANNOT_TELL = Fate.VANISHED, Fate.SHRANK, Fate.CANNOT_TELL
BY_HAND = {
    # A gain in daily living, on which the later trial records nothing.
    ("bang-2005-msc", "starting-2-2021"): (CANNOT_TELL, ()),
    # All ten better on the modified Rankin; later a common odds ratio of 0.9 against placebo.
    ("cobis-1-2018", "cobis-2-2024"): (VANISHED, ()),
    ("lee-2010-msc-longterm", "starting-2-2021"): (VANISHED, ()),
    # Plus 11.4 points without controls; later no more responders than after a sham operation.
    ("sb623-phase1-2a-2016", "sb623-actissima-2b"): (VANISHED, ()),
    # Rats moved better; the people who were given the same cells later had no group to be held against.
    ("pollock-2006-ctx0e03-rat", "pisces-2-muir-2020"): (CANNOT_TELL, ()),
    ("bmmnc-dose-pooled", "ibis-2023"): (CANNOT_TELL, (Apart.ORDER_UNKNOWN,)),
    # Both were randomised, held against placebo and at low risk; the later one is only larger.
    ("masters-2017", "treasure-2024"): (VANISHED, (Apart.NOT_STRONGER,)),
    ("masters-2017", "masters-2-registry"): (CANNOT_TELL, (Apart.AWAITING, Apart.NOT_STRONGER)),
    ("pisces-1-kalladka-2016", "pisces-2-muir-2020"): (CANNOT_TELL, (Apart.NOT_STRONGER,)),
    ("pisces-2-muir-2020", "pisces-3-registry"): (CANNOT_TELL, (Apart.AWAITING,)),
    # The series came five years after the trial that it is linked to: 10.8 points beside a controlled 2.6.
    ("vns-real-world-series", "vns-rehab-2021"): (SHRANK, (Apart.NOT_LATER,)),
}


def test_every_pair_is_judged_as_it_is_by_hand() -> None:
    found = {(pair.early.id, pair.later.id): (pair.fate, pair.apart) for pair in pairs(read(topic()))}

    assert found == BY_HAND


def test_none_of_the_three_gains_whose_fate_is_known_held_which_is_too_few_to_say() -> None:
    everything, uncontrolled, in_animals = tallies(pairs(read(topic())), groups=OVER_ALL)

    assert (everything.held, everything.decided, everything.untold, everything.percent) == (0, 3, 2, None)
    assert (uncontrolled.held, uncontrolled.decided, uncontrolled.untold) == (0, 2, 0)
    assert (in_animals.held, in_animals.decided, in_animals.untold) == (0, 0, 1)
