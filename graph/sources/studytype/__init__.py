"""What kind of study an article reports, judged from its indexing, title and abstract."""

from graph.sources.studytype.classify import classify
from graph.sources.studytype.described import Described, Label, Subject, Synthesis, Typed

__all__ = ["Described", "Label", "Subject", "Synthesis", "Typed", "classify"]
