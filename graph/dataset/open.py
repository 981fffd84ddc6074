"""A built data set for Python: an rdflib `Dataset` on Oxigraph, all named graphs together as its default."""

from __future__ import annotations

from pathlib import Path

from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph import resources
from graph.dataset import build as building
from graph.dataset.proposed import ProposalWords
from graph.dataset.store import open_store


def build(topic: Path | None = None, *, out: Path | None = None, words: ProposalWords | None = None) -> Dataset:
    """Build and publish the data set of a topic, and open it; `words` put proposals into sentences."""
    return open_dataset(building.build(topic or resources.topic(), out=out, words=words).folder)


def open_dataset(place: Path) -> Dataset:
    """Open a version, the live version of a folder, or a file of RDF."""
    store = OxigraphStore(store=open_store(place).store)
    return Dataset(store=store, default_union=True)
