"""The front door: one process, one port. `streamlit run app.py` serves the viewer and everything beside it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from graph.web.document import FirstDocument
from graph.web.site import own_site

# SPARQL and its editor, VoID, health checks. Without a built data set they say so, and the viewer works all the same.
site = own_site()

# Absolute, because Streamlit and other servers resolve relative paths differently.
app = st.App(
    Path(__file__).resolve().parent / "graph" / "viewer" / "main.py",
    routes=site.routes(),
    middleware=[Middleware(FirstDocument)],
    lifespan=site.lifespan(),
)
