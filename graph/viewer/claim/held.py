"""What holds a claim up: the smallest sets of studies whose loss would change its grade, and how few they are."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.analysis.keystones import LARGEST, Hold, Keystone, Keystones, Position
from graph.analysis.moves import Aspect
from graph.facts.look import FOOTING_OF_BASIS
from graph.viewer import parts
from graph.viewer.claim.section import Opened, Section
from graph.viewer.permalink import Page
from graph.viewer.words import Words
from graph.views.beyond.together import beyond

_SHOWN = 6


def _held(opened: Opened) -> Markup:
    say = opened.say
    found = beyond(opened.shown.base, opened.shown.grading, opened.file.claim.id).keystones
    told = Markup('<p>{}</p><p class="ev-small">{}</p>').format(fragility(found, say), say("held-means", n=LARGEST))
    if not found.sets:
        return told
    shown, more = found.sets[:_SHOWN], found.sets[_SHOWN:]
    table = _table(shown, found, opened)
    if more:
        table += parts.folded(say("held-more", n=len(more)), _table(more, found, opened))
    return told + table


def fragility(found: Keystones, say: Words) -> str:
    """The figure in a sentence, with how many studies it is a part of."""
    known = found.fragility
    if known.hold is Hold.NOTHING_COUNTS:
        return say("held-nothing")
    if known.fewest is None:
        return say("held-many", n=known.bearing, largest=LARGEST)
    return say("held-few", n=known.fewest, bearing=known.bearing, percent=known.percent or 0)


def _table(sets: Iterable[Keystone], found: Keystones, opened: Opened) -> Markup:
    say = opened.say
    heads = [say("held-without"), say("held-what"), say("load-do")]
    rows = ([_studies(one, opened), _moved(one, found, opened), _try(one, opened)] for one in sets)
    return parts.table(say("held-table"), heads, rows, stacks=True)


def _studies(one: Keystone, opened: Opened) -> Markup:
    studies = opened.shown.base.studies
    return parts.joined(
        (
            Markup('<a class="ev-study" href="#study-{}" lang="en">{}</a>').format(study, studies[study].label)
            for study in one.studies
        ),
        " + ",
    )


def _moved(one: Keystone, found: Keystones, opened: Opened) -> Markup:
    say = opened.say
    return parts.joined(
        Markup('<div class="ev-aspect"><small>{}</small> {} → {}</div>').format(
            say.of(aspect), _stands(aspect, found.now, say), _stands(aspect, one.after, say)
        )
        for aspect in one.aspects
    )


def _stands(aspect: Aspect, at: Position, say: Words) -> Markup:
    """What stands in one of the aspects that studies bear."""
    if aspect is Aspect.BASIS:
        return parts.footing(FOOTING_OF_BASIS[at.basis], say.of(at.basis))
    if aspect is Aspect.CONCLUSION:
        return Markup("{}").format(say.of(at.conclusion))
    return parts.claim_certainty(at, say)


def _try(one: Keystone, opened: Opened) -> Markup:
    say, base = opened.say, opened.shown.base
    names = say("comma").join(base.studies[study].label for study in one.studies)
    hidden = Markup('<span class="ev-hidden"> {}</span>').format(names)
    view = opened.view.to(Page.WHATIF, None, without=",".join(one.studies))
    return parts.go(view, Markup("{}{}").format(say("held-try"), hidden))


SECTION = Section("held", _held)
