"""What lies beyond a grade on the pages of a claim and of the method: numbers and words are those of the analyses."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from graph.analysis.history import Dating, history
from graph.analysis.keystones import Hold, keystones, load_bearing
from graph.analysis.precedent import Group, precedents
from graph.analysis.proposals import Aim, proposals
from graph.facts.labels import label
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.finding import Reading
from graph.model.scales import Basis, Domain, Stream
from graph.model.study import ComparatorKind, Design, Standing
from graph.model.values import Lang
from graph.viewer.claim import held, precedent, proposed
from graph.viewer.claim import history as course_of
from graph.views.beyond import proposal_words
from graph.views.beyond.precedent import fate_words, tally_words
from graph.views.beyond.proposals import in_order
from graph.views.beyond.together import is_step
from tests.makers import base, claim, finding, judgement, line, months, report, study
from tests.sample import sample
from tests.viewer.claim.test_sections import opened, words
from tests.viewer.visits import Open, Show, html

CLAIMS = list(sample().claims)


def plain(text: str) -> str:
    return " ".join(text.split())


# What would change it


@pytest.mark.parametrize("claim_id", CLAIMS)
@pytest.mark.parametrize("lang", Lang)
def test_every_proposal_is_told_in_its_sentence_with_what_each_part_is_for(claim_id: str, lang: Lang) -> None:
    known = sample()
    found = proposals(known, claim_id)
    said = words(proposed.SECTION.html(opened(claim_id, lang=lang)))

    for aim in Aim:
        for one in found.of(aim):
            assert plain(proposal_words.sentence(known, one).in_(lang)) in said
            assert all(plain(proposal_words.dropped(one, part).in_(lang)) in said for part in one.parts)


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_where_nothing_would_do_it_says_why(claim_id: str) -> None:
    said = words(proposed.SECTION.html(opened(claim_id)))

    for _, why in proposals(sample(), claim_id).none_because:
        assert label(why).en in said


def test_the_nearest_stand_first_and_the_others_are_folded() -> None:
    found = in_order(sample(), proposals(sample(), "P1"), Aim.RAISE)
    html_ = str(proposed.SECTION.html(opened("P1")))
    places = [html_.find(str(proposal_words.sentence(sample(), one).en)) for one in found]

    assert len(found) > 3
    assert places == sorted(places)
    assert f"{len(found) - 3} more" in html_
    assert places[2] < html_.find(f"{len(found) - 3} more") < places[3]


def test_proposals_are_said_to_be_hypothetical() -> None:
    assert words(proposed.SECTION.html(opened("P1"))).startswith("Hypothetical:")


# What holds it up


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_the_fragility_is_that_of_the_keystones(claim_id: str) -> None:
    known = sample()
    found = keystones(known, claim_id, grading=grade(known))
    html_ = str(held.SECTION.html(opened(claim_id)))

    if found.fragility.hold is Hold.NOTHING_COUNTS:
        assert "No study counts for it" in html_
    elif found.fragility.hold is Hold.ON_MANY:
        assert f"{found.fragility.bearing} stud" in html_
    else:
        assert f"The loss of {found.fragility.fewest} stud" in html_
        assert f"of {found.fragility.bearing} that count ({found.fragility.percent} %)" in html_
    assert html_.count("page=whatif") == len(found.sets)
    for one in found.sets:
        assert f"?page=whatif&amp;without={'%2C'.join(one.studies)}&amp;lang=en" in html_


def many_studies() -> EvidenceBase:
    """Seven small trials that agree; only together they carry the claim."""
    return base([claim()], [study(f"s{n}", line(), enrolled=300) for n in range(7)])


def test_a_claim_that_hangs_on_no_few_says_so() -> None:
    found = keystones(many_studies(), "C1")

    assert found.fragility.hold is Hold.ON_MANY
    assert "7 studies count; no loss of up to 3 of them changes its grade." in words(
        held.SECTION.html(opened("C1", many_studies()))
    )


# How it came about


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_every_step_is_in_the_table_with_its_studies_and_how_they_are_dated(claim_id: str) -> None:
    told = history(sample(), claim_id)
    html_ = str(course_of.SECTION.html(opened(claim_id)))

    steps = [epoch for epoch in told.epochs if is_step(epoch)]
    for epoch in told.epochs[1:]:
        assert epoch.start is not None
        assert f"as_of={epoch.start.isoformat()}" in html_
        for arrival in epoch.came:
            item = html_.partition(f'href="#study-{arrival.study}"')[2].partition("</li>")[0]
            assert (label(arrival.dating).en in item) == (arrival.dating is not Dating.DAY)
            assert ("counts" in item) == arrival.counts
    if len(told.epochs) > 1:
        assert f"{len(steps)} step" in html_


def test_the_chart_has_a_bar_for_every_level_in_turn_and_a_riser_between() -> None:
    mouse = study(
        "mouse", line(), design=Design.ANIMAL_EXPERIMENT, reports=(report("m", published=date(2010, 1, 1)),), year=2010
    )
    people = study("people", line(), reports=(report("p", published=date(2020, 1, 1)),), year=2020, enrolled=50)
    html_ = str(course_of.SECTION.html(opened("C1", base([claim()], [mouse, people]))))
    chart = html_.rpartition('<div class="ev-steps"')[2].partition('<div class="ev-ticks"')[0]

    assert re.findall(r'class="ev-run ev-([a-z-]+)"', chart)[0] == "hollow"
    assert re.findall(r'class="ev-run ev-([a-z-]+)"', chart)[-1] == "people"
    assert chart.count("ev-riser") == chart.count("ev-run") - 1


def test_a_retraction_and_a_judgement_are_told_on_their_days() -> None:
    gone = study("gone", line(), reports=(report("g", published=date(2015, 1, 1), withdrawn=date(2018, 3, 4)),))
    gone = replace(gone, reports=(replace(gone.reports[0], standing=Standing.RETRACTED),))
    judged = judgement(Domain.RISK_OF_BIAS, -2, stream=Stream.HUMAN_RANDOMISED)
    stays = study("stays", line(), reports=(report("r", published=date(2014, 1, 1)),), enrolled=300)
    known = replace(base([claim()], [gone, stays]), judgements=(judged,))

    said = words(course_of.SECTION.html(opened("C1", known)))

    assert "label of gone was retracted" in said
    assert f"a curator’s judgement on {label(Domain.RISK_OF_BIAS).en}" in said


def test_a_claim_that_nothing_ever_bore_on_says_so() -> None:
    assert "Nothing that bears on it" in words(course_of.SECTION.html(opened("N1")))


# Precedent


def paired() -> EvidenceBase:
    """An uncontrolled gain on one product, tested later against sham without a difference."""
    better = finding(
        "gain", reading=Reading.UNCONTROLLED_IMPROVEMENT, comparator=ComparatorKind.OWN_BASELINE, n=18, time=months(12)
    )
    none = finding("later", reading=Reading.NO_DIFFERENCE, comparator=ComparatorKind.SHAM, n=120, time=months(12))
    early = study(
        "early",
        line(),
        design=Design.SINGLE_ARM_TRIAL,
        comparator=ComparatorKind.OWN_BASELINE,
        enrolled=18,
        findings=(better,),
        year=2015,
        tested_later_in=("later",),
    )
    later = study("later", line("C2"), enrolled=120, findings=(none,), year=2020)
    return base([claim(), claim("C2")], [early, later])


def test_a_pair_is_told_with_both_studies_their_n_and_what_became_of_the_gain() -> None:
    known = paired()
    found = precedents(known, "C1", grading=grade(known))
    said = words(precedent.SECTION.html(opened("C1", known)))

    assert found.asked
    (pair,) = found.pairs
    assert fate_words(pair, Lang.EN) in said
    for known_words in ("label of early", "label of later", "n = 18", "n = 120", "12 months"):
        assert known_words in said


def test_too_few_pairs_give_no_share() -> None:
    known = paired()
    tally = next(one for one in precedents(known, "C1", grading=grade(known)).tallies if one.group is Group.ALL)
    said = words(precedent.SECTION.html(opened("C1", known)))

    assert tally.is_too_few
    assert plain(tally_words(tally, Lang.EN)) in said
    assert "too few to say" in said


@pytest.mark.parametrize("claim_id", CLAIMS)
def test_precedents_are_asked_only_where_the_evidence_is_uncontrolled_or_animal(claim_id: str) -> None:
    basis = grade(sample()).assessments[claim_id].basis
    asked = basis in (Basis.HUMAN_UNCONTROLLED, Basis.ANIMALS_ONLY, Basis.RODENTS_ONLY)

    assert bool(precedent.SECTION.html(opened(claim_id))) == asked


# The page


def test_the_sections_stand_on_the_page_of_a_claim(visit: Open) -> None:
    page = html(visit(page="claim", id="P1", lang="en"))

    for name in ("held", "proposed", "history", "precedent"):
        assert f'<section lang="en" id="ev-{name}">' in page


# The page of the method


def test_that_nobody_judged_a_second_time_is_said(visit: Open) -> None:
    assert "No second curator has judged a step yet" in html(visit(page="method", lang="en"))


def test_two_graders_are_told_with_their_steps_and_why_there_is_no_kappa(show: Show, visit: Open) -> None:
    one = judgement(Domain.RISK_OF_BIAS, -1, stream=Stream.HUMAN_UNCONTROLLED, claim_id="P1")
    show(replace(sample(), judgements=(replace(one, curator="Ann"), replace(one, curator="Bo"))))

    page = html(visit(page="method", lang="en"))
    table = page.partition("Independent graders</h2>")[2].partition("</table>")[0]

    assert "No second curator" not in page
    for told in ("Ann", "Bo", "1 of 1", "too few to say", label(Domain.RISK_OF_BIAS).en):
        assert told in table


def test_the_method_tells_what_fragility_is_and_how_it_comes_out(visit: Open) -> None:
    known = sample()
    every = [one.fragility for one in load_bearing(known, grading=grade(known)).values()]
    page = plain(html(visit(page="method", lang="en")))

    few = sum(one.hold is Hold.ON_FEW for one in every)
    single = sum(one.fewest == 1 for one in every)
    assert f"Here {few} of {len(every)} claims hang on few studies ({single} on a single one)" in page
    assert "Fragility: the size of the smallest set" in page
