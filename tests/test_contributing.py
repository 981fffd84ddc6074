"""The door: what docs/contributing.md sends people to is there, and each form can be opened."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
GUIDE = (ROOT / "docs" / "contributing.md").read_text("utf-8")
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))


def test_every_place_that_newcomers_are_sent_to_is_there() -> None:
    places = re.findall(r"`([\w.-]+(?:/[\w.-]+)+/?)`", GUIDE) + re.findall(r"\]\(([\w.-]+)\)", GUIDE)

    missing = [place for place in places if not any((home / place).exists() for home in (ROOT, ROOT / "docs"))]

    assert len(places) > 30
    assert missing == []


def test_every_command_of_make_that_newcomers_are_told_is_one() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    told = {word for words in re.findall(r"\bmake ([a-z -]+)`", GUIDE) for word in words.split()}

    assert told <= targets


def test_each_form_asks_for_something_under_names_of_its_own() -> None:
    assert len(FORMS) == 4
    for path in FORMS:
        form = yaml.safe_load(path.read_text("utf-8"))
        ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
        assert {"name", "description", "title", "labels", "body"} <= form.keys(), path.name
        assert len(ids) == len(set(ids)) >= 3, path.name
        assert any(field.get("validations", {}).get("required") for field in form["body"]), path.name
        for field in form["body"]:
            kind, options = field["type"], field["attributes"].get("options", [])
            assert kind in {"markdown", "input", "textarea", "dropdown"}, path.name
            assert (kind == "dropdown") is bool(options), path.name
            assert all(isinstance(option, str) for option in options), "GitHub takes a bare yes for true"


def test_the_gate_calls_what_people_call() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert [line.split(" <")[0] for line in lines if line.startswith("make ")] == ["make check", "make test"]
