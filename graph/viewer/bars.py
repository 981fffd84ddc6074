"""A small stacked bar: how many claims rest on what, in shapes, words and numbers as well as in colour."""

from __future__ import annotations

from markupsafe import Markup

from graph.facts.look import Footing
from graph.viewer import parts
from graph.viewer.words import Words
from graph.views.summary import Counts


def legend(found: Counts, say: Words) -> Markup:
    """The marks of those footings that occur, with their words."""
    items = parts.joined(
        Markup("<li>{}</li>").format(parts.footing(footing, say.of(footing)))
        for footing, many in found.footings.items()
        if many
    )
    return Markup('<ul class="ev-legend">{}</ul>').format(items)


def bar(found: Counts, say: Words) -> Markup:
    """Segments as wide as their counts, each with its mark and number; one label says the same to those who listen."""
    told = say("comma").join(f"{say.of(footing)} {many}" for footing, many in found.footings.items() if many)
    segments = parts.joined(_segment(footing, many) for footing, many in found.footings.items() if many)
    label = say("src-bar", n=found.claims, list=told)
    over = Markup('<span class="ev-over-count">{}</span>').format(
        Markup('<span class="ev-flag">{}</span>').format(say("src-beyond", n=found.overstated))
        if found.overstated
        else parts.NOTHING
    )
    return Markup('<span class="ev-bar" role="img" aria-label="{}">{}</span>{}').format(label, segments, over)


def _segment(footing: Footing, many: int) -> Markup:
    return Markup('<span class="ev-part ev-{}" style="flex-grow:{}">{}{}</span>').format(
        footing.value, many, parts.mark(footing), many
    )
