"""What the records and the grades say comes out as quads, whole and in one order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, serialize

from graph.dataset.describe import describe
from graph.dataset.edges import treats
from graph.dataset.names import Names, concept, rule
from graph.dataset.reused import BIOLINK, RDF, XSD
from graph.dataset.vocabulary import EV
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.biology import MechanismLink, Term
from graph.model.finding import Effect, EffectMeasure
from graph.model.scales import Basis, Certainty, Direction, Domain, Kind, Stream
from graph.model.scope import Population
from graph.model.study import Design, Pooled, Standing
from graph.model.values import Absent, Answer, Interval, Species
from graph.records.read import read
from graph.resources import topic
from tests import makers

NAMES = Names()
LINE = NAMES.line("C1", "s1")


@pytest.fixture(scope="module")
def stroke() -> EvidenceBase:
    return read(topic())


@pytest.fixture(scope="module")
def dataset(stroke: EvidenceBase) -> tuple[Quad, ...]:
    return tuple(describe(stroke, grade(stroke)))


@pytest.fixture(scope="module")
def store(dataset: tuple[Quad, ...]) -> Store:
    return loaded(dataset)


def loaded(quads: Iterable[Quad]) -> Store:
    store = Store()
    store.bulk_extend(quads)
    return store


def described(base: EvidenceBase) -> Store:
    return loaded(describe(base, grade(base)))


def ask(store: Store, query: str) -> list[tuple[str, ...]]:
    """The rows of a query, each value as its characters."""
    prefixes = "PREFIX ev: <https://w3id.org/evigraph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    rows = store.query(prefixes + query, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    return [tuple(getattr(value, "value", "") for value in row) for row in rows]


def values(store: Store, subject: NamedNode, predicate: NamedNode) -> set[object]:
    return {quad.object for quad in store.quads_for_pattern(subject, predicate, None, None)}


def integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


# The whole


def test_two_descriptions_are_the_same_to_the_byte(stroke: EvidenceBase, dataset: tuple[Quad, ...]) -> None:
    again = describe(stroke, grade(stroke))

    assert serialize(again, format=RdfFormat.N_QUADS) == serialize(dataset, format=RdfFormat.N_QUADS)


def test_no_triple_stands_in_two_graphs(dataset: tuple[Quad, ...]) -> None:
    assert len(dataset) == len({quad.triple for quad in dataset}), "a triple in two graphs would count twice"


def test_every_property_is_used_as_the_ontology_says(store: Store) -> None:
    rows = ask(
        store,
        """SELECT DISTINCT ?property ?class WHERE {
             ?thing ?property ?value ; a ?class .
             FILTER(STRSTARTS(STR(?property), STR(ev:)) && STRSTARTS(STR(?class), STR(ev:)))
           }""",
    )
    domains = union_of(store, "domain")

    assert rows
    wrong = {(p, c) for p, c in rows if p in domains and c not in domains[p]}
    assert {(p, c) for p, c in wrong if not c.endswith("#Convention")} == set()


def test_every_value_is_of_the_range_that_the_ontology_says(store: Store) -> None:
    ranges = union_of(store, "range")
    rows = ask(
        store,
        """SELECT DISTINCT ?property ?type WHERE {
             ?thing ?property ?value . FILTER(STRSTARTS(STR(?property), STR(ev:)))
             OPTIONAL { ?value a ?class FILTER(ISIRI(?value)) }
             BIND(IF(ISIRI(?value), ?class, DATATYPE(?value)) AS ?type)
           }""",
    )
    found: dict[str, set[str]] = {}
    for property_, type_ in rows:
        found.setdefault(property_, set()).add(type_)

    assert {p for p, types in found.items() if p in ranges and not types & ranges[p]} == set()


def test_only_the_ontology_has_blank_nodes(dataset: tuple[Quad, ...]) -> None:
    graphs = {quad.graph_name for quad in dataset if isinstance(quad.subject, BlankNode)}

    assert graphs == {NAMES.vocabulary}


def test_every_claim_study_finding_and_line_is_there(stroke: EvidenceBase, store: Store) -> None:
    counts = {row[0]: int(row[1]) for row in ask(store, "SELECT ?c (COUNT(?t) AS ?n) { ?t a ?c } GROUP BY ?c")}
    studies = stroke.studies.values()

    assert counts[EV.Claim.value] == len(stroke.claims)
    assert counts[EV.Study.value] == len(studies)
    assert counts[EV.Report.value] == sum(len(study.reports) for study in studies)
    assert counts[EV.Finding.value] == sum(len(study.findings) for study in studies)
    assert counts[EV.EvidenceLine.value] == sum(len(study.lines) for study in studies)


# Nouns


def test_an_unknown_number_is_a_concept_and_no_number() -> None:
    finding = makers.finding(n=Absent.UNKNOWN, time=makers.months(6))
    store = described(makers.base([makers.claim()], [makers.study("s1", makers.line(), findings=(finding,))]))
    node = NAMES.finding("s1", "f1")

    assert not values(store, node, EV.n)
    assert values(store, node, EV.nStatus) == {concept(Absent.UNKNOWN)}
    assert not values(store, node, EV.timeStatus)
    assert ask(store, f"SELECT ?d {{ {node} ev:time/ev:days ?d }}") == [("182.625",)]


def test_decimals_stay_exact() -> None:
    effect = Effect(
        EffectMeasure.RISK_RATIO, Decimal("1.50"), interval=Interval(Decimal("0.9"), Decimal("1E+1")), p="<0.05"
    )
    study = makers.study("s1", findings=(makers.finding(effect=effect),))
    store = described(makers.base([makers.claim()], [study]))
    node = NAMES.effect("s1", "f1")

    assert values(store, node, EV.value) == {Literal("1.5", datatype=XSD.decimal)}
    assert values(store, node, EV.intervalHigh) == {Literal("10", datatype=XSD.decimal)}
    assert values(store, node, EV.printed) == {Literal("1.50")}
    assert values(store, node, EV.printedHigh) == {Literal("10")}
    assert values(store, node, EV.pValue) == {Literal("<0.05")}


def test_a_claim_that_cites_a_report_points_to_its_study() -> None:
    claim = makers.claim(cites=("s1-report",))
    store = described(makers.base([claim], [makers.study("s1", makers.line())]))

    assert values(store, NAMES.claim("C1"), EV.cites) == {NAMES.study("s1")}


def test_a_phase_of_a_wider_condition_is_named_there() -> None:
    store = described(makers.base([makers.claim(condition="kind-of-disease", phase="chronic")]))

    assert values(store, NAMES.scope("C1"), EV.phase) == {NAMES.phase("disease", "chronic")}


def test_the_numbers_of_a_review_and_its_pooling_are_there() -> None:
    pooled = Pooled(Design.RANDOMISED_CONTROLLED_TRIAL, studies=9, i_squared=76, asymmetry=Answer.YES)
    store = described(
        makers.base(studies=[makers.study("s1", design=Design.META_ANALYSIS, enrolled=900, pooled=pooled)])
    )

    assert values(store, NAMES.study("s1"), EV.subjects) == {integer(900)}
    assert ask(store, f"SELECT ?i {{ {NAMES.study('s1')} ev:pooled/ev:iSquared ?i }}") == [("76",)]


def test_only_well_formed_identifiers_become_addresses() -> None:
    reports = (makers.report("r1", doi="10.1000/a<b"), makers.report("r2", doi="javascript:alert(1)"))
    store = described(makers.base(studies=[makers.study("s1", reports=reports)]))
    rows = ask(store, "SELECT ?a { ?r a ev:Report ; <http://www.w3.org/2000/01/rdf-schema#seeAlso> ?a }")

    assert rows == [("https://doi.org/10.1000/a%3Cb",)]


def test_a_registration_leads_to_its_registry_whatever_the_country() -> None:
    study = makers.study("s1", registry_ids=("ISRCTN27488944", "EudraCT 2012-003482-18", "HPS-1"))
    store = described(makers.base(studies=[study]))
    rows = ask(store, "SELECT ?a { ?s a ev:Study ; <http://www.w3.org/2000/01/rdf-schema#seeAlso> ?a } ORDER BY ?a")

    assert rows == [
        ("https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:2012-003482-18",),
        ("https://www.isrctn.com/ISRCTN27488944",),
    ]


def test_an_arrow_says_whether_it_was_ever_seen_in_people() -> None:
    base = makers.base(
        [makers.claim("C1", kind=Kind.MECHANISM), makers.claim("C2", kind=Kind.MECHANISM)],
        [
            makers.study("people", makers.line("C1")),
            makers.study("rats", makers.line("C2"), species=(Species.RAT,), design=Design.ANIMAL_EXPERIMENT),
        ],
    )
    links = (MechanismLink("graft", "C1"), MechanismLink("function", "C2", cause="graft"))
    repair = replace(base.mechanisms["repair"], chain=links)

    store = described(replace(base, mechanisms={"repair": repair}))

    rows = ask(
        store,
        """SELECT ?order ?cause ?to ?seen WHERE {
             ?link a ev:MechanismLink ; ev:order ?order ; ev:leadsTo/ev:outcome ?to ; ev:seenInPeople ?seen .
             OPTIONAL { ?link ev:cause/ev:outcome ?cause }
           } ORDER BY ?order""",
    )
    graft, function = NAMES.outcome("graft").value, NAMES.outcome("function").value
    assert rows == [("1", "", graft, "true"), ("2", graft, function, "false")]


# Grades


def test_the_changes_of_a_body_add_up_to_its_certainty(store: Store) -> None:
    rows = ask(
        store,
        """SELECT ?body ?level (SUM(?change) AS ?sum) WHERE {
             ?body ev:certainty/ev:level ?level . ?reason ev:ofBody ?body ; ev:change ?change
           } GROUP BY ?body ?level""",
    )

    assert len(rows) > 30
    assert all(level == total for _, level, total in rows)


def test_a_curators_judgement_and_the_rules_step_both_stand() -> None:
    base = makers.base(
        [makers.claim()],
        [makers.study("s1", makers.line(), enrolled=10)],
        [makers.judgement(Domain.IMPRECISION, 0, stream=Stream.HUMAN_RANDOMISED)],
    )
    store = described(base)
    rows = ask(
        store,
        """SELECT ?rule ?step ?change ?replaced WHERE {
             ?reason ev:rule ?rule ; ev:step ?step ; ev:change ?change ; ev:isReplaced ?replaced ;
                     ev:domain <https://w3id.org/evigraph/id/domain/imprecision> .
           }""",
    )

    assert (rule("judgement").value, "0", "0", "false") in rows
    assert (rule("very-few").value, "-1", "0", "true") in rows


def test_what_stands_on_a_claim_is_its_assessment(stroke: EvidenceBase, store: Store) -> None:
    for id_, assessment in grade(stroke).assessments.items():
        node = NAMES.claim(id_)
        assert values(store, node, EV.basis) == {concept(assessment.basis)}
        assert values(store, node, EV.conclusion) == {concept(assessment.conclusion)}
        expected = {concept(assessment.certainty)} if assessment.certainty else set()
        assert values(store, node, EV.certainty) == expected
        studies = sum(count.studies for count in assessment.ladder if count.rung.is_human)
        assert values(store, node, EV.supportingHumanStudies) == {integer(studies)}


@pytest.mark.parametrize(
    ("enrolled", "people"), [((20, None), {integer(20)}), ((None, None), set()), ((), {integer(0)})]
)
def test_people_of_an_unknown_number_are_not_none(enrolled: tuple[int | None, ...], people: set[object]) -> None:
    trials = [makers.study(f"s{n}", makers.line(), enrolled=number) for n, number in enumerate(enrolled)]
    store = described(makers.base([makers.claim()], trials))
    unknown = sum(number is None for number in enrolled)

    assert values(store, NAMES.claim("C1"), EV.supportingPeople) == people
    assert values(store, NAMES.claim("C1"), EV.supportingStudiesWithoutNumber) == {integer(unknown)}


def test_a_line_from_other_cells_counts_and_is_not_on_product() -> None:
    base = makers.base(
        [makers.claim(cells=("neural",))], [makers.study("s1", makers.line(), cells=("mesenchymal",), enrolled=300)]
    )
    store = described(base)

    assert values(store, LINE, EV.isCounted) == {Literal("true", datatype=XSD.boolean)}
    assert values(store, LINE, EV.isOnProduct) == {Literal("false", datatype=XSD.boolean)}
    assert values(store, NAMES.claim("C1"), EV.basis) == {concept(Basis.NOTHING)}
    assert not values(store, NAMES.claim("C1"), EV.supportingStudy)


@pytest.mark.parametrize("direction", [Direction.CONTEXT, Direction.SUPPORTS])
def test_a_line_that_counts_in_nothing_says_so(direction: Direction) -> None:
    standing = Standing.RETRACTED if direction is Direction.SUPPORTS else Standing.STANDS
    study = makers.study("s1", makers.line(direction=direction), reports=(makers.report(standing=standing),))

    store = described(makers.base([makers.claim()], [study]))

    assert values(store, LINE, EV.isCounted) == {Literal("false", datatype=XSD.boolean)}


# Treatment edges


def with_public_disease(base: EvidenceBase) -> EvidenceBase:
    disease = replace(base.conditions["disease"], terms=(Term("MONDO:0005098", "stroke disorder"),))
    return replace(base, conditions={**base.conditions, "disease": disease})


def edge(base: EvidenceBase) -> set[NamedNode]:
    """The predicates of Biolink that are said between cells and a condition."""
    store = described(with_public_disease(base))
    cells = NAMES.cell_type("neural")
    return {quad.predicate for quad in store.quads_for_pattern(cells, None, NAMES.condition("disease"), None)}


def test_a_trial_in_people_is_no_more_than_a_trial() -> None:
    study = makers.study("s1", cells=("neural",), condition="disease")

    assert edge(makers.base(studies=[study])) == {BIOLINK.in_clinical_trials_for}


def test_a_benefit_in_rats_never_leaves_as_treats() -> None:
    claim = makers.claim(population=Population.ANIMAL, cells=("neural",), condition="disease", outcome="function")
    rats = [
        makers.study(
            f"s{number}",
            makers.line(findings=("f1",)),
            design=Design.ANIMAL_EXPERIMENT,
            species=(Species.RAT,),
            randomised=Answer.YES,
            risk=makers.LOW_RISK,
            enrolled=200,
            findings=(makers.finding(),),
            cells=("neural",),
            condition="disease",
        )
        for number in range(3)
    ]
    base = makers.base([claim], rats)

    assert grade(base).assessments["C1"].certainty is Certainty.HIGH
    assert edge(base) == {BIOLINK.in_preclinical_trials_for, BIOLINK.beneficial_in_models_for}


def in_people(enrolled: int) -> EvidenceBase:
    claim = makers.claim(cells=("neural",), condition="disease", outcome="function")
    gain = makers.finding("gain", n=enrolled, effect=makers.effect("5", ci=("3", "7")))
    trials = [
        makers.study(
            f"s{number}",
            makers.line(findings=("gain",)),
            enrolled=enrolled,
            risk=makers.LOW_RISK,
            cells=("neural",),
            condition="disease",
            findings=(gain,),
        )
        for number in range(3)
    ]
    return makers.base([claim], trials)


def test_high_certainty_in_people_is_what_treats_takes() -> None:
    sure, unsure = in_people(400), in_people(40)

    assert grade(sure).assessments["C1"].certainty is Certainty.HIGH
    assert BIOLINK.treats in edge(sure)
    assert grade(unsure).assessments["C1"].certainty is not Certainty.HIGH
    assert BIOLINK.treats not in edge(unsure)
    assert not treats(unsure.claims["C1"], grade(unsure).assessments["C1"])


def test_an_edge_says_what_it_rests_on() -> None:
    store = described(with_public_disease(in_people(400)))
    rows = ask(store, f"SELECT ?claim {{ ?edge {RDF.predicate} {BIOLINK.treats} ; ev:claim ?claim }}")

    assert rows == [(NAMES.claim("C1").value,)]


def test_no_edge_leads_to_a_condition_that_no_vocabulary_knows() -> None:
    study = makers.study("s1", cells=("neural",), condition="injury")

    store = described(with_public_disease(makers.base(studies=[study])))

    assert not ask(store, "SELECT ?e { ?e a ev:TreatmentEdge }")


def union_of(store: Store, which: str) -> dict[str, set[str]]:
    """The classes that a property's domain or range names, a union taken apart."""
    rows = ask(
        store,
        f"""PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            SELECT ?property ?class WHERE {{
              ?property rdfs:{which} ?named .
              OPTIONAL {{ ?named owl:unionOf/rdf:rest*/rdf:first ?member }}
              BIND(COALESCE(?member, ?named) AS ?class)
            }}""",
    )
    found: dict[str, set[str]] = {}
    for property_, class_ in rows:
        found.setdefault(property_, set()).add(class_)
    return found
