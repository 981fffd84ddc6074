"""One result of a study in words: which way it reads, the numbers, in how many, against what, and when.

Every surface tells a result by this module. Words that the record keeps as its source printed them are English; they
come as pieces that say so, for a surface that marks the language of its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.facts.figures import decimal, number, span, unit
from graph.facts.labels import label
from graph.facts.phrases import AGAINST, COLON, COMMA, DERIVED, INTERVAL, PRIMARY, SECOND_HAND, SEMICOLON, N
from graph.model.finding import ArmResult, ArmRole, Effect, Finding, Level, Spread, SpreadKind
from graph.model.values import Absent, Lang, Operator, PValue


class Piece(NamedTuple):
    """Words of one language; `as_printed` are those that a source printed, which are English on every page."""

    words: str
    as_printed: bool = False


class ToldResult(NamedTuple):
    """A result in the words of one language.

    `numbers` are the values of the groups, the effect with its measure and interval, and the p value, as far as they
    are recorded. `people` is how many were measured. `marks` tell that it is the primary outcome, that it was read at
    second hand or computed, and which set of people was analysed where that is not all.
    """

    measure: Piece
    reading: str
    numbers: tuple[Piece, ...]
    people: str
    against: str
    time: str
    marks: tuple[str, ...]
    lang: Lang

    @property
    def values(self) -> str:
        """Its numbers side by side; empty where none is recorded."""
        return SEMICOLON.in_(self.lang).join(piece.words for piece in self.numbers)

    def line(self, lang: Lang) -> str:
        """All of it on one line, for surfaces without marks of their own."""
        comma = COMMA.in_(lang)
        numbers = self.values
        inside = comma.join((f"{N.in_(lang)} {self.people}", self.against, self.time, *self.marks))
        told = self.reading + (f"{COLON.in_(lang)}{numbers}" if numbers else "")
        return (
            f"{self.measure.words}（{told}；{inside}）"
            if lang is Lang.ZH
            else f"{self.measure.words} ({told}; {inside})"
        )


def told(finding: Finding, lang: Lang) -> ToldResult:
    """A finding in words."""
    return ToldResult(
        measure=Piece(as_printed(finding.measure), as_printed=True),
        reading=label(finding.reading).in_(lang),
        numbers=tuple(_numbers(finding, lang)),
        people=people(finding, lang),
        against=label(finding.comparator).in_(lang),
        time=span(finding.time, lang),
        marks=tuple(_marks(finding, lang)),
        lang=lang,
    )


def as_printed(words: str) -> str:
    """The words of a source with the signs that a keyboard lacks."""
    for typed, sign in _SIGNS:
        words = words.replace(typed, sign)
    return words


_SIGNS = (("+/-", "±"), ("+-", "±"), (">=", "≥"), ("<=", "≤"))


def people(finding: Finding, lang: Lang) -> str:
    """How many the result was measured in: as recorded, else the sum of its groups, else that it is not known."""
    n = measured(finding)
    return label(Absent.UNKNOWN).in_(lang) if n is None else number(n)


def measured(finding: Finding) -> int | None:
    """In how many people or animals a result was measured; `None` where the records do not say."""
    if not isinstance(finding.n, Absent):
        return finding.n
    groups = [arm.n for arm in finding.arms]
    known = [n for n in groups if n is not None]
    return sum(known) if known and len(known) == len(groups) else None


def _numbers(finding: Finding, lang: Lang) -> Iterator[Piece]:
    values = tuple(_values(finding, lang))
    yield from values
    if finding.effect:
        yield from _effect(finding.effect, lang, beside_values=bool(values))


def _values(finding: Finding, lang: Lang) -> Iterator[Piece]:
    """What the groups showed: printed values first, then groups as numbers, then a count, then the printed words."""
    if finding.treated_value:
        treated, against = as_printed(finding.treated_value), finding.comparator_value
        if against:
            yield Piece(AGAINST.in_(lang).format(treated=treated, comparator=as_printed(against)), as_printed=True)
        else:
            yield Piece(treated, as_printed=True)
        return
    arms = [arm for arm in finding.arms if arm_words(arm, lang)]
    if arms:
        yield Piece(_groups(arms, lang), as_printed=True)
    elif finding.count is not None and finding.total is not None:
        yield Piece(f"{finding.count}/{finding.total}")
    elif finding.words:
        yield Piece(as_printed(finding.words), as_printed=True)


def _groups(arms: Iterable[ArmResult], lang: Lang) -> str:
    """The treated groups against the control groups."""
    arms = tuple(arms)
    sides = [[arm for arm in arms if arm.role is role] for role in (ArmRole.TREATED, ArmRole.CONTROL)]
    treated, control = (", ".join(f"{arm.name}: {arm_words(arm, lang)}" for arm in side) for side in sides)
    if treated and control:
        return AGAINST.in_(lang).format(treated=treated, comparator=control)
    return treated or control


def arm_words(arm: ArmResult, lang: Lang) -> str:
    """What one group showed: events of all, or a mean or median with its spread and how many; empty where nothing."""
    if arm.events is not None:
        return f"{arm.events}/{arm.n}" if arm.n is not None else str(arm.events)
    middle = arm.mean if arm.mean is not None else arm.median
    if middle is None:
        return ""
    parts = [spread_words(arm.spread, lang)] if arm.spread else []
    parts += [f"{N.in_(lang)} {arm.n}"] if arm.n is not None else []
    return f"{decimal(middle)} ({', '.join(parts)})" if parts else decimal(middle)


def spread_words(spread: Spread, lang: Lang) -> str:
    """A spread with what it is; a ± whose meaning its source does not tell stays one."""
    if spread.kind is SpreadKind.UNNAMED and spread.value is not None:
        return f"±{decimal(spread.value)}"
    name = label(spread.kind).in_(lang)
    if spread.value is not None:
        return f"{name} {decimal(spread.value)}"
    low, high = (decimal(bound) if bound is not None else "?" for bound in (spread.low, spread.high))
    return f"{name} {low}–{high}"


def _effect(effect: Effect, lang: Lang, *, beside_values: bool) -> Iterator[Piece]:
    """The effect, its measure always named; a change that the printed values show already is not told twice."""
    if effect.value is not None and (effect.measure.is_contrast or effect.interval or not beside_values):
        in_unit = f" {unit(effect.unit, lang)}" if effect.unit else ""
        yield Piece(f"{label(effect.measure).in_(lang)} {decimal(effect.value)}{in_unit}")
    if effect.interval:
        low, high = decimal(effect.interval.low), decimal(effect.interval.high)
        yield Piece(INTERVAL.in_(lang).format(level=effect.interval.level, low=low, high=high))
    if effect.p_value or effect.p:
        yield Piece(p_words(effect.p_value, effect.p))


_OPERATORS = {
    Operator.EQUALS: "= ",
    Operator.LESS_THAN: "< ",
    Operator.AT_MOST: "≤ ",
    Operator.MORE_THAN: "> ",
    Operator.AT_LEAST: "≥ ",
}


def p_words(p: PValue | None, printed: str | None = None) -> str:
    """A p value with its operator; as printed where it could not be read as a number."""
    if p is None:
        return f"p {as_printed(printed or '')}".rstrip()
    return f"p {_OPERATORS[p.operator]}{decimal(p.value)}"


def _marks(finding: Finding, lang: Lang) -> Iterator[str]:
    if finding.primary:
        yield PRIMARY.in_(lang)
    if finding.analysis is not None:
        yield label(finding.analysis).in_(lang)
    if finding.level is Level.SECOND_HAND:
        yield SECOND_HAND.in_(lang)
    if finding.level is Level.DERIVED:
        yield DERIVED.in_(lang)
