"""The front door: one process, one port. `streamlit run app.py` serves the viewer and everything beside it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from graph.web.address import Restored, base_of
from graph.web.document import FirstDocument
from graph.web.nowhere import Nowhere
from graph.web.site import own_site

# The path below which all of it stands: as Streamlit was told, else that of EVIGRAPH_SITE, which Streamlit is told now.
base = base_of(config.get_option("server.baseUrlPath"))
config.set_option("server.baseUrlPath", base.strip("/"))

# SPARQL and its editor, VoID, health checks. Without a built data set they say so, and the viewer works all the same.
site = own_site(base)

# Absolute, because Streamlit and other servers resolve relative paths differently.
app = st.App(
    Path(__file__).resolve().parent / "graph" / "viewer" / "main.py",
    routes=site.routes(),
    middleware=[Middleware(Restored, base=base), Middleware(Nowhere, base=base), Middleware(FirstDocument, base=base)],
    lifespan=site.lifespan(),
)
