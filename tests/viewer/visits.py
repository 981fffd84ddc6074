"""What the tests of pages share: the script, how its pages are read, and a base turned against the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from streamlit.testing.v1 import AppTest

from graph.model.base import EvidenceBase
from graph.model.values import Text
from graph.viewer import main
from tests.sample import sample
from tests.viewer.test_parts import Outline, outline

SCRIPT = Path(main.__file__)
HOSTILE = "<script>alert(1)</script><img src=https://evil.example/x.png onerror=alert(2)>![x](https://evil.example/y)"
Open = Callable[..., AppTest]
Show = Callable[[EvidenceBase], None]


def html(test: AppTest) -> str:
    """All HTML of a page; the style and the script are ours and no part of its words."""
    assert not test.exception
    bodies = [element.proto.body for element in test.get("html")]
    return "\n".join(body for body in bodies if not body.startswith(("<style>", "<script>")))


def read(test: AppTest) -> Outline:
    return outline(html(test))


@cache
def hostile() -> EvidenceBase:
    """The sample with every text of its claims and studies turned against the reader."""
    base = sample()
    both = Text(HOSTILE, HOSTILE)
    return replace(
        base,
        topic=replace(base.topic, title=both, question=both),
        claims={key: replace(claim, statement=both) for key, claim in base.claims.items()},
        studies={
            key: replace(
                study,
                label=HOSTILE,
                comparator_text=HOSTILE,
                registry_ids=(HOSTILE, *study.registry_ids),
                weak=HOSTILE if study.weak else None,
                reports=tuple(replace(r, page="javascript:alert(1)", notice=HOSTILE) for r in study.reports),
                findings=tuple(replace(f, measure=HOSTILE, treated_value=HOSTILE) for f in study.findings),
                lines=tuple(replace(one, note=HOSTILE) for one in study.lines),
            )
            for key, study in base.studies.items()
        },
        sources={
            key: replace(source, title=both, sections=tuple((number, both) for number, _ in source.sections))
            for key, source in base.sources.items()
        },
    )
