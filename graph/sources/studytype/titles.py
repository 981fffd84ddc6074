"""What a title settles by itself: a plan, a systematic review, a note on somebody else's work."""

from __future__ import annotations

import re

from graph.sources.studytype.described import Synthesis

LONGEST = 1_000
"""Characters of a title that are looked at; no honest title is longer, and a hostile one costs no more."""

_PLAN = re.compile(
    r"\b(?:(?:study|trial|research|review|analysis|studies) protocol\b|(?:an?|the) protocol\b"
    r"|protocol (?:for|of) (?:an?|the|systematic|meta)\b|protocol (?:for|of) .*\b(?:trial|study|review|analysis)\b"
    r"|rationale and (?:study )?design\b"
    r"|: protocol\b|protocol\W*$)",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^\W*(?:reply|replies|response|author(?:s'|'s)? (?:reply|response)|re|comments?|commentary|letter|editorial"
    r"|correction|corrigendum|erratum|retraction|retracted|expression of concern|withdrawn)\b(?: to\b| on\b|\s*:|$)"
    r"|\b(?:letter to the editor|(?:author(?:s'|'s)?|a) (?:reply|response)\W*$|response to br j)",
    re.IGNORECASE,
)
_META = re.compile(r"\bmeta-?\s?(?:analy(?:sis|ses|tic(?:al)?)|regression)\b", re.IGNORECASE)
_SYSTEMATIC = re.compile(
    r"\bsystem(?:at)?ic (?:(?!reviews\b)[\w'-]+,? (?:and |& )?){0,4}(?:review|overview|synthesis|mapping|map)\b"
    r"|\bsystematic (?:search|analysis) of (?:the )?(?:\w+ )?literature\b|\bsystematically review(?:ed|ing)?\b"
    r"|\b(?:umbrella review|overview of systematic reviews|cochrane (?:systematic )?review)\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"\bsystematic(?: literature)? (?:review|map|overview)", re.IGNORECASE)
# Writing about reviews: how one is made, taught or judged.
_ABOUT = re.compile(
    r"\b(?:how to|guid(?:e|ance)|workshop|tutorial|teaching|training in|continuing education|undertaking|conducting"
    r"|methodolog\w+|sensitivity analys[ie]s|software|fundamental"
    r"|single-case research|statistical methods?|bayesian methods?"
    r"|reporting (?:quality|of)|quality of reporting|search (?:filters?|strateg\w+))\b",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"[:?–—]\s*(?:an? |the )?(?:[\w-]+ ){0,3}?(?:systematic|meta|umbrella)", re.IGNORECASE)
# A review that comes beside a study or a patient of the authors' own.
_BESIDE = re.compile(
    r"\b(?:case (?:report|study)\b|(?<!and )case series|report of|observational study"
    r"|cohort study|our experience|single[- ]cent\w+)\b",
    re.IGNORECASE,
)


def is_plan(title: str) -> bool:
    """Whether it announces what will be done."""
    return _PLAN.search(title[:LONGEST]) is not None


def is_note(title: str) -> bool:
    """Whether it answers, comments on, corrects or withdraws another article."""
    return _NOTE.search(title[:LONGEST]) is not None


def mentions_synthesis(title: str) -> bool:
    """Whether it speaks of a synthesis at all, its own or others'."""
    return _META.search(title[:LONGEST]) is not None or _ANY.search(title[:LONGEST]) is not None


def synthesis(title: str) -> Synthesis | None:
    """The synthesis that a title declares; none where it is about syntheses, or has one beside a study of its own."""
    meta, systematic = _META.search(title[:LONGEST]), _SYSTEMATIC.search(title[:LONGEST])
    if not (meta or systematic) or is_note(title) or _BESIDE.search(title[:LONGEST]):
        return None
    if _ABOUT.search(title[:LONGEST]) and not _SUBTITLE.search(title[:LONGEST]):
        return None
    return Synthesis.META_ANALYSIS if meta else Synthesis.SYSTEMATIC_REVIEW
