"""Reads the facts of a claim or a study back from the pages that people see: their HTML and their plain text."""

from __future__ import annotations

import io
import re

import pytest
from lxml.html import HtmlElement, fromstring
from rich.console import Console

from graph.facts.phrases import LEVEL_LEFT, LEVEL_START, OURS, REPLACED
from graph.model.values import Lang
from graph.viewer import parts
from graph.viewer.claim import glance, studies, support, why
from graph.viewer.claim.head import head
from graph.viewer.claim.section import Opened
from graph.viewer.permalink import Page, View
from graph.viewer.views.evidence_map import _filled
from graph.viewer.words import Words
from graph.views import plain
from graph.views.addresses import Thing
from graph.views.dossier import dossier
from graph.views.embed.page import Edition
from graph.views.embed.page import page as embedded_page
from graph.views.evidence_map import EvidenceMap, Field
from graph.views.graded import Graded
from graph.views.linked.things import Found, facts_of
from graph.web.linked_page import Foot, Head
from graph.web.linked_page import page as linked_page
from tests.contract.telling import ClaimTold

_HEAD = Head("https://e.test/x", (), (), None, None, None)
_FOOT = Foot("https://e.test/x", None, None, "", "")


def text(element: HtmlElement | None) -> str:
    """What a reader reads of an element."""
    return " ".join(element.text_content().split()) if element is not None else ""


def facts_in(root: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Each name of a list of facts with what stands beside it."""
    return [(text(name), name.getnext()) for name in root.iter("dt")]


def named(root: HtmlElement, name: str) -> list[str]:
    """What stands beside a name, as often as the name stands there."""
    return [text(value) for found, value in facts_in(root) if found == name]


def first(root: HtmlElement, path: str) -> str:
    """The words of the first element on a path."""
    return text(next(iter(root.xpath(path)), None))


def viewer_claim(known: Graded, claim: str, lang: Lang) -> HtmlElement:
    """The head of the viewer's page of a claim and the sections that tell its facts."""
    opened = Opened(known, View(lang, Page.CLAIM, claim), Words(lang), dossier(known.base, known.grading, claim))
    sections = (support.SECTION, why.CHECKS, why.WHY, studies.SECTION)
    inside = "".join(f'<section id="{one.name}">{one.html(opened)}</section>' for one in sections)
    with pytest.MonkeyPatch.context() as patched:
        # What became of earlier gains takes a third of a second for each claim and tells none of the facts read here.
        patched.setattr(glance, "later", lambda _: parts.NOTHING)
        return fromstring(f"<main>{head(opened)}{inside}</main>")


def linked(known: Graded, thing: Thing, id_: str, lang: Lang) -> HtmlElement:
    """A whole linked page."""
    told = facts_of(known, Found(thing, id_), lang)
    return fromstring(linked_page(told, _HEAD, _FOOT, topic="", doors=(), formats=()))


def embed(known: Graded, thing: Thing, id_: str, lang: Lang) -> HtmlElement:
    """A whole embedded page."""
    edition = Edition(known.base, known.grading, "0", None, None)
    return fromstring(embedded_page(edition, thing, (id_,), lang).decode())


def explained(known: Graded, claim: str, lang: Lang) -> list[str]:
    """The lines of `evigraph explain`."""
    out = io.StringIO()
    console = Console(file=out, width=100_000, markup=False, emoji=False, highlight=False)
    console.print(plain.explanation(dossier(known.base, known.grading, claim), lang))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def stair(root: HtmlElement, path: str, lang: Lang) -> list[tuple[str, str, bool, bool]]:
    """The steps of the first stair: sign, what is left, whether ours, whether replaced."""
    found = []
    for step in next(iter(root.xpath(path)), ()):
        words = text(step)
        sign, left = first(step, "./span[1]"), first(step, './/span[contains(@class, "left")]')
        found.append((sign, left, OURS.in_(lang) in words, REPLACED.in_(lang) in words))
    return found


def rows(root: HtmlElement, study: str, label: str) -> list[HtmlElement]:
    """The rows of a study in the tables of a claim's page, by its anchor or by the link in its name."""
    anchored = root.xpath(f'//tr[@id="study-{study}"]')
    if anchored:
        return list(anchored)
    return [row for row in root.iter("tr") if first(row, "./th/a") == " ".join(label.split())]


def cell(row: HtmlElement, name: str) -> str:
    """The words of a cell under a head."""
    return first(row, f'./td[@data-head="{name}" or @data-h="{name}"]')


def number_in(words: str) -> int | None:
    """The first number of a cell; `None` where there is none."""
    found = re.search(r"[\d,]+", words)
    return int(found[0].replace(",", "")) if found else None


def tallied(field: Field, found: EvidenceMap, lang: Lang) -> str:
    """What a field of the evidence map shows."""
    return text(fromstring(f"<div>{_filled(field, found.by, Words(lang))}</div>"))


def signs(told: ClaimTold, lang: Lang) -> list[tuple[str, str, bool, bool]]:
    """The steps as a stair on a screen shows them."""
    found = []
    for place, step in enumerate(told.stair):
        sign = str(step.change) if not place else f"−{-step.change}" if step.change < 0 else f"+{step.change}"
        frame = LEVEL_LEFT if place else LEVEL_START
        left = frame.in_(lang).format(word=step.left) if step.left else ""
        found.append(
            (sign if step.change or not place else "0", " ".join(left.split()), step.is_ours, step.is_replaced)
        )
    return found
