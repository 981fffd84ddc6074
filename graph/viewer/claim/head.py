"""What a reader sees first: the claim, its conclusion, who was studied, what was found, how sure that is, and harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from graph.facts.bodies import absolute_words, found_words
from graph.model.assessment import Assessment, Marks
from graph.model.scales import Wording
from graph.model.values import Text
from graph.viewer import parts
from graph.viewer.claim import glance
from graph.viewer.claim.harms import harms
from graph.viewer.claim.section import Opened
from graph.viewer.words import Words
from graph.views.dossier import Dossier, Place


def head(opened: Opened) -> Markup:
    """The first look."""
    file, say = opened.file, opened.say
    claim, graded = file.claim, file.assessment
    return Markup(
        '<div lang="{tag}"><p class="ev-small">{id} · {kind} · {whom}</p><h1 class="ev-claim">{statement}</h1>'
        '<p class="ev-conclusion-first"><b>{conclusion}</b>{sentence}</p>{labels}'
        '<dl class="ev-facts ev-glance">{facts}</dl>{harms}{wording}</div>'
    ).format(
        tag=say.tag,
        id=claim.id,
        kind=say.of(claim.kind),
        whom=say("speaks-of", whom=say.of(claim.scope.population)),
        statement=say.text(claim.statement),
        conclusion=say.of(graded.conclusion),
        sentence=say.text(graded.sentence),
        labels=glance.labels(opened),
        facts=parts.joined(_facts(opened)),
        harms=harms(opened),
        wording=_wording_and_places(file, say),
    )


def _facts(opened: Opened) -> Iterator[Markup]:
    """What was found, how sure and why no surer, what speaks against it, what came later."""
    graded, say = opened.file.assessment, opened.say
    yield from _found(opened.file, say)
    yield fact(say("certainty"), _certainty(graded, say))
    if graded.decisive is not None or graded.in_model is not None:
        yield fact(say("counter"), glance.against(opened))
    if later := glance.later(opened):
        yield fact(say("later"), later)


def fact(name: str, value: Markup) -> Markup:
    """A name and its value in a list of facts."""
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)


def _certainty(graded: Assessment, say: Words) -> Markup:
    if graded.certainty is None:
        return Markup("{}").format(say("not-rated-kind", kind=say.of(graded.kind)))
    sure = parts.claim_certainty(graded, say) + glance.because(graded.decisive, say)
    model = graded.in_model
    if model is None or model is graded.decisive or model.certainty is None:
        return sure
    return sure + Markup('<br><span class="ev-small">{}{}</span>{} · {}').format(
        say("certainty-in-model"),
        say("colon"),
        parts.body_certainty(model, say),
        say.of(model.direction),
    )


def _found(file: Dossier, say: Words) -> Iterator[Markup]:
    """The estimate of the deciding body; else how its studies point, with a result of each in numbers."""
    body = file.assessment.decisive or file.assessment.in_model
    if body is None:
        return
    told = Markup("{}").format(say.text(found_words(body)))
    if body.absolute is not None:
        told += Markup("<br>{}").format(say.text(absolute_words(body.absolute)))
    if body.pooled is None or body.decided_by != "estimates":
        told += glance.results(body, file, say)
    yield fact(say("found"), told)


def _wording_and_places(file: Dossier, say: Words) -> Markup:
    """The marks in full view; the scale, and where the source says it, behind a tap."""
    marks = file.assessment.marks
    said = parts.wording(marks, say) if marks else Markup("{}").format(say("wording-no-gap"))
    scale = wording_scale(marks, say) if marks else parts.NOTHING
    return Markup('<p class="ev-wording"><b>{}</b>{}{}</p>{}').format(
        say("wording"), say("colon"), said, parts.folded(say("wording-more"), scale + _places(file, say))
    )


def wording_scale(marks: Marks, say: Words) -> Markup:
    """From “nothing” to “the best”: how far the evidence goes, and how far the article went."""
    steps = parts.joined(_on_scale(step, marks, say) for step in Wording)
    return Markup('<ol class="ev-scale-of-words" aria-label="{}">{}</ol>').format(say("wording-scale"), steps)


def _on_scale(step: Wording, marks: Marks, say: Words) -> Markup:
    pins = parts.joined(Markup("<span>{}</span>").format(word) for word in _pins(step, marks, say))
    kind = "ev-within" if step <= marks.ceiling else "ev-beyond" if step <= marks.wording else "ev-unused"
    said = " ev-said" if step is marks.wording else ""
    return Markup('<li class="{}"><b>{}</b>{}</li>').format(kind + said, say.of(step), pins)


def _pins(step: Wording, marks: Marks, say: Words) -> list[str]:
    """What stands at one step: the ceiling, the ceiling for the model studied, the wording."""
    pins = []
    if step is marks.ceiling:
        pins.append(say("pin-ceiling"))
    elif step is marks.ceiling_in_model:
        pins.append(say("pin-model"))
    if step is marks.wording:
        pins.append(say("pin-wording"))
    return pins


def _places(file: Dossier, say: Words) -> Markup:
    if file.claim.calibration:
        return Markup('<p class="ev-small">{}</p>').format(say("calibration-one"))
    sources = dict.fromkeys(place.source for place in file.places)
    said = parts.joined((Markup("{}").format(_said_in(source, file.places, say)) for source in sources), "<br>")
    return Markup('<p class="ev-small ev-places">{}</p>').format(said)


def _said_in(source: Text, places: Iterable[Place], say: Words) -> str:
    """The sections of one source that make the claim, each with its wording."""
    sections = (
        say("in-section", section=say.text(place.section), wording=say.of(place.appearance.wording))
        for place in places
        if place.source == source
    )
    return say("said-in", source=say.text(source), sections=say("semicolon").join(dict.fromkeys(sections)))
