"""Percentages: between 0 and 100, a whole number of people, and what the count beside them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from graph.model.finding import EffectMeasure
from graph.model.values import Absent
from graph.records.collection import Collection
from graph.records.document import Complaint, shown
from graph.records.sense.effects import effects, name_of, numbers_of
from graph.records.sense.rule import error, remark

_PRINTED = re.compile(r"\b([0-9]{1,6})/([0-9]{1,6}) \(([0-9]{1,3}(?:\.[0-9]{1,3})?) ?%\)")


def _share_of_a_hundred(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        least = {EffectMeasure.PERCENTAGE: Decimal(0), EffectMeasure.RISK_DIFFERENCE: Decimal(-100)}.get(effect.measure)
        for keys, number in numbers_of(effect) if least is not None else ():
            if least is not None and not least <= number <= 100:
                message = f"the {name_of(effect)} is {number}, but it lies between {least} and 100."
                help_ = "Correct it; a change in percent is of measure `mean-change` with the unit %."
                yield finding.complaint(*keys, message=message, help_=help_)


def _whole_people(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for finding in record.findings if record.head.noun.pooled is None else ():
            effect, n = finding.noun.effect, finding.noun.total or finding.noun.n
            if effect is None or effect.value is None or effect.measure is not EffectMeasure.PERCENTAGE:
                continue
            if not isinstance(n, Absent) and n > 0 and not _is_share(effect.value, n):
                message = f"{effect.value} percent of {n} is no whole number of people or animals."
                help_ = "Correct one of the two, or say out of how many it is."
                yield finding.complaint("effect", "value", message=message, help_=help_)


def _is_share(percent: Decimal, n: int) -> bool:
    """Whether some whole number out of n is that percentage, rounded as it is printed; rounding may go either way."""
    unit = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    low, high = ((percent - unit) * n / 100, (percent + unit) * n / 100)
    first, last = low.to_integral_value(ROUND_FLOOR) + 1, high.to_integral_value(ROUND_CEILING) - 1
    return first <= last


def _count_is_percentage(collection: Collection) -> Iterator[Complaint]:
    for finding, effect in effects(collection):
        count, total = finding.noun.count, finding.noun.total
        if effect.measure is not EffectMeasure.PERCENTAGE or effect.value is None or count is None or not total:
            continue
        if abs(Decimal(count) * 100 / total - effect.value) > 1:
            message = f"{count} of {total} are not {effect.value} percent."
            yield finding.complaint("effect", "value", message=message, help_="Correct one of the three numbers.")


def _printed(collection: Collection) -> Iterator[Complaint]:
    for record in collection.studies:
        for finding in record.findings:
            for key, text in (
                ("treated_value", finding.noun.treated_value),
                ("comparator_value", finding.noun.comparator_value),
            ):
                for match in _PRINTED.finditer(text or ""):
                    total = int(match[2])
                    if total == 0 or abs(Decimal(match[1]) * 100 / total - Decimal(match[3])) > 1:
                        message = f"{shown(match[0])} does not add up."
                        yield finding.complaint(key, message=message, help_="Correct it, or say what was printed.")


RULES = (
    error(
        "percent-of-hundred",
        "Percentages lie between 0 and 100, risk differences between -100 and 100.",
        _share_of_a_hundred,
    ),
    error("count-is-percentage", "A count out of a total is the percentage beside it.", _count_is_percentage),
    remark("percent-of-whole-people", "A percentage of n people is a whole number of them.", _whole_people),
    remark("printed-shares-add-up", "A share printed as 7/21 (33%) is what it says.", _printed),
)
