"""What a query may be before anything evaluates it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.dataset.tokens import tokens
from graph.errors import RefusedError
from graph.web.guard import MOST_BYTES, MOST_DEPTH, Form, Query, examine, explain

DISGUISES = (
    "ASK { SERVICE <http://127.0.0.1/> { } }",
    "ask { seRViCe <http://127.0.0.1/> { } }",
    "ASK { SERVICE SILENT <http://127.0.0.1/> { } }",
    "ASK { SERVICE#remark\n<http://127.0.0.1/> { } }",
    "ASK {#\nSERVICE\t?where { } }",
    "ASK { ?s ?p 1SERVICE<http://127.0.0.1/> { } }",
    "ASK { ?s ?p 'it'SERVICE<http://127.0.0.1/> { } }",
    "PREFIX a: <http://a/> ASK { ?s ?p a:b.SERVICE <http://127.0.0.1/> { } }".replace("a:b.", "a:b ."),
    "ASK { \\u0053ERVICE <http://127.0.0.1/> { } }",
    "ASK { S\\u0045RVICE <http://127.0.0.1/> { } }",
    "ASK { \\U00000053ERVICE <http://127.0.0.1/> { } }",
    "ASK { ?s ?p 'a\\u0027 . SERVICE <http://127.0.0.1/> { } #' }",
    "ASK { ?s ?p <http://a\\u003E . SERVICE <http://127.0.0.1/> { } }",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1/> { } } } }",
    "ASK { ?s ?p '''a'b''' SERVICE <http://127.0.0.1/> { } }",
    "ASK { ?s ?p ' SERVICE <http://127.0.0.1/> { } }",
    "ASK { SERVICESILENT<http://127.0.0.1/> { } }",
    "PREFIX a: <http://a/> ASK { ?s ?p true SERVICEa:b { } }",
    "PREFIX a: <http://a/> ASK { ?s ?p falseSERVICESILENTa:b { } }",
    "ASK { ?s ?p trueSERVICE<http://127.0.0.1/> { } }",
    "ASK { ?x ?p ?y FILTER(?x<?y)SERVICE#>\n<http://127.0.0.1/> { } }",
    "ASK { ?x ?p ?y FILTER(?x<=?y)SERVICE#>\nSILENT<http://127.0.0.1/> { } }",
    "ASK { ?x ?p ?y FILTER(1.e5<?y)SERVICE#>\n?y { } }",
    "ASK { FILTER(EXISTS{}<true)SERVICE#>\n<http://127.0.0.1/> { } }",
    "ASK { ?x ?p (?y <http://a#>) FILTER(?x<?y)SERVICE#>\n<http://127.0.0.1/> { } }",
    "ASK { ?x ?p ?y FILTER(?x<(1+(?y)>?x)&&?x<?y)SERVICE#>\n<http://127.0.0.1/> { } }",
    "ASK { ?x ?p ?y FILTER(?x<?y&&?y<?z)\\u0053ERVICE#>\n<http://127.0.0.1/> { } }",
)
INNOCENT = (
    "ASK { ?s ?p 'SERVICE <http://a/>' }",
    'ASK { ?s ?p """a "SERVICE" b""" }',
    "ASK { ?s ?p <http://a/SERVICE> } # SERVICE",
    "PREFIX service: <http://a/> ASK { ?service service:service $SERVICE }",
    "PREFIX a: <http://a/> ASK { ?s a:SERVICE 'x'@en-service }",
    "ASK { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    "PREFIX a: <http://a/> ASK { ?s a:load a:insert . _:delete a:b\\#c 'it\\'s' }",
    "SELECT * FROM <http://127.0.0.1/x> { ?s ?p ?o }",
    "PREFIX service: <http://a/> ASK { GRAPH service:a { ?s service:b ?o } }",
    "ASK { VALUES (?a ?b) { (<http://a/x> <http://a/service>) (1 <http://a/service/now>) } }",
    "ASK { ?s ?p (?a <http://a/SERVICE#x> 'b') FILTER(?a<3) FILTER(?a > 2) }",
)


@pytest.mark.parametrize("query", DISGUISES)
def test_service_is_refused_in_every_disguise(query: str) -> None:
    with pytest.raises(RefusedError) as refused:
        examine(query)

    assert refused.value.status == 400
    assert "\n" not in refused.value.message


@pytest.mark.parametrize("query", INNOCENT)
def test_words_that_only_look_like_it_are_let_through(query: str) -> None:
    assert examine(query).text == query


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1/>",
        "load silent <http://127.0.0.1/> into graph <http://a/>",
        "PREFIX a: <http://a/> INSERT DATA { a:a a:b a:c }",
        "BASE <http://a/> PREFIX : <b> # remark\n DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "WITH <http://a/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DROP ALL",
        "CREATE GRAPH <http://a/>",
        "ADD DEFAULT TO <http://a/>",
        "MOVE <http://a/> TO DEFAULT",
        "COPY <http://a/> TO DEFAULT",
    ],
)
def test_whatever_would_change_the_data_is_refused(update: str) -> None:
    with pytest.raises(RefusedError) as refused:
        examine(update)

    assert refused.value.status == 403


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_brackets_may_be_nested_so_deep_and_no_deeper(pair: str) -> None:
    examine(f"ASK {pair[0] * MOST_DEPTH}{pair[1] * MOST_DEPTH}")

    with pytest.raises(RefusedError, match="nested") as refused:
        examine(f"ASK\n {pair[0] * (MOST_DEPTH + 1)}{pair[1] * (MOST_DEPTH + 1)}")

    assert refused.value.message.startswith(f"Line 2, column {MOST_DEPTH + 2}:")


def test_brackets_in_strings_names_and_remarks_do_not_count() -> None:
    deep = "{" * 200

    assert examine(f"ASK {{ ?s ?p '{deep}' }} # {deep}").form is Form.ASK


def test_a_query_above_the_limit_is_refused_by_its_bytes() -> None:
    examine("#" * MOST_BYTES)

    with pytest.raises(RefusedError) as refused:
        examine("#" + "é" * (MOST_BYTES // 2))

    assert refused.value.status == 413


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", Form.SELECT),
        ("prefix : <http://a/> base <http://b/> describe :a", Form.DESCRIBE),
        ("# ASK\nCONSTRUCT WHERE {}", Form.CONSTRUCT),
        ("HELLO", None),
        ("", None),
        ("PREFIX", None),
    ],
)
def test_the_form_is_the_first_word_after_the_prologue(query: str, form: Form | None) -> None:
    assert Query(query).form is form


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELEC * { }", "Line 1, column 1: a query does not begin with “SELEC”. Did you mean SELECT?"),
        ("ASK {\n  ex:a ?p ?o }", "Line 2, column 3: the prefix ex: is not declared. Add PREFIX ex: <…>."),
        ("ASK { ?s ?p ?o", "Line 1, column 5: the “{” that opens here is not closed."),
        ("ASK { ( }", "Line 1, column 9: “}” closes nothing that is open here."),
        ("", "The query is empty. It begins with SELECT, ASK, CONSTRUCT or DESCRIBE."),
    ],
)
def test_what_is_wrong_is_told_with_line_and_column(query: str, said: str) -> None:
    assert explain(Query(query), "error at 1:1: expected CONSTRUCT") == said


@pytest.mark.parametrize("quote", ["'", '"', "'''", '"""'])
def test_a_string_that_does_not_end_is_told(quote: str) -> None:
    with pytest.raises(RefusedError, match="Line 2, column 7: the string that begins here does not end"):
        examine(f"ASK {{\n?s ?p {quote}it SERVICE }}")

    assert examine(f"ASK {{ ?s ?p {quote}it{quote} }}").form is Form.ASK
    assert examine(f"ASK {{ ?s ?p {quote}{quote} }}").form is Form.ASK


def test_otherwise_the_engine_is_told_in_one_line() -> None:
    query = Query("ASK { ?s ?p ?o } GROUP")

    said = explain(query, "error at 1:18: expected one of BY, HAVING, ['a'..='z'\n| 'A'], [_]")

    assert said == "Line 1, column 18: “GROUP” cannot stand here; expected BY or HAVING."


def test_not_exists_is_seen_and_words_in_strings_are_not() -> None:
    assert Query("ASK { ?s ?p ?o FILTER NOT #\n EXISTS { ?s ?q ?o } }").has_not_exists
    assert Query("ASK { ?s ?p ?o FILTER(!EXISTS { ?s ?q ?o }) }").has_not_exists
    assert not Query("ASK { ?s ?p 'NOT EXISTS' FILTER EXISTS { ?s ?q ?o } }").has_not_exists


@given(some.text(alphabet=some.sampled_from("SERVICEservice <>{}()[]'\"\\u0053#\n:.?$_-@1aé"), max_size=80))
def test_every_character_is_read_exactly_once_and_in_order(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert token.at >= at
        assert text[token.at :].startswith(token.text)
        between = text[at : token.at]
        assert not between.strip(" \t\r\n") or "#" in between
        at = token.at + len(token.text)


@given(some.text(max_size=200))
def test_any_text_is_either_let_through_unchanged_or_refused_in_one_line(text: str) -> None:
    try:
        assert examine(text).text == text
    except RefusedError as refused:
        assert (refused.status in (400, 403, 413), "\n" in refused.message) == (True, False)  # noqa: PT017  # or that
    except UnicodeEncodeError:
        assert any("\ud800" <= letter <= "\udfff" for letter in text)


@pytest.mark.parametrize(
    "unit", ["a.", '"""a', "'a", "<a", "\\u0041", "a:", "{", "#", "a-", "?", '"\\', "a:\\(", "''' '"]
)
@pytest.mark.timeout(20)  # Reading that grows with the square of the length would not end in time.
def test_reading_comes_to_its_end_whatever_is_sent(unit: str) -> None:
    text = (unit * MOST_BYTES)[:MOST_BYTES]

    with suppress(RefusedError):
        examine(text)
    said = explain(Query(text), "")

    assert len(said) < MOST_BYTES
