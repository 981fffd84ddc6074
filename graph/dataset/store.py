"""Opening data: any RDF file, or the folder of a built data set, as a store in memory."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from graph.dataset.versions import home
from graph.errors import RdfFileError

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".turtle": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".ntriples": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".nquads": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
_KNOWN = "Turtle (.ttl), TriG (.trig), N-Triples (.nt), N-Quads (.nq) and RDF/XML (.rdf, .owl, .xml)"
_POINTER = "CURRENT"
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A store and the version of what is in it: a digest of the bytes that were read."""

    store: Store
    version: str


def built() -> Path | None:
    """The folder of the built data set: `EVIGRAPH_BUILT`, else `build/dataset` here; None where nothing was built."""
    folder = home()
    try:
        return folder if folder.is_dir() and files_of(folder) else None
    except RdfFileError:
        return None


def current(folder: Path) -> Path:
    """The version that is live: where a file `CURRENT` names a folder beside it, that one; else the folder itself."""
    try:
        named = (folder / _POINTER).read_text(encoding="utf-8").strip()
    except OSError:
        return folder
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,128}", named) or named in (".", ".."):
        raise RdfFileError(str(folder / _POINTER), "must hold the name of a folder beside it.")
    return folder / named


def files_of(place: Path) -> tuple[Path, ...]:
    """The files that make up a data set: the one that is named, or the N-Quads of the live version of a folder."""
    if not place.is_dir():
        return (place,)
    return tuple(sorted(current(place).glob("*.nq")))


def stamp(place: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when the data does: names, sizes and times. Looks, but reads nothing."""
    try:
        seen = [(str(file), file.stat()) for file in files_of(place)]
    except (OSError, RdfFileError):
        return ()
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in seen)


def open_store(place: Path) -> Opened:
    """Read a file, or the live version of a folder, into memory."""
    files = files_of(place)
    if not files:
        raise RdfFileError(str(place), "holds no N-Quads (*.nq). Run `evigraph build`.")
    store, digest = Store(), hashlib.sha256()
    for file in files:
        content = _bytes_of(file)
        digest.update(hashlib.sha256(content).digest())
        _add(store, file, content)
    return Opened(store, digest.hexdigest())


def load(path: Path) -> Store:
    """One RDF file as a store; the name tells the format."""
    return open_store(path).store


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise RdfFileError(str(file), "does not exist.") from None
    except OSError as error:
        raise RdfFileError(str(file), f"cannot be read: {error.strerror}.") from error


def _add(store: Store, file: Path, content: bytes) -> None:
    format_ = FORMATS.get(file.suffix.lower())
    if format_ is None:
        raise RdfFileError(str(file), f"has a name that tells no format. Known are {_KNOWN}.")
    if format_ is RdfFormat.RDF_XML or format_ == RdfFormat.RDF_XML:
        _refuse_bombs(file, content)
    try:
        # Relative names need something to be relative to; the folder is this machine's own affair.
        store.load(content, format_, base_iri=f"file:///{_in_iri(file.name)}")
    except SyntaxError as error:
        line, column = error.lineno or 0, error.offset or 0
        message = re.sub(r"^.*?(?:columns? [^:]*|line \d+): ", "", error.msg or "", count=1)
        raise RdfFileError(str(file), f"{message.rstrip('.')}.", line, column) from None
    except (ValueError, OSError) as error:
        raise RdfFileError(str(file), f"cannot be read: {error}") from None


def _refuse_bombs(file: Path, content: bytes) -> None:
    """RDF/XML is read only where nothing can expand: UTF-8, and nowhere anything that declares an entity.

    Looked for in the bytes, not by a parser, so that no two parsers can disagree on what is a declaration.
    """
    advice = "Convert it to Turtle or N-Triples with a tool you trust, and serve that."
    found = _DECLARATION.search(content)
    if found:
        line = content.count(b"\n", 0, found.start()) + 1
        column = found.start() - content.rfind(b"\n", 0, found.start())
        what = f"{found.group().decode().upper()} is not read in RDF/XML, because entities can be made to explode."
        raise RdfFileError(str(file), f"{what} {advice}", line, column)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or re.match(r"\ufeff?\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", text, re.IGNORECASE):
        raise RdfFileError(str(file), f"RDF/XML is read in UTF-8 only. {advice}")


def _in_iri(name: str) -> str:
    """A file's name with what may not stand in an IRI written in percent."""
    return re.sub(r"[^A-Za-z0-9._~-]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)
