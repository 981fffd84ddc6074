"""Opening data: any RDF file, or the folder of a built data set, as a store in memory."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from graph.dataset.entities import written_out
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
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
_KNOWN = (
    "Turtle (.ttl), TriG (.trig), N-Triples (.nt), N-Quads (.nq), JSON-LD (.jsonld) and RDF/XML (.rdf, .owl, .xml), "
    "each also packed by gzip (.ttl.gz)"
)
_PACKED = ".gz"
MOST_UNPACKED = 2 << 30
_MARK = b"\xef\xbb\xbf"
_POINTER = "CURRENT"


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


def open_store(*places: Path) -> Opened:
    """Read files, or the live version of a folder, into one store in memory; what is wrong is told of all of them."""
    store, digest = Store(), hashlib.sha256()
    wrong: list[RdfFileError] = []
    for place in places:
        files = files_of(place)
        if not files:
            wrong.append(RdfFileError(str(place), "holds no N-Quads (*.nq). Run `evigraph build`."))
        for file in files:
            try:
                content = _bytes_of(file)
                digest.update(hashlib.sha256(content).digest())
                _add(store, file, content)
            except RdfFileError as error:
                wrong.append(error)
    if wrong:
        raise _together(wrong)
    return Opened(store, digest.hexdigest())


def _together(wrong: list[RdfFileError]) -> RdfFileError:
    """The first error, telling of the others as well."""
    first, *others = wrong
    if others:
        first.args = ("\n".join(map(str, wrong)),)
    return first


def load(path: Path) -> Store:
    """One RDF file as a store; the name tells the format."""
    return open_store(path).store


def _bytes_of(file: Path) -> bytes:
    """What stands in a file, unpacked where its name says that it is packed."""
    try:
        if file.suffix.lower() != _PACKED:
            return file.read_bytes()
        with gzip.open(file) as packed:
            content = packed.read(MOST_UNPACKED + 1)
    except FileNotFoundError:
        raise RdfFileError(str(file), "does not exist.") from None
    except OSError as error:
        raise RdfFileError(str(file), f"cannot be read: {error.strerror or 'it is not packed by gzip'}.") from error
    except (EOFError, zlib.error):
        raise RdfFileError(str(file), "cannot be unpacked: it is damaged, or not all of it is there.") from None
    if len(content) > MOST_UNPACKED:
        raise RdfFileError(str(file), f"is larger than {MOST_UNPACKED:,} bytes when it is unpacked.")
    return content


def _add(store: Store, file: Path, content: bytes) -> None:
    name = file.name.removesuffix(file.suffix) if file.suffix.lower() == _PACKED else file.name
    format_ = FORMATS.get(Path(name).suffix.lower())
    if format_ is None:
        raise RdfFileError(str(file), f"has a name that tells no format. Known are {_KNOWN}.")
    if format_ is RdfFormat.RDF_XML or format_ == RdfFormat.RDF_XML:
        content = written_out(str(file), _xml(file, content)).encode()
    try:
        # Relative names need something to be relative to; the folder is this machine's own affair.
        store.load(content.removeprefix(_MARK), format_, base_iri=f"file:///{_in_iri(name)}")
    except SyntaxError as error:
        line, column = error.lineno or 0, error.offset or 0
        message = re.sub(r"^.*?(?:columns? [^:]*|line \d+): ", "", error.msg or "", count=1)
        if "remote contexts" in message:
            message = "its @context stands elsewhere, and nothing is fetched. Write the context into the file"
        raise RdfFileError(str(file), f"{message.rstrip('.')}.", line, column) from None
    except (ValueError, OSError) as error:
        raise RdfFileError(str(file), f"cannot be read: {error}") from None


def _xml(file: Path, content: bytes) -> str:
    """RDF/XML is read in UTF-8 only, in which nothing can hide from whoever looks for declarations."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text or re.match(r"\ufeff?\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", text, re.IGNORECASE):
        advice = "Convert it to Turtle or N-Triples with a tool you trust, and serve that."
        raise RdfFileError(str(file), f"RDF/XML is read in UTF-8 only. {advice}")
    return text.removeprefix("\ufeff")


def _in_iri(name: str) -> str:
    """A file's name with what may not stand in an IRI written in percent."""
    return re.sub(r"[^A-Za-z0-9._~-]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)
