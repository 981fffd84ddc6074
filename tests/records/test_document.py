"""The YAML door: a tree of text with places, and a problem for everything else."""

from __future__ import annotations

import random

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from graph.records import document as door
from graph.records.document import Document, Tree, parse, settled

CASES = [
    pytest.param(b"", "f:1: the file is empty.", id="nothing"),
    pytest.param(b"# only a remark\n", "f:1: the file is empty.", id="a remark"),
    pytest.param(b"a: 1\nb: &x 2\n", "f:2: an anchor (&) is not allowed.", id="an anchor"),
    pytest.param(b"a: &x {b: c}\n", "f:1: an anchor (&) is not allowed.", id="an anchor of a mapping"),
    pytest.param(b"&x a: b\n", "f:1: an anchor (&) is not allowed.", id="an anchor of a key"),
    pytest.param(b"a: 1\nb: *x\n", "f:2: an alias (*) is not allowed.", id="an alias"),
    pytest.param(b"a: !!int 1\n", "f:1: a tag (!) is not allowed.", id="a tag"),
    pytest.param(b"a: !python/object:os.system [x]\n", "f:1: a tag (!) is not allowed.", id="a tag of a list"),
    pytest.param(b"<<: {a: b}\n", "f:1: a merge key (<<) is not allowed.", id="a merge key"),
    pytest.param(b"a: 1\n---\nb: 2\n", "f:2: a second document is not allowed.", id="a second document"),
    pytest.param(b"%YAML 1.2\n---\na: 1\n", "f:1: a % directive is not allowed.", id="a directive"),
    pytest.param(b"a: 1\nb: 2\na: 3\n", 'f:3: the key "a" stands twice. It stands in line 1', id="a key twice"),
    pytest.param(b"a:\nb: 2\n", "f:1: the value is empty. Leave the key out,", id="an empty value"),
    pytest.param(b"a: ''\n", "f:1: the value is empty.", id="an empty text"),
    pytest.param(b"- a\n- \n- b\n", "f:2: the value is empty.", id="an empty item"),
    pytest.param(b"'': 1\n", "f:1: a key is empty.", id="an empty key"),
    pytest.param(b"? [a, b]\n: 1\n", "f:1: a key must be text.", id="a list as a key"),
    pytest.param(b"? {a: b}\n: 1\n", "f:1: a key must be text.", id="a mapping as a key"),
    pytest.param(b"a: 1\nb:\t2\n", "f:2: a tab is not allowed. Use spaces.", id="a tab"),
    pytest.param(b"a:\n\tb: 1\n", "f:2: a tab is not allowed. Use spaces.", id="a tab as indentation"),
    pytest.param(b"a: x\x00\n", "f:1: the character U+0000 is not allowed.", id="NUL"),
    pytest.param(b'a: 1\nb: "x\\0"\n', "f:2: the character U+0000 is not allowed.", id="NUL by escape"),
    pytest.param("a: x\u202ey\n".encode(), "f:1: the character U+202E is not allowed.", id="a turn of direction"),
    pytest.param(b'a: "\\u2066x"\n', "f:1: the character U+2066 is not allowed.", id="a turn of direction by escape"),
    pytest.param(
        "a: 1\nb: \ufeffx\n".encode(), "f:2: the character U+FEFF is not allowed.", id="a 2nd byte-order mark"
    ),
    pytest.param("a: x\u2028y\n".encode(), "f:1: the character U+2028 is not allowed.", id="a hidden line end"),
    pytest.param("a: x\u0085y\n".encode(), "f:1: the character U+0085 is not allowed.", id="another hidden line end"),
    pytest.param(b"a: 1\rb: 2\n", "f:1: the character U+000D is not allowed.", id="a line end of the old Macintosh"),
    pytest.param(b"a: 1\nb: x\xff\n", "f:2: this is not UTF-8.", id="a stray byte"),
    pytest.param("a: b".encode("utf-16"), "f:1: this is not UTF-8.", id="UTF-16"),
    pytest.param(b"a: \xed\xa0\x80\n", "f:1: this is not UTF-8.", id="a surrogate"),
    pytest.param(b'a: "\\ud800"\n', "f:1: ", id="a surrogate by escape"),
    pytest.param(b'a: "\\Uffffffff"\n', "this is not YAML:", id="no character by escape"),
    pytest.param(b"a: 1\nb: c: d\n", "f:2: this is not YAML:", id="a colon in a text"),
    pytest.param(b"a: [1, 2\n", "this is not YAML:", id="an open bracket"),
    pytest.param(b'a: "x\n', "this is not YAML:", id="an open quote"),
    pytest.param(b"a: @x\n", "f:1: this is not YAML:", id="a special character"),
    pytest.param(b"[" * 30 + b"]" * 30, "f:1: more than 20 collections stand inside one another.", id="depth"),
    pytest.param(b"a: " + b"[" * 100_000, "f:1: more than 20 collections", id="much depth"),
    pytest.param(b"{" * 100_000, "f:1: more than 20 collections", id="much depth in keys"),
    pytest.param(b"a: 1\na: " + b"[" * 100_000, "f:2: more than 20 collections", id="much depth where nobody looks"),
    pytest.param(b"- " * 100_000 + b"a", "f:1: more than 20 collections", id="much depth in lists"),
    pytest.param(b"a: " + b"x" * door.LARGEST, "f: the file is larger than 1 MiB.", id="size"),
    pytest.param(b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "f:2: an alias (*) is not allowed.", id="an alias bomb"),
]


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with both parsers: the C parser is not built everywhere."""
    monkeypatch.setattr(door, "_LOADER", yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader)


def opened(data: bytes) -> Document:
    return parse(data, name="f", file="f")


def said(data: bytes) -> list[str]:
    return [str(problem) for problem in settled(opened(data).complaints)]


@pytest.mark.parametrize(("data", "expected"), CASES)
def test_what_no_record_needs_is_a_problem_with_its_line(data: bytes, expected: str) -> None:
    problems = said(data)

    assert any(problem.startswith(expected) or expected in problem for problem in problems), problems


def test_scalars_stay_text() -> None:
    data = b"a: no\nb: 12:30\nc: 010\nd: ~\ne: 1e3\nf: null\ng: 2025-01-01\nh: <\ni: =\n"

    document = opened(data)

    assert document.tree == {
        "a": "no", "b": "12:30", "c": "010", "d": "~", "e": "1e3", "f": "null", "g": "2025-01-01", "h": "<", "i": "=",
    }  # fmt: skip
    assert not document.complaints


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    document = opened(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")

    assert document.tree == {"a": "1", "b": "2"}
    assert document.places[("b",)] == (2, 4)
    assert not document.complaints


def test_all_problems_of_a_file_are_told_at_once() -> None:
    problems = said(b"a: &x 1\nb:\na: 2\nc: !!int 3\nd: [*x, {e: }]\n")

    assert [problem.split(":")[1] for problem in problems] == ["1", "2", "3", "4", "5", "5"]


def test_a_value_stands_where_it_starts_and_a_collection_where_its_key_does() -> None:
    document = opened("- id: x\n  scope:\n    who: 人\n  list: [a, b]\n".encode())

    assert document.places[(0, "id")] == (1, 7)
    assert document.places[(0, "scope")] == (2, 3)
    assert document.places[(0, "scope", "who")] == (3, 10)
    assert document.places[(0, "list", 1)] == (4, 13)


def test_something_absent_is_placed_at_what_should_hold_it() -> None:
    document = opened(b"a: 1\nb:\n  c: 2\n")

    complaint = document.complaint(("b", "d", "e"), "m", "h")

    assert (complaint.problem.line, complaint.problem.column) == (2, 1)


def test_a_value_is_complained_of_once() -> None:
    document = opened(b"a:\n  b: 1\n")
    complaints = [document.complaint(keys, str(keys), "") for keys in (("a",), ("a", "b"), ("a",), ("c",))]

    assert len(list(settled(complaints))) == 2


def test_messages_quote_nothing_that_a_terminal_obeys() -> None:
    assert door.shown("a\x1b[2J\u202e" + "x" * 200) == '"a\\u001b[2J\\u202e' + "x" * 74 + '…"'


def test_many_forbidden_characters_are_told_in_short() -> None:
    problems = said(b"\x00" * 5000)

    assert len(problems) == door.MOST_CHARACTERS + 1
    assert problems[-1] == "f: 4980 more characters are not allowed. Is this a text file?"


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf", "Zl", "Zp", "Co"], exclude_characters="\ufffd"),
    min_size=1,
).filter(str.strip)
TREES: st.SearchStrategy[Tree] = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def leaves(tree: Tree, keys: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(tree, str):
        return [(keys, tree)]
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [leaf for key, value in inside for leaf in leaves(value, (*keys, key))]


def written(tree: Tree, *, flow: bool) -> str:
    """A tree as YAML that quotes every text: the safest way to write, and one that the door must read."""
    return yaml.dump(
        tree,
        allow_unicode=True,
        default_style='"',
        default_flow_style=flow,
        Dumper=Plain,
        sort_keys=False,
        width=10_000,
    )


class Plain(yaml.SafeDumper):
    """Writes a value again where it stands twice, since the door takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


@pytest.mark.parametrize("flow", [False, True])
def test_any_tree_of_text_comes_back_as_it_was(*, flow: bool) -> None:
    @given(TREES)
    @example({"<<": "a"})
    @example(["a: b", "# c", "- d", "{e}", "'"])
    def comes_back(tree: Tree) -> None:
        text = written(tree, flow=flow).replace("!!str ", "")

        document = opened(text.encode())

        assert document.tree == tree
        assert not list(settled(document.complaints))

    comes_back()


@given(TREES)
def test_every_text_stands_at_its_place(tree: Tree) -> None:
    text = written(tree, flow=False)
    lines = text.split("\n")

    places = opened(text.encode()).places

    for keys, _ in leaves(tree):
        line, column = places[keys]
        assert lines[line - 1][column - 1] in "\"'"


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
@example(b"...\n")
@example(b"--- \n--- \n")
def test_random_bytes_give_a_tree_or_a_problem_and_nothing_else(data: bytes) -> None:
    document = opened(data)

    assert document.tree is not None or document.complaints
    for problem in settled(document.complaints):
        assert problem.line >= 0
        assert problem.message
        str(problem).encode()


def test_damaged_records_give_a_tree_or_a_problem_and_nothing_else() -> None:
    whole = b"- id: x\n  a: [1, {b: 'c'}]\n  d: >-\n    text\n    more\n  e: \"q\"\n" * 3
    dice = random.Random(1)  # noqa: S311  # damage, not secrets

    for _ in range(500):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(len(data))] = dice.choice(b"\t\n :-[]{}&*!|>'\"%@`#\x00\xff,?")
        document = opened(bytes(data))
        assert document.tree is not None or document.complaints
