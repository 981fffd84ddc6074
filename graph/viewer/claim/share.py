"""To take away: how to cite the page, its address, a snippet to embed it, and its data as files."""

from __future__ import annotations

import json

import streamlit as st
from markupsafe import Markup

from graph.viewer import parts
from graph.viewer.claim.section import Opened, Section
from graph.viewer.copying import line_to_copy, lines_to_copy
from graph.viewer.frame import root, site
from graph.viewer.permalink import Page, href
from graph.views.addresses import Thing, embedded, linked
from graph.views.embed.badge import FORMS, badge_element, badge_image
from graph.views.embed.oembed import SNIPPET, frame
from graph.views.export import grade
from graph.views.linked import citation
from graph.views.linked.citation import Citation
from graph.views.spreadsheet import spreadsheet


def _share(opened: Opened) -> Markup:
    say, claim, cited = opened.say, opened.file.claim.id, _cited(opened)
    data = root() + linked(Thing.CLAIM, claim)
    formats = parts.joined(
        (Markup('<a href="{}{}" target="_blank">{}</a>').format(data, end, name) for end, name in _FORMATS), " · "
    )
    return Markup(
        '<p class="ev-cite">{text}</p><div class="ev-fields-to-copy">{fields}</div>'
        '<p class="ev-to-files">{linked} {formats} · {graph}</p><p class="ev-small ev-to-files">{about}</p>'
    ).format(
        text=citation.text(cited),
        fields=parts.joined(
            (
                line_to_copy("permalink", say("permalink"), permalink(opened)),
                lines_to_copy("embed", say("embed"), snippet(opened), rows=6),
                *_badges(opened),
                lines_to_copy("bibtex", "BibTeX", citation.bibtex(cited), rows=6),
                lines_to_copy("ris", "RIS", citation.ris(cited), rows=6),
            )
        ),
        linked=say("linked-data"),
        formats=formats,
        graph=parts.go(opened.view.to(Page.GRAPH, f"claim:{claim}"), say("graph-here")),
        about=say("files-about"),
    )


_FORMATS = (("", "HTML"), (".jsonld", "JSON-LD"), (".ttl", "Turtle"))


def _cited(opened: Opened) -> Citation:
    shown, say = opened.shown, opened.say
    claim = opened.file.claim.id
    return citation.of_claim(shown.base, shown.grading, claim, lang=say.lang, address=permalink(opened))


def permalink(opened: Opened) -> str:
    """The address of this page in this language, without the filters that a reader came with."""
    view = opened.view
    return f"{site()}/{href(view.to(view.page, view.id))}"


def snippet(opened: Opened) -> str:
    """The HTML that shows this claim on another site, as high as its page is."""
    say, claim = opened.say, opened.file.claim
    address = site() + embedded(Thing.CLAIM, claim.id, lang=say.lang)
    return f"{frame(address, say.text(claim.statement))}\n{SNIPPET}"


def _badges(opened: Opened) -> tuple[Markup, ...]:
    """The snippets for one line, a card and a page; none holds a style or a script of its own."""
    say, claim = opened.say, opened.file.claim
    words = say.text(claim.statement)
    image = badge_image(site(), claim.id, words, say.lang)
    elements = ((form, badge_element(site(), claim.id, words, say.lang, form)) for form in FORMS)
    return (
        lines_to_copy("badge-image", say("badge-image"), image, rows=3),
        *(lines_to_copy(f"badge-{form}", say(f"badge-{form}"), element, rows=3) for form, element in elements),
    )


def _files(opened: Opened) -> None:
    """The files; a byte order mark tells spreadsheets that the table is UTF-8."""
    say, file, cited = opened.say, opened.file, _cited(opened)
    record = json.dumps(grade(file.claim, file.assessment), ensure_ascii=False, indent=2)
    name = f"evigraph-{file.claim.id}"
    files = (
        (say("file-csv"), spreadsheet(file).encode("utf-8-sig"), f"{name}.csv", "text/csv"),
        (say("file-json"), record, f"{name}.json", "application/json"),
        ("BibTeX", citation.bibtex(cited), f"{name}.bib", "application/x-bibtex"),
        ("RIS", citation.ris(cited), f"{name}.ris", "application/x-research-info-systems"),
    )
    with st.container(horizontal=True, key="files"):
        for label, data, file_name, mime in files:
            st.download_button(label, data, file_name, mime, key=file_name, on_click="ignore")


SECTION = Section("share", _share, _files)
