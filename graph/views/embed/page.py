"""One page to embed: told by our own template, drawn as SVG, and held for the interactive picture by pyvis."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from graph import resources
from graph.dataset.manifest import digest_of
from graph.dataset.names import LICENCES
from graph.facts import figures
from graph.facts.labels import label
from graph.facts.look import Footing
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.model.values import Lang
from graph.views.addresses import Thing, linked, slug
from graph.views.embed import drawing
from graph.views.embed.interactive import held, script_name
from graph.views.embed.layout import NARROW, WIDE, Network, Node
from graph.views.embed.lettering import plain
from graph.views.embed.page_facts import LONGEST_CELL, Cell
from graph.views.embed.page_words import KINDS, TAGS, say
from graph.views.embed.shapes import BADGES, key
from graph.views.embed.subjects import Ids, Subject, drawn, subject
from graph.views.graded import graded

_HERE = Path(__file__).parent
SOCIAL = (1200, 630)
"""How wide and how high the picture for social media is."""
_LOCALES = {Lang.EN: "en_GB", Lang.ZH: "zh_CN"}


@dataclass(frozen=True)
class Edition:
    """What pages are made from: records, grades, and the name of their version.

    `site` is the address of the full pages: `https://…` elsewhere, "" on the same server, `None` where there are none.
    `home` is where these pages themselves will stand, `None` where nobody knows yet.
    """

    base: EvidenceBase
    grading: Grading
    version: str
    site: str | None = None
    home: str | None = None


def version_of(records: str, grading: Grading) -> str:
    """The name of a version: a digest of the records, of the rules and of the day they were asked about."""
    made = f"{records}\n{grading.fingerprint}\n{grading.edition}\n{grading.as_of.isoformat()}"
    return hashlib.sha256(made.encode()).hexdigest()[:12]


_LONGEST_SENTENCE = 4 * LONGEST_CELL
"""A conclusion names its numbers and the studies that decide: the longest of our topic has 563 letters."""


def path_of(thing: Thing, ids: Ids, lang: Lang) -> str:
    """Where a page stands below the folder of all pages, such as `en/claim/C21.html`."""
    return f"{lang}/{thing}/{slug(*ids)}.html"


def social_of(thing: Thing, ids: Ids) -> str:
    """Where the picture for social media stands below the folder of all pages; it is the same in all languages."""
    return f"social/{thing}/{slug(*ids)}.png"


def edition_of(topic: Path | None = None, *, site: str | None = None, home: str | None = None) -> Edition:
    """The edition of a topic as its records are now."""
    folder = topic or resources.topic()
    known = graded(folder)
    return Edition(known.base, known.grading, version_of(digest_of(folder), known.grading), site, home)


def page(edition: Edition, thing: Thing, ids: Ids, lang: Lang) -> bytes:
    """The page of a thing in one language; the same edition always gives the same bytes."""
    told = subject(edition.base, edition.grading, thing, ids, lang)
    wide = drawn(edition.base, edition.grading, thing, ids, WIDE)
    narrow = drawn(edition.base, edition.grading, thing, ids, NARROW)
    root = "../" * (len(ids) + 1)
    title = plain(told.title)
    sentence = plain(told.sentence, _LONGEST_SENTENCE)
    alt = say("picture", lang, title=title)

    def opened(node: Node) -> str | None:
        """The page that a mark opens; the mark of this very page opens none."""
        return root + path_of(*node.thing, lang) if node.thing and node.thing != (thing, ids) else None

    return (
        template("page.html")
        .render(
            _frame(edition, thing, ids, lang, root),
            title=title,
            sentence=sentence,
            notices=told.notices,
            chips=told.chips,
            tables=[table.bounded(lang) for table in told.tables],
            shown=lambda cell, head, is_first: _cell(cell, head, root, lang, is_first=is_first),
            mark=_footing_mark,
            circles=drawing.circles,
            symbols=drawing.symbols((*wide.nodes, *_keys(told, wide))),
            wide=drawing.svg(wide, lang, alt, opened, kind="wide"),
            narrow=drawing.svg(narrow, lang, alt, opened, kind="narrow"),
            legend=tuple(_legend(wide, lang)),
            data=held(wide, lang),
        )
        .encode()
    )


def _frame(edition: Edition, thing: Thing, ids: Ids, lang: Lang, root: str) -> dict[str, object]:
    """What all pages have in common."""
    other = Lang.EN if lang is Lang.ZH else Lang.ZH
    grading, licence = edition.grading, edition.base.topic.licence
    day = figures.day(grading.as_of, lang)
    home = edition.home
    name = path_of(thing, ids, lang).removesuffix(".html")
    return {
        "say": {word: say(word, lang) for word in _PLAIN} | {"language": say("other-language", lang)},
        "tag": TAGS[lang],
        "locale": _LOCALES[lang],
        "other_locale": _LOCALES[other],
        "social_size": SOCIAL,
        "root": root,
        "version": edition.version,
        "policy": policy(),
        "style": asset("page.css"),
        "small": asset("page.js"),
        "script": script_name(),
        "kind": KINDS[thing].in_(lang),
        "name": plain(ids[-1], 40) if thing is Thing.CLAIM else "",
        "full": _full(edition, thing, ids, lang),
        "index": "index.html" if lang is Lang.EN else "zh/index.html",
        "other": root + path_of(thing, ids, other),
        "other_tag": TAGS[other],
        "own": f"{home}/{name}.html" if home else None,
        "social": f"{home}/{social_of(thing, ids)}" if home else None,
        "oembed": f"{home}/{name}.json" if home else None,
        "dated": say("data", lang, version=edition.version, day=day, edition=grading.edition),
        "licence": licence,
        "licence_address": LICENCES.get(licence),
    }


_PLAIN = ("same", "interactive", "no-picture", "newer", "full", "all", "advice", "licence", "legend")


def _full(edition: Edition, thing: Thing, ids: Ids, lang: Lang) -> str | None:
    """The full page; a section is told on the page of its article."""
    if edition.site is None:
        return None
    path = linked(Thing.SOURCE, ids[0]) if thing is Thing.SECTION else linked(thing, *ids)
    return f"{edition.site}{path}?lang={lang}"


def _keys(told: Subject, picture: Network) -> Iterator[Node]:
    """A sample of every mark that tables and chips show besides the picture."""
    cells = (cell for table in told.tables for part in table.parts for row in part.rows for cell in row)
    footings = {cell.footing for cell in cells} | {chip.footing for chip in told.chips}
    footings |= {panel.footing for panel in picture.panels}
    yield from (drawing.of_footing(footing) for footing in Footing if footing in footings)


def _footing_mark(footing: Footing) -> Markup:
    return drawing.sample(key(drawing.of_footing(footing)), footing)


def _cell(cell: Cell, head: str, root: str, lang: Lang, *, is_first: bool) -> Markup:
    """One cell of a table; on a narrow page its head stands before it."""
    words = Markup("{}").format(plain(cell.words, cell.longest))
    if cell.thing:
        words = Markup('<a href="{}{}">{}</a>').format(root, path_of(*cell.thing, lang), words)
    if cell.footing:
        words = _footing_mark(cell.footing) + " " + words
    for link in cell.outside:
        shown = plain(link.words, 80)
        words += " " + (
            Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(link.address, shown)
            if link.address
            else Markup("{}").format(shown)
        )
    if is_first:
        return Markup('<th scope="row">{}</th>').format(words)
    return Markup('<td data-h="{}">{}</td>').format(head, words)


def _legend(network: Network, lang: Lang) -> Iterator[tuple[Markup, str]]:
    """The lines of the picture; its fields and marks are named where they stand."""
    ways = {edge.direction for edge in network.edges}
    yield from ((drawing.stroke(way), label(way).in_(lang)) for way in BADGES if way in ways)


@cache
def template(name: str) -> Template:
    """A template of ours: everything that it is given is escaped, and a name that it is not given is an error."""
    places = FileSystemLoader(_HERE / "templates")
    made = Environment(loader=places, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    # Short, and Chinese as it is: escapes would double what is sent. <, > and & are escaped all the same.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    return made.get_template(name)


@cache
def asset(name: str) -> Markup:
    """A file of ours that stands inside every page, without its comments; nothing in it may end its element."""
    lines = (_HERE / "assets" / name).read_text(encoding="utf-8").splitlines()
    content = "\n".join(line.strip() for line in lines if not line.strip().startswith("//"))
    if "</" in content:
        raise AssertionError(f"{name} would end its element.")
    return Markup(content)  # noqa: S704 - our own file, checked above


@cache
def policy() -> str:
    """What a page may load: its own style and script by digest, and scripts from where it came; nothing else."""
    style, small = (f"'sha256-{_sha256(asset(name))}'" for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src {style}; script-src 'self' {small}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sha256(words: str) -> str:
    return b64encode(hashlib.sha256(words.encode()).digest()).decode()
