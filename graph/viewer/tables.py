"""The tables of claims and of studies, as HTML that scrolls or stacks inside its own box."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.facts.figures import number, span, species
from graph.facts.look import TestedIn
from graph.facts.results import Piece, ToldResult, told
from graph.model.finding import Finding
from graph.model.study import Report, Standing, Study
from graph.model.values import Absent, Species
from graph.viewer.parts import (
    NOTHING,
    chip,
    claim_certainty,
    english,
    flag,
    footing,
    go,
    headcount,
    joined,
    mark,
    outside,
)
from graph.viewer.permalink import Page, View
from graph.viewer.words import Words
from graph.views.dossier import StudyRow
from graph.views.placement import COLUMNS, LINES, Place, is_overstated_field, width
from graph.views.studies import told_of_comparator
from graph.views.summary import ClaimRow


def claims(rows: Iterable[ClaimRow], view: View, say: Words, caption: str) -> Markup:
    """One row a claim, its number and its words the link to its page."""
    columns = joined(
        Markup('<th scope="col" class="ev-narrow">{} {}</th>').format(mark(column.footing), say.of(column))
        for column in TestedIn
    )
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{caption}">'
        '<table class="ev-claims"><caption class="ev-hidden">{caption}</caption>'
        '<thead><tr><th scope="col">{claim}</th>{columns}<th scope="col">{certainty}</th>'
        '<th scope="col">{conclusion}</th><th scope="col">{wording}</th></tr></thead>'
        "<tbody>{rows}</tbody></table></div>"
    ).format(
        caption=caption,
        claim=say("head-claim"),
        columns=columns,
        certainty=say("head-certainty"),
        conclusion=say("head-conclusion"),
        wording=say("head-wording"),
        rows=joined(_claim(row, view, say) for row in rows),
    )


def _claim(row: ClaimRow, view: View, say: Words) -> Markup:
    link = go(view.at(row.id), Markup("<b>{}</b> {}").format(row.id, say.text(row.statement)))
    chips = joined(Markup('<td class="ev-narrow">{}</td>').format(chip(one, say)) for one in row.tested)
    # A narrow screen leaves empty columns out, so there it must be said that all are empty.
    if not any(one.studies for one in row.tested):
        link += Markup('<span class="ev-only-phone"><br>{}</span>').format(footing(row.footing, say.of(row.footing)))
    return Markup(
        '<tr><th scope="row">{link}</th>{chips}'
        '<td data-head="{certainty}">{sure}</td><td data-head="{head}" class="ev-conclusion">{conclusion}</td>'
        '<td data-head="{wording}">{flag}</td></tr>'
    ).format(
        link=link,
        chips=chips,
        certainty=say("head-certainty"),
        sure=claim_certainty(row, say),
        head=say("head-conclusion"),
        conclusion=say.of(row.conclusion),
        wording=say("head-wording"),
        flag=flag(row, say),
    )


def picture(places: Iterable[Place], view: View, say: Words) -> Markup:
    """The picture of all claims as a table: the same fields, each with the claims that stand in it."""
    stand = list(places)
    heads = [*(say.of(column) for column in COLUMNS), say("unjudged")][: width(stand)]
    columns = joined(Markup('<th scope="col">{}</th>').format(head) for head in heads)
    lines = joined(_line(line, stand, view, say) for line in reversed(range(len(LINES))))
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{title}"><table class="ev-fields">'
        "<caption>{across} → · {up} ↑</caption><thead><tr><td></td>{columns}</tr></thead>"
        "<tbody>{lines}</tbody></table></div>"
    ).format(title=say("picture-table"), across=say("allows"), up=say("worded"), columns=columns, lines=lines)


def _line(line: int, places: list[Place], view: View, say: Words) -> Markup:
    fields = joined(_field(column, line, places, view) for column in range(width(places)))
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(say.of(LINES[line]), fields)


def _field(column: int, line: int, places: list[Place], view: View) -> Markup:
    here = [place.row for place in places if (round(place.x), round(place.y)) == (column, line)]
    links = joined(
        Markup('<span class="ev-footing">{} {}</span>').format(
            mark(row.footing), go(view.at(row.id), Markup("{}").format(row.id))
        )
        for row in here
    )
    over = Markup(' class="ev-over"') if is_overstated_field(column, line) else NOTHING
    return Markup("<td{}>{}</td>").format(over, links)


def studies(rows: Iterable[StudyRow], view: View, say: Words, caption: str) -> Markup:
    """One row a study, with everything a reader needs to judge it, its name the link to its page."""
    heads = ("study", "says", "design", "n", "comparator", "time", "findings", "seen")
    words = [say(f"col-{head}") for head in heads]
    columns = joined(Markup('<th scope="col">{}</th>').format(word) for word in words)
    body = joined(_study(row, view, say, words) for row in rows)
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{caption}">'
        '<table class="ev-studies"><caption class="ev-hidden">{caption}</caption>'
        "<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    ).format(caption=caption, columns=columns, body=body)


def _study(row: StudyRow, view: View, say: Words, words: list[str]) -> Markup:
    study = row.study
    kind = "ev-struck" if study.is_retracted or study.weak else ""
    cells = (
        Markup('<b class="ev-{}">{}</b>').format(row.line.direction.value, say.of(row.line.direction)),
        Markup("{}<br>{}").format(say.of(study.design), _subjects(row, say)),
        Markup("{}").format(_n(row, say)),
        comparator(study, say),
        _times(row, say),
        _findings(row, say),
        _seen(study, say),
    )
    facts = joined(
        Markup('<td data-head="{}">{}</td>').format(word, cell) for word, cell in zip(words[1:], cells, strict=True)
    )
    return Markup('<tr id="study-{}" class="{}"><th scope="row">{}</th>{}</tr>').format(
        study.id, kind, _name(row, view, say), facts
    )


def _name(row: StudyRow, view: View, say: Words) -> Markup:
    study = row.study
    year = f" ({study.year})" if study.year else ""
    link = go(view.to(Page.STUDY, study.id), english(study.label))
    where = joined((outside(link) for link in row.links), "<br>")
    return Markup('<span class="ev-label">{}{}</span>{}<span class="ev-links">{}</span>').format(
        link, year, _banners(row, say), where
    )


def _banners(row: StudyRow, say: Words) -> Markup:
    """Retracted, corrected, weak, or counted elsewhere: said before anything else."""
    study = row.study
    banners = [_standing(report, say) for report in study.reports if _is_marked(report)]
    if study.weak:
        banners.append(say.html("weak", why=english(study.weak)))
    if row.folded:
        banners.append(Markup("{}").format(say("counts-elsewhere")))
    return joined(Markup('<span class="ev-banner">{}</span>').format(banner) for banner in banners)


def _is_marked(report: Report) -> bool:
    return report.standing in (Standing.RETRACTED, Standing.CONCERN, Standing.CORRECTED)


def _standing(report: Report, say: Words) -> Markup:
    if report.standing is not Standing.RETRACTED:
        return say.html("standing", word=say.of(report.standing))
    if report.notice is None:
        return say.html("retracted")
    return say.html("retracted-notice", notice=english(report.notice))


def _subjects(row: StudyRow, say: Words) -> str:
    of = (row.line.species,) if row.line.species else row.study.species
    return species(of, say.lang)


def _n(row: StudyRow, say: Words) -> str:
    """How many give this line its weight, and of how many where the study counts more."""
    if row.weighed is None:
        return say.of(Absent.UNKNOWN)
    counted = row.study.counted
    words = headcount(row.weighed, say, people=Species.HUMAN in row.study.species)
    if counted is None or counted == row.weighed:
        return words
    return f"{words} ({say('of-study', n=number(counted))})"


def comparator(study: Study, say: Words) -> Markup:
    """The kind of comparator, and what the record adds to it."""
    kind, told = Markup("{}").format(say.of(study.comparator)), told_of_comparator(study)
    return Markup("{}<br><small>{}</small>").format(kind, english(told)) if told else kind


def _times(row: StudyRow, say: Words) -> Markup:
    times = dict.fromkeys(span(finding.time, say.lang) for finding in row.findings)
    if not times and row.study.follow_up:
        times = {span(row.study.follow_up, say.lang): None}
    return joined((Markup("{}").format(time) for time in times), "<br>") if times else Markup("–")


def _findings(row: StudyRow, say: Words) -> Markup:
    shown = joined(_finding(finding, say) for finding in row.findings)
    results = Markup("<ul>{}</ul>").format(shown) if row.findings else Markup("<p>{}</p>").format(say("no-findings"))
    note = Markup('<p class="ev-small">{}{}{}</p>').format(say("note"), say("colon"), english(row.line.note))
    corrected = row.line.corrected_because
    if corrected is None:
        return results + note
    why = say.html("corrected-line", why=english(corrected))
    return results + note + Markup('<p class="ev-small">{}</p>').format(why)


def _finding(finding: Finding, say: Words) -> Markup:
    result = told(finding, say.lang)
    beside = Markup(" · ").join([f"n {result.people}", result.against, result.time, *result.marks])
    return Markup("<li>{}: {}{} <small>({})</small></li>").format(
        piece(result.measure), result.reading, numbers(result), beside
    )


def numbers(result: ToldResult) -> Markup:
    """The numbers of a result after its reading: whatever is recorded."""
    parts = Markup("; ").join([piece(one) for one in result.numbers])
    return Markup(": {}").format(parts) if parts else NOTHING


def piece(words: Piece) -> Markup:
    """Words of the page, or those of a source marked as English."""
    return english(words.words) if words.as_printed else Markup("{}").format(words.words)


def _seen(study: Study, say: Words) -> Markup:
    seen = dict.fromkeys(_read(report, say) for report in study.reports)
    return Markup('<ul class="ev-plain">{}</ul>').format(joined(Markup("<li>{}</li>").format(word) for word in seen))


def _read(report: Report, say: Words) -> str:
    """What sort of report, and how much of it was seen; a registry record is its own whole."""
    kind, seen = say.of(report.kind), say.of(report.seen)
    return kind if kind == seen else say("seen-of", kind=kind, seen=seen)
