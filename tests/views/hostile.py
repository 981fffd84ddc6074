"""A topic whose every name is an attack, and which must be shown as if it were none."""

from __future__ import annotations

from dataclasses import replace

from graph.model.base import EvidenceBase
from graph.model.values import Text
from tests.sample import sample

SCRIPT = "<script>window.__hurt=1</script>"
NAMES = (
    SCRIPT,
    "<img src=x onerror=window.__hurt=1>",
    "</script></style></title><svg onload=window.__hurt=1>",
    '"\'><a href="javascript:window.__hurt=1">',
    "</text></svg><iframe srcdoc='<script>parent.__hurt=1</script>'>",
    "{{ 7 * 7 }}{% raw %}",
    '=HYPERLINK("http://evil.example")',
    "a\u202eb\u2066c\u0000\u001b[31m",
    "W" * 5000,
    "很长" * 2500,
    "href=//evil.example",
    "&lt;b&gt;&amp;<!-- ",
)


def hostile() -> EvidenceBase:
    """The sample with a hostile name in every place that has a name."""
    known = sample()
    names = iter(NAMES * 40)
    return replace(
        known,
        claims={id_: replace(one, statement=Text(next(names), next(names))) for id_, one in known.claims.items()},
        studies={
            id_: replace(
                one,
                label=next(names),
                findings=tuple(replace(finding, measure=next(names)) for finding in one.findings),
                reports=tuple(replace(report, doi=next(names)[:300], page=next(names)[:300]) for report in one.reports),
                registry_ids=(next(names)[:300],),
            )
            for id_, one in known.studies.items()
        },
        mechanisms={
            id_: replace(one, name=Text(next(names), next(names)), definition=Text(next(names), next(names)))
            for id_, one in known.mechanisms.items()
        },
        cell_types={id_: replace(one, name=Text(next(names), next(names))) for id_, one in known.cell_types.items()},
        products={
            id_: replace(one, name=Text(next(names), next(names)), maker=next(names))
            for id_, one in known.products.items()
        },
        sources={
            id_: replace(
                one,
                title=Text(next(names), next(names)),
                publisher=Text(next(names), next(names)),
                interest=Text(next(names), next(names)),
                sections=tuple((number, Text(next(names), next(names))) for number, _ in one.sections),
            )
            for id_, one in known.sources.items()
        },
        topic=replace(known.topic, title=Text(SCRIPT, SCRIPT), licence=SCRIPT),
    )
