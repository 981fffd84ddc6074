"""The calendar of awaited results, for any calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

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
