"""A forest plot as a table: one row a result, its interval drawn on a scale that all rows share.

It is drawn with boxes, because Streamlit takes every SVG out of a page's HTML.
"""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from graph.facts.figures import decimal, number, span, unit
from graph.facts.look import Footing
from graph.model.finding import Finding
from graph.model.values import Absent, Answer
from graph.viewer.parts import NOTHING, english, joined, mark
from graph.viewer.words import Words
from graph.views.forest import Axis, Bar, Forest


def plot(forest: Forest, say: Words) -> Markup:
    """The plot with its numbers; nothing in it is pooled, and it says so."""
    title = _title(forest, say)
    heads = ("col-study", "plot-of", "plot", "plot-value")
    columns = joined(Markup('<th scope="col">{}</th>').format(say(head)) for head in heads)
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{title}"><table class="ev-forest">'
        "<caption>{title} <small>{pooled}</small></caption><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody>"
        "<tfoot><tr><td></td><td></td><td>{scale}</td><td></td></tr></tfoot></table></div>"
    ).format(
        title=title,
        pooled=say("not-pooled"),
        columns=columns,
        rows=joined(_row(bar, forest.axis, say) for bar in forest.bars),
        scale=_scale(forest, say),
    )


def _title(forest: Forest, say: Words) -> str:
    words = [say.of(forest.measure)]
    words += [say.text(forest.instrument)] if forest.instrument else []
    words += [unit(forest.unit, say.lang)] if forest.unit else []
    words += [say("log-scale")] if forest.axis.is_log else []
    return " · ".join(words)


def circumstances(finding: Finding, say: Words) -> str:
    """In how many, against what, and when."""
    n = say("n-unknown") if isinstance(finding.n, Absent) else f"n = {number(finding.n)}"
    against = say.of(finding.comparator)
    if finding.comparator.is_control:
        against = say("compared-with", comparator=against)
    time = say("time-unknown") if finding.time is Absent.UNKNOWN else span(finding.time, say.lang)
    return f"{n} · {against} · {time}"


def _row(bar: Bar, axis: Axis, say: Words) -> Markup:
    study = bar.row.study
    beside = NOTHING if bar.row.counts else Markup(" · {}").format(say(f"as-{bar.row.part}"))
    low, high = decimal(bar.interval.low), decimal(bar.interval.high)
    return Markup(
        '<tr><th scope="row"><a class="ev-study" href="#study-{id}" lang="en">{label}</a></th>'
        "<td>{measure}<br><small>{facts}{beside}</small></td><td>{drawn}</td>"
        "<td>{value} <small>{interval}</small> <small>{reading}</small></td></tr>"
    ).format(
        id=study.id,
        label=study.label,
        measure=english(bar.finding.measure),
        facts=circumstances(bar.finding, say),
        beside=beside,
        drawn=_drawn(bar, axis),
        value=decimal(bar.value),
        interval=say("interval", level=bar.interval.level, low=low, high=high),
        reading=say.of(bar.finding.reading),
    )


def _drawn(bar: Bar, axis: Axis) -> Markup:
    """The interval as a line, the value as the mark of who was studied, arrows where the scale ends first."""
    footing = bar.row.column.footing if bar.row.column else Footing.STATEMENTS
    low, high = axis.at(bar.interval.low), axis.at(bar.interval.high)
    left = Markup('<span class="ev-cut-left"></span>') if axis.is_cut(bar.interval.low) else NOTHING
    right = Markup('<span class="ev-cut-right"></span>') if axis.is_cut(bar.interval.high) else NOTHING
    return Markup(
        '<span class="ev-track" aria-hidden="true">{none}<span class="ev-reach" style="left:{low};width:{wide}">'
        '</span>{left}{right}<span class="ev-point" style="left:{at}">{mark}</span></span>'
    ).format(
        none=_line_of_none(axis),
        low=percent(low),
        wide=percent(high - low),
        left=left,
        right=right,
        at=percent(axis.at(bar.value)),
        mark=mark(footing),
    )


def percent(place: float) -> str:
    """A place on a scale as CSS has it."""
    return f"{100 * place:.2f}%"


def _line_of_none(axis: Axis) -> Markup:
    if axis.none is None:
        return NOTHING
    return Markup('<span class="ev-none" style="left:{}"></span>').format(percent(axis.at(axis.none)))


def _scale(forest: Forest, say: Words) -> Markup:
    ticks = joined(_tick(tick, forest.axis) for tick in forest.axis.ticks)
    return Markup('<span class="ev-ticks" aria-hidden="true">{}</span><small class="ev-ways">{}</small>').format(
        ticks, _ways(forest, say)
    )


def _tick(tick: Decimal, axis: Axis) -> Markup:
    return Markup('<span style="left:{}">{}</span>').format(percent(axis.at(tick)), decimal(tick.normalize()))


def _ways(forest: Forest, say: Words) -> str:
    """What the line means, and which way is better where that is known."""
    words = [] if forest.axis.none is None else [say("line-of-none", value=f"{forest.axis.none:f}")]
    if forest.better is not Answer.NOT_SEEN:
        words.append(say("better-right") if forest.better is Answer.YES else say("better-left"))
    return " · ".join(words)
