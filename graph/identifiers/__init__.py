"""Identifiers of papers and trials: one table says how each is written, what its one spelling is and where it leads."""

from __future__ import annotations

from graph.identifiers.reading import Found, Identifier, find_in, key_of, normalise, parse
from graph.identifiers.schemes import Scheme

__all__ = ["Found", "Identifier", "Scheme", "find_in", "key_of", "normalise", "parse"]
