"""The versioned twins of linked-data pages: what one version of the data set on disk says of a thing, unchanged."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from graph.dataset.build import QUADS
from graph.dataset.excerpt import excerpt, label_of, written
from graph.dataset.manifest import is_made_of
from graph.dataset.names import segment
from graph.dataset.store import built, open_store
from graph.dataset.versions import POINTER, PREVIOUS, pointed
from graph.dataset.vocabulary import EVIGRAPH
from graph.model.assessment import Grading
from graph.model.values import Lang
from graph.views.linked.facts import Block, Ref, Rows, Run
from graph.web.cors import OPEN_TO_ALL
from graph.web.formats import Choice, Format, choose
from graph.web.linked_page import CSP, notice, table_page
from graph.web.linked_words import words
from graph.web.replies import FOR_EVER, answered, language_of, segments_of

_HTML = Format("HTML", "text/html", charset=True)
_FORMATS = {
    ".html": _HTML,
    ".ttl": Format("TURTLE", "text/turtle", charset=True),
    ".jsonld": Format("JSON_LD", "application/ld+json", ("application/json",)),
    ".nt": Format("N_TRIPLES", "application/n-triples", charset=True),
}
_RDF = {"TURTLE": RdfFormat.TURTLE, "JSON_LD": RdfFormat.JSON_LD, "N_TRIPLES": RdfFormat.N_TRIPLES}
_MOST_PARTS = 400
_READING = Lock()


class Versions:
    """The versions that are on disk: the live one and the one before it."""

    def __init__(self, find: Callable[[], Path | None] = built) -> None:
        self._find = find

    def live(self) -> str | None:
        """The name of the live version; None where nothing was built."""
        home = self._find()
        return pointed(home, POINTER) if home else None

    def of(self, grading: Grading, records: str) -> str | None:
        """The live version, where it was made from these very records and rules; else no version says the same."""
        home, live = self._find(), self.live()
        is_this = home and live and is_made_of(home / live, records=records, grading=grading)
        return live if is_this else None

    def had(self, names: tuple[str, ...]) -> str | None:
        """The twin of a thing that only the version before the live one knows."""
        home = self._find()
        old = pointed(home, PREVIOUS) if home else None
        if home is None or old is None or not _mentions(home / old / QUADS, _node(names)):
            return None
        return f"/version/{old}/{'/'.join(map(segment, names))}"

    def describes(self, names: tuple[str, ...]) -> str | None:
        """The twin in the live version of anything that it knows, such as an outcome or a term of a scheme."""
        home, live = self._find(), self.live()
        if home is None or live is None or not _mentions(home / live / QUADS, _node(names)):
            return None
        return f"/version/{live}/{'/'.join(map(segment, names))}"

    async def answer(self, request: Request, *, topic: str) -> Response:
        """What a version says of a thing, for ever the same; 404 where the version or the thing is not here."""
        lang = language_of(request)
        _, version, *names = (*segments_of(request), "")
        names = [name for name in names if name]
        live = Ref(words("live", lang), "/" + "/".join(map(segment, names)))
        missing = words("missing-title", lang)
        home = self._find()
        if home is None or version not in self._kept(home):
            why = words("no-version", lang, version=version[:40])
            return _note(notice(lang, missing, [why], (live,), topic=topic))
        triples, thing, suffix = await run_in_threadpool(self._described, home, version, tuple(names))
        if not triples:
            why = words("missing", lang, name="/".join(names)[:120])
            return _note(notice(lang, missing, [why], (live,), topic=topic))
        accepted = ", ".join(request.headers.getlist("accept"))
        choice = _suffix(suffix) if suffix else choose(accepted, tuple(_FORMATS.values()))
        more = {"Vary": "Accept, Accept-Language"}
        if choice.format is not _HTML:
            return answered(
                request, written(triples, _RDF[choice.format.name]), choice.content_type, more=more, kept=FOR_EVER
            )
        told = _page(triples, thing, version, lang, topic)
        more["Content-Security-Policy"] = CSP
        return answered(request, told.encode(), choice.content_type, more=more, kept=FOR_EVER)

    def _kept(self, home: Path) -> set[str]:
        """Only these: what is published is immutable, a stage or a stray folder is not."""
        return {name for pointer in (POINTER, PREVIOUS) if (name := pointed(home, pointer))}

    def _described(self, home: Path, version: str, names: tuple[str, ...]) -> tuple[tuple[Triple, ...], NamedNode, str]:
        store = self._store(home, version)
        whole = _node(names)
        triples = excerpt(store, whole) if whole else ()
        if triples or not names or whole is None:
            return triples, whole or NamedNode(EVIGRAPH), ""
        for suffix in _FORMATS:
            if names[-1].endswith(suffix) and (node := _node((*names[:-1], names[-1].removesuffix(suffix)))):
                return excerpt(store, node), node, suffix
        return (), whole, ""

    def _store(self, home: Path, version: str) -> Store:
        with _READING:
            return _opened(home / version)


@lru_cache(maxsize=1)
def _opened(folder: Path) -> Store:
    """One at a time: some 30 MB for the stroke topic."""
    return open_store(folder).store


def _node(names: tuple[str, ...]) -> NamedNode | None:
    """The address of a thing in the data set; None where the names make none."""
    if not names or any(not name or len(name) > 300 for name in names):
        return None
    with suppress(ValueError):
        return NamedNode(f"{EVIGRAPH}id/{'/'.join(map(segment, names))}")
    return None


def _mentions(quads: Path, node: NamedNode | None) -> bool:
    """Whether a thing is the subject of any line; looked for in the file, which is not loaded for it."""
    if node is None:
        return False
    with (
        suppress(OSError, ValueError),
        quads.open("rb") as file,
        mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as text,
    ):
        line = f"{node} ".encode()
        return text[: len(line)] == line or text.find(b"\n" + line) >= 0
    return False


def _suffix(suffix: str) -> Choice:
    form = _FORMATS[suffix]
    return Choice(form, form.content_type(form.media_type))


def _note(told: str) -> Response:
    headers = OPEN_TO_ALL | {"Vary": "Accept, Accept-Language", "Cache-Control": "no-cache"}
    more = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": CSP}
    return Response(told, 404, headers=headers | more)


# As a page ------------------------------------------------------------------------------------------------------------


def _page(triples: tuple[Triple, ...], thing: NamedNode, version: str, lang: Lang, topic: str) -> str:
    """The triples as tables, the thing first and then its parts."""
    name = label_of(triples, thing, lang) or _short(thing.value)
    path = thing.value.removeprefix(f"{EVIGRAPH}id")
    links = (
        Ref(words("live", lang), f"/id{path}"),
        *(Ref(suffix[1:], f"/version/{version}{path}{suffix}") for suffix in _FORMATS if suffix != ".html"),
    )
    blocks = _blocks(triples, thing, version, lang)
    title = words("version-title", lang, name=name, version=version)
    return table_page(lang, title, words("version-about", lang), blocks, links, topic=topic)


def _blocks(triples: tuple[Triple, ...], thing: NamedNode, version: str, lang: Lang) -> Iterator[Block]:
    labels = {node: label_of(triples, node, lang) for node in _things(triples)}
    told: dict[object, list[Triple]] = {}
    for one in triples:
        told.setdefault(one.subject, []).append(one)
    parts = [(subject, said) for subject, said in told.items() if len(said) > _ONLY_NAMED or subject == thing]
    for at, (subject, said) in enumerate(parts[:_MOST_PARTS]):
        rows = tuple((_short(one.predicate.value), _value(one.object, labels, version)) for one in said)
        title = _short(str(subject).strip("<>"))
        is_part = subject != thing
        yield Rows(f"part-{at}", words("of", lang, name=title) if is_part else title, rows, folded=is_part)


_ONLY_NAMED = 2
"""How many triples name a thing that is only pointed to: one a language."""


def _things(triples: Iterable[Triple]) -> set[NamedNode]:
    return {one.object for one in triples if isinstance(one.object, NamedNode)}


def _value(value: object, labels: dict[NamedNode, str | None], version: str) -> Run:
    if isinstance(value, Literal):
        return (f"{value.value} ({value.language})" if value.language else value.value,)
    if isinstance(value, NamedNode):
        name = labels.get(value) or _short(value.value)
        inside = value.value.startswith(f"{EVIGRAPH}id/")
        address = f"/version/{version}{value.value.removeprefix(f'{EVIGRAPH}id')}" if inside else None
        return (Ref(name, address),)
    return ("[]" if isinstance(value, BlankNode) else str(value),)


def _short(iri: str) -> str:
    """An address by its end, as a reader calls it."""
    if iri.startswith(f"{EVIGRAPH}id/"):
        return iri.removeprefix(f"{EVIGRAPH}id/")
    return iri.rsplit("#", 1)[-1].rstrip("/").rsplit("/", 1)[-1]
