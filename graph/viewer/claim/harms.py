"""Harm beside benefit: what happened to people who were given the cells of a claim or their relatives."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.facts.harms import harm_words, related_words
from graph.viewer import parts
from graph.viewer.claim.section import Opened
from graph.viewer.permalink import Page
from graph.views.safety import Harm, Kin, kin, safety

_SHOWN = 3


def harms(opened: Opened) -> Markup:
    """The gravest first; nothing on a claim that names no cells or does not speak of people."""
    say, base = opened.say, opened.shown.base
    scope = opened.file.claim.scope
    found = kin(base, safety(base, opened.shown.grading), scope.cells) if scope.population.is_human else None
    if found is None:
        return parts.NOTHING
    gravest = found.gravest
    body = _list(gravest[:_SHOWN], found, opened) if gravest else Markup("<p>{}</p>").format(say("harms-none"))
    more = Markup("{} · ").format(say("harms-more", n=len(gravest) - _SHOWN)) if len(gravest) > _SHOWN else ""
    link = parts.go(opened.view.to(Page.SAFETY, found.family_id), say("harms-all"))
    return Markup('<section class="ev-harms" lang="{}"><h2>{}</h2>{}<p class="ev-small">{}{}</p></section>').format(
        say.tag, say("harms-of"), body, more, link
    )


def _list(gravest: Iterable[Harm], found: Kin, opened: Opened) -> Markup:
    items = parts.joined(Markup("<li>{}</li>").format(_harm(harm, found, opened)) for harm in gravest)
    return Markup('<ul class="ev-plain">{}</ul>').format(items)


def _harm(harm: Harm, found: Kin, opened: Opened) -> Markup:
    say = opened.say
    whose = say("harms-own") if harm in found.own else say("harms-kin")
    told = harm.finding.treated_value if harm.seen.count is None else None
    words = parts.english(told or harm.finding.measure)
    link = parts.go(opened.view.to(Page.STUDY, harm.study.id), parts.english(harm.study.label))
    settles = (
        f" · {say('safety-definitive')}" if harm.seen.definitive else f" · {say.text(related_words(harm.related))}"
    )
    return Markup("<b>{}</b> · {} · {}<br><small>{} · {}{}</small>").format(
        say.of(harm.kind), say.text(harm_words(harm.seen, harm.bound)), words, whose, link, settles
    )
