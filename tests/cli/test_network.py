"""`evigraph network` as its users see it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from graph import cli
from graph.errors import EvidenceGraphError
from tests.records.topics import write_topic


def test_the_file_holds_what_the_records_hold(tmp_path: Path) -> None:
    topic, out = write_topic(tmp_path / "topic", {}), tmp_path / "all.graphml"

    told = CliRunner().invoke(cli.evigraph, ["network", "--data", str(topic), "--out", str(out)])

    assert (told.exit_code, told.output) == (0, "")
    found = nx.read_graphml(BytesIO(out.read_bytes()), force_multigraph=True)
    assert found.nodes["claim:N1"]["kind"] == "claim"
    assert any(tie == "supports" for *_, tie in found.edges(keys=True))


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    topic = write_topic(tmp_path / "topic", {})

    told = CliRunner().invoke(cli.evigraph, ["network", "--data", str(topic), "--out", str(tmp_path / "no" / "x")])

    assert isinstance(told.exception, EvidenceGraphError)
    with pytest.raises(EvidenceGraphError, match="cannot be written"):
        raise told.exception
