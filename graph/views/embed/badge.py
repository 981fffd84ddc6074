"""A badge: one line as SVG that says what a claim rests on, by a figure, and the one conclusion on it."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from graph.facts.certainty import claim_certainty
from graph.facts.labels import label
from graph.facts.look import LOOKS, Footing
from graph.model.values import Lang, Text
from graph.views.addresses import Thing, linked, slug
from graph.views.embed.lettering import plain, width_of
from graph.views.embed.page_words import TAGS, say
from graph.views.summary import ClaimRow

FORMS = ("badge", "card", "page")
"""How `<evi-claim>` shows a claim."""
_SIZE = 12
_GROUNDS = {False: ("#fff", "#222"), True: ("#1b1e23", "#eee")}
_UNKNOWN = Text("no such claim", "没有此声明")

_FIGURES = {
    Footing.PEOPLE: '<circle cx="10" cy="4.5" r="3"/><path d="M4 18v-5a6 4.5 0 0 1 12 0v5z"/>',
    Footing.ANIMALS: '<path d="M2 13a6 5.5 0 0 1 10-4 2.6 2.6 0 1 1 3 1l4 4-2 2H2z"/>'
    '<path d="M3 15q-3 3 3 3.5" fill="none" stroke="{colour}"/>',
    Footing.LAB: '<path d="M1 7h18l-1.5 8h-15z"/><path d="M1 5h18" stroke="{colour}" stroke-width="2"/>',
    Footing.STATEMENTS: '<path d="M2 4h16v10H9l-4 4v-4H2z"/>',
    Footing.NOTHING: '<circle cx="10" cy="10" r="6.5" fill="none" stroke="{colour}" stroke-width="2.5"/>',
    Footing.NOT_GRADABLE: '<path d="M4 4 16 16M16 4 4 16" stroke="{colour}" stroke-width="2.5"/>',
}
"""A person, a mouse, a dish; a speech bubble where there are only words, a ring where there is nothing."""


def badge(row: ClaimRow, lang: Lang, *, dark: bool = False) -> str:
    """The badge of a claim: its id whole, what it rests on and the conclusion; the certainty is in its title."""
    words = f"{label(row.basis).in_(lang)} · {label(row.conclusion).in_(lang)}"
    certainty = claim_certainty(row).in_(lang)
    more = f"{say('certainty', lang)}{'：' if lang is Lang.ZH else ': '}{certainty}"
    return _drawn(row.id, words, f"{words} · {more}", row.footing, lang, dark=dark)


def unknown(lang: Lang, *, dark: bool = False) -> str:
    """The badge of what is not there; it repeats nothing of what was asked for."""
    words = _UNKNOWN.in_(lang)
    return _drawn("?", words, words, Footing.NOTHING, lang, dark=dark)


def badge_image(site: str, id_: str, words: str, lang: Lang) -> str:
    """The line of HTML that shows a badge without any script."""
    line = Markup('<a href="{site}{path}?lang={lang}"><img src="{site}/badge/{id}.svg?lang={lang}" alt="{words}"></a>')
    path = linked(Thing.CLAIM, id_)
    return str(line.format(site=site, path=path, lang=lang.value, id=slug(id_), words=plain(words)))


def badge_element(site: str, id_: str, words: str, lang: Lang, form: str) -> str:
    """The two lines of HTML that show a claim in a form; where the script does not run they are a link."""
    lines = Markup(
        '<script src="{site}/embed.js" defer></script>\n'
        '<evi-claim id="{id}" lang="{lang}" form="{form}"><a href="{site}{path}?lang={lang}">{words}</a></evi-claim>'
    )
    path = linked(Thing.CLAIM, id_)
    return str(lines.format(site=site, id=id_, lang=lang.value, form=form, path=path, words=plain(words)))


def _drawn(id_: str, words: str, title: str, footing: Footing, lang: Lang, *, dark: bool) -> str:
    ground, ink = _GROUNDS[dark]
    look = LOOKS[footing]
    colour = look.dark if dark else look.light
    line = f"{plain(id_)} · {plain(words)}"
    # A host's font may be wider than ours: `textLength` holds the words in the width that the badge has.
    room = round(width_of(line, _SIZE))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{room + 38}" height="24" viewBox="0 0 {room + 38} 24" '
        f'role="img" lang="{TAGS[lang]}">'
        f"<title>{escape(f'{plain(id_)} · {plain(title)}')}</title>"
        f'<rect x=".5" y=".5" width="{room + 37}" height="23" rx="4" fill="{ground}" stroke="{colour}"/>'
        f'<g transform="translate(6 2)" fill="{colour}">{_FIGURES[footing].format(colour=colour)}</g>'
        f'<text x="32" y="16.5" font-family="sans-serif" font-size="{_SIZE}" fill="{ink}" '
        f'textLength="{room}" lengthAdjust="spacingAndGlyphs">{escape(line)}</text></svg>'
    )
