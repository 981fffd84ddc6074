"""Texts held against the stroke topic: a hundred sentences whose right answer is known, and what is told of them."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from click.testing import CliRunner

from graph.cli import evigraph
from graph.errors import EvidenceGraphError
from graph.model.scales import Wording
from graph.resources import topic
from graph.views.graded import graded
from graph.views.heard import MOST_LETTERS, check_wording

_SENTENCES = yaml.safe_load((Path(__file__).parent / "heard.yaml").read_text(encoding="utf-8"))


def _nearest(said: str) -> str | None:
    (heard,) = check_wording(said, *graded(topic("stroke-nsc")))
    return heard.meant[0].id if heard.meant else None


def test_a_hundred_sentences() -> None:
    told = [(set(one["means"]), _nearest(one["say"])) for one in _SENTENCES]
    assert len(told) == 100
    right = sum(found in means for means, found in told)
    assert not [found for means, found in told if not means and found]
    assert right >= 49


def test_wording_above_its_ceiling_goes_too_far() -> None:
    firm, fair = check_wording(
        "NR1 is proven to improve motor function after stroke. NR1 may improve motor function after stroke.",
        *graded(topic("stroke-nsc")),
    )
    assert firm.meant[0].id == fair.meant[0].id == "C21"
    assert firm.meant[0].ceiling is Wording.HEDGED
    assert firm.meant[0].marks is not None
    assert firm.meant[0].marks.too_firm == 3
    assert not fair.meant[0].too_far
    assert "very uncertain" in firm.meant[0].corrected.en
    assert "非常不确定" in firm.meant[0].corrected.zh


def test_a_question_answers_where_no_claim_does() -> None:
    (heard,) = check_wording(
        "Neural stem cells have been proven to restore motor function after stroke.", *graded(topic("stroke-nsc"))
    )
    assert heard.meant[0].is_question
    assert heard.meant[0].address == "/question/neural-stem-cell--motor-function--ischaemic-stroke"


def test_the_command_says_what_it_knows_and_what_not(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("NR1 is completely safe.\nVitamin D prevents \x1b[31mfalls.", encoding="utf-8")
    asked = ["check-wording", str(file), "--topic", "stroke-nsc"]
    known, unknown = json.loads(CliRunner().invoke(evigraph, [*asked, "--json"]).output)
    assert known["meant"][0]["id"] == "C27"
    assert (unknown["known"], unknown["meant"], unknown["line"]) == (False, [], 2)
    told = CliRunner().invoke(evigraph, asked).output
    assert "Nothing is known of this here." in told
    assert "\x1b[31m" not in told


def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    for content, said in ((b"fine\n\xff", ":2 is not UTF-8"), (b"a" * (MOST_LETTERS + 1), "longer than")):
        file.write_bytes(content)
        error = CliRunner().invoke(evigraph, ["check-wording", str(file)]).exception
        assert isinstance(error, EvidenceGraphError)
        assert said in str(error)


def test_what_lay_sentences_mean_is_told_seldom_and_where_nothing_is_known_never() -> None:
    rows = yaml.safe_load((Path(__file__).parent / "heard_lay.yaml").read_text(encoding="utf-8"))
    told = [(set(one["means"]), _nearest(one["say"])) for one in rows]
    assert not [found for means, found in told if not means and found]
    assert sum(found in means for means, found in told) >= 4
