"""Every word of the viewer that is not data, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from markupsafe import Markup

from graph.facts.labels import label
from graph.facts.phrases import chosen
from graph.model.values import Lang, Text
from graph.viewer.words import (
    article,
    beyond,
    cells,
    claim,
    claims,
    evidence_map,
    frame,
    mechanisms,
    method,
    overview,
    query,
    question,
    safety,
    studies,
    study,
    whatif,
)


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks one language; called with the name of a word it gives the words."""

    lang: Lang

    def __call__(self, name: str, **values: int | str) -> str:
        """The words of that name; `one|many` is chosen by the value `n`."""
        return self._chosen(name, values).format(**values)

    def html(self, name: str, **values: int | str) -> Markup:
        """Words that carry marks of their own, with every value escaped."""
        return Markup(self._chosen(name, values)).format(**values)  # noqa: S704 - the catalogue is ours

    def _chosen(self, name: str, values: Mapping[str, int | str]) -> str:
        return chosen(WORDS[name].in_(self.lang), values)

    def of(self, member: Enum) -> str:
        """The words for a member of a closed list."""
        return label(member).in_(self.lang)

    def text(self, text: Text) -> str:
        """A bilingual text of the data."""
        return text.in_(self.lang)

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return "zh-Hans" if self.lang is Lang.ZH else "en"


def _catalogue(*parts: Mapping[str, Text]) -> Mapping[str, Text]:
    """All words together; a name belongs to one page only, so that nobody changes another page's words unknowingly."""
    found: dict[str, Text] = {}
    for part in parts:
        twice = found.keys() & part.keys()
        if twice:
            raise ValueError(f"Words that two pages name alike: {', '.join(sorted(twice))}.")
        found |= part
    return MappingProxyType(found)


WORDS = _catalogue(
    frame.WORDS,
    overview.WORDS,
    safety.WORDS,
    claims.WORDS,
    claim.WORDS,
    article.WORDS,
    evidence_map.WORDS,
    mechanisms.WORDS,
    cells.WORDS,
    studies.WORDS,
    study.WORDS,
    beyond.WORDS,
    whatif.WORDS,
    method.WORDS,
    query.WORDS,
    question.WORDS,
)
