"""The pieces that pages are made of, as HTML in which every word of the data is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from graph.facts import certainty
from graph.facts.certainty import Sure, certain_for
from graph.facts.counts import subjects_words
from graph.facts.figures import number
from graph.facts.look import Flag, Footing, TestedIn
from graph.facts.marks import marks_words
from graph.model.assessment import BodyAssessment, Marks
from graph.model.scales import Certainty, Wording
from graph.model.values import Lang, Text
from graph.viewer.permalink import Page, View, href
from graph.viewer.words import Words
from graph.views.links import Link
from graph.views.summary import ClaimRow, Tested

NOTHING = Markup("")


def block(say: Words, inside: Markup) -> Markup:
    """A part of a page, with its language named."""
    return Markup('<div lang="{}">{}</div>').format(say.tag, inside)


def joined(pieces: Iterable[Markup], between: str = "") -> Markup:
    """Pieces one after another."""
    return Markup(between).join(pieces)  # noqa: S704 - the callers' own marks


def go(view: View, words: str | Markup, *, current: bool = False, to: str = "") -> Markup:
    """A link inside the viewer; the page's script follows it without loading everything again.

    `to` is the id of the part of the page that the reader's eye is taken to.
    """
    marks = Markup(' aria-current="page"') if current else NOTHING
    if to:
        marks += Markup(' data-to="{}"').format(to)
    return Markup('<a class="ev-go" href="{}"{}>{}</a>').format(href(view), marks, words)


def outside(link: Link) -> Markup:
    """A link to another site, or plain words where there is no canonical address."""
    if link.address is None:
        return Markup('<span translate="no">{}</span>').format(link.words)
    opening = Markup('<a href="{}" target="_blank" rel="noopener noreferrer" translate="no">{}</a>')
    return opening.format(link.address, link.words)


def english(words: str) -> Markup:
    """Curated prose that exists in English only, marked so that it is read aloud as English."""
    return Markup('<span lang="en">{}</span>').format(words)


def folded(summary: str | Markup, inside: Markup, *, is_open: bool = False) -> Markup:
    """Something to open on demand, by mouse, by key, and in print."""
    opening = Markup(" open") if is_open else NOTHING
    return Markup("<details{}><summary>{}</summary>{}</details>").format(opening, summary, inside)


def header(view: View, say: Words, title: str, *, menu: Iterable[Page], current: Page) -> Markup:
    """Skip link, name, pages and languages; `current` is the page of the menu that the reader is in."""
    pages = joined(Markup("<li>{}</li>").format(_in_menu(page, current, view, say)) for page in menu)
    languages = joined(_language(view, say, lang) for lang in Lang)
    return Markup(
        '<header class="ev-header" lang="{tag}"><a class="ev-skip" href="#ev-main">{skip}</a>'
        '<p class="ev-brand"><b>evigraph</b> <span>{title}</span></p>'
        '<nav aria-label="{language}" class="ev-languages"><ul>{languages}</ul></nav>'
        '<nav aria-label="{nav}" class="ev-pages">'
        '<button type="button" class="ev-menu" aria-expanded="false" aria-controls="ev-pages">{nav}</button>'
        '<ul id="ev-pages">{pages}</ul></nav></header>'
    ).format(
        tag=say.tag,
        skip=say("skip"),
        title=title,
        nav=say("pages"),
        pages=pages,
        language=say("language"),
        languages=languages,
    )


def _in_menu(page: Page, current: Page, view: View, say: Words) -> Markup:
    return go(view.all_claims() if page is Page.CLAIMS else view.to(page), say(f"page-{page}"), current=page is current)


def _language(view: View, say: Words, lang: Lang) -> Markup:
    link = go(view.in_(lang), say.of(lang), current=lang is view.lang)
    return Markup('<li lang="{}">{}</li>').format(Words(lang).tag, link)


def mark(footing: Footing) -> Markup:
    """The shape and colour of what something rests on; the word always stands beside it."""
    return Markup('<span class="ev-mark ev-{}" aria-hidden="true"></span>').format(footing.value)


def footing(row_footing: Footing, words: str) -> Markup:
    """A mark with its word."""
    return Markup('<span class="ev-footing">{} {}</span>').format(mark(row_footing), words)


def claim_certainty(one: Sure, say: Words) -> Markup:
    """⊕⊕◯◯ with the word, and what the level would be at best; squares and a name where it holds for a model alone."""
    of_model = certain_for(one.decisive) is not None
    return _certainty(one.certainty, certainty.claim_certainty(one), say, of_model=of_model)


def body_certainty(body: BodyAssessment, say: Words) -> Markup:
    """The same for one body, beside which it is said already what was studied."""
    words = certainty.certainty_words(body.certainty, body.at_best)
    return _certainty(body.certainty, words, say, of_model=not body.stream.is_human)


def level(value: Certainty | None, say: Words, *, of_model: bool) -> Markup:
    """One level by itself."""
    return _certainty(value, certainty.certainty_words(value), say, of_model=of_model)


def _certainty(value: Certainty | None, words: Text, say: Words, *, of_model: bool) -> Markup:
    if value is None:
        return Markup('<span class="ev-quiet">{}</span>').format(say.text(words))
    return Markup(
        '<span class="ev-certainty"><span class="ev-circles ev-{signs}-{level}" role="img" aria-label="{label}"></span>'
        " <span>{word}</span></span>"
    ).format(
        signs="squares" if of_model else "circles",
        level=value.value,
        label=say("certainty-symbol", word=say.of(value), level=value.value),
        word=say.text(words),
    )


def flag(row: ClaimRow, say: Words) -> Markup:
    """Where the wording of a claim goes beyond its evidence, mark by mark."""
    if row.flag is Flag.OVERSTATED:
        return flags(row.marks, say)
    return Markup('<span class="ev-quiet">{}</span>').format(say.of(row.flag))


def flags(marks: Marks | None, say: Words) -> Markup:
    """Each mark of a wording by itself."""
    words = (Markup('<span class="ev-flag">{}</span>').format(say.text(mark)) for mark in marks_words(marks))
    return joined(words, " ")


def chip(tested: Tested, say: Words) -> Markup:
    """One column of the strip as a table shows it: how many studies, and n where it is known."""
    if not tested.studies:
        return Markup('<span class="ev-chip ev-empty"><span aria-hidden="true">–</span>{}</span>').format(
            Markup('<span class="ev-hidden">{}</span>').format(say("no-studies"))
        )
    return Markup(
        '<span class="ev-chip">{mark}<span class="ev-only-phone"> {column}</span> <b>{studies}</b>{n}</span>'
    ).format(
        mark=mark(tested.column.footing),
        column=say.of(tested.column),
        studies=tested.studies,
        n=_n(tested),
    )


def _n(tested: Tested) -> Markup:
    if tested.column is TestedIn.LAB:
        return NOTHING
    if tested.unknown == tested.studies:
        return Markup(" <small>n ?</small>")
    sign = "≥" if tested.unknown else "="
    return Markup(" <small>n {} {}</small>").format(sign, number(tested.subjects))


def strip(cells: Iterable[tuple[Tested, int]], say: Words) -> Markup:
    """People | other animals | rodents | laboratory, each with the studies that do not support the claim.

    Empty cells are visibly empty.
    """
    items = joined(_cell(tested, against, say) for tested, against in cells)
    return Markup('<ul class="ev-strip">{}</ul>').format(items)


def _cell(tested: Tested, against: int, say: Words) -> Markup:
    title = Markup("<h3>{} {}</h3>").format(mark(tested.column.footing), say.of(tested.column))
    other = Markup('<p class="ev-against">{}</p>').format(say("against-here", n=against)) if against else NOTHING
    if not tested.studies:
        empty = say("empty-people") if tested.column is TestedIn.PEOPLE else say("empty")
        return Markup('<li class="ev-empty">{}<p>{}</p>{}</li>').format(title, empty, other)
    return Markup("<li>{}<p><b>{}</b></p><p>{}</p>{}</li>").format(
        title, say("studies", n=tested.studies), subjects(tested, say), other
    )


def subjects(tested: Tested, say: Words) -> str:
    """How many people or animals, and how many studies do not say."""
    words = subjects_words(tested.column, studies=tested.studies, subjects=tested.subjects, unknown=tested.unknown)
    return say.text(words)


def headcount(many: int, say: Words, *, people: bool) -> str:
    """So many people, or so many animals."""
    return say("people", n=many) if people else say("animals", n=many)


def wording(marks: Marks, say: Words) -> Markup:
    """The wording against its ceiling, in words."""
    values = {"wording": say.of(marks.wording), "ceiling": say.of(marks.ceiling)}
    if not marks.is_overstated:
        return Markup("{}").format(say("wording-fair", **values))
    told = ["wording-fair" if not marks.too_firm else "wording-over"]
    if marks.too_firm and marks.ceiling is Wording.NONE:
        told = ["wording-over-none"]
    words = [say(name, **values) for name in told]
    if marks.too_much:
        words.append(say("extent-said", extent=say.of(marks.extent)))
    return flags(marks, say) + Markup(" {}").format(" ".join(words))


def notice(words: str | Markup) -> Markup:
    """Something the reader should know before reading on."""
    return Markup('<p class="ev-notice" role="status">{}</p>').format(words)


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str | Markup]], *, stacks: bool = False
) -> Markup:
    """A plain table whose first column names its rows.

    On a narrow screen it scrolls in its own box or, where it `stacks`, each row becomes a card.
    """
    columns = joined(Markup('<th scope="col">{}</th>').format(head) for head in heads)
    body = joined(_row(row, heads) for row in rows)
    return Markup(
        '<div class="ev-box" tabindex="0" role="region" aria-label="{caption}"><table class="{kind}">'
        '<caption class="ev-hidden">{caption}</caption><thead><tr>{columns}</tr></thead>'
        "<tbody>{body}</tbody></table></div>"
    ).format(caption=caption, kind="ev-stacks" if stacks else "ev-plain-table", columns=columns, body=body)


def _row(row: Sequence[str | Markup], heads: Sequence[str]) -> Markup:
    cells = joined(
        Markup('<td data-head="{}">{}</td>').format(head, cell) for head, cell in zip(heads[1:], row[1:], strict=True)
    )
    return Markup('<tr><th scope="row" data-head="{}">{}</th>{}</tr>').format(heads[0], row[0], cells)
