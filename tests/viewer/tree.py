"""A page's HTML as a tree, for tests that read numbers off it."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from streamlit.testing.v1 import AppTest

from tests.viewer.test_parts import VOID
from tests.viewer.visits import html


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._builder = TreeBuilder()
        self._builder.start("page", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def finished(self) -> Element:
        self.close()
        self._builder.end("page")
        return self._builder.close()


def tree(page: AppTest) -> Element:
    """All of a page's HTML under one root."""
    reader = _Reader()
    reader.feed(html(page))
    return reader.finished()


def of_class(root: Element, name: str) -> list[Element]:
    """The elements that wear a class, in their order."""
    return [one for one in root.iter() if name in one.get("class", "").split()]


def words(element: Element) -> str:
    """What is read of an element, on one line."""
    return " ".join("".join(element.itertext()).split())
