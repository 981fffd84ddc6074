"""The arrows of a mechanism are claims about mechanisms, between steps that are outcomes."""

from __future__ import annotations

from pathlib import Path

from graph.records.read import read
from tests.records.topics import CLAIM, MECHANISMS, changed, problems_with, write_topic

LINK = "{leads_to: alertness, claim: N1}"
ABOUT_MECHANISM = changed(CLAIM, ("kind: effect", "kind: mechanism"))


def chained(link: str) -> str:
    """The mechanism of the small topic with one arrow."""
    return changed(MECHANISMS, ("zh: 休息。}}", f"zh: 休息。}}, chain: [{link}]}}"))


def test_an_arrow_is_read_with_its_claim(tmp_path: Path) -> None:
    folder = write_topic(tmp_path, {"mechanisms.yaml": chained(LINK), "claims.yaml": ABOUT_MECHANISM})

    (link,) = read(folder).mechanisms["rest"].chain

    assert (link.cause, link.leads_to, link.claim) == (None, "alertness", "N1")


def test_an_arrow_cannot_rest_on_a_claim_of_another_kind(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {"mechanisms.yaml": chained(LINK)})

    assert "the arrow to alertness rests on N1, a claim of kind effect." in problem


def test_the_steps_and_the_claim_of_an_arrow_exist(tmp_path: Path) -> None:
    link = "{cause: dozing, leads_to: alertnes, claim: N7}"

    problems = problems_with(tmp_path, {"mechanisms.yaml": chained(link), "claims.yaml": ABOUT_MECHANISM})

    assert len(problems) == 3
    assert all("mechanisms.yaml:1: unknown" in problem for problem in problems)
