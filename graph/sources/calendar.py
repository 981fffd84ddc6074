"""The calendar of awaited results, for any calendar program and for any reader of feeds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event
from lxml import etree

from graph.model.study import Study
from graph.sources.reading import printable


def calendar(due: Iterable[tuple[Study, str, date]], *, made: date) -> bytes:
    """One whole-day event for each thing that is due; the same day and studies give the same bytes."""
    whole = Calendar()
    whole.add("prodid", "-//evigraph//awaited results//EN")
    whole.add("version", "2.0")
    for study, what, day in due:
        event = Event()
        event.add("uid", f"{study.id}-{what.split()[0]}@evigraph")
        event.add("dtstamp", datetime.combine(made, time(), UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", printable(f"{study.label}: {what}"))
        if study.registry_ids:
            event.add("description", ", ".join(study.registry_ids))
        whole.add_component(event)
    content: bytes = whole.to_ical()
    return content


_ATOM = "http://www.w3.org/2005/Atom"


def feed(due: Iterable[tuple[Study, str, date]], *, made: date) -> bytes:
    """The same as an Atom feed: an entry for each thing that is due, the soonest first."""
    whole = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(whole, id="urn:evigraph:awaited-results", title="Awaited results", updated=f"{made}T00:00:00Z")
    etree.SubElement(etree.SubElement(whole, f"{{{_ATOM}}}author"), f"{{{_ATOM}}}name").text = "evigraph"
    for study, what, day in sorted(due, key=lambda one: (one[2], one[0].id)):
        _add(
            etree.SubElement(whole, f"{{{_ATOM}}}entry"),
            id=f"urn:evigraph:{study.id}:{what.split()[0]}",
            title=f"{day}: {study.label}: {what}",
            updated=f"{made}T00:00:00Z",
            summary=", ".join(study.registry_ids) or "no registration",
        )
    content: bytes = etree.tostring(whole, xml_declaration=True, encoding="utf-8")
    return content


def _add(parent: etree._Element, **texts: str) -> None:
    for name, text in texts.items():
        etree.SubElement(parent, f"{{{_ATOM}}}{name}").text = printable(text)
