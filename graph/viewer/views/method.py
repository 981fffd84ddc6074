"""Method: what was graded and by what, the ladder, the rules with their sources, what the method does not do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

import streamlit as st
from markupsafe import Markup

from graph.analysis.agreement import FEWEST_ITEMS, Agreement, NoKappa, agreements
from graph.analysis.keystones import LARGEST, Hold
from graph.facts.figures import day, number
from graph.grading.rulebook import rulebook
from graph.viewer import parts
from graph.viewer.frame import root
from graph.viewer.permalink import Accepts, Page, View
from graph.viewer.screen import Screen
from graph.viewer.store import Shown
from graph.viewer.words import Words
from graph.views.beyond.agreement import kappa_words
from graph.views.beyond.together import fragilities
from graph.views.links import citation
from graph.views.method import Method, RuleUse, method

_VALUE = re.compile(r"\{[^}]*\}")
_LIMITS = ("limit-read", "limit-votes", "limit-pool", "limit-search", "limit-person")


def show(shown: Shown, view: View, say: Words) -> None:
    """The page; with the id of a rule, that rule first."""
    told = method(shown.base, shown.grading, rulebook())
    pieces = (
        _asked(told, view, say),
        Markup('<h1>{}</h1><p class="ev-lead">{}</p>').format(say("method"), say("method-lead")),
        _data(shown, told, say),
        _ladder(told, say),
        _rules(told, view, say),
        _wording(told, say),
        _section("method-limits", _list(say(limit) for limit in _LIMITS), say),
        _graders(shown, say),
        _fragility(shown, say),
        _disagree(shown, say),
    )
    st.html(Markup('<article lang="{}">{}</article>').format(say.tag, parts.joined(pieces)))


def _title(_: Shown, __: View, say: Words) -> str:
    return say("page-method")


def _accepts(_: Shown, __: str | None) -> Accepts:
    return Accepts(has_id=True)


SCREEN = Screen(show, _title, _accepts)


def _section(title: str, inside: Markup, say: Words) -> Markup:
    return Markup("<section><h2>{}</h2>{}</section>").format(say(title), inside)


def _list(items: Iterable[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(parts.joined(Markup("<li>{}</li>").format(item) for item in items))


def _asked(told: Method, view: View, say: Words) -> Markup:
    """Where an id names no rule, help instead of silence."""
    if not view.id or told.use(view.id):
        return parts.NOTHING
    known = [use.card.id for _, uses in told.rules for use in uses]
    near = [parts.go(view.to(Page.METHOD, rule), rule) for rule in get_close_matches(view.id, known)]
    hint = Markup(" {} {}?").format(say("did-you-mean"), parts.joined(near, say("comma"))) if near else parts.NOTHING
    return parts.notice(Markup("{}{}").format(say("no-rule", id=view.id[:80]), hint))


def _data(shown: Shown, told: Method, say: Words) -> Markup:
    topic, grading = shown.base.topic, shown.grading
    edition = say("method-edition-is", edition=grading.edition, fingerprint=grading.fingerprint)
    holds = say("comma").join(say(f"count-{noun}", n=many) for noun, many in told.counts)
    machine = Markup('<a href="{0}/.well-known/void">{1}</a>{2}<a href="{0}/download">{3}</a>').format(
        root(), say("method-void"), say("comma"), say("method-manifest")
    )
    facts = (
        ("method-edition", Markup("{}").format(edition)),
        ("method-as-of", Markup("{}").format(day(grading.as_of, say.lang))),
        ("method-until", Markup("{}").format(day(topic.curated_until, say.lang))),
        ("method-curators", parts.joined((parts.english(who) for who in topic.curators), say("comma"))),
        ("method-licence", Markup("{}").format(topic.licence)),
        ("method-holds", Markup("{}").format(holds)),
        ("method-machine", machine),
    )
    rows = parts.joined(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(say(name), value) for name, value in facts)
    return _section("method-data", Markup('<dl class="ev-facts">{}</dl>').format(rows), say)


def _ladder(told: Method, say: Words) -> Markup:
    rows = [(say.of(level.rung), say.text(level.ocebm), number(level.studies)) for level in told.ladder]
    table = parts.table(say("method-ladder"), [say(f"head-{name}") for name in ("rung", "ocebm", "supporting")], rows)
    return _section("method-ladder", Markup("<p>{}</p>{}").format(say("method-ladder-about"), table), say)


def _rules(told: Method, view: View, say: Words) -> Markup:
    many = sum(len(uses) for _, uses in told.rules)
    domains = parts.joined(
        Markup("<h3>{}</h3>{}").format(say.of(domain), parts.joined(_rule(use, view, say) for use in uses))
        for domain, uses in told.rules
    )
    return _section("method-rules", Markup("<p>{}</p>{}").format(say("method-rules-about", n=many), domains), say)


def _rule(use: RuleUse, view: View, say: Words) -> Markup:
    """A rule, open where the address names it."""
    card = use.card
    step = f"{card.change:+d}".replace("-", "\N{MINUS SIGN}")
    summary = Markup('<b class="ev-rule-step">{}</b> {} <small>{}</small>').format(
        step, say.text(card.asks), _here(use, say)
    )
    limit = f"{card.limit.value} {say.text(card.limit.unit).strip()}" if card.limit else say("no-limit")
    source = parts.joined(parts.outside(piece) for piece in citation(card.source))
    ours = f" ({say('ours')})" if card.ours else ""
    moves = parts.joined((parts.go(view.at(claim), claim) for claim in use.moved), say("comma"))
    facts = [
        (say("head-rule"), Markup("<code>{}</code>").format(card.id)),
        (say("head-limit"), Markup("{}").format(limit)),
        (say("rule-why"), parts.english(card.why)),
        (say("rule-says"), Markup("{}").format(_VALUE.sub("…", say.text(card.fired)))),
        (say("rule-source"), Markup("{}{}").format(source, ours)),
        *([(say("rule-moves"), moves)] if use.moved else []),
    ]
    inside = parts.joined(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, value) for name, value in facts)
    told = Markup('<dl class="ev-plainfacts">{}</dl>').format(inside)
    return Markup('<div id="rule-{}" class="ev-rule">{}</div>').format(
        card.id, parts.folded(summary, told, is_open=card.id == view.id)
    )


def _here(use: RuleUse, say: Words) -> str:
    """How often it was asked of a deciding body, and what came of it."""
    said = []
    if use.moved:
        said.append(say("rule-moved", n=len(use.moved)))
    covered = len(use.fired) - len(use.moved)
    if covered:
        said.append(say("rule-covered", n=covered))
    if use.silent:
        said.append(say("rule-silent", n=len(use.silent)))
    if use.unjudged:
        said.append(say("rule-unjudged", n=len(use.unjudged)))
    return say("comma").join(said) or say("rule-never")


def _wording(told: Method, say: Words) -> Markup:
    rows = [(say.of(one.conclusion), say.of(one.wording)) for one in told.ceilings]
    table = parts.table(say("method-wording"), [say("head-certainty"), say("head-ceiling")], rows)
    return _section("method-wording", Markup("<p>{}</p>{}").format(say("method-wording-about"), table), say)


def _disagree(shown: Shown, say: Words) -> Markup:
    items = (
        say("disagree-step"),
        say("disagree-fact"),
        say("disagree-judgements", n=len(shown.base.judgements)),
    )
    return _section("method-disagree", _list(items), say)


def _graders(shown: Shown, say: Words) -> Markup:
    """How far curators who judged the same steps agree, or that there are no two of them yet."""
    found = agreements(shown.base, as_of=shown.grading.as_of)
    if found.overall.because is NoKappa.NO_SECOND_GRADER:
        told = Markup("<p>{}</p>").format(say("graders-none"))
    else:
        heads = [say(f"graders-{head}") for head in ("domain", "who", "items", "alike", "kappa")]
        rows = (_agreement(one, say) for one in (*found.domains, found.overall))
        told = parts.table(say("method-graders"), heads, rows, stacks=True)
    about = Markup('<p class="ev-small">{}</p>').format(say("graders-about", n=FEWEST_ITEMS))
    return _section("method-graders", told + about, say)


def _agreement(one: Agreement, say: Words) -> list[str | Markup]:
    return [
        say.of(one.domain) if one.domain else say("graders-all"),
        parts.joined((parts.english(grader) for grader in one.graders), say("comma")),
        str(one.items),
        say("graders-of", n=one.alike, all=one.pairs),
        kappa_words(one.kappa, one.because, say.lang),
    ]


def _fragility(shown: Shown, say: Words) -> Markup:
    """What the figure on the page of a claim is, and how it comes out over all claims here."""
    many = fragilities(shown.base, shown.grading)
    holds = Counter(one.hold for one in many)
    here = say(
        "fragility-here",
        n=len(many),
        few=holds[Hold.ON_FEW],
        one=sum(one.fewest == 1 for one in many),
        many=holds[Hold.ON_MANY],
        none=holds[Hold.NOTHING_COUNTS],
    )
    inside = Markup("<p>{}</p><p>{}</p>").format(say("held-means", n=LARGEST), here)
    return _section("method-fragility", inside, say)
