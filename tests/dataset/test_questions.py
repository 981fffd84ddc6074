"""Every named question runs, in both languages, and says what the grading and the analyses say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pytest
from pyoxigraph import Quad, QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery

from graph.analysis.keystones import LOAD
from graph.analysis.proposals import Aim
from graph.dataset.ask import AnswerTable, answer, ask
from graph.dataset.beyond import Beyond, beyond
from graph.dataset.describe import describe
from graph.dataset.questions import Question, questions
from graph.facts.labels import label
from graph.grading.assess import grade
from graph.model.assessment import Grading, RungCount
from graph.model.base import EvidenceBase
from graph.model.scales import Basis, Conclusion, Fidelity, Rung
from graph.model.study import Results
from graph.records.read import read
from graph.resources import topic
from graph.views.beyond import proposal_words
from tests.dataset import published

QUESTIONS = questions()
IDS = [one.name for one in QUESTIONS]


@pytest.fixture(scope="module")
def base() -> EvidenceBase:
    return read(topic())


@pytest.fixture(scope="module")
def grading(base: EvidenceBase) -> Grading:
    return grade(base)


@pytest.fixture(scope="module")
def found(base: EvidenceBase, grading: Grading) -> Beyond:
    return beyond(base, grading, words=proposal_words)


@pytest.fixture(scope="module")
def quads(base: EvidenceBase, grading: Grading, found: Beyond) -> tuple[Quad, ...]:
    return tuple(describe(base, grading, found=found))


@pytest.fixture(scope="module")
def store(quads: tuple[Quad, ...]) -> Store:
    filled = Store()
    filled.bulk_extend(quads)
    return filled


@pytest.fixture(scope="module")
def backwards(quads: tuple[Quad, ...]) -> Store:
    filled = Store()
    filled.bulk_extend(reversed(quads))
    return filled


def asked(store: Store, name: str, **parameters: str | int) -> list[dict[str, Any]]:
    return ask(name, dataset=store, **parameters).records()


def example(store: Store, one: Question, **more: str) -> AnswerTable:
    return answer(one, store, dict(one.example) | more)


# Answers


def test_a_question_that_needs_the_analyses_says_so(store: Store, base: EvidenceBase, grading: Grading) -> None:
    """Without them it has no answer, and every other question has the same."""
    graded = Store()
    graded.bulk_extend(describe(base, grading))

    for one in QUESTIONS:
        assert (example(graded, one).rows == example(store, one).rows) is not one.goes_beyond, one.name


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_a_question_answers_its_example_in_both_languages(store: Store, one: Question, lang: str) -> None:
    found = example(store, one, language=lang)

    assert len(found.rows) >= one.minimum_rows
    assert len(set(found.rows)) == len(found.rows), "no row twice"
    assert all(len(row) == len(found.columns) for row in found.rows)


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_the_language_changes_words_and_nothing_else(store: Store, one: Question) -> None:
    english, chinese = example(store, one, language="en"), example(store, one, language="zh")

    assert len(english.rows) == len(chinese.rows)
    assert english.columns == chinese.columns
    assert any(isinstance(value, str) and re.search(r"[\u4e00-\u9fff]", value) for row in chinese.rows for value in row)


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_the_order_of_rows_does_not_depend_on_the_store(store: Store, backwards: Store, one: Question) -> None:
    assert example(backwards, one).rows == example(store, one).rows


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_a_file_can_be_read_by_another_client(one: Question) -> None:
    # On its own: rdflib's parser leaves errors behind that hold on to the frames below it, and a result of Oxigraph
    # that such a frame holds is let go by whichever thread collects garbage next, which Oxigraph does not allow.
    assert prepareQuery(one.query).algebra.name == "SelectQuery"


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_a_file_runs_as_it_is(store: Store, one: Question) -> None:
    found = store.query(one.query, use_default_graph_as_union=True)

    assert isinstance(found, QuerySolutions)
    assert any(found)


def test_rodents_only_is_what_the_grading_says(store: Store, grading: Grading) -> None:
    wanted = {id_ for id_, graded in grading.assessments.items() if graded.basis is Basis.RODENTS_ONLY}

    assert {row["id"] for row in asked(store, "claims-resting-on-rodents-only")} == wanted


def test_overstated_claims_are_those_above_their_ceiling(store: Store, grading: Grading) -> None:
    marked = {id_: one.marks for id_, one in grading.assessments.items() if one.marks and one.marks.is_overstated}
    rows = asked(store, "overstated-claims")

    told = {row["id"]: (row["tooFirm"], row["tooMuch"], row["namesNoModel"]) for row in rows}
    assert told == {id_: (one.too_firm, one.too_much, one.names_no_model) for id_, one in marked.items()}
    assert [row["tooFirm"] for row in rows] == sorted((one.too_firm for one in marked.values()), reverse=True)


def test_the_steps_of_every_claim_add_up_to_its_certainty(store: Store, grading: Grading) -> None:
    for id_, graded in grading.assessments.items():
        rows = asked(store, "why-this-certainty", claim=id_)

        assert [row["change"] for row in rows] == [reason.change for reason in graded.reasons]
        assert [row["text"] for row in rows] == [reason.text.en for reason in graded.reasons]
        if graded.decisive is not None and graded.decisive.certainty is not None:
            assert rows[-1]["level"] == sum(row["change"] for row in rows) == graded.decisive.certainty


def known(counts: list[RungCount]) -> int | None:
    """What the studies counted; nothing, where there are some and none gives its number."""
    if counts and all(count.studies == count.unknown for count in counts):
        return None
    return sum(count.subjects for count in counts)


def test_rung_counts_are_those_of_the_ladder(store: Store, grading: Grading) -> None:
    wanted = [
        (id_, int(count.rung) + 1, count.studies, known([count]), count.unknown)
        for id_, graded in grading.assessments.items()
        for count in graded.ladder
    ]
    rows = asked(store, "rung-counts")

    got = [(row["id"], row["order"], row["studies"], row["subjects"], row["withoutNumber"]) for row in rows]
    assert Counter(got) == Counter(wanted)


def test_people_and_animals_add_the_rungs_up(store: Store, grading: Grading) -> None:
    rows = {row["id"]: row for row in asked(store, "people-and-animals")}

    assert set(rows) == set(grading.assessments)
    for id_, graded in grading.assessments.items():
        assert rows[id_]["people"] == known([count for count in graded.ladder if count.rung.is_human])
        assert rows[id_]["animals"] == known([count for count in graded.ladder if count.rung.is_animal])
        assert rows[id_]["animalStudies"] == sum(count.studies for count in graded.ladder if count.rung.is_animal)


def test_randomised_evidence_is_any_body_of_randomised_trials(store: Store, grading: Grading) -> None:
    wanted = {
        id_
        for id_, graded in grading.assessments.items()
        if any(body.stream == "human-randomised" and body.studies for body in graded.bodies)
    }

    assert {row["id"] for row in asked(store, "claims-with-randomised-human-evidence")} == wanted


def test_fidelity_failures_are_the_checks_that_do_not_match(store: Store, grading: Grading) -> None:
    wanted = Counter(
        (id_, check.text.en)
        for id_, graded in grading.assessments.items()
        for check in graded.checks
        if check.fidelity is not Fidelity.MATCHES
    )

    assert Counter((row["id"], row["text"]) for row in asked(store, "fidelity-failures")) == wanted


def test_what_is_published_beyond_the_grades_is_what_the_analyses_give(
    store: Store, base: EvidenceBase, found: Beyond
) -> None:
    published.everything_is_told(store, base, found)


def test_keystone_studies_are_those_that_bear_load_alone(store: Store, base: EvidenceBase, found: Beyond) -> None:
    rows = asked(store, "keystone-studies")
    wanted = {(study, claim) for claim, held in found.keystones.items() for study in held.alone}

    assert {(row["study"], row["id"]) for row in rows} == wanted
    assert all(Counter(row["study"] for row in rows)[row["study"]] == row["carries"] for row in rows)
    most = rows[0]
    left = grade(base.without([most["study"]])).assessments[most["id"]]
    assert (most["basisAfter"], most["conclusionAfter"]) == (label(left.basis).en, label(left.conclusion).en)


def test_what_falls_without_a_study_is_what_moves(store: Store, found: Beyond) -> None:
    for study, moves in found.without.items():
        rows = asked(store, "what-falls-without-a-study", study=study)

        wanted = {(move.claim, label(aspect).en) for move in moves for aspect in move.aspects}
        assert {(row["id"], row["aspect"]) for row in rows} == wanted
        load = [row for row in rows if row["aspect"] in {label(aspect).en for aspect in LOAD}]
        assert all(row["before"] != row["after"] for row in load)
        held = {move.claim for move in moves if study in found.keystones[move.claim].alone}
        assert {row["id"] for row in rows if row["isKeystone"]} == held


def test_fragile_claims_have_the_figures_of_the_analysis(store: Store, found: Beyond) -> None:
    rows = {row["id"]: row for row in asked(store, "fragile-claims")}

    assert set(rows) == set(found.keystones)
    for id_, held in found.keystones.items():
        assert (rows[id_]["fewest"], rows[id_]["bearing"]) == (held.fragility.fewest, held.fragility.bearing)


def test_what_holds_a_claim_up_are_its_smallest_sets(store: Store, found: Beyond) -> None:
    for id_, held in found.keystones.items():
        sets: defaultdict[str, set[str]] = defaultdict(set)
        for row in asked(store, "what-holds-a-claim-up", claim=id_):
            sets[row["set"]].add(row["study"])

        assert sorted(map(sorted, sets.values())) == sorted(map(list, (one.studies for one in held.sets)))


@pytest.mark.parametrize(("name", "aim"), [("raise", Aim.RAISE), ("lower", Aim.LOWER)], ids=["raise", "lower"])
def test_what_would_move_a_claim_is_told_in_the_words_of_readers(
    store: Store, base: EvidenceBase, found: Beyond, name: str, aim: Aim
) -> None:
    for id_, proposed in found.proposals.items():
        rows = asked(store, f"what-would-{name}-a-claim", claim=id_)
        wanted = [proposal_words.sentence(base, one).en for one in proposed.of(aim)]
        why = proposed.why_none(aim)
        capped = [proposal_words.cap(cap).en for cap in proposed.caps] if aim is Aim.RAISE else []

        assert [row["text"] for row in rows if row["order"]] == wanted
        others = [*capped, label(why).en] if why else capped
        assert sorted(row["text"] for row in rows if not row["order"]) == sorted(others)


@pytest.mark.parametrize("day", ["1990", "2015-06", "2019-12-31", "2026-11-24"])
def test_what_was_known_on_a_day_is_the_epoch_of_that_day(store: Store, found: Beyond, day: str) -> None:
    last = {"1990": "1990-12-31", "2015-06": "2015-06-30"}.get(day, day)
    rows = {row["id"]: row for row in asked(store, "what-was-known-on", day=day)}

    assert set(rows) == set(found.histories)
    for id_, told in found.histories.items():
        epoch = told.at(date.fromisoformat(last))
        assert (rows[id_]["since"], rows[id_]["basis"]) == (epoch.start, label(epoch.assessment.basis).en)


def test_the_history_of_a_claim_names_every_study_that_came(store: Store, found: Beyond) -> None:
    for id_, told in found.histories.items():
        rows = asked(store, "history-of-a-claim", claim=id_)
        came = [arrival.study for epoch in told.epochs for arrival in epoch.came]

        assert sorted(row["study"] for row in rows if row["study"] and not row["retracted"]) == sorted(came)
        assert {row["order"] for row in rows} == set(range(1, len(told.epochs) + 1))


def test_the_precedents_of_a_claim_are_its_tallies(store: Store, found: Beyond) -> None:
    for id_, told in found.precedents.items():
        rows = asked(store, "precedents-of-a-claim", claim=id_)
        wanted = [(label(tally.group).en, tally.held, tally.decided, tally.percent) for tally in told.tallies]

        got = [(row["group"], row["held"], row["decided"], row["percent"]) for row in rows]
        assert sorted(got, key=str) == sorted(wanted, key=str)


def test_each_mechanism_has_one_weakest_link(store: Store, found: Beyond) -> None:
    rows = asked(store, "weakest-human-links")

    assert sorted(row["id"] for row in rows) == sorted(chain.weakest_in_people.claim for chain in found.chains)


def test_contested_claims_are_among_those_where_studies_disagree(store: Store, grading: Grading) -> None:
    wanted = {
        id_
        for id_, graded in grading.assessments.items()
        if graded.conclusion in {Conclusion.STUDIES_DISAGREE, Conclusion.CONTRADICTED_IN_PART}
    }

    assert wanted
    assert wanted <= {row["id"] for row in asked(store, "contested-claims")}


def test_a_body_is_added_up_by_sparql(store: Store, grading: Grading) -> None:
    """Its people are the sum of what its counted lines weigh, its studies those that the lines name."""
    query = """
        PREFIX ev: <https://w3id.org/evigraph/ns#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?id ?order (COUNT(DISTINCT ?study) AS ?studies) (SUM(COALESCE(?n, 0)) AS ?subjects) WHERE {
          ?body a ev:BodyAssessment ; ev:claim ?claim ; ev:order ?order ; ev:study ?study .
          ?claim dcterms:identifier ?id .
          ?line ev:claim ?claim ; ev:study ?study ; ev:isCounted true ; ev:countedRung ?rung .
          OPTIONAL { ?line ev:countedSubjects ?n }
        } GROUP BY ?id ?order"""
    rows = store.query(query, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    added = {(row["id"].value, int(row["order"].value)): row for row in rows}  # type: ignore[union-attr]  # all bound

    for id_, graded in grading.assessments.items():
        for order, body in enumerate(graded.bodies, start=1):
            row = added[id_, order]
            assert int(row["studies"].value) == len(body.studies), (id_, order)  # type: ignore[union-attr]
            assert int(row["subjects"].value) == body.subjects, (id_, order)  # type: ignore[union-attr]


def test_designs_and_species_count_every_study(store: Store, base: EvidenceBase) -> None:
    rows = asked(store, "studies-by-design-and-species")

    assert sum(row["studies"] for row in rows) == sum(len(study.species) for study in base.studies.values())


def test_claims_that_cite_nothing_cite_nothing(store: Store, base: EvidenceBase) -> None:
    wanted = {id_ for id_, claim in base.claims.items() if not claim.cites}

    assert {row["id"] for row in asked(store, "claims-that-cite-nothing")} == wanted


def test_awaiting_trials_have_no_results(store: Store, base: EvidenceBase) -> None:
    wanted = {study.id for study in base.studies.values() if study.results is Results.AWAITING}

    assert {row["study"] for row in asked(store, "awaiting-trials")} == wanted


def test_every_arrow_of_every_mechanism_is_listed_with_its_rung(
    store: Store, base: EvidenceBase, grading: Grading
) -> None:
    rows = asked(store, "mechanism-links")
    seen = {row["id"]: row["seenInPeople"] for row in rows}

    assert len(rows) == sum(len(mechanism.chain) for mechanism in base.mechanisms.values())
    assert all(seen[id_] is grading.assessments[id_].basis.is_human for id_ in seen)


def test_the_evidence_trail_names_every_study_of_the_claim(store: Store, base: EvidenceBase) -> None:
    rows = asked(store, "evidence-trail", claim="C21")

    assert {row["study"] for row in rows} == {line.study for line in base.lines_of["C21"]}


def test_funders_are_counted_for_every_supporting_study(store: Store, grading: Grading) -> None:
    studies: Counter[str] = Counter()
    for row in asked(store, "funding-of-supporting-studies"):
        studies[row["id"]] += row["studies"]

    for id_, graded in grading.assessments.items():
        on_ladder = sum(count.studies for count in graded.ladder if count.rung is not Rung.STATEMENT)
        assert studies[id_] >= on_ladder
