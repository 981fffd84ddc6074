"""The promises of the files around the code: floors, settings, pins and the wheel."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}
PURE = ("errors.py", "resources.py", "identifiers", "model", "grading")
IMPORT_NAMES = {"pillow": "PIL", "pyyaml": "yaml", "typing-extensions": "typing_extensions"}


# Floors


def test_the_contracts_hold_for_a_copy_of_the_code(copy: Path) -> None:
    done = lint_imports(copy)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("model/scales.py", "import yaml", "pure"),
        ("grading/new.py", "from pydantic import BaseModel", "pure"),
        ("model/scales.py", "from graph.grading import body", "floors"),
        ("records/new.py", "import graph.sources.new", "floors"),
        ("sources/new.py", "import graph.records.new", "floors"),
        ("records/new.py", "import graph.viewer.new", "floors"),
        ("dataset/new.py", "import streamlit", "streamlit"),
        ("helpers/new.py", "X = 1", "floors"),
        ("cli.py", "import app", "front-door"),
    ],
    ids=lambda value: value.replace("/", "."),
)
def test_a_wrong_import_breaks_the_build(copy: Path, file: str, line: str, broken: str) -> None:
    for folder in ("grading", "records", "sources", "viewer", Path(file).parent.name):
        module(copy / "graph" / folder / "new.py")
    wrong = copy / "graph" / file
    wrong.write_text((wrong.read_text(encoding="utf-8") if wrong.exists() else "") + f"\n{line}\n", encoding="utf-8")

    done = lint_imports(copy)

    assert done.returncode != 0, done.stdout
    assert f"{CONTRACTS[broken]['name']} BROKEN" in done.stdout


def test_the_pure_floors_import_the_standard_library_only() -> None:
    foreign = {
        f"{file.relative_to(ROOT)}: {name}"
        for entry in PURE
        for file in python_files(ROOT / "graph" / entry)
        for name in imports(file)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("graph.")
    }

    assert not foreign


def test_the_contract_for_the_pure_floors_knows_every_dependency() -> None:
    named = set(CONTRACTS["pure"]["forbidden_modules"])

    assert {import_name(requirement) for requirement in PYPROJECT["project"]["dependencies"]} <= named


# Settings


def test_every_streamlit_setting_is_one_that_streamlit_knows() -> None:
    from streamlit import config

    known = set(config.get_config_options())
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert set(flat(settings)) <= known


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_and_buttons_can_be_read(mode: str) -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    theme = settings["theme"][mode]
    grounds = theme["backgroundColor"], theme["secondaryBackgroundColor"]

    assert all(contrast(theme["textColor"], ground) >= 7 for ground in grounds)
    assert all(contrast(theme["linkColor"], ground) >= 4.5 for ground in grounds)
    assert all(contrast(theme["primaryColor"], ground) >= 3 for ground in grounds)
    assert contrast(theme["primaryColor"], "#FFFFFF") >= 4.5, "the words on a button are white"


# Pins


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_pin_has_a_hash_and_names_no_index(lock: str) -> None:
    text = (ROOT / ".ci" / lock).read_text(encoding="utf-8")
    requirements = re.split(r"\n(?=[a-z0-9])", text.strip())

    assert requirements
    assert all(re.match(r"[a-z0-9._-]+==\S+ ", one) and "--hash=sha256:" in one for one in requirements)
    assert not re.search(r"--(extra-)?index-url|--find-links|file:|://|/tmp", text)


def test_the_lock_holds_every_dependency() -> None:
    wanted = {name_of(requirement) for requirement in PYPROJECT["project"]["dependencies"]}

    assert wanted <= set(pins("requirements.lock"))


def test_people_run_the_versions_that_are_tested() -> None:
    tested = pins("requirements-dev.lock")

    assert pins("requirements.lock").items() <= tested.items()


# The wheel


def test_the_wheel_carries_code_and_data_and_nothing_else(tmp_path: Path) -> None:
    build = "from hatchling.build import build_wheel; import sys; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, tmp_path], check=True, cwd=ROOT, capture_output=True)
    (wheel,) = tmp_path.glob("evigraph-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())

    tops = {name.split("/")[0] for name in names}
    assert tops == {"graph", f"evigraph-{PYPROJECT['project']['version']}.dist-info"}
    assert {"graph/errors.py", "graph/model/claim.py"} <= names
    for folder, place in (("data", "graph/_data"), ("ontology", "graph/_ontology")):
        assert {f"{place}/{name}" for name in contents(ROOT / folder)} <= names


# What the tests above are made of


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The code and its contracts in a place where they may be spoilt."""
    shutil.copytree(ROOT / "graph", tmp_path / "graph", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says about the code in the folder."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, check=False)


def module(file: Path) -> None:
    """A module with nothing in it, in a package."""
    file.parent.mkdir(exist_ok=True)
    (file.parent / "__init__.py").touch()
    file.touch()


def python_files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    yield from sorted(place.rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}.{node.names[0].name}"


def name_of(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return found.group().lower()


def import_name(requirement: str) -> str:
    return IMPORT_NAMES.get(name_of(requirement), name_of(requirement))


def pins(lock: str) -> dict[str, str]:
    text = (ROOT / ".ci" / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, flags=re.MULTILINE))


def flat(settings: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2: 4.5 for words, 3 for what is larger."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contents(folder: Path) -> set[str]:
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return {file.as_posix() for file in files if not any(part.startswith((".", "__")) for part in file.parts)}
