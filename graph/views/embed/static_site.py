"""All pages to embed as plain files for any web host: written beside, then moved into place in one step."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markupsafe import Markup

from graph.errors import BuildError
from graph.model.values import Lang
from graph.views.addresses import Thing
from graph.views.embed import page, social
from graph.views.embed.interactive import script, script_name
from graph.views.embed.lettering import plain
from graph.views.embed.oembed import SNIPPET, frame, payload
from graph.views.embed.page import Edition
from graph.views.embed.page_words import KINDS, TAGS, say
from graph.views.embed.subjects import Ids, subject, things

MARKER = ".evigraph-pages"
"""The file by which a folder of ours is known; a folder without it is never replaced."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    folder: Path
    pages: int
    files: int


def publish(edition: Edition, folder: Path) -> Written:
    """Write every page into a fresh folder and put it in the place of the last one; fails without touching anything."""
    folder = folder.absolute()
    try:
        _refuse_strangers(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=".evigraph-pages-", dir=folder.parent))
        try:
            return _staged(edition, stage, folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise BuildError(f"The pages cannot be written to {folder}: {error.strerror}.") from None


def _staged(edition: Edition, stage: Path, folder: Path) -> Written:
    """Write everything onto the stage, then let it take the place of the folder."""
    pages = files = 0
    for name, content in _files(edition):
        place = _inside(stage, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        files += 1
        pages += name.endswith(".html")
    stage.chmod(0o755)
    _swap(stage, folder)
    return Written(folder, pages, files)


def _refuse_strangers(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BuildError(f"{folder} is not a folder. Name another with --out.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise BuildError(f"{folder} holds something else than pages of evigraph. Name an empty or a new folder.")


def _inside(stage: Path, name: str) -> Path:
    """Where a file goes; an id of the records never leads out of the folder."""
    parts = [unquote(part) for part in name.split("/")]
    if any(part in {"", ".", ".."} or "/" in part or "\\" in part or "\0" in part for part in parts):
        raise BuildError(f"“{plain(name, 80)}” cannot be the name of a file. Give the record another id.")
    return stage.joinpath(*parts)


def _swap(stage: Path, folder: Path) -> None:
    """The old pages step aside, the new ones take their place; if that fails the old ones come back."""
    aside = Path(f"{stage}-old")
    if folder.exists():
        folder.rename(aside)
    try:
        stage.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every file by its name; the same edition always gives the same files."""
    yield MARKER, f"{edition.version}\n".encode()
    yield f"assets/{script_name()}", script()
    yield "latest.js", latest(edition)
    for lang in Lang:
        yield index_path(lang), index(edition, lang)
    for thing, ids in things(edition.base, edition.grading):
        for lang in Lang:
            yield page.path_of(thing, ids, lang), page.page(edition, thing, ids, lang)
        if edition.home:
            yield page.social_of(thing, ids), social_picture(edition, thing, ids)
            for lang in Lang:
                name = page.path_of(thing, ids, lang).removesuffix(".html")
                yield f"{name}.json", oembed(edition, thing, ids, lang)
    if edition.home:
        yield "sitemap.xml", sitemap(edition)


def latest(edition: Edition) -> bytes:
    """The script by which a page learns that there is a newer version; a script may be read from a file as well."""
    return f"evigraphLatest({json.dumps(edition.version)});\n".encode()


def social_picture(edition: Edition, thing: Thing, ids: Ids) -> bytes:
    """The picture for social media of one thing."""
    told = subject(edition.base, edition.grading, thing, ids, Lang.EN)
    level = next((chip.level for chip in told.chips if chip.level), None)
    return social.picture(told.strip, name=ids[-1] if thing is Thing.CLAIM else told.title, level=level)


def oembed(edition: Edition, thing: Thing, ids: Ids, lang: Lang) -> bytes:
    """The file beside a page that tells a site how to show it; only where the home of the pages is known."""
    title = subject(edition.base, edition.grading, thing, ids, lang).title
    told = payload(title, thing, ids, lang, home=edition.home or "")
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


_ENTRY = Markup("<url><loc>{}</loc>{}</url>\n")
_OTHER = Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>')
_SITEMAP = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{}</urlset>\n'
)


def sitemap(edition: Edition) -> bytes:
    """Every page with its other language; only where the home of the pages is known."""
    home = edition.home or ""
    names = [{lang: index_path(lang) for lang in Lang}]
    names += [
        {lang: page.path_of(thing, ids, lang) for lang in Lang} for thing, ids in things(edition.base, edition.grading)
    ]
    entries = (
        _ENTRY.format(
            f"{home}/{name}",
            Markup().join(_OTHER.format(TAGS[lang], f"{home}/{other}") for lang, other in alike.items()),
        )
        for alike in names
        for name in alike.values()
    )
    return str(_SITEMAP.format(Markup().join(entries))).encode()


def index_path(lang: Lang) -> str:
    """Where the start page of a language stands."""
    return "index.html" if lang is Lang.EN else f"{lang}/index.html"


def index(edition: Edition, lang: Lang) -> bytes:
    """The start page: every page by kind, and how to show one elsewhere."""
    root = "" if lang is Lang.EN else "../"
    other = Lang.EN if lang is Lang.ZH else Lang.ZH
    groups: dict[str, list[tuple[str, str]]] = {}
    for thing, ids in things(edition.base, edition.grading):
        groups.setdefault(KINDS[thing].in_(lang), []).append(
            (root + page.path_of(thing, ids, lang), _title(edition, thing, ids, lang))
        )
    first = next(iter(things(edition.base, edition.grading)), None)
    example = f"{edition.home or 'https://example.org/pages'}/{page.path_of(*first, lang)}" if first else ""
    return (
        page.template("index.html")
        .render(
            tag=TAGS[lang],
            policy=page.policy(),
            style=page.asset("page.css"),
            title=say("site", lang),
            about=say("site-about", lang),
            how=say("embed-how", lang),
            how_about=say("embed-about", lang),
            snippet=f"{frame(example, edition.base.topic.title.in_(lang))}\n{SNIPPET}",
            groups=groups,
            other=root + index_path(other),
            other_tag=TAGS[other],
            other_words=say("other-language", lang),
            topic=plain(edition.base.topic.title.in_(lang)),
        )
        .encode()
    )


def _title(edition: Edition, thing: Thing, ids: Ids, lang: Lang) -> str:
    """The name of a page, without making all of its facts."""
    base = edition.base
    match thing:
        case Thing.CLAIM:
            return plain(f"{ids[0]} {base.claims[ids[0]].statement.in_(lang)}")
        case Thing.STUDY:
            return plain(base.studies[ids[0]].label)
        case _:
            return plain(subject(base, edition.grading, thing, ids, lang).title)
