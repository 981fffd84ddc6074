"""A lawful copy of an article with a badge at every claim: as HTML, for WeChat, and as annotations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum

from markupsafe import Markup

from graph.facts.labels import label
from graph.model.values import Lang
from graph.views.addresses import Thing, linked
from graph.views.embed.badge import badge_element, badge_image
from graph.views.embed.lettering import plain
from graph.views.embed.page_words import TAGS
from graph.views.summary import ClaimRow

Place = tuple[str, int, int]
"""A claim, and from where to where it stands in the copy."""


class Form(StrEnum):
    """How the marked article is written."""

    HTML = "html"
    PLAIN = "plain"
    WECHAT = "wechat"
    JSONLD = "jsonld"


def annotated(
    copy: str, places: Sequence[Place], rows: Mapping[str, ClaimRow], *, source: str, form: Form, site: str, lang: Lang
) -> str:
    """The marked article, a note after the end of each passage; as annotations it holds none of the article's words."""
    if form is Form.JSONLD:
        return (
            json.dumps([_annotation(one, rows, source, site, lang) for one in places], ensure_ascii=False, indent=2)
            + "\n"
        )
    pieces, done = [], 0
    for claim, _, end in sorted(places, key=lambda one: one[2]):
        pieces += [Markup.escape(copy[done:end]), _note(rows[claim], form, site, lang)]
        done = end
    body = Markup("").join([*pieces, Markup.escape(copy[done:])])
    body = Markup("<br>\n").join(body.splitlines())
    if form is Form.WECHAT:
        return str(Markup("<section>{}</section>\n").format(body))
    script = Markup('<script src="{}/embed.js" defer></script>').format(site) if form is Form.HTML else Markup()
    return str(_PAGE.format(lang=TAGS[lang], script=script, body=body))


_PAGE = Markup('<!doctype html>\n<html lang="{lang}"><meta charset="utf-8">{script}\n<body>{body}</body></html>\n')
_WECHAT = Markup('<span style="color:#555;font-size:12px;border-bottom:1px solid #999">[{}]</span>')


def _note(row: ClaimRow, form: Form, site: str, lang: Lang) -> Markup:
    words = _words(row, lang)
    if form is Form.WECHAT:
        return _WECHAT.format(words)
    if form is Form.PLAIN:
        return Markup(" {}").format(Markup(badge_image(site, row.id, words, lang)))  # noqa: S704  # escaped already
    # The script stands once at the head, not at each claim.
    element = badge_element(site, row.id, words, lang, "badge").split("\n", 1)[1]
    return Markup(" {}").format(Markup(element))  # noqa: S704  # escaped already


def _words(row: ClaimRow, lang: Lang) -> str:
    return f"{plain(row.id)} · {label(row.basis).in_(lang)} · {label(row.conclusion).in_(lang)}"


def _annotation(place: Place, rows: Mapping[str, ClaimRow], source: str, site: str, lang: Lang) -> dict[str, object]:
    claim, start, end = place
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "value": _words(rows[claim], lang), "language": TAGS[lang], "format": "text/plain"},
            f"{site}{linked(Thing.CLAIM, claim)}",
        ],
        "target": {
            "source": f"{site}{linked(Thing.SOURCE, source)}",
            "selector": {"type": "TextPositionSelector", "start": start, "end": end},
        },
    }
