"""What the records of the stroke topic promise, whatever the method makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.base import EvidenceBase
from graph.model.finding import Finding, HarmKind, Level, Reading
from graph.model.line import EvidenceLine
from graph.model.scales import Certainty, Direction, Kind, Wording
from graph.model.study import Design, Seen
from graph.records.read import read

TOPIC = Path(__file__).parent.parent / "data" / "stroke-nsc"
ARTICLE = "hangji-2025-nsc-stroke"
SAFETY = ("C27", "C136")


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return read(TOPIC)


def finding(stroke: EvidenceBase, study: str, id_: str) -> Finding:
    return next(one for one in stroke.studies[study].findings if one.id == id_)


def line(stroke: EvidenceBase, study: str, claim: str) -> EvidenceLine:
    return next(one for one in stroke.studies[study].lines if one.claim == claim)


def test_the_whole_article_is_coded(stroke: EvidenceBase) -> None:
    of_article = [claim for claim in stroke.claims.values() if not claim.calibration]

    assert {claim.id for claim in of_article} == {f"C{n:02}" for n in range(1, 158)}
    assert sum(len(claim.appearances) for claim in of_article) == 186
    assert all(one.source == ARTICLE for claim in of_article for one in claim.appearances)


def test_the_agreement_of_two_curators_can_be_counted(stroke: EvidenceBase) -> None:
    pairs = [claim.codings for claim in stroke.claims.values() if len(claim.codings) == 2]

    assert len(pairs) == 49
    assert sum(first.kind is second.kind for first, second in pairs) == 38
    assert sum(first.wording is second.wording for first, second in pairs) == 38


def test_an_aim_asserts_nothing_and_nothing_else_is_an_aim(stroke: EvidenceBase) -> None:
    worded = {claim.id: claim.wording for claim in stroke.claims.values() if claim.appearances}

    for claim in stroke.claims.values():
        assert (worded.get(claim.id) is Wording.NONE) == (claim.kind is Kind.AIM), claim.id


def test_a_result_that_merely_was_not_significant_decides_no_direction(stroke: EvidenceBase) -> None:
    """Claims about the field apart: that a trial missed its aim can bear such a claim out."""
    for study in stroke.studies.values():
        readings = {one.id: one.reading for one in study.findings}
        for one in study.lines:
            nulls = one.findings and all(readings[id_] is Reading.NO_DIFFERENCE for id_ in one.findings)
            if nulls and one.direction is Direction.DISPUTES:
                pytest.fail(f"{study.id} disputes {one.claim} by a null")


def test_the_large_trial_of_other_cells_has_its_counts_and_leaves_open(stroke: EvidenceBase) -> None:
    arms = finding(stroke, "sb623-actissima-2b", "share-gaining-ge-10").arms

    assert [(arm.events, arm.n) for arm in arms] == [(7, 55), (9, 56), (7, 52)]
    assert line(stroke, "sb623-actissima-2b", "C43").direction is Direction.INCONCLUSIVE


def test_what_only_the_article_tells_says_so(stroke: EvidenceBase) -> None:
    through = {study.id for study in stroke.studies.values() if any(one.seen_in == ARTICLE for one in study.reports)}

    assert through == {"wu-2025-natcommun-psmm"}
    assert stroke.studies["wu-2025-natcommun-psmm"].seen is Seen.SECONDARY


def test_tumours_of_the_family_speak_to_every_claim_of_safety(stroke: EvidenceBase) -> None:
    for study in ("amariglio-2009-tumour", "berkowitz-2016-glioproliferative"):
        tumours = {one.id for one in stroke.studies[study].findings if one.definitive and one.harm is HarmKind.TUMOUR}
        assert tumours, study
        for claim in SAFETY:
            one = line(stroke, study, claim)
            assert one.direction is Direction.DISPUTES, (study, claim)
            assert tumours & set(one.findings), (study, claim)


def test_self_renewal_of_the_adult_brain_rests_on_tissue_of_people(stroke: EvidenceBase) -> None:
    counted = [one for one in stroke.lines_of["C05"] if one.direction is not Direction.CONTEXT]

    assert counted
    assert {stroke.studies[one.study].design for one in counted} == {Design.EX_VIVO_TISSUE}


def test_means_whose_number_of_people_nobody_printed_keep_it_unknown(stroke: EvidenceBase) -> None:
    mean = finding(stroke, "nr1-isc2025-abstract", "fma-total-change")

    assert not isinstance(mean.n, int)
    assert mean.note is not None
    assert "derived by us" in mean.note


def test_second_hand_numbers_say_where_they_were_read(stroke: EvidenceBase) -> None:
    with_groups = [one for study in stroke.studies.values() for one in study.findings if one.arms]

    assert len(with_groups) > 100
    assert all(one.read_in for one in with_groups if one.level is Level.SECOND_HAND)


def test_published_certainties_stand_beside_the_calibration_claims(stroke: EvidenceBase) -> None:
    levels = {id_: [one.level for one in stroke.claims[id_].published] for id_ in ("K01", "K02", "K03", "K04")}

    assert levels["K01"] == [Certainty.HIGH]
    assert levels["K02"] == [Certainty.HIGH, Certainty.MODERATE, None]
    assert levels["K03"] == []
    assert levels["K04"] == [Certainty.MODERATE]
