"""The reason stair as HTML: where the rating starts, each step with its rule and studies, and where it ends."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from graph.facts.bodies import absolute_words, found_words
from graph.model.assessment import BodyAssessment
from graph.model.scales import Domain, Stream
from graph.viewer.parts import NOTHING, body_certainty, folded, headcount, joined, outside
from graph.viewer.words import Words
from graph.views.dossier import Stair, Step
from graph.views.links import citation


def stair(body: Stair, names: Mapping[str, str], say: Words) -> Markup:
    """The steps that moved the level, then those that did not, folded."""
    every = body.body.studies
    moved = [step for step in body.steps if step.reason.change]
    still = tuple(step for step in body.steps if not step.reason.change)
    steps = joined(_step(step, _on(step, every, names, say), say) for step in moved)
    end = body.body.certainty
    last = Markup('<p class="ev-end">{}</p>').format(_end(body, say)) if end is not None else NOTHING
    return Markup('<ol class="ev-stair">{}</ol>{}{}{}{}').format(
        steps,
        last,
        _folded("steps-not-taken", still, body, names, say),
        _folded("silent", body.silent, body, names, say),
        _folded("could-not-judge", body.unjudged, body, names, say),
    )


def _end(body: Stair, say: Words) -> Markup:
    rated = body.body
    if rated.certainty is None:
        return NOTHING
    end = body_certainty(rated, say)
    return say.html("stair-ends", word=end)


def _folded(name: str, steps: tuple[Step, ...], body: Stair, names: Mapping[str, str], say: Words) -> Markup:
    if not steps:
        return NOTHING
    title = say(name, n=len(steps))
    items = joined(_step(step, _on(step, body.body.studies, names, say), say) for step in steps)
    return folded(title, Markup('<ol class="ev-stair ev-still">{}</ol>').format(items))


def _step(step: Step, on: Markup, say: Words) -> Markup:
    reason = step.reason
    return Markup(
        '<li class="{kind}"><span class="ev-change">{change}</span>'
        '<div><p><b>{domain}</b> <span class="ev-left">{left}</span></p><p>{text}{note}</p>'
        '<p class="ev-small">{source}{on}</p></div></li>'
    ).format(
        kind=_kind(step),
        change=_change(step),
        domain=say.of(reason.domain),
        left=_left(step, say),
        text=say.text(reason.text),
        note=_note(step, say),
        source=_source(step, say),
        on=on,
    )


def _kind(step: Step) -> str:
    reason = step.reason
    if reason.domain is Domain.START:
        return "ev-start"
    if reason.change == 0:
        return "ev-zero"
    return "ev-down" if reason.change < 0 else "ev-up"


def _change(step: Step) -> str:
    """The level to start from, or the step with a true minus sign."""
    change = step.reason.change
    if step.reason.domain is Domain.START:
        return str(change)
    return f"−{-change}" if change < 0 else f"+{change}" if change else "0"


def _left(step: Step, say: Words) -> str:
    """The level that is left, in words; of a rule that did not fire, what it asks."""
    if not step.reason.change:
        return "" if step.reason.step else say.text(step.asks)
    word = say.of(step.level)
    if step.reason.domain is Domain.START:
        return say("level-start", word=word)
    return say("level-left", word=word)


def _note(step: Step, say: Words) -> Markup:
    reason = step.reason
    if reason.replaced:
        return Markup(" <small>{}</small>").format(say("replaced"))
    if reason.is_further_concern:
        return Markup(" <small>{}</small>").format(say("further-concern"))
    if reason.step and not reason.change:
        return Markup(" <small>{}</small>").format(say("overtaken"))
    return Markup(" <small>{}</small>").format(say("not-seen")) if reason.not_seen and reason.change else NOTHING


def _source(step: Step, say: Words) -> Markup:
    if not step.source:
        return NOTHING
    ours = f" ({say('ours')})" if step.is_ours else ""
    cited = joined(outside(piece) for piece in citation(step.source))
    return Markup("{}{} · ").format(say.html("source", source=cited), ours)


def _on(step: Step, every: tuple[str, ...], names: Mapping[str, str], say: Words) -> Markup:
    """The studies of a step, as links to their rows on the same page; a long list of all of them is not repeated."""
    if len(every) > 3 and set(step.reason.rests_on) == set(every):
        return Markup('<a class="ev-study" href="#ev-studies">{}</a>').format(say("on-all", n=len(every)))
    studies = joined(
        (
            Markup('<a class="ev-study" href="#study-{}">{}</a>').format(study, names.get(study, study))
            for study in step.reason.rests_on
        ),
        say("comma"),
    )
    return Markup("<span>{}{}{}</span>").format(say("on"), say("colon"), studies) if step.reason.rests_on else NOTHING


def body_facts(body: Stair, say: Words) -> Markup:
    """One line on a body: what it is, how much, which way, how sure."""
    rated = body.body
    facts = [Markup("{}").format(say("studies", n=len(rated.studies)))]
    if rated.stream not in (Stream.IN_VITRO, Stream.STATEMENT):
        facts.append(Markup("{}").format(_subjects(rated, say)))
    facts.append(Markup("{}").format(say.text(found_words(rated))))
    if rated.absolute is not None:
        facts.append(Markup("{}").format(say.text(absolute_words(rated.absolute))))
    facts.append(Markup("<b>{}</b>").format(say.of(rated.direction)))
    if rated.certainty is not None:
        facts.append(body_certainty(rated, say))
    return joined(facts, " · ")


def _subjects(rated: BodyAssessment, say: Words) -> str:
    """How many people or animals are known, and how many studies do not say."""
    if rated.unknown and rated.unknown == len(rated.studies):
        return say("number-unknown")
    known = headcount(rated.subjects, say, people=rated.stream.is_human)
    return f"{known} {say('and-unknown', n=rated.unknown)}" if rated.unknown else known
