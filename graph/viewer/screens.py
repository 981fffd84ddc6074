"""The pages in the order of the menu."""

from __future__ import annotations

from graph.viewer.permalink import Page
from graph.viewer.screen import Screen
from graph.viewer.views import (
    article,
    cells,
    claim,
    claims,
    evidence_map,
    graph,
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

SCREENS: dict[Page, Screen] = {
    Page.OVERVIEW: overview.SCREEN,
    Page.SAFETY: safety.SCREEN,
    Page.CLAIMS: claims.SCREEN,
    Page.CLAIM: claim.SCREEN,
    Page.ARTICLE: article.SCREEN,
    Page.QUESTION: question.SCREEN,
    Page.MAP: evidence_map.SCREEN,
    Page.GRAPH: graph.SCREEN,
    Page.MECHANISMS: mechanisms.SCREEN,
    Page.CELLS: cells.SCREEN,
    Page.STUDIES: studies.SCREEN,
    Page.STUDY: study.SCREEN,
    Page.WHATIF: whatif.SCREEN,
    Page.METHOD: method.SCREEN,
    Page.QUERY: query.SCREEN,
}
