"""What is asked in the first minute: who was studied and how, why no surer, what speaks against, what came later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from graph.analysis.pairs import Nearness
from graph.facts.counts import subjects_words
from graph.facts.figures import species
from graph.facts.look import COLUMN_OF_RUNG, Footing
from graph.facts.results import told
from graph.grading.ladder import rung_of
from graph.model.assessment import Assessment, BodyAssessment, Reason
from graph.model.finding import Finding
from graph.model.scales import Certainty, Direction, Domain, Stream
from graph.model.study import Seen, Study
from graph.viewer import parts
from graph.viewer.claim.section import Opened
from graph.viewer.permalink import Page
from graph.viewer.words import Words
from graph.views.beyond.precedent import fate_words
from graph.views.beyond.together import beyond
from graph.views.dossier import Dossier, Part, StudyRow

_AGAINST = (Direction.DISPUTES, Direction.MIXED, Direction.INCONCLUSIVE)
_SHOWN_LATER = 2
_SHOWN_RESULTS = 2


# Labels ---------------------------------------------------------------------------------------------------------------


def labels(opened: Opened) -> Markup:
    """The deciding body as a row of labels; of a claim without one, the body of the model studied."""
    graded = opened.file.assessment
    body = graded.decisive or graded.in_model
    if body is None:
        return parts.NOTHING
    studies = [opened.shown.base.studies[study] for study in body.studies if study in opened.shown.base.studies]
    items = parts.joined(Markup("<li>{}</li>").format(one) for one in _labels(body, studies, graded, opened.say))
    return Markup('<ul class="ev-labels" aria-label="{}">{}</ul>').format(opened.say("labels"), items)


def _labels(body: BodyAssessment, studies: list[Study], graded: Assessment, say: Words) -> Iterator[Markup | str]:
    """In whom, by what design, against what, how many, peer-reviewed, read in full."""
    yield Markup("{} {}").format(parts.mark(_footing(body)), species(body.species, say.lang) or say.of(body.stream))
    yield say("comma").join(dict.fromkeys(say.of(study.design) for study in studies))
    yield from _controls(body, studies, say)
    column = COLUMN_OF_RUNG[rung_of(studies[0])] if studies else None
    if column is not None:
        counted = {"studies": len(body.studies), "subjects": body.subjects, "unknown": body.unknown}
        yield say.text(subjects_words(column, **counted))
    yield _reviewed(sum(_is_reviewed(study) for study in studies), len(studies), say)
    yield say("read-in-full") if graded.depth is Seen.FULL_TEXT else say("read-not-in-full")


def _footing(body: BodyAssessment) -> Footing:
    if body.stream.is_human:
        return Footing.PEOPLE
    if body.stream is Stream.STATEMENT:
        return Footing.STATEMENTS
    return Footing.ANIMALS if body.stream is Stream.ANIMAL else Footing.LAB


def _controls(body: BodyAssessment, studies: Iterable[Study], say: Words) -> Iterator[str]:
    """Against whom; nothing of statements, which compare nobody."""
    if body.stream is Stream.HUMAN_UNCONTROLLED:
        yield say("no-controls")
    elif body.stream is not Stream.STATEMENT:
        against = dict.fromkeys(study.comparator for study in studies if study.comparator.is_control)
        yield say("compared-with", comparator=say("comma").join(map(say.of, against))) if against else say("no-control")


def _is_reviewed(study: Study) -> bool:
    return any(report.kind.is_reviewed for report in study.reports)


def _reviewed(many: int, of: int, say: Words) -> str:
    """All, none, or so many of them."""
    if many in (0, of):
        return say("reviewed-all") if many else say("reviewed-none")
    return say("reviewed-some", n=many, of=of)


# Results --------------------------------------------------------------------------------------------------------------


def results(body: BodyAssessment, file: Dossier, say: Words) -> Markup:
    """One result of each of the first studies in numbers: its primary outcome, else the first that the claim reads."""
    rows = [row for row in file.studies if row.study.id in body.studies and row.findings]
    items = parts.joined(
        Markup('<li><a class="ev-study" href="#study-{}" lang="en">{}</a><br><small>{}</small></li>').format(
            row.study.id, row.study.label, parts.english(told(main_result(row), say.lang).line(say.lang))
        )
        for row in rows[:_SHOWN_RESULTS]
    )
    more = Markup('<li><a class="ev-study" href="#ev-studies">{}</a></li>').format(say("on-all", n=len(rows)))
    return Markup('<ul class="ev-plain">{}{}</ul>').format(items, more if len(rows) > _SHOWN_RESULTS else "")


def main_result(row: StudyRow) -> Finding:
    """The primary one, else the first."""
    return next((finding for finding in row.findings if finding.primary), row.findings[0])


# Because --------------------------------------------------------------------------------------------------------------


def because(body: BodyAssessment | None, say: Words) -> Markup:
    """The one reason that weighs most; without controls that is where the rating starts. The way to all is a tap."""
    reason = heaviest(body)
    if body is None or reason is None:
        return parts.NOTHING
    words = say("because-no-controls") if _is_start(reason) else say.text(reason.text)
    link = Markup('<a class="ev-study" href="#ev-why">{}</a>').format(say("because-all"))
    return Markup('<br><span class="ev-because">{}{} {}</span>').format(say("because"), words, link)


def heaviest(body: BodyAssessment | None) -> Reason | None:
    """The largest step down, the first of equals; the start where nothing else could lower it."""
    if body is None or body.certainty in (None, Certainty.HIGH):
        return None
    if body.stream is Stream.HUMAN_UNCONTROLLED:
        return next((reason for reason in body.reasons if _is_start(reason)), None)
    down = [reason for reason in body.reasons if reason.change < 0]
    return min(down, key=lambda reason: reason.change, default=None)


def _is_start(reason: Reason) -> bool:
    return reason.domain is Domain.START


# Against, and later ---------------------------------------------------------------------------------------------------


def against(opened: Opened) -> Markup:
    """The strongest study that does not support the claim; of other cells where none of its own does not."""
    say = opened.say
    row = strongest_against(opened)
    if row is None:
        return Markup("{}").format(say("counter-none"))
    link = Markup('<a class="ev-study" href="#study-{}" lang="en">{}</a>').format(row.study.id, row.study.label)
    result = told(main_result(row), say.lang).line(say.lang) if row.findings else ""
    beside = f" · {say('as-other-cells')}" if row.part is Part.OTHER_CELLS else ""
    return Markup("<b>{}</b>{} · {}<br><small>{}</small>").format(
        say.of(row.line.direction), beside, link, parts.english(result)
    )


def strongest_against(opened: Opened) -> StudyRow | None:
    """By whether it counts, then by what it says, then by its rung."""
    file = opened.file
    found = [
        row
        for row in file.studies
        if row.line.direction in _AGAINST and (row.counts or (row.part is Part.OTHER_CELLS and not row.folded))
    ]
    return max(
        found,
        key=lambda row: (row.counts, -_AGAINST.index(row.line.direction), rung_of(row.study, row.line.species)),
        default=None,
    )


def later(opened: Opened) -> Markup:
    """How earlier gains fared in a stronger study: those of which that is known first, the nearest product before."""
    say, base = opened.say, opened.shown.base
    found = beyond(base, opened.shown.grading, opened.file.claim.id).precedents
    pairs = sorted(
        (pair for pair in found.pairs if pair.is_counted), key=lambda one: (not one.is_decided, one.nearness or 0)
    )
    if not found.asked or not pairs:
        return parts.NOTHING
    items = parts.joined(
        Markup("<li>{} → {}<br><small>{}{}</small></li>").format(
            _study(pair.early, opened),
            _study(pair.later, opened),
            _nearness(pair.nearness, say),
            fate_words(pair, say.lang),
        )
        for pair in pairs[:_SHOWN_LATER]
    )
    more = Markup('<li><a class="ev-study" href="#ev-precedent">{}</a></li>').format(
        say("later-all", n=len(found.pairs))
    )
    return Markup('<ul class="ev-plain">{}{}</ul>').format(items, more)


def _nearness(nearness: Nearness | None, say: Words) -> str:
    return f"{say.of(nearness)} · " if nearness is not None else ""


def _study(study: Study, opened: Opened) -> Markup:
    return parts.go(opened.view.to(Page.STUDY, study.id), parts.english(study.label))
