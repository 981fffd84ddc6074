"""Why a query may have found nothing: what it names and the data do not hold, whatever the vocabulary."""

from __future__ import annotations

import pyoxigraph as ox

from graph.dataset.hints import Sort, Vocabulary, hints, vocabulary

PREFIXES = "PREFIX a: <http://a/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
DATA = b"""<http://a/s> a <http://a/Study> ; <http://a/enrolled> 3 ; <http://a/label> "x" .
<http://a/g> { <http://a/t> <http://b/label> "y" ; a <http://b/Trial> . }"""


def known() -> Vocabulary:
    store = ox.Store()
    store.load(DATA, ox.RdfFormat.TRIG)
    return vocabulary(store)


def told(query: str) -> tuple[str, ...]:
    return hints(PREFIXES + query, known())


def test_a_misspelt_property_is_named_with_what_is_spelt_like_it() -> None:
    assert told("SELECT * { ?s a:enroled ?n }") == ("no property a:enroled; did you mean a:enrolled?",)
    assert told("SELECT * { ?s <http://a/Label> ?n }") == ("no property <http://a/Label>; did you mean a:label?",)
    assert told("SELECT * { ?s a:zzz ?n }") == ("no property a:zzz",)


def test_classes_and_graphs_are_told_as_such() -> None:
    assert told("SELECT * { ?s a a:Studdy, a:Study }") == ("no class a:Studdy; did you mean a:Study?",)
    assert told("SELECT * { ?s rdf:type a:label }") == ("no class a:label: it is a property",)
    assert told("SELECT * FROM <http://a/h> { GRAPH a:i { ?s ?p ?o } }") == ("no graph <http://a/h>", "no graph a:i")
    assert hints("SELECT * { ?s ?p ?o }", known(), graphs=["http://z/"]) == ("no graph <http://z/>",)


def test_what_is_no_property_is_never_called_one() -> None:
    for query in (
        "SELECT * { ?s a:label a:other ; a:enrolled 'x'@en, '1'^^a:type . a:subject ?p true }",
        "SELECT * { VALUES ?v { a:one a:two } VALUES (?a ?b) { (a:one a:two) } ?s a:label ?v }",
        "SELECT * { ?s a:label (a:one a:two) FILTER(a:f(?s) < a:two) BIND(a:f(?s) AS ?z) FILTER a:f(?z, a:two) }",
        "CONSTRUCT { ?s a:made ?o } WHERE { ?s a:label ?o }",
        "DESCRIBE a:subject",
        "SELECT * { ?s unknown:p ?o ; <relative> ?x }",
    ):
        assert told(query) == (), query


def test_every_step_of_a_path_is_looked_at() -> None:
    found = told("SELECT * { ?s (a:p1|^a:p2)/a:p3*/!a:p4 [ a:p5 ?x ; a:label ?y ] . ?s a:p6 ?z }")

    assert [line.split()[2].removesuffix(";") for line in found] == ["a:p1", "a:p2", "a:p3", "a:p4", "a:p5"]


def test_where_there_are_too_many_names_none_is_missing() -> None:
    full = Vocabulary({Sort.PROPERTY: None, Sort.CLASS: None, Sort.GRAPH: None})

    assert hints("SELECT * { ?s <http://a/p> ?o }", full) == ()
