"""Precedent: how early gains fared when the same product, or one like it, was tested later by a stronger design."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from graph.analysis.pairs import Match, Nearness, Pair
from graph.analysis.precedent import FEWEST_PAIRS, Precedents, Tally
from graph.facts.results import told as tell
from graph.model.study import Study
from graph.viewer import parts
from graph.viewer.claim.section import Opened, Section
from graph.viewer.permalink import Page
from graph.viewer.words import Words
from graph.views.beyond.precedent import apart_words, fate_words, tally_words
from graph.views.beyond.results import outcome_words, study_words
from graph.views.beyond.together import beyond
from graph.views.links import links


def _precedent(opened: Opened) -> Markup:
    """Nothing for claims of which no precedents are asked: those that controls in people have tested, or nobody has."""
    say = opened.say
    found = beyond(opened.shown.base, opened.shown.grading, opened.file.claim.id).precedents
    if not found.asked:
        return parts.NOTHING
    about = Markup("<p>{}</p>").format(say("precedent-about"))
    if not found.pairs:
        return about + Markup("<p>{}</p>").format(say("precedent-none"))
    near = [pair for pair in found.pairs if pair.nearness is not Nearness.OTHER]
    others = [pair for pair in found.pairs if pair.nearness is Nearness.OTHER]
    shown = (
        _table(near, say("part-precedent"), opened) if near else Markup("<p>{}</p>").format(say("precedent-none-near"))
    )
    if others:
        title = say("precedent-others", n=len(others))
        shown += parts.folded(title, _table(others, title, opened))
    rule = Markup('<p class="ev-small">{}</p>').format(say("precedent-rule", n=FEWEST_PAIRS))
    return about + _tallies(found, opened) + shown + rule


def _tallies(found: Precedents, opened: Opened) -> Markup:
    items = parts.joined(Markup("<li>{}</li>").format(_tally(one, opened.say)) for one in found.tallies)
    return Markup("<ul>{}</ul>").format(items)


def _tally(one: Tally, say: Words) -> str:
    return tally_words(one, say.lang) if one.decided or one.untold else say("precedent-empty", group=say.of(one.group))


def _table(pairs: Iterable[Pair], title: str, opened: Opened) -> Markup:
    say = opened.say
    heads = [say(head) for head in ("precedent-early", "precedent-later", "precedent-fate")]
    rows = ([_early(pair, opened), _later(pair, opened), _fate(pair, opened)] for pair in pairs)
    return parts.table(title, heads, rows, stacks=True)


def _early(pair: Pair, opened: Opened) -> Markup:
    lang, base = opened.say.lang, opened.shown.base
    results = [(match, tell(match.early, lang).line(lang)) for match in pair.matches]
    told = (Markup("<b>{}</b> {}").format(outcome_words(base, match.outcome, lang), words) for match, words in results)
    return _study(pair.early, opened) + _list(told)


def _later(pair: Pair, opened: Opened) -> Markup:
    return _study(pair.later, opened) + _list(_answer(match, opened) for match in pair.matches)


def _answer(match: Match, opened: Opened) -> Markup:
    say = opened.say
    name = outcome_words(opened.shown.base, match.outcome, say.lang)
    words = tell(match.later, say.lang).line(say.lang) if match.later else say("precedent-no-later")
    other_time = say("precedent-other-time") if match.same_time is False else ""
    return Markup("<b>{}</b> {}{}").format(name, words, other_time)


def _list(items: Iterable[Markup]) -> Markup:
    inside = parts.joined(Markup("<li>{}</li>").format(item) for item in items)
    return Markup('<ul class="ev-results">{}</ul>').format(inside) if inside else parts.NOTHING


def _study(study: Study, opened: Opened) -> Markup:
    """The study with its n and comparator, and where it was reported."""
    link = parts.go(opened.view.to(Page.STUDY, study.id), parts.english(study.label))
    sources = parts.joined((parts.outside(one) for one in links(study)), opened.say("comma"))
    return Markup('{}<br><small>{}</small><span class="ev-links">{}</span>').format(
        link, study_words(study, opened.say.lang), sources
    )


def _fate(pair: Pair, opened: Opened) -> Markup:
    say = opened.say
    near = Markup("<br><small>{}</small>").format(say.of(pair.nearness)) if pair.nearness is not None else parts.NOTHING
    apart = apart_words(pair, say.lang)
    told_apart = Markup("<br><small>{}</small>").format(apart) if apart else parts.NOTHING
    return Markup("<b>{}</b>{}{}").format(fate_words(pair, say.lang), told_apart, near)


SECTION = Section("precedent", _precedent)
