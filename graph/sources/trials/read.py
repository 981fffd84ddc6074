"""Registrations from a file: JSON of either interface, JSON lines, or the old XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from graph.sources.reading import BrokenFileError, Readable, Reason, Skip, Skipped, opened
from graph.sources.trials import legacy, v1, v2
from graph.sources.trials.registered import NoIdentifierError, registered
from graph.sources.trials.registration import Registration
from graph.sources.xml import elements_of, without_namespaces

_LONGEST = 512 * 1024 * 1024
"""Bytes of one JSON document: what is larger is given out, and read, as JSON lines."""
_NCT = re.compile(rb"NCT\d{5,9}", re.ASCII)
_BOM = b"\xef\xbb\xbf"


_NOTHING = msgspec.Raw()


class _Envelope(msgspec.Struct):
    """What records come wrapped in; `FullStudies…` and `Study` are the first interface's."""

    studies: list[msgspec.Raw] | None = None
    response: _Response | None = msgspec.field(default=None, name="FullStudiesResponse")
    full_study: _Wrapped | None = msgspec.field(default=None, name="FullStudy")
    study: msgspec.Raw = msgspec.field(default=_NOTHING, name="Study")
    old_protocol_section: msgspec.Raw = msgspec.field(default=_NOTHING, name="ProtocolSection")


class _Wrapped(msgspec.Struct):
    study: msgspec.Raw = msgspec.field(default=_NOTHING, name="Study")


class _Response(msgspec.Struct):
    studies: list[_Wrapped] | None = msgspec.field(default=None, name="FullStudies")


_envelope = msgspec.json.Decoder(_Envelope)
_listed = msgspec.json.Decoder(list[msgspec.Raw])
_raw = msgspec.json.Decoder(msgspec.Raw)
_any = msgspec.json.Decoder()
_study = msgspec.json.Decoder(v2.Study)


def registrations(path: str, *, skip: Skip) -> Iterator[Registration]:
    """Every registration of a file (`-`: standard input), plain or gzip, in whichever form its content is."""
    try:
        with opened(path) as file:
            yield from _registrations(path, file, skip)
    except OSError as error:
        skip(Skipped(path, Reason.CANNOT_BE_OPENED, f"It cannot be opened: {error.strerror or error}."))
    except BrokenFileError as error:
        skip(Skipped(path, Reason.BROKEN, str(error)))


def _registrations(path: str, file: Readable, skip: Skip) -> Iterator[Registration]:
    first = _first_line(file)
    bare = first.removeprefix(_BOM).lstrip()
    if not bare:
        skip(Skipped(path, Reason.NOT_SUCH_RECORDS, "It is empty."))
    elif bare.startswith(b"<"):
        yield from _from_xml(path, _Joined(first, file), skip)
    elif _is_whole(bare):
        yield from _from_lines(path, bare, file, skip)
    else:
        yield from _from_document(path, bare, file, skip)


def _first_line(file: Readable) -> bytes:
    """The first line that is not blank."""
    while (line := file.readline(_LONGEST)) and not line.strip():
        pass
    return line


def _is_whole(line: bytes) -> bool:
    try:
        _raw.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


# JSON -----------------------------------------------------------------------------------------------------------------


def _from_lines(path: str, first: bytes, file: Readable, skip: Skip) -> Iterator[Registration]:
    at, line = 1, first
    while line:
        if line.strip():
            yield from _from_json(path, line, at, skip)
        at, line = at + 1, file.readline(_LONGEST)


def _from_document(path: str, first: bytes, file: Readable, skip: Skip) -> Iterator[Registration]:
    whole = first + file.read(_LONGEST)
    if len(whole) > _LONGEST:
        skip(Skipped(path, Reason.REFUSED, f"It is longer than {_LONGEST // 1024**2} MB; give it as JSON lines."))
        return
    yield from _from_json(path, whole, 0, skip)


def _from_json(path: str, text: bytes, line: int, skip: Skip) -> Iterator[Registration]:
    try:
        listed = _listed.decode(text) if text.lstrip().startswith(b"[") else [text]
    except (msgspec.DecodeError, RecursionError) as error:
        skip(_not_understood(path, text, line, error))
        return
    for one in listed:
        yield from _from_object(path, bytes(one), line, skip)


def _from_object(path: str, text: bytes, line: int, skip: Skip) -> Iterator[Registration]:
    """A record of the present form is what comes most, so it is tried first; the envelope finds all others."""
    try:
        study = _study.decode(text)
        if study.protocol_section is not None:
            yield from _told(path, text, line, skip, lambda: study)
            return
        envelope = _envelope.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        skip(_not_understood(path, text, line, error))
        return
    if bytes(envelope.old_protocol_section):
        yield from _told(path, text, line, skip, lambda: _renamed(text))
    elif envelope.studies is not None:
        for one in map(bytes, envelope.studies):
            yield from _told(path, one, line, skip, partial(_study.decode, one))
    else:
        yield from _from_first_interface(path, text, line, envelope, skip)


def _from_first_interface(path: str, text: bytes, line: int, envelope: _Envelope, skip: Skip) -> Iterator[Registration]:
    wrapped = [envelope.full_study, *((envelope.response.studies if envelope.response else None) or ())]
    studies = [envelope.study, *(one.study for one in wrapped if one is not None)]
    for study in studies:
        if bytes(study):
            yield from _told(path, bytes(study), line, skip, partial(_renamed, bytes(study)))
    if envelope.response is None and not any(bytes(study) for study in studies):
        detail = "It is no record of ClinicalTrials.gov: it has neither a protocol section nor a list of studies."
        skip(Skipped(path, Reason.BAD_RECORD, detail, _named(text), line))


def _told(path: str, text: bytes, line: int, skip: Skip, study: Callable[[], v2.Study]) -> Iterator[Registration]:
    try:
        found = registered(study())
    except NoIdentifierError as error:
        said = f"“{error}” is no NCT number" if str(error) else "it has no NCT number"
        skip(Skipped(path, Reason.NO_IDENTIFIER, f"A record is left out, since {said}.", line=line))
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        skip(_not_understood(path, text, line, error))
    else:
        yield found


def _renamed(text: bytes) -> v2.Study:
    return msgspec.convert(v1.present_form(_any.decode(text)), v2.Study, strict=False)


def _not_understood(path: str, text: bytes, line: int, error: Exception) -> Skipped:
    """With the first NCT number in the text: a record that cannot be read can often still be named."""
    said = "It is nested too deeply" if isinstance(error, RecursionError) else str(error).rstrip(".")
    broken = isinstance(error, RecursionError | msgspec.DecodeError) and not isinstance(error, msgspec.ValidationError)
    return Skipped(path, Reason.BROKEN if broken else Reason.BAD_RECORD, f"{said}.", _named(text), line)


def _named(text: bytes) -> str | None:
    found = _NCT.search(text)
    return found[0].decode("ascii") if found else None


# XML ------------------------------------------------------------------------------------------------------------------


class _Joined:
    """What was read already, and then the rest of the file."""

    def __init__(self, first: bytes, rest: Readable) -> None:
        self._first, self._rest = first, rest

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if not self._first:
            return self._rest.read(size)
        got, self._first = (self._first, b"") if size < 0 else (self._first[:size], self._first[size:])
        return got

    def readline(self, size: int = -1) -> bytes:
        """The next line."""
        got, self._first = self._first, b""
        return got or self._rest.readline(size)


def _from_xml(path: str, file: Readable, skip: Skip) -> Iterator[Registration]:
    for element in elements_of(path, file, "clinical_study", skip=skip):
        without_namespaces(element)
        if element.find("id_info") is None and (listed := element.findtext("nct_id")):
            detail = "It is a line of search results, not the record itself."
            skip(Skipped(path, Reason.BAD_RECORD, detail, listed.strip(), element.sourceline or 0))
            continue
        try:
            yield registered(legacy.present_form(element))
        except NoIdentifierError as error:
            said = f"“{error}” is no NCT number" if str(error) else "it has no NCT number"
            skip(Skipped(path, Reason.NO_IDENTIFIER, f"A record is left out, since {said}."))
