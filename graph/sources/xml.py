"""XML of strangers, one element after another, in constant memory and without trust."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from graph.sources.reading import BrokenFileError, Readable, Reason, Skip, Skipped, opened

Element: TypeAlias = etree._Element  # noqa: SLF001  # The class of all elements has no public name.
_LONGEST = 64 * 1024 * 1024
"""Bytes that may pass without a record: what has none would otherwise fill the memory before it can be said."""
_ENTITIES = "It declares entities, which records of this kind never do; such a file is not read."


def elements(path: str, *tags: str, skip: Skip) -> Iterator[Element]:
    """Every element of these names, each gone when the next is asked for; what cannot be read is skipped with a reason.

    Elements are told in any XML namespace. No entity is resolved, no DTD is loaded, and nothing is fetched.
    """
    try:
        with opened(path) as file:
            yield from elements_of(path, file, *tags, skip=skip)
    except OSError as error:
        skip(Skipped(path, Reason.CANNOT_BE_OPENED, f"It cannot be opened: {error.strerror or error}."))


def elements_of(path: str, file: Readable, *tags: str, skip: Skip) -> Iterator[Element]:
    """As `elements`, of a file that is open already."""
    try:
        yield from _elements(path, _Bounded(file), tags, skip)
    except BrokenFileError as error:
        skip(Skipped(path, Reason.BROKEN, str(error)))
    except etree.XMLSyntaxError as error:
        said = str(error.msg or "it is not XML").split(", line ")[0]
        skip(Skipped(path, Reason.BROKEN, f"It is not well-formed XML from here on: {said}.", line=error.lineno or 0))


class _Bounded:
    """A file that gives up where no record comes for too long."""

    def __init__(self, file: Readable) -> None:
        self._file, self.left = file, _LONGEST

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if self.left <= 0:
            raise BrokenFileError(f"No record ends within {_LONGEST // 1024**2} MB; the rest is not read.")
        got = self._file.read(size)
        self.left -= len(got)
        return got


def _elements(path: str, file: _Bounded, tags: tuple[str, ...], skip: Skip) -> Iterator[Element]:
    stream = _stream(file, tags)
    found = False
    for _, element in stream:
        if not found and _declares_entities(element):
            skip(Skipped(path, Reason.REFUSED, _ENTITIES))
            return
        found, file.left = True, _LONGEST
        if (parent := element.getparent()) is not None and local(parent) in tags:
            continue  # It belongs to the one around it, which comes next.
        yield element
        _forget(element)
    if not found:
        _say_why_nothing(path, stream.root, skip)


def _stream(file: _Bounded, tags: tuple[str, ...]) -> etree.iterparse:
    return etree.iterparse(
        file,
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _declares_entities(element: Element) -> bool:
    dtd = element.getroottree().docinfo.internalDTD
    return dtd is not None and any(True for _ in dtd.iterentities())


def _forget(element: Element) -> None:
    """Free the element, and its elder siblings, which would otherwise stay as empty shells."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _say_why_nothing(path: str, root: Element | None, skip: Skip) -> None:
    if root is None:
        return
    if _declares_entities(root):
        skip(Skipped(path, Reason.REFUSED, _ENTITIES))
        return
    name = local(root)
    if not name.endswith("Set"):
        said = " ".join("".join(root.itertext()).split())[:80]
        detail = f"It holds no records of this kind; its root is <{name}>" + (f", saying “{said}”." if said else ".")
        skip(Skipped(path, Reason.NOT_SUCH_RECORDS, detail))


def local(element: Element) -> str:
    """The element's name without its namespace."""
    tag = str(element.tag)
    return tag.rpartition("}")[2] if tag.startswith("{") else tag


def without_namespaces(element: Element) -> None:
    """Names without their namespace, in the whole element."""
    for node in element.iter("{*}*"):
        node.tag = local(node)


def words(element: Element | None) -> str | None:
    """All text in an element, markup and broken lines left out; `None` where there is none."""
    if element is None:
        return None
    text = element.text if len(element) == 0 else "".join(str(part) for part in element.itertext())
    return " ".join(text.split()) or None if text else None
