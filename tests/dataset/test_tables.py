"""The Parquet tables hold what the records hold, say what each column means, and never say 0 for what is not known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyarrow import parquet

from graph.cli import evigraph
from graph.dataset.tables.write import TABLES, dictionary, write_tables
from graph.grading.assess import grade
from graph.model.base import EvidenceBase
from graph.model.finding import ArmResult, ArmRole, HarmKind, Spread, SpreadKind
from graph.model.study import Design
from graph.model.values import Answer, Operator, PValue, Species
from tests.makers import base, claim, effect, finding, line, study
from tests.sample import sample

DOCS = Path(__file__).parent.parent.parent / "docs"


def written(some: EvidenceBase, folder: Path) -> dict[str, list[dict[str, Any]]]:
    write_tables(some, grade(some), folder / "tables")
    return {path.stem: parquet.read_table(path).to_pylist() for path in (folder / "tables").iterdir()}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    return written(sample(), tmp_path_factory.mktemp("sample"))


def test_each_noun_has_a_row_a_thing(tables: dict[str, list[dict[str, Any]]]) -> None:
    whole, graded = sample(), grade(sample())
    studies = whole.studies.values()
    bodies = [body for one in graded.assessments.values() for body in one.bodies]
    wanted = {
        "claims": len(whole.claims),
        "appearances": sum(len(one.appearances) for one in whole.claims.values()),
        "studies": len(studies),
        "reports": sum(len(one.reports) for one in studies),
        "findings": sum(len(one.findings) for one in studies),
        "arms": 0,
        "harms": 0,
        "lines": sum(len(one.lines) for one in studies),
        "outcomes": len(whole.outcomes),
        "instruments": len(whole.instruments),
        "interventions": len(whole.cell_types) + len(whole.products),
        "assessments": len(whole.claims),
        "bodies": len(bodies),
        "reasons": sum(len(body.reasons) for body in bodies),
    }

    assert {name: len(rows) for name, rows in tables.items()} == wanted


def test_a_result_keeps_its_numbers_as_numbers(tmp_path: Path) -> None:
    spread = Spread(SpreadKind.SD, Decimal("3.1"))
    arms = (
        ArmResult("cells", ArmRole.TREATED, 30, mean=Decimal("12.5"), spread=spread),
        ArmResult("sham", ArmRole.CONTROL, 29, events=4),
    )
    p = PValue(Operator.LESS_THAN, Decimal("0.001"))
    number = replace(effect("5", ci=("3", "7")), p="<0.001", p_value=p)
    result = replace(finding(effect=number), arms=arms, harm=HarmKind.DEATH, related=Answer.NO, count=2, total=30)

    found = written(base([claim()], [study("s1", line(findings=("f1",)), findings=(result,))]), tmp_path)

    (row,) = found["findings"]
    assert (row["p_value"], row["p_operator"], row["p_number"]) == ("<0.001", "less-than", 0.001)
    assert [(one["role"], one["n"], one["events"], one["mean"], one["spread_value"]) for one in found["arms"]] == [
        ("treated", 30, None, 12.5, 3.1),
        ("control", 29, 4, None, None),
    ]
    (harm,) = found["harms"]
    assert (harm["kind"], harm["related"], harm["count"], harm["total"]) == ("death", "no", 2, 30)


def test_what_is_not_known_is_null_and_not_nought(tmp_path: Path) -> None:
    rats = {"design": Design.ANIMAL_EXPERIMENT, "species": (Species.RAT,)}
    unknown = study("s1", line("C1"), **rats)  # type: ignore[arg-type]  # the maker's own options
    known = study("s2", line("C2"), enrolled=12, **rats)  # type: ignore[arg-type]

    found = written(base([claim(), claim("C2"), claim("C3")], [unknown, known]), tmp_path)

    told = {row["claim"]: (row["animal_studies"], row["animals"], row["people"]) for row in found["assessments"]}
    assert told == {"C1": (1, None, 0), "C2": (1, 12, 0), "C3": (0, 0, 0)}
    assert [row["subjects"] for row in found["bodies"]] == [None, 12]


def test_english_and_chinese_stand_under_their_own_name(tables: dict[str, list[dict[str, Any]]]) -> None:
    by_claim = {row["claim"]: row for row in tables["assessments"]}

    for id_, graded in grade(sample()).assessments.items():
        sentence = graded.sentence
        assert (by_claim[id_]["sentence_en"], by_claim[id_]["sentence_zh"]) == (sentence.en, sentence.zh)


def test_every_column_says_what_it_means_in_the_file_itself(tmp_path: Path) -> None:
    write_tables(sample(), grade(sample()), tmp_path / "tables")

    for table in TABLES:
        read = parquet.read_schema(tmp_path / "tables" / f"{table.name}.parquet")
        told = {name: read.field(name).metadata[b"description"].decode() for name in read.names}
        assert told == {column.name: column.about for column in table.columns}
        assert all(about.endswith(".") for about in told.values()), table.name


def test_no_table_declares_a_column_twice() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name


def test_the_data_dictionary_is_current() -> None:
    printed = CliRunner().invoke(evigraph, ["dictionary"]).output

    assert printed == dictionary()
    assert (DOCS / "data-dictionary.md").read_text("utf-8") == printed, "run `make dictionary`"
