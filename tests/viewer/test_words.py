"""The catalogue of words: complete in both languages, and nothing in it that no page says."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

from graph.model.values import Lang
from graph.viewer.words import WORDS, Words
from graph.views.dossier import Part
from tests.facts.test_labels import HALF_WIDTH

VIEWER = Path(__file__).resolve().parents[2] / "graph" / "viewer"
MODULES = [path for path in sorted(VIEWER.rglob("*.py")) if path.parent.name != "words"]


def spoken() -> tuple[set[str], list[str]]:
    """Every string of the viewer's code, and every string with a hole as a pattern."""
    strings: set[str] = set()
    patterns: list[str] = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            if isinstance(node, ast.JoinedStr):
                pieces = [p.value if isinstance(p, ast.Constant) else None for p in node.values]
                patterns.append("".join(re.escape(str(p)) if p is not None else r"[a-z-]+" for p in pieces))
    return strings, [pattern for pattern in patterns if re.match(r"[a-z]+\\-", pattern)]


def asked() -> set[str]:
    """Every name with which a page asks for words."""
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("say", "say.html") and node.args:
                name = node.args[0]
                if isinstance(name, ast.Constant):
                    found.add(name.value)
    return found


def test_no_word_is_missing() -> None:
    assert asked() <= set(WORDS)


def test_every_part_of_a_claim_s_studies_has_words_for_why_it_does_not_count() -> None:
    assert {f"as-{part}" for part in Part if part is not Part.COUNTED} <= set(WORDS)


def test_no_word_is_unused() -> None:
    strings, patterns = spoken()

    unused = {name for name in WORDS if name not in strings and not any(re.fullmatch(p, name) for p in patterns)}

    assert unused == set()


def test_a_word_is_said_in_both_languages_with_the_same_values() -> None:
    faulty = {
        name: words
        for name, words in WORDS.items()
        if not (words.en and words.zh) or values(words.en) != values(words.zh)
    }

    assert faulty == {}


def values(words: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(words.replace("|", "")) if field}


def test_chinese_is_punctuated_as_chinese() -> None:
    assert {name: words.zh for name, words in WORDS.items() if HALF_WIDTH.search(words.zh)} == {}


def test_one_and_many_are_told_apart() -> None:
    say = Words(Lang.EN)

    assert [say("studies", n=n) for n in (0, 1, 2)] == ["0 studies", "1 study", "2 studies"]
    assert Words(Lang.ZH)("studies", n=1) == "1 项研究"


def test_values_are_escaped_in_words_with_marks() -> None:
    assert "<img" not in Words(Lang.EN).html("weak", why="<img src=x onerror=alert(1)>")
