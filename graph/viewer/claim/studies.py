"""The studies behind a claim: those that count in full view, the others folded with why they do not."""

from __future__ import annotations

from markupsafe import Markup

from graph.viewer import parts, tables
from graph.viewer.claim.section import Opened, Section
from graph.views.dossier import Part

_FOLDED = {
    Part.OTHER_CELLS: ("other-cells", "other-cells-about"),
    Part.CONTEXT: ("context", "context-about"),
    Part.AWAITING: ("awaiting", "awaiting-about"),
    Part.CIRCULAR: ("circular", "circular-about"),
    Part.SET_ASIDE: ("set-aside", "set-aside-about"),
}


def _studies(opened: Opened) -> Markup:
    say, counted = opened.say, opened.file.part(Part.COUNTED)
    table = (
        tables.studies(counted, opened.view, say, say("part-studies"))
        if counted
        else Markup("<p>{}</p>").format(say("studies-none"))
    )
    return table + parts.joined(_part(opened, part) for part in _FOLDED)


def _part(opened: Opened, part: Part) -> Markup:
    say, rows = opened.say, opened.file.part(part)
    if not rows:
        return parts.NOTHING
    title, why = _FOLDED[part]
    name = say(title, n=len(rows))
    about = Markup("<p>{}</p>").format(say(why))
    return parts.folded(name, about + tables.studies(rows, opened.view, say, name))


SECTION = Section("studies", _studies)
