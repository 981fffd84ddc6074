"""The formats of answers: their media types, and which one a client gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an answer: its name for the engine, and the media types that ask for it."""

    name: str
    media_type: str
    also: tuple[str, ...] = ()
    charset: bool = False

    def content_type(self, asked: str) -> str:
        """What the answer is called: as it was asked for, where that is one of its names."""
        called = asked if asked in self.also else self.media_type
        return f"{called}; charset=utf-8" if self.charset else called


# The first of each is what a client gets that does not care.
TABLES = (
    Format("JSON", "application/sparql-results+json", ("application/json",)),
    Format("XML", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("CSV", "text/csv", charset=True),
    Format("TSV", "text/tab-separated-values", charset=True),
)
TRIPLES = (
    Format("TURTLE", "text/turtle", ("application/x-turtle",), charset=True),
    Format("N_TRIPLES", "application/n-triples", ("text/plain",), charset=True),
    Format("N_QUADS", "application/n-quads", charset=True),
    Format("TRIG", "application/trig", charset=True),
    Format("JSON_LD", "application/ld+json", ("application/json",)),
    Format("RDF_XML", "application/rdf+xml", ("application/xml", "text/xml")),
)


_NAMED = {
    "json": "JSON",
    "xml": "XML",
    "csv": "CSV",
    "tsv": "TSV",
    "ttl": "TURTLE",
    "turtle": "TURTLE",
    "nt": "N_TRIPLES",
    "nq": "N_QUADS",
    "trig": "TRIG",
    "jsonld": "JSON_LD",
    "rdf": "RDF_XML",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A format, and the content type to send it with."""

    format: Format
    content_type: str


@dataclass(frozen=True, slots=True)
class _Range:
    kind: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely it names the media type; 0 is not at all."""
        if self.kind == media_type:
            return 3
        if self.kind == "*/*":
            return 1
        return 2 if self.kind.endswith("/*") and media_type.startswith(self.kind[:-1]) else 0


def named(word: str, offered: Sequence[Format]) -> Choice:
    """The format of a short name, such as `csv`: for who can name an address but send no header; else 406."""
    found = next((one for one in offered if one.name == _NAMED.get(word.lower())), None)
    if found is None:
        names = ", ".join(short for short, name in _NAMED.items() if name in [one.name for one in offered])
        raise RefusedError(406, f"“{word[:20]}” is no format of this answer. It comes as {names}.")
    return Choice(found, found.content_type(found.media_type))


def choose(accept: str, offered: Sequence[Format]) -> Choice:
    """The format that the client likes best, the first one offered where it likes several alike; else 406."""
    ranges = _ranges(accept)
    best, best_quality = None, 0.0
    for one in offered:
        for media_type in (one.media_type, *one.also):
            quality = _quality(media_type, ranges)
            if quality > best_quality:
                best, best_quality = Choice(one, one.content_type(media_type)), quality
    if best is None:
        names = ", ".join(one.media_type for one in offered)
        raise RefusedError(406, f"None of the formats you accept is offered. This answer comes as {names}.")
    return best


def accepts_html_first(accept: str) -> bool:
    """Whether a person with a browser is asking: HTML is named, and no RDF is liked better."""
    ranges = _ranges(accept)
    html = max((one.quality for one in ranges if one.kind in ("text/html", "application/xhtml+xml")), default=0.0)
    named = [one.quality for one in ranges if any(one.fits(form.media_type) == 3 for form in (*TRIPLES, *TABLES))]
    return html > 0 and html >= max(named, default=0.0)


def _quality(media_type: str, ranges: Sequence[_Range]) -> float:
    """As the closest range says, however much the wider ones like it."""
    return max(((one.fits(media_type), one.quality) for one in ranges if one.fits(media_type)), default=(0, 0.0))[1]


def _ranges(accept: str) -> tuple[_Range, ...]:
    if not accept.strip():
        return (_Range("*/*", 1.0),)
    return tuple(_range(part) for part in accept.split(",")[:100] if part.strip())


def _range(part: str) -> _Range:
    kind, *parameters = (word.strip().lower() for word in part.split(";"))
    quality = next((word[2:].strip() for word in parameters if word.startswith("q=")), "1")
    try:
        return _Range(kind, min(1.0, max(0.0, float(quality))))
    except ValueError:
        return _Range(kind, 0.0)
