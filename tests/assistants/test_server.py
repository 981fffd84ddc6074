"""The tools, by the package's own client and by a client that only knows the protocol."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.assistants.door import _is_ours
from graph.assistants.server import server
from graph.model.values import Lang
from graph.views.graded import graded
from graph.web.limits import Limits
from graph.web.llms import llms
from graph.web.service import Service

CLAIM = next(iter(graded().grading.assessments))


def call(name: str, *files: Path, **arguments: Any) -> tuple[bool, dict[str, Any], str]:
    from mcp import Client

    async def scene() -> tuple[bool, dict[str, Any], str]:
        service = Service(lambda: files, Limits(), union=True)
        async with Client(server(service)) as client:
            found = await client.call_tool(name, arguments)
            await service.close()
            return bool(found.is_error), found.structured_content or {}, getattr(found.content[0], "text", "")

    return asyncio.run(scene())


@pytest.mark.parametrize("lang", Lang)
def test_a_claim_is_told_with_the_sentence_of_its_page(lang: Lang) -> None:
    _, told, _ = call("claim", id=CLAIM, lang=lang.value)

    assert told["claim"]["sentence"] == graded().grading.assessments[CLAIM].sentence.in_(lang)
    assert told["traps"]
    assert told["version"]["records"]


@pytest.mark.parametrize("id_", ["C99999", "<script>{0}%s", "../../etc/passwd", "\x00"])
@pytest.mark.parametrize("tool", ["claim", "study", "question", "cite"])
def test_what_is_not_there_is_explained(tool: str, id_: str) -> None:
    is_error, told, _ = call(tool, id=id_)

    assert not is_error
    assert id_ in told["note"]


def test_an_endless_id_is_refused_without_a_trace() -> None:
    is_error, _, said = call("claim", id="x" * 10_000)

    assert is_error
    assert "Traceback" not in said


def test_updates_and_other_servers_are_refused_as_the_endpoint_refuses_them() -> None:
    assert "would change the data" in call("sparql", query="DROP ALL")[2]
    assert "SERVICE is not offered" in call("sparql", query="SELECT * { SERVICE <http://x/> { ?s ?p ?o } }")[2]


def test_a_program_that_knows_only_the_protocol_is_answered_over_standard_input() -> None:
    sent = [
        {"id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/list", "params": {}},
    ]
    sent[0]["params"]["clientInfo"] = {"name": "raw", "version": "0"}  # type: ignore[index]  # a record of JSON
    process = subprocess.Popen(
        [sys.executable, "-m", "graph.cli", "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdin
        assert process.stdout
        for one in sent:
            process.stdin.write(json.dumps({"jsonrpc": "2.0", **one}) + "\n")
        process.stdin.flush()
        process.stdout.readline()
        tools = json.loads(process.stdout.readline())["result"]["tools"]
        process.stdin.close()

    assert {one["name"] for one in tools} == {
        "find",
        "claim",
        "question",
        "study",
        "check_wording",
        "what_if",
        "sparql",
        "cite",
    }
    assert all(one["outputSchema"] and one["annotations"]["readOnlyHint"] for one in tools)


@pytest.mark.parametrize(
    ("host", "known"),
    [("localhost:8501", True), ("127.0.0.1", True), ("[::1]:80", True), ("evil.example", False), ("", False)],
)
def test_a_name_that_can_be_rebound_is_not_ours(host: str, known: bool) -> None:
    assert _is_ours(host) is known


def test_the_file_for_programs_has_the_address_of_the_site() -> None:
    assert "https://a.test/ev/mcp" in llms(graded(), "https://a.test/ev", Lang.EN)


def test_a_sentence_is_braked_before_it_is_said() -> None:
    claim = graded().base.claims["C21"]

    _, told, _ = call("check_wording", text=f"It is proven that {claim.statement.en}")

    (heard,) = told["sentences"]
    first = heard["means"][0]
    assert first["stands"]["id"] == "C21"
    assert first["too_far"]
    assert first["corrected_en"] == graded().grading.assessments["C21"].sentence.en
    assert first["corrected_zh"] == graded().grading.assessments["C21"].sentence.zh


def test_what_nobody_recorded_is_not_known_rather_than_wrong() -> None:
    _, told, _ = call("check_wording", text="Drinking coffee lowers the risk of gout.")

    assert [one["known"] for one in told["sentences"]] == [False]
    assert told["note"]


@pytest.mark.parametrize("tool", ["claim", "study", "question", "cite"])
def test_half_a_letter_is_answered_too(tool: str) -> None:
    is_error, told, _ = call(tool, id="\ud800")

    assert not is_error
    assert "“?”" in told["note"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data set of three triples, one of which is of a claim that is known."""
    file = tmp_path / "small.nt"
    claim = "<https://w3id.org/evigraph/id/claim/C21>"
    lines = [f'{claim} <http://e.test/p> "{number}" .\n' for number in range(3)]
    file.write_text("".join(lines), encoding="utf-8")
    return file


def test_rows_come_with_the_standing_of_the_claims_that_they_name(data: Path) -> None:
    _, told, _ = call("sparql", data, query="SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o")

    assert told["columns"] == ["s", "o"]
    assert [row[1] for row in told["rows"]] == ["0", "1", "2"]
    assert told["rows_in_all"] == 3
    assert [one["id"] for one in told["claims"]] == ["C21"]


def test_a_truth_triples_and_nothing_are_each_told_as_they_are(data: Path) -> None:
    assert call("sparql", data, query="ASK { ?s ?p 'none' }")[1]["truth"] is False
    built = call("sparql", data, query="CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")[1]
    assert built["triples"].count(" .\n") == built["rows_in_all"] == 3
    empty = call("sparql", data, query="SELECT * { ?s <http://e.test/absent> ?o }")[1]
    assert empty["rows"] == []
    assert empty["note"]
