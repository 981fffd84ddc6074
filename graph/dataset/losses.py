"""What a claim would lose with some studies, and how few its grade hangs on, as RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from graph.analysis.keystones import Keystone, Keystones
from graph.analysis.moves import Aspect, Move
from graph.dataset.facts import Fact, Said, facts, more
from graph.dataset.names import Run
from graph.dataset.vocabulary import EV


def shares(run: Run, held: Keystones) -> Iterator[Fact]:
    """How few studies a claim's grade hangs on, said of its assessment."""
    fragility = held.fragility
    said: Said = {
        EV.hold: fragility.hold,
        EV.fewestStudies: fragility.fewest,
        EV.bearingStudies: fragility.bearing,
    }
    yield from more(run.part("assessment", held.claim), said)


def losses(run: Run, without: Mapping[str, Iterable[Move]], held: Mapping[str, Keystones]) -> Iterator[Fact]:
    """Each study whose loss alone moves a claim, and each smallest set of several that bears load together.

    A study that is shown only, such as the article's own, can move a claim and bears no load.
    """
    for study, moves in without.items():
        for move in moves:
            yield from _alone(run, study, move, is_keystone=study in held[move.claim].alone)
    for one in held.values():
        for keystone in one.sets:
            if len(keystone.studies) > 1:
                yield from _together(run, one.claim, keystone)


def _alone(run: Run, study: str, move: Move, *, is_keystone: bool) -> Iterator[Fact]:
    after = move.after
    said: Said = {
        EV.isKeystone: is_keystone,
        EV.conclusionAfter: after.conclusion,
        EV.certaintyAfter: after.certainty,
        EV.certaintyAtBestAfter: after.at_best,
        EV.basisAfter: after.basis,
        EV.tooFirmAfter: after.marks.too_firm if after.marks else None,
    }
    yield from facts(_node(run, move.claim, (study,)), EV.Loss, _what(run, move.claim, (study,), move.aspects) | said)


def _together(run: Run, claim: str, keystone: Keystone) -> Iterator[Fact]:
    after = keystone.after
    said: Said = {
        EV.isKeystone: True,
        EV.conclusionAfter: after.conclusion,
        EV.certaintyAfter: after.certainty,
        EV.certaintyAtBestAfter: after.at_best,
        EV.basisAfter: after.basis,
    }
    studies = keystone.studies
    yield from facts(_node(run, claim, studies), EV.Loss, _what(run, claim, studies, keystone.aspects) | said)


def _node(run: Run, claim: str, studies: tuple[str, ...]) -> NamedNode:
    return run.part("loss", claim, *studies)


def _what(run: Run, claim: str, studies: tuple[str, ...], aspects: tuple[Aspect, ...]) -> Said:
    return {
        EV.claim: run.names.claim(claim),
        EV.withoutStudy: run.studies(studies),
        EV.studyCount: len(studies),
        EV.aspect: aspects,
    }
