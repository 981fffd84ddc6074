"""Passages are found in a copy by digest, whatever its white space, also where they moved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.model.values import Lang
from graph.records.passages import find
from graph.records.read import read
from graph.views.annotated import Form, annotated
from graph.views.embed.network import rows_of
from tests.records.test_anchors import ARTICLE, topic
from tests.views.embed.test_page import edition


@pytest.mark.parametrize(("before", "drift"), [("", 0), ("A page\n", 5), ("é", 1)])
def test_a_passage_is_found_where_it_stands(tmp_path: Path, before: str, drift: int) -> None:
    base = read(topic(tmp_path))
    (source,) = base.sources
    copy = before + ARTICLE.replace("aps", "a p\ns")
    found = find(copy, source, tuple(base.claims.values()))
    (passage,) = found.passages
    assert copy[passage.start : passage.end] == "Ｎa p\ns"
    assert (passage.drift, found.missing) == (drift, ())


def test_what_was_reworded_is_told(tmp_path: Path) -> None:
    base = read(topic(tmp_path))
    (source,) = base.sources
    found = find("Sleep is good.", source, tuple(base.claims.values()))
    assert found.passages == ()
    assert len(found.missing) == 1


def marked(form: Form) -> str:
    made = edition()
    rows = {row.id: row for row in rows_of(made.base, made.grading, ["P1"])}
    copy = "<script>x</script> said."
    return annotated(copy, [("P1", 0, 8)], rows, source="S", form=form, site="https://e.test", lang=Lang.EN)


def test_the_copy_stays_text_and_each_form_has_only_what_its_place_takes() -> None:
    html, plain, wechat = (marked(form) for form in (Form.HTML, Form.PLAIN, Form.WECHAT))
    assert all("&lt;script&gt;" in one and "<script>" not in one for one in (html, plain, wechat))
    assert "<evi-claim" in html
    assert 'src="https://e.test/badge/P1.svg' in plain
    assert "<script" not in plain + wechat
    assert "style=" not in html + plain


def test_annotations_hold_positions_and_no_words_of_the_copy() -> None:
    (note,) = json.loads(marked(Form.JSONLD))
    assert note["target"]["selector"] == {"type": "TextPositionSelector", "start": 0, "end": 8}
    assert "said" not in json.dumps(note["target"])
