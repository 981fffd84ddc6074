"""One topic, read and graded once for all sessions."""

from __future__ import annotations

import gc
from typing import NamedTuple

import streamlit as st

from graph import resources
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
