"""One topic, read and graded once for all sessions."""

from __future__ import annotations

import gc
from typing import NamedTuple

import streamlit as st
from pyoxigraph import Store

from graph import resources
from graph.dataset.describe import describe
from graph.grading.assess import grade
from graph.model.assessment import Grading
from graph.model.base import EvidenceBase
from graph.records.read import read


class Shown(NamedTuple):
    """What the pages show."""

    base: EvidenceBase
    grading: Grading


@st.cache_resource(show_spinner=False)
def shown() -> Shown:
    """The topic of this process; frozen, so that no collection of garbage walks through it again."""
    base = read(resources.topic())
    found = Shown(base, grade(base))
    gc.collect()
    gc.freeze()
    return found


def dataset(shown: Shown) -> Store:
    """What is shown as RDF, for the named questions; made when the first of them is asked."""
    return _described(id(shown.grading), shown)[1]


@st.cache_resource(show_spinner=False, max_entries=1)
def _described(identity: int, _shown: Shown) -> tuple[Shown, Store]:  # noqa: ARG001 - it is the key
    """Kept by identity, together with what it was made of: so no later value can be given the same identity."""
    store = Store()
    store.bulk_extend(describe(_shown.base, _shown.grading))
    return _shown, store
