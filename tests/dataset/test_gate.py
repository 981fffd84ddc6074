"""A dataset passes the gate, and does not once anything that the gate promises is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.dataset.beyond import beyond
from graph.dataset.describe import describe
from graph.dataset.gate import MOST, Breach, audits, gate, shapes
from graph.dataset.names import Names, concept
from graph.dataset.reused import BIOLINK, DCTERMS, RDF, SKOS, XSD
from graph.dataset.vocabulary import EV
from graph.grading.assess import grade
from graph.model.scales import Basis, Certainty, Conclusion, Direction, Kind, Rung
from graph.records.read import read
from graph.resources import folder, topic
from tests.sample import sample

ONTOLOGY = folder("ontology")
NAMES = Names()
HERE = NamedNode("https://w3id.org/evigraph/graph/broken")
TRUE, FALSE = (Literal(word, datatype=XSD.boolean) for word in ("true", "false"))
ELSEWHERE = NamedNode("https://w3id.org/evigraph/id/claim/nowhere")

Change = Callable[[Store], None]


@pytest.fixture(scope="module")
def quads() -> tuple[Quad, ...]:
    base = sample()
    grading = grade(base)
    return tuple(describe(base, grading, found=beyond(base, grading)))


def test_the_stroke_topic_passes() -> None:
    base = read(topic())

    assert gate(describe(base, grade(base))) == ()


@pytest.mark.parametrize("gone", ["open-label", "retracted", "mouse", "opinion", "big-trial"])
def test_a_topic_without_a_study_passes(gone: str) -> None:
    """A claim may repeat what a study found that is no longer there, and then points to nothing."""
    left = sample().without({gone})

    assert gate(describe(left, grade(left))) == ()


def test_a_small_topic_passes(quads: tuple[Quad, ...]) -> None:
    assert gate(quads) == ()


# What breaks each audit: of one thing, one value goes, comes or is replaced


def put(subject: NamedNode | None, predicate: NamedNode, value: NamedNode | Literal | None) -> Change:
    """Put one value in place of what is said; without a value, leave it unsaid; without a subject, of the first one."""

    def change(store: Store) -> None:
        said = sorted(store.quads_for_pattern(subject, predicate, None, None), key=str)
        assert said or subject, "the test breaks nothing"
        for quad in [quad for quad in said if quad.subject == said[0].subject]:
            store.remove(quad)
        if value is not None:
            of = subject or said[0].subject
            assert isinstance(of, NamedNode)
            store.add(Quad(of, predicate, value, HERE))

    return change


def add(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Change:
    return lambda store: store.add(Quad(subject, predicate, value, HERE))


def together(*changes: Change) -> Change:
    def change(store: Store) -> None:
        for one in changes:
            one(store)

    return change


P1, A1, CHANGE = NAMES.claim("P1"), NAMES.claim("A1"), NAMES.finding("open-label", "change")
LINE = NAMES.line("P1", "open-label")
GONE = NAMES.line("P1", "retracted")
MECHANISM_LINK = NAMES.link("repair", 1)
GRADING = grade(sample())
PROPOSAL = NAMES.graded("proposal", GRADING.edition, GRADING.as_of, "P1", "raise", "1")
EPOCH = NAMES.graded("epoch", GRADING.edition, GRADING.as_of, "P1", "1")
PAIR = NAMES.graded("precedent-pair", GRADING.edition, GRADING.as_of, "mouse", "pig")

BROKEN: dict[str, Change] = {
    "reasons-add-up": put(None, EV.change, Literal("7", datatype=XSD.integer)),
    "rated-bodies-have-reasons": put(None, EV.reason, None),
    "lines-point-to-studies": put(LINE, EV.study, NAMES.report("abstract")),
    "retracted-studies-do-not-count": put(GONE, EV.isCounted, TRUE),
    "effects-say-how-many-against-what-and-when": put(CHANGE, EV.nStatus, None),
    "no-animal-result-is-exported-as-treats": add(
        NAMES.cell_type("neural"), BIOLINK.treats, NAMES.condition("disease")
    ),
    "claims-have-an-assessment": put(P1, EV.currentAssessment, None),
    "claims-show-their-assessment": put(P1, EV.basis, concept(Basis.HUMAN_RANDOMISED)),
    "basis-is-what-the-rungs-say": put(A1, EV.restsOnPeople, TRUE),
    "values-come-from-their-scheme": put(P1, EV.basis, concept(Rung.RODENT)),
    "terms-are-defined": add(P1, NamedNode(f"{EV.basis.value}Of"), TRUE),
    "hypotheses-count-in-nothing": add(PROPOSAL, RDF.type, EV.Study),
    "nothing-dangles": add(P1, EV.partOf, ELSEWHERE),
    "arrows-are-claims-about-mechanisms": together(
        add(MECHANISM_LINK, RDF.type, EV.MechanismLink),
        add(MECHANISM_LINK, EV.claim, P1),
        add(MECHANISM_LINK, EV.seenInPeople, TRUE),
    ),
}


@pytest.mark.parametrize("name", sorted(path.stem for path in (ONTOLOGY / "audits").glob("*.rq")))
def test_an_audit_finds_what_it_is_for(quads: tuple[Quad, ...], name: str) -> None:
    found = breaches(quads, BROKEN[name])

    assert name in {breach.check for breach in found}


@pytest.mark.parametrize("lacks", [EV.comparator, EV.nStatus, EV.time])
def test_an_effect_without_number_comparator_or_time_is_found(quads: tuple[Quad, ...], lacks: NamedNode) -> None:
    (breach,) = breaches(quads, put(CHANGE, lacks, None))

    assert breach.thing == "finding/open-label/change"


@pytest.mark.parametrize("gone", [EV.restsOnPeople, EV.certainty])
def test_treats_needs_high_certainty_in_people(quads: tuple[Quad, ...], gone: NamedNode) -> None:
    ends = (
        (RDF.subject, NAMES.cell_type("neural")),
        (RDF.predicate, BIOLINK.treats),
        (RDF.object, NAMES.condition("disease")),
    )
    edge = NamedNode("https://w3id.org/evigraph/id/edge/made-up")

    def sure(store: Store) -> None:
        for predicate, value in (*ends, (RDF.type, EV.TreatmentEdge), (EV.claim, P1)):
            add(edge, predicate, value)(store)
        add(ends[0][1], BIOLINK.treats, ends[2][1])(store)
        put(P1, EV.certainty, concept(Certainty.HIGH))(store)
        put(P1, EV.conclusion, concept(Conclusion.SHOWN))(store)
        put(P1, EV.restsOnPeople, TRUE)(store)

    def unsure(store: Store) -> None:
        sure(store)
        put(P1, gone, FALSE if gone == EV.restsOnPeople else concept(Certainty.MODERATE))(store)

    name = "no-animal-result-is-exported-as-treats"
    assert name not in {breach.check for breach in breaches(quads, sure)}
    assert name in {breach.check for breach in breaches(quads, unsure)}


@pytest.mark.parametrize("points", [EV.supportingStudy, EV.line, EV.restsOn])
def test_nothing_may_rest_on_what_is_supposed(quads: tuple[Quad, ...], points: NamedNode) -> None:
    found = breaches(quads, add(P1, points, PROPOSAL))

    assert "hypotheses-count-in-nothing" in {breach.check for breach in found}


def test_a_study_retracted_after_the_day_of_grading_may_count(quads: tuple[Quad, ...]) -> None:
    def later(store: Store) -> None:
        put(GONE, EV.isCounted, TRUE)(store)
        put(NAMES.report("gone"), EV.withdrawn, Literal("2099-01-01", datatype=XSD.date))(store)

    assert "retracted-studies-do-not-count" not in {breach.check for breach in breaches(quads, later)}


def test_every_audit_says_what_it_stands_for() -> None:
    for path in (ONTOLOGY / "audits").glob("*.rq"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# "), path.name
        assert first.endswith("."), path.name


def test_no_audit_walks_into_the_slow_trap() -> None:
    for path in (ONTOLOGY / "audits").glob("*.rq"):
        assert "NOT EXISTS" not in path.read_text(encoding="utf-8").upper(), path.name


def test_a_flood_of_breaches_is_told_in_short() -> None:
    base = sample()
    store = Store()
    store.bulk_extend(describe(base, grade(base)))
    for number in range(MOST + 5):
        store.add(Quad(P1, EV.partOf, NamedNode(f"{ELSEWHERE.value}{number}"), HERE))

    found = [breach for breach in audits(store, ONTOLOGY) if breach.check == "nothing-dangles"]

    assert len(found) == MOST + 1
    assert "5 more" in str(max(found, key=lambda breach: breach.thing == "…"))


# What breaks each shape

ANGLED: dict[str, Change] = {
    "claims": put(P1, EV.claimKind, None),
    "scopes": put(NAMES.scope("P1"), EV.population, None),
    "appearances": put(NAMES.appearance("P1", 1), EV.anchorDigest, Literal("a copied sentence")),
    "studies": put(NAMES.study("pig"), EV.report, None),
    "reports": put(NAMES.report("abstract"), EV.standing, None),
    "findings": add(CHANGE, EV.n, Literal("12", datatype=XSD.integer)),
    "effects": put(NAMES.effect("open-label", "change"), EV.intervalLow, Literal("99.5", datatype=XSD.decimal)),
    "lines": add(LINE, EV.direction, concept(Direction.DISPUTES)),
    "assessments": put(None, EV.citedBasis, None),
    "bodies": put(None, EV.votesFor, Literal("-1", datatype=XSD.integer)),
    "reasons": put(None, EV.ofBody, None),
    "losses": put(None, EV.withoutStudy, None),
    "proposals": put(PROPOSAL, EV.asksFor, None),
    "claims without proposals": put(None, EV.whyNone, None),
    "epochs": put(EPOCH, EV.since, Literal("2999-01-01", datatype=XSD.date)),
    "pairs": add(PAIR, RDF.type, EV.PrecedentPair),
    "tallies": put(None, EV.isTooFew, FALSE),
    "fragilities": put(None, EV.fewestStudies, Literal("4", datatype=XSD.integer)),
}


@pytest.mark.parametrize("name", ANGLED)
def test_a_shape_finds_what_it_is_for(quads: tuple[Quad, ...], name: str) -> None:
    store = changed(quads, ANGLED[name])

    found = shapes(store, ONTOLOGY)

    assert found
    assert all(breach.check == "shape" and breach.thing and breach.message for breach in found)


def test_a_breach_says_which_thing_and_what_in_words(quads: tuple[Quad, ...]) -> None:
    store = changed(quads, put(P1, EV.claimKind, None))

    (breach,) = shapes(store, ONTOLOGY)

    assert str(breach) == "shape: claim/P1: A claim has exactly one kind. Here: ev:claimKind."


def test_the_gate_holds_shapes_and_audits_together(quads: tuple[Quad, ...]) -> None:
    store = changed(quads, put(P1, EV.claimKind, concept(Kind.EFFECT)))
    add(P1, DCTERMS.identifier, Literal("P2"))(store)
    add(P1, SKOS.broader, ELSEWHERE)(store)

    assert {breach.check for breach in gate(store)} == {"shape", "nothing-dangles"}


def changed(quads: Iterable[Quad], change: Change) -> Store:
    store = Store()
    store.bulk_extend(quads)
    change(store)
    return store


def breaches(quads: Iterable[Quad], change: Change) -> tuple[Breach, ...]:
    return audits(changed(quads, change), ONTOLOGY)
