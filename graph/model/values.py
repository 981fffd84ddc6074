"""Small values that every noun is made of: bilingual text, answers, absences, times, intervals, species."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Lang(StrEnum):
    """A language that readers can choose."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and in Chinese."""

    en: str
    zh: str

    def in_(self, lang: Lang) -> str:
        """The words in one language."""
        return self.zh if lang is Lang.ZH else self.en


class Answer(StrEnum):
    """What was found on a yes-or-no question.

    `not-stated` is said only where the place in which the answer would stand was read; where nobody looked, or could
    look, it is `not-seen`. Neither is ever `no`.
    """

    YES = "yes"
    NO = "no"
    NOT_STATED = "not-stated"
    NOT_SEEN = "not-seen"

    @property
    def is_known(self) -> bool:
        """Whether the question is answered."""
        return self in (Answer.YES, Answer.NO)


class Absent(StrEnum):
    """Why a value is not there."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class TimeUnit(StrEnum):
    """The unit that a source used for a span of time."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


# Average Gregorian lengths; only used to put spans of different units in order.
_DAYS = {
    TimeUnit.DAYS: Decimal(1),
    TimeUnit.WEEKS: Decimal(7),
    TimeUnit.MONTHS: Decimal("30.4375"),
    TimeUnit.YEARS: Decimal("365.25"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time as its source gives it, such as 12 months."""

    value: Decimal
    unit: TimeUnit

    @property
    def days(self) -> Decimal:
        """The span in days, for comparing spans of different units."""
        return self.value * _DAYS[self.unit]


class Operator(StrEnum):
    """How a printed number stands to the true one."""

    EQUALS = "="
    LESS_THAN = "<"
    AT_MOST = "<="
    MORE_THAN = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class PValue:
    """A p value as a number with its operator, such as less than 0.001."""

    operator: Operator
    value: Decimal

    @property
    def is_exact(self) -> bool:
        """Whether it is a value and not only a bound."""
        return self.operator is Operator.EQUALS


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval as printed; `level` is its coverage in percent."""

    low: Decimal
    high: Decimal
    level: int = 95

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies inside, ends included."""
        return self.low <= value <= self.high


class Species(StrEnum):
    """Who or what was studied, as exactly as the source says.

    `rodent`, `monkey` and `animal` are for sources that do not name the species.
    """

    HUMAN = "human"
    MOUSE = "mouse"
    RAT = "rat"
    RODENT = "rodent"
    PIG = "pig"
    MONKEY = "monkey"
    DOG = "dog"
    SHEEP = "sheep"
    RABBIT = "rabbit"
    ANIMAL = "animal"

    @property
    def is_human(self) -> bool:
        """People, as against any other animal."""
        return self is Species.HUMAN

    @property
    def is_rodent(self) -> bool:
        """Known to belong to the order Rodentia; an unnamed species is not."""
        return self in _RODENTS


_RODENTS = frozenset({Species.MOUSE, Species.RAT, Species.RODENT})
