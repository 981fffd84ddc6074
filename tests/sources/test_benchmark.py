"""The benchmark of the readers measures what they are for: its articles and trials are read as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import ingest

from tests.sources.made_pubmed import read_articles, whole, written


def test_made_articles_are_read_with_all_that_costs_time(tmp_path: Path) -> None:
    path = written(tmp_path, whole(*(ingest._article(pmid) for pmid in (1, 2))))

    read, skipped = read_articles(path)

    assert not skipped
    assert [(one.outline.pmid, len(one.persons), len(one.sections), len(one.outline.headings)) for one in read] == [
        ("1", 6, 4, 9),
        ("2", 6, 4, 9),
    ]
    assert ingest.bare(path) == ingest.read_outlines(path) == ingest.read_articles(path) == 2


def test_made_trials_are_read_with_their_results(tmp_path: Path) -> None:
    path = tmp_path / "trials.jsonl"
    path.write_text("".join(json.dumps(ingest._trial(n)) + "\n" for n in (1, 2, 3)), encoding="utf-8")

    counts = {way(str(path)) for way in (ingest.load_json, ingest.load_typed, ingest.read_registrations)}

    assert counts == {3}
