"""What a reader sees first: the claim, what may fairly be said, the verdict, the certainty, and the wording."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.model.assessment import Assessment, WordingGap
from graph.model.scales import Wording
from graph.model.values import Text
from graph.viewer import parts
from graph.viewer.claim.section import Opened
from graph.viewer.words import Words
from graph.views.dossier import Dossier, Place


def head(opened: Opened) -> Markup:
    """The first look."""
    file, say = opened.file, opened.say
    claim, graded = file.claim, file.assessment
    return Markup(
        '<div lang="{tag}"><p class="ev-small">{id} · {kind} · {whom}</p><h1 class="ev-claim">{statement}</h1>'
        '<p class="ev-fair"><b>{fair}</b>{sentence}</p><dl class="ev-facts ev-glance">{facts}</dl>{places}</div>'
    ).format(
        tag=say.tag,
        id=claim.id,
        kind=say.of(claim.kind),
        whom=say("speaks-of", whom=say.of(claim.scope.population)),
        statement=say.text(claim.statement),
        fair=say("fair-wording"),
        sentence=say.text(graded.fair_sentence),
        facts=parts.joined(
            (
                fact(say("verdict"), _verdict(graded, say)),
                fact(_certainty_name(graded, say), _certainty(graded, say)),
                fact(say("wording"), _wording(graded.gap, say)),
            )
        ),
        places=_places(file, say),
    )


def fact(name: str, value: Markup) -> Markup:
    """A name and its value in a list of facts."""
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value)


def _verdict(graded: Assessment, say: Words) -> Markup:
    verdict = Markup("<b>{}</b>").format(say.of(graded.verdict))
    if graded.verdict_in_animals is None:
        return verdict
    return verdict + Markup("<br>{}").format(say("verdict-in-animals", word=say.of(graded.verdict_in_animals)))


def _certainty_name(graded: Assessment, say: Words) -> str:
    if graded.fidelity is not None:
        return say("fidelity")
    return say("certainty-for-people") if _has_two(graded) else say("certainty")


def _has_two(graded: Assessment) -> bool:
    """Whether the certainty in the model studied is another than the one for people."""
    return graded.certainty_in_model is not None and graded.certainty_in_model != graded.certainty


def _certainty(graded: Assessment, say: Words) -> Markup:
    if graded.fidelity is not None:
        return Markup("<b>{}</b>").format(say.of(graded.fidelity))
    if not graded.kind.is_rated:
        return Markup("{}").format(say("not-rated-kind", kind=say.of(graded.kind)))
    if graded.certainty is None:
        return Markup("{}").format(say("not-rated-nothing"))
    sure = parts.certainty(graded.certainty, say, at_most=graded.at_most, refuting=graded.refuting)
    if graded.certainty_in_model is None or not _has_two(graded):
        return sure
    return sure + Markup('<br><span class="ev-small">{}{}</span>{}').format(
        say("certainty-in-model"), say("colon"), parts.certainty(graded.certainty_in_model, say)
    )


def _wording(gap: WordingGap | None, say: Words) -> Markup:
    if gap is None:
        return Markup("{}").format(say("wording-no-gap"))
    return parts.wording(gap, say) + wording_scale(gap, say)


def wording_scale(gap: WordingGap, say: Words) -> Markup:
    """From “nothing” to “the best”: how far the evidence goes, and how far the article went."""
    steps = parts.joined(_on_scale(step, gap, say) for step in Wording)
    return Markup('<ol class="ev-scale-of-words" aria-label="{}">{}</ol>').format(say("wording-scale"), steps)


def _on_scale(step: Wording, gap: WordingGap, say: Words) -> Markup:
    pins = parts.joined(Markup("<span>{}</span>").format(word) for word in _pins(step, gap, say))
    kind = "ev-within" if step <= gap.ceiling else "ev-beyond" if step <= gap.wording else "ev-unused"
    said = " ev-said" if step is gap.wording else ""
    return Markup('<li class="{}"><b>{}</b>{}</li>').format(kind + said, say.of(step), pins)


def _pins(step: Wording, gap: WordingGap, say: Words) -> list[str]:
    """What stands at one step: the ceiling, the ceiling for the model studied, the wording."""
    pins = []
    if step is gap.ceiling:
        pins.append(say("pin-ceiling"))
    elif step is gap.ceiling_in_model:
        pins.append(say("pin-model"))
    if step is gap.wording:
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
