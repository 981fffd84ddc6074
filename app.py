"""The front door: one process, one port. `streamlit run app.py` serves the viewer and, later, everything beside it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from graph.web.document import DocumentLanguage

# SPARQL, linked data, embedded pages and health checks are added here as Starlette routes, before the viewer's own.
ROUTES: list[BaseRoute] = []

# Absolute, because Streamlit and other servers resolve relative paths differently.
app = st.App(
    Path(__file__).resolve().parent / "graph" / "viewer" / "main.py",
    routes=ROUTES,
    middleware=[Middleware(DocumentLanguage)],
)
