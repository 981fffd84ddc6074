"""A linked-data page as HTML: everything escaped, no script, and nothing from anywhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from graph.facts.look import LOOKS, Footing
from graph.model.scales import Certainty
from graph.model.values import Lang
from graph.views import symbols
from graph.views.embed.page import SOCIAL
from graph.views.linked.facts import (
    BREAK,
    Badge,
    Block,
    Column,
    Drawing,
    Facts,
    Grid,
    Items,
    Ref,
    Row,
    Rows,
    Run,
    Stage,
    Steps,
    Strip,
    Written,
)
from graph.views.linked.facts_words import said
from graph.web.linked_words import words

TAGS = {Lang.EN: "en", Lang.ZH: "zh-Hans"}
LOCALES = {Lang.EN: "en_GB", Lang.ZH: "zh_CN"}
NOTHING = Markup()
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the head of a page: addresses in full."""

    canonical: str
    languages: tuple[tuple[str, str], ...]
    formats: tuple[tuple[str, str], ...]
    oembed: str | None
    picture: str | None
    data: str | None


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below a page."""

    permanent: str
    version: str | None
    version_path: str | None
    sentence: str
    licence: str


# With its direction, so that graph.web.document does not take it for Streamlit's tag and rename its language.
_PAGE = Markup(
    '<!doctype html>\n<html lang="{tag}" dir="ltr"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · evigraph</title>'
    '<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="{css}">{head}</head><body>'
    '<a class="skip" href="#main">{skip}</a>'
    '<header><p><a href="{home}"><b>evigraph</b></a> <span>{topic}</span></p>{languages}</header>'
    '<main id="main">{main}</main>{foot}</body></html>\n'
)


def page(told: Facts, head: Head, foot: Foot, *, topic: str, doors: tuple[Ref, ...], formats: tuple[Ref, ...]) -> str:
    """The page of a thing."""
    lang = told.lang
    main = _joined(
        [
            _title(told),
            *(Markup('<p class="warn" role="note">{}</p>').format(one) for one in told.warnings),
            Markup('<p class="lead">{}</p>').format(told.lead) if told.lead else NOTHING,
            _badges(told.badges, lang),
            _doors(doors, formats, lang),
            *(_block(block, lang) for block in told.blocks),
        ]
    )
    return _framed(lang, told.title, main, topic=topic, head=_head(told, head), foot=_foot(foot, lang), switch=head)


def _title(told: Facts) -> Markup:
    noun = said(told.thing, told.lang)
    kind = NOTHING if told.kind == noun else Markup(" · {}").format(told.kind)
    return Markup('<p class="kind">{} <b>{}</b>{}</p><h1>{}</h1>').format(noun, told.name, kind, told.title)


def notice(lang: Lang, title: str, sentences: Iterable[Markup | str], links: Iterable[Ref], *, topic: str) -> str:
    """A short page that helps on."""
    told = _joined(Markup("<p>{}</p>").format(one) for one in sentences)
    listed = _joined(Markup("<li>{}</li>").format(_ref(one)) for one in links)
    main = Markup("<h1>{}</h1>{}<ul>{}</ul>").format(title, told, listed)
    head = Markup('<meta name="robots" content="noindex">')
    return _framed(lang, title, main, topic=topic, head=head, foot=NOTHING, switch=None)


def table_page(
    lang: Lang, title: str, lead: str, blocks: Iterable[Block], links: tuple[Ref, ...], *, topic: str
) -> str:
    """A plain page of tables."""
    listed = _doors(links, (), lang)
    main = Markup('<h1>{}</h1><p class="lead">{}</p>{}{}').format(
        title, lead, listed, _joined(_block(one, lang) for one in blocks)
    )
    head = Markup('<meta name="robots" content="noindex">')
    return _framed(lang, title, main, topic=topic, head=head, foot=NOTHING, switch=None)


def _framed(
    lang: Lang, title: str, main: Markup, *, topic: str, head: Markup, foot: Markup, switch: Head | None
) -> str:
    return _PAGE.format(
        tag=TAGS[lang],
        title=title,
        css=style_path(),
        head=head,
        skip=words("skip", lang),
        home=f"/?lang={lang}",
        topic=topic,
        languages=_languages(lang, switch) if switch else NOTHING,
        main=main,
        foot=foot,
    )


def _languages(lang: Lang, head: Head) -> Markup:
    names = {"en": "English", "zh-Hans": "中文"}
    items = _joined(
        Markup('<li><a href="{}" lang="{}" hreflang="{}"{}>{}</a></li>').format(
            address, tag, tag, Markup(' aria-current="true"') if tag == TAGS[lang] else NOTHING, names[tag]
        )
        for tag, address in head.languages
        if tag in names
    )
    return Markup('<nav aria-label="{}"><ul>{}</ul></nav>').format(words("language", lang), items)


def _head(told: Facts, head: Head) -> Markup:
    description = told.lead or told.title
    links = [Markup('<link rel="canonical" href="{}">').format(head.canonical)]
    links += [Markup('<link rel="alternate" hreflang="{}" href="{}">').format(*one) for one in head.languages]
    links += [Markup('<link rel="alternate" type="{}" href="{}">').format(*one) for one in head.formats]
    if head.oembed:
        for form, kind in (("json", "application/json+oembed"), ("xml", "text/xml+oembed")):
            address = f"{head.oembed}&format={form}"
            links.append(
                Markup('<link rel="alternate" type="{}" href="{}" title="{}">').format(kind, address, told.title)
            )
    other = [locale for lang, locale in LOCALES.items() if lang is not told.lang]
    graph_facts = (
        ("og:title", told.title),
        ("og:description", description),
        ("og:type", "article"),
        ("og:url", head.canonical),
        ("og:site_name", "evigraph"),
        ("og:locale", LOCALES[told.lang]),
        *(("og:locale:alternate", locale) for locale in other),
        *_pictured(head, description),
    )
    metas = [Markup('<meta name="description" content="{}">').format(description)]
    metas += [Markup('<meta property="{}" content="{}">').format(*one) for one in graph_facts]
    # Data, not a program: its characters were made safe for this place (graph.views.linked.schema_org.script).
    data = Markup('<script type="application/ld+json">{}</script>').format(Markup(head.data)) if head.data else NOTHING  # noqa: S704
    card = NOTHING
    if head.picture:
        card = Markup('<meta name="twitter:card" content="summary_large_image">')
    return _joined([*metas, card, *links, data])


def _pictured(head: Head, alt: str) -> tuple[tuple[str, str], ...]:
    """The picture for social media; it holds no words but those that `alt` says."""
    if head.picture is None:
        return ()
    width, height = (str(size) for size in SOCIAL)
    picture = (("og:image", head.picture), ("og:image:width", width), ("og:image:height", height))
    return (*picture, ("og:image:alt", alt))


def _foot(foot: Foot, lang: Lang) -> Markup:
    version = NOTHING
    if foot.version and foot.version_path:
        link = Ref(foot.version, foot.version_path)
        version = Markup("<p>{}</p>").format(_named(words("version", lang), _ref(link), lang))
    permanent = _named(words("address", lang), Markup("<code>{}</code>").format(foot.permanent), lang)
    return Markup("<footer><p>{}</p>{}<p>{}</p><p>{}</p></footer>").format(
        permanent, version, foot.sentence, words("licence", lang, licence=foot.licence)
    )


def _doors(doors: tuple[Ref, ...], formats: tuple[Ref, ...], lang: Lang) -> Markup:
    items = _joined(Markup("<li>{}</li>").format(_ref(one)) for one in doors)
    data = _joined(Markup("<li>{}</li>").format(_ref(one)) for one in formats)
    both = Markup('<ul class="doors">{}</ul>').format(items)
    if formats:
        heading = _named(words("formats", lang), NOTHING, lang)
        both += Markup('<ul class="formats"><li>{}</li>{}</ul>').format(heading, data)
    return Markup('<nav aria-label="{}">{}</nav>').format(words("doors", lang), both)


# Blocks ---------------------------------------------------------------------------------------------------------------


def _block(block: Block, lang: Lang) -> Markup:
    match block:
        case Rows():
            inside = _joined(
                Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, _run(run)) for name, run in block.rows
            )
            listed = Markup('<dl class="rows">{}</dl>').format(inside)
            if block.folded:
                return _details(block.id, block.title, listed, NOTHING)
            return _section(block.id, block.title, listed)
        case Grid():
            return _grid(block)
        case Items():
            items = _joined(Markup("<li>{}</li>").format(_run(item)) for item in block.items)
            return _section(block.id, block.title, Markup("<ul>{}</ul>").format(items))
        case Strip():
            columns = _joined(map(_column, block.columns))
            about = Markup('<p class="small">{}</p>').format(block.about)
            return _section(block.id, block.title, Markup('<ul class="strip">{}</ul>{}').format(columns, about))
        case Steps():
            return _steps(block, lang)
        case Written():
            parts = _joined(
                Markup('<h3>{}</h3><pre tabindex="0">{}</pre>').format(name, written) for name, written in block.formats
            )
            return _details(block.id, block.title, parts, NOTHING)
        case Drawing():
            drawn = Markup(block.svg)  # noqa: S704  # our own drawing, its words escaped
            about = Markup('<p class="small">{}</p>').format(block.about) if block.about else NOTHING
            return _section(block.id, block.title, about + Markup('<div class="drawing">{}</div>').format(drawn))


def _details(id_: str, title: str, inside: Markup, more: Markup) -> Markup:
    return Markup('<details id="{}"><summary><h2>{}</h2>{}</summary>{}</details>').format(id_, title, more, inside)


def _section(id_: str, title: str, inside: Markup) -> Markup:
    return Markup('<section id="{}"><h2>{}</h2>{}</section>').format(id_, title, inside)


def _grid(grid: Grid) -> Markup:
    heads = _joined(Markup('<th scope="col">{}</th>').format(head) for head in grid.heads)
    rows = _joined(_row(row, grid.heads) for row in grid.rows)
    about = Markup('<p class="small">{}</p>').format(grid.about) if grid.about else NOTHING
    table = Markup("{}<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(about, heads, rows)
    if not grid.folded:
        return _section(grid.id, grid.title, table)
    return _details(grid.id, grid.title, table, Markup(" <span>{}</span>").format(len(grid.rows)))


def _row(row: Row, heads: tuple[str, ...]) -> Markup:
    first, *rest = zip(heads, row.cells, strict=True)
    anchor = Markup(' id="{}"').format(row.anchor) if row.anchor else NOTHING
    struck = Markup(' class="struck"') if row.struck else NOTHING
    cells = _joined(Markup('<td data-head="{}">{}</td>').format(head, _run(cell)) for head, cell in rest)
    return Markup('<tr{}{}><th scope="row">{}</th>{}</tr>').format(anchor, struck, _run(first[1]), cells)


def _column(column: Column) -> Markup:
    parts = [column.studies, *([column.subjects] if column.subjects else [])]
    against = Markup('<p class="against">{}</p>').format(column.against) if column.against else NOTHING
    return Markup('<li class="{}"><h3>{} {}</h3><p>{}</p>{}</li>').format(
        "empty" if column.is_empty else "full",
        _mark(column.column.footing),
        column.title,
        Markup("<br>").join(parts),
        against,
    )


def _steps(steps: Steps, lang: Lang) -> Markup:
    stages = _joined(_stage(stage, lang) for stage in steps.stages)
    end = NOTHING
    if steps.end and steps.level:
        level = Markup("{} <b>{}</b>").format(
            _circles(steps.level, lang, steps.end, of_model=steps.of_model), steps.end
        )
        end = Markup('<p class="end">{}</p>').format(_named(words("ends", lang), level, lang))
    still = NOTHING
    if steps.still:
        inside = _joined(_stage(stage, lang) for stage in steps.still)
        still = Markup('<details><summary>{}</summary><ol class="stair still">{}</ol></details>').format(
            steps.still_title, inside
        )
    lead = Markup("<p>{}</p>").format(steps.lead)
    return _section(steps.id, steps.title, lead + Markup('<ol class="stair">{}</ol>').format(stages) + end + still)


def _stage(stage: Stage, lang: Lang) -> Markup:
    way = "down" if stage.change < 0 else "up" if stage.change > 0 else "same"
    below = [Markup("{} {}").format(words("rule", lang), _ref(stage.rule))] if stage.rule else []
    below += [_run(stage.source)] if stage.source else []
    below += [_named(words("on", lang), _run(stage.studies), lang)] if stage.studies else []
    return Markup(
        '<li class="{}"><span class="sign">{}</span><div><p><b>{}</b> <span class="left">{}</span></p><p>{}</p>'
        '<p class="small">{}</p></div></li>'
    ).format(way, stage.sign, stage.domain, stage.left, stage.words, Markup(" · ").join(below))


def _badges(badges: tuple[Badge, ...], lang: Lang) -> Markup:
    if not badges:
        return NOTHING
    return Markup('<dl class="badges">{}</dl>').format(_joined(_badge(badge, lang) for badge in badges))


def _badge(badge: Badge, lang: Lang) -> Markup:
    sign = _mark(badge.footing) if badge.footing else NOTHING
    if badge.certainty:
        sign = _circles(badge.certainty, lang, badge.words, of_model=badge.of_model)
    return Markup("<div><dt>{}</dt><dd>{} {}</dd></div>").format(badge.name, sign, badge.words)


# Marks and links ------------------------------------------------------------------------------------------------------


def _mark(footing: Footing) -> Markup:
    """The shape and colour of what something rests on; the word always stands beside it."""
    shape = Markup(symbols.shape(LOOKS[footing].shape))  # noqa: S704  # our own drawing
    return Markup('<span class="mark {}" aria-hidden="true">{}</span>').format(footing.value, shape)


def _circles(level: Certainty, lang: Lang, spoken: str, *, of_model: bool = False) -> Markup:
    signs = symbols.CERTAINTIES["squares" if of_model else "circles"]
    both = Markup(signs.grounds(level) + signs.outlines(level))  # noqa: S704  # our own drawing
    label = words("certainty", lang, word=spoken, level=level.value)
    return Markup('<span class="circles" role="img" aria-label="{}">{}</span>').format(label, both)


def _named(name: str, value: Markup, lang: Lang) -> Markup:
    """A name, the colon of its language, and what it names."""
    return Markup("{}{}{}").format(name, "：" if lang is Lang.ZH else ": ", value)


def _run(run: Run) -> Markup:
    return _joined(_ref(one) if isinstance(one, Ref) else _said(one) for one in run)


def _said(one: str) -> Markup:
    return Markup("<br>") if one == BREAK else Markup("{}").format(one)


def _ref(ref: Ref) -> Markup:
    """Only paths of ours, places on the page and https are ever linked."""
    address = ref.address
    if address is None or not (address.startswith(("https://", "#")) or _is_path(address)):
        return Markup("{}").format(ref.words)
    outside = Markup(' rel="noreferrer"') if address.startswith("https://") else NOTHING
    return Markup('<a href="{}"{}>{}</a>').format(address, outside, ref.words)


def _is_path(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def _joined(parts: Iterable[Markup]) -> Markup:
    return NOTHING.join(parts)


# The style sheet ------------------------------------------------------------------------------------------------------


@cache
def style() -> bytes:
    """The style sheet with the colours of graph.facts.look."""
    sheet = files("graph.web").joinpath("assets/linked.css").read_text("utf-8")
    colours = "".join(
        f".{footing.value}.mark{{--mark:light-dark({look.light},{look.dark})}}" for footing, look in LOOKS.items()
    )
    return f"{sheet}{colours}\n".encode()


@cache
def style_path() -> str:
    """Its address, which changes when it does."""
    return f"/linked/{hashlib.sha256(style()).hexdigest()[:16]}.css"
