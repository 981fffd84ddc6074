"""The pages in the order of the menu."""

from __future__ import annotations

from graph.viewer.permalink import Page
from graph.viewer.screen import Screen
from graph.viewer.views import claim, claims, method, query

SCREENS: dict[Page, Screen] = {
    Page.OVERVIEW: claims.SCREEN,
    Page.CLAIMS: claims.SCREEN,
    Page.CLAIM: claim.SCREEN,
    Page.METHOD: method.SCREEN,
    Page.QUERY: query.SCREEN,
}
