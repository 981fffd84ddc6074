"""`evigraph methods` as its users see it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from graph import cli
from graph.grading.method_table import SHIPPED, shipped


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.evigraph, ["methods", *words])


def test_the_record_tells_what_every_method_says_of_every_claim() -> None:
    found = json.loads(run("--json").output)

    editions = [shipped(name).edition for name in SHIPPED]
    assert [method["edition"] for method in found["methods"]] == editions
    assert len(found["readings"]) == found["claims"]
    assert found["keep_conclusion"] == sum(one["keeps_conclusion"] for one in found["readings"])
    assert all(list(one["says"]) == editions for one in found["readings"])
    for one in found["readings"]:
        assert one["keeps_conclusion"] == (len({said["conclusion"] for said in one["says"].values()}) == 1)


def test_the_screen_names_the_claims_that_move_in_both_languages() -> None:
    moving = [one["claim"] for one in json.loads(run("--json").output)["readings"] if not one["keeps_conclusion"]]

    english, chinese = run().output, run("--lang", "zh").output
    assert moving
    assert all(claim in english and claim in chinese for claim in moving)
    assert "keep their conclusion" in english
    assert "结论相同" in chinese


def test_a_method_of_ones_own_stands_beside_the_others(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('based_on = "edition-2"\nedition = "mine"\nname = "Mine"\n', encoding="utf-8")

    found = json.loads(run("--json", "--method", str(mine)).output)
    assert found["methods"][-1]["edition"] == "mine"
    assert found["methods"][-1]["concludes_as_first"] == found["claims"]


def test_two_methods_of_one_edition_are_refused(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('based_on = "edition-2"\n', encoding="utf-8")

    refused = run("--method", str(mine))
    assert refused.exit_code == 2
    assert "Two methods say edition = “2”" in refused.output
