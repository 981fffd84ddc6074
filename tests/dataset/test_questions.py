"""Every named question has a whole card, runs, and says what the grading says."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from pyoxigraph import QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery

from graph.dataset.ask import AnswerTable, answer, ask
from graph.dataset.describe import describe
from graph.dataset.questions import ParameterKind, Question, QuestionError, User, questions, read_card
from graph.grading.assess import grade
from graph.model.assessment import Grading, RungCount
from graph.model.base import EvidenceBase
from graph.model.scales import Basis, Fidelity, Rung, Verdict
from graph.model.study import Results
from graph.records.read import read
from graph.resources import folder, topic
from graph.views.answers import markdown

QUESTIONS = questions()
IDS = [one.name for one in QUESTIONS]
CARD = """\
# title@en: What?
# title@zh: 什么？
# answers@en: This.
# answers@zh: 这个。
# users: analyst
# minimum rows: 0
SELECT ?s WHERE { ?s ?p ?o }
"""


@pytest.fixture(scope="module")
def base() -> EvidenceBase:
    return read(topic())


@pytest.fixture(scope="module")
def grading(base: EvidenceBase) -> Grading:
    return grade(base)


@pytest.fixture(scope="module")
def store(base: EvidenceBase, grading: Grading) -> Store:
    filled = Store()
    filled.bulk_extend(describe(base, grading))
    return filled


@pytest.fixture(scope="module")
def backwards(base: EvidenceBase, grading: Grading) -> Store:
    filled = Store()
    filled.bulk_extend(reversed(list(describe(base, grading))))
    return filled


def asked(store: Store, name: str, **parameters: str | int) -> list[dict[str, Any]]:
    return ask(name, dataset=store, **parameters).records()


def example(store: Store, one: Question, **more: str) -> AnswerTable:
    return answer(one, store, dict(one.example) | more)


def code(one: Question) -> str:
    """The query without its comments and texts."""
    lines = (line for line in one.query.splitlines() if not line.startswith("#"))
    return re.sub(r'"[^"]*"', '""', "\n".join(lines))


# Cards


def test_there_are_questions_for_everybody() -> None:
    assert len(QUESTIONS) >= 22
    assert {user for one in QUESTIONS for user in one.users} == set(User)
    assert {taken.kind for one in QUESTIONS for taken in one.parameters} == set(ParameterKind)


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_a_card_is_whole_in_both_languages(one: Question) -> None:
    texts = [one.title, one.answers, *(taken.words for taken in one.parameters)]

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.name)
    assert one.title.en.endswith("?")
    assert one.title.zh.endswith("？")
    assert one.minimum_rows > 0
    for text in texts:
        assert not re.search(r"[\u4e00-\u9fff]", text.en)
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert not re.search(r"[\u4e00-\u9fff][.,:;?!()]|[,:;?!()][\u4e00-\u9fff]", text.zh), "full-width punctuation"


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_a_card_and_its_query_name_the_same_parameters(one: Question) -> None:
    selected = re.findall(r"\?(\w+)", code(one).split("SELECT", 1)[1].split("WHERE", 1)[0])
    names = [taken.name for taken in one.parameters]

    assert set(names) <= set(selected), "a parameter is bound only where it is selected"
    assert set(one.example) <= set(names)
    assert {taken.name for taken in one.parameters if taken.default is None} <= set(one.example)
    assert "dataset" not in names


@pytest.mark.parametrize("one", QUESTIONS, ids=IDS)
def test_no_query_walks_into_a_known_trap(one: Question) -> None:
    words = code(one).upper()

    assert not re.search(
        r"NOT\s+EXISTS|\bSERVICE\b|\bFROM\b|\bGRAPH\b|GROUP_CONCAT|\bRAND\b|\bNOW\b|SELECT\s+\*", words
    )
    assert "ORDER BY" in words


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (CARD.replace("# users: analyst\n", ""), "lacks “# users"),
        (CARD.replace("# title@zh: 什么？\n", ""), "lacks “# title@zh"),
        (CARD.replace("analyst", "poet"), "unknown user “poet”"),
        (CARD.replace("# users", "# title@en: Again?\n# users"), "says “title@en” twice"),
        (CARD.replace("# users", "# parameter: x (number)\n# users"), "is no parameter"),
        (CARD.replace("# users", "# parameter: x (text)\n# users"), "lacks “# x@en"),
        (CARD.replace("# users", "# whatever\n# users"), "no line of a card"),
    ],
)
def test_a_broken_card_says_what_it_lacks(broken: str, says: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(says)):
        read_card("broken", broken)


def test_the_page_of_questions_is_current() -> None:
    page = folder("ontology").parent / "docs" / "questions.md"

    assert page.read_text(encoding="utf-8") == markdown(), "run `evigraph ask --markdown > docs/questions.md`"


# Answers


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
def test_a_file_runs_as_it_is_in_any_client(store: Store, one: Question) -> None:
    prepareQuery(one.query)

    found = store.query(one.query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    assert any(found)


def test_rodents_only_is_what_the_grading_says(store: Store, grading: Grading) -> None:
    wanted = {id_ for id_, graded in grading.assessments.items() if graded.basis is Basis.RODENTS_ONLY}

    assert {row["id"] for row in asked(store, "claims-resting-on-rodents-only")} == wanted


def test_overstated_claims_are_those_above_their_ceiling(store: Store, grading: Grading) -> None:
    wanted = {id_: one.gap.steps for id_, one in grading.assessments.items() if one.gap and one.gap.is_overstated}
    rows = asked(store, "overstated-claims")

    assert {row["id"]: row["overstatedBy"] for row in rows} == wanted
    assert [row["overstatedBy"] for row in rows] == sorted(wanted.values(), reverse=True)


def test_the_steps_of_every_claim_add_up_to_its_certainty(store: Store, grading: Grading) -> None:
    for id_, graded in grading.assessments.items():
        rows = asked(store, "why-this-certainty", claim=id_)

        assert [row["change"] for row in rows] == [reason.change for reason in graded.reasons]
        assert [row["text"] for row in rows] == [reason.text.en for reason in graded.reasons]
        if graded.certainty is not None:
            assert rows[-1]["level"] == sum(row["change"] for row in rows) == graded.certainty


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


def test_without_its_keystone_a_claim_has_no_support_left(store: Store, base: EvidenceBase, grading: Grading) -> None:
    rows = asked(store, "keystone-studies")
    wanted = {id_ for id_, one in grading.assessments.items() if sum(count.studies for count in one.ladder) == 1}

    assert {row["id"] for row in rows} == wanted
    assert all(Counter(row["study"] for row in rows)[row["study"]] == row["carries"] for row in rows)
    most = rows[0]
    left = grade(base.without([most["study"]])).assessments[most["id"]]
    assert not left.ladder


def test_contested_claims_are_among_those_where_studies_disagree(store: Store, grading: Grading) -> None:
    wanted = {
        id_
        for id_, graded in grading.assessments.items()
        if graded.verdict in {Verdict.CONTESTED, Verdict.CONTRADICTED}
    }

    assert wanted <= {row["id"] for row in asked(store, "contested-claims")}


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
