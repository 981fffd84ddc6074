"""The timeline of a claim's studies, a lane for each sort of subject, and the same as a table."""

from __future__ import annotations

from markupsafe import Markup

from graph.model.study import Report, Study
from graph.viewer import parts
from graph.viewer.claim.plot import percent
from graph.viewer.claim.section import Opened, Section, twin
from graph.viewer.words import Words
from graph.views.dossier import StudyRow
from graph.views.timeline import Lane, Mark, Timeline, footing_of, known_from, timeline

_ROW = 15


def _years(opened: Opened) -> Markup:
    say, file = opened.say, opened.file
    found = timeline(opened.shown.base, file)
    if found is None:
        return parts.NOTHING
    undated = Markup('<p class="ev-small">{}</p>').format(say("undated", n=len(found.undated))) if found.undated else ""
    table = twin(say("years-table", n=len(file.studies)), _table(file.studies, say))
    return picture(found, say) + Markup('<p class="ev-small">{}</p>').format(say("years-how")) + undated + table


def picture(found: Timeline, say: Words) -> Markup:
    """The lanes over one axis; what it shows is told by its label and by the table."""
    marks = [mark for lane in found.lanes for mark in lane.marks]
    counting = sum(mark.counts for mark in marks)
    label = say("years-alt", n=len(marks), counting=counting, first=found.first, last=found.last)
    lanes = parts.joined(_lane(lane, found, say) for lane in found.lanes)
    return Markup('<div class="ev-years" role="img" aria-label="{}">{}{}</div>').format(label, lanes, _axis(found))


def _lane(lane: Lane, found: Timeline, say: Words) -> Markup:
    marks = parts.joined(_mark(mark, found) for mark in lane.marks)
    said = parts.joined(
        Markup('<span class="ev-none" style="left:{}"></span>').format(percent(found.at(year)))
        for year, _ in found.said
    )
    return Markup('<div><span>{} {}</span><span class="ev-lane" style="height:{}px">{}{}</span></div>').format(
        parts.mark(lane.footing), say(f"side-{lane.footing}"), lane.depth * _ROW + 4, said, marks
    )


def _mark(mark: Mark, found: Timeline) -> Markup:
    """The study where it became known; all its reports as a line, a retraction as a cross over it."""
    start, end = found.at(min(mark.year, mark.years[0])), found.at(max(mark.year, mark.years[-1]))
    height = 2 + _ROW * mark.level
    tail = parts.NOTHING
    if end > start:
        tail = Markup('<span class="ev-tail" style="left:{};width:{};bottom:{}px"></span>').format(
            percent(start), percent(end - start), height + _ROW // 2
        )
    kinds = " ".join(name for name, holds in (("ev-hollow", not mark.counts), ("ev-gone", mark.is_retracted)) if holds)
    words = f"{mark.row.study.label} ({mark.year})"
    return tail + Markup('<span class="ev-point {}" style="left:{};bottom:{}px" title="{}">{}</span>').format(
        kinds, percent(found.at(mark.year)), height, words, parts.mark(footing_of(mark.row))
    )


def _axis(found: Timeline) -> Markup:
    ticks = parts.joined(
        Markup('<span style="left:{}">{}</span>').format(percent(found.at(year)), year) for year in found.ticks
    )
    return Markup('<div><span></span><span class="ev-ticks">{}</span></div>').format(ticks)


def _table(rows: tuple[StudyRow, ...], say: Words) -> Markup:
    ordered = sorted(rows, key=lambda row: (known_from(row.study) or 9999, row.study.id))
    heads = [say(head) for head in ("col-year", "col-study", "col-tested", "col-part", "col-reports")]
    return parts.table(say("part-years"), heads, (_line(row, say) for row in ordered))


def _line(row: StudyRow, say: Words) -> tuple[str | Markup, ...]:
    year = known_from(row.study)
    link = Markup('<a class="ev-study" href="#study-{}" lang="en">{}</a>').format(row.study.id, row.study.label)
    footing = footing_of(row)
    tested = Markup("{} {}").format(parts.mark(footing), say(f"side-{footing}"))
    counts = say("counts-here") if row.counts else say(f"as-{row.part}")
    return str(year) if year else "–", link, tested, counts, _reports(row.study, say)


def _reports(study: Study, say: Words) -> Markup:
    return parts.joined((Markup("{}").format(_report(report, say)) for report in study.reports), "<br>")


def _report(report: Report, say: Words) -> str:
    year = report.published.year if report.published else report.year
    facts = [say.of(report.kind), *([str(year)] if year else []), say.of(report.standing)]
    if report.withdrawn:
        facts.append(str(report.withdrawn.year))
    return say("comma").join(facts)


SECTION = Section("years", _years)
