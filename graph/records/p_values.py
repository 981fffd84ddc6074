"""p values as they are printed: a number with its operator, or what was probably meant instead."""

from __future__ import annotations

import re
from decimal import Decimal

from graph.model.values import Operator, PValue
from graph.records.document import shown
from graph.records.fields import wrong

_P = re.compile(r"([<>]=?|[=≤≥]?) ?([01](?:\.[0-9]{1,20})?|(?:[1-9](?:\.[0-9]{1,20})?e-[0-9]{1,3})|\.[0-9]{1,20})")
_OPERATORS = {operator.value: operator for operator in Operator} | {"≤": Operator.AT_MOST, "≥": Operator.AT_LEAST}
_USUAL = "Write a number above 0 and up to 1, with an operator where it is a bound, such as 0.046 or <0.001."


def p_value(text: str) -> PValue:
    """The number and the operator of a p value; an operator that is left out is `=`."""
    found = _read(text)
    if found is None:
        raise wrong(f"{{field}} {shown(text)} is not a p value.", _instead(text))
    return found


def printed_p(text: str) -> str:
    """The p value as it stands, where it is one."""
    p_value(text)
    return text


def _read(text: str) -> PValue | None:
    match = _P.fullmatch(text)
    if not match or not 0 < Decimal(match[2]) <= 1:
        return None
    return PValue(_OPERATORS[match[1] or "="], Decimal(match[2]))


def _instead(text: str) -> str:
    """What was probably meant."""
    if text.upper() in ("NS", "N.S.", "NOT SIGNIFICANT"):
        return "Write the number; where only “not significant” is printed, leave `p` out and quote it in `note`."
    plain = text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}).replace(",", ".").replace(" ", "")
    plain = re.sub(r"^[pP]=?", "", plain).replace("O", "0").replace("o", "0")
    plain = re.sub(r"(?<![0-9])\.", "0.", plain)
    zero = re.fullmatch(r"[=<]?0\.(0+)", plain)
    if zero:
        return f"Write <0.{zero[1][:-1]}1: no p value is 0."
    return f"Write {plain}." if plain != text and _read(plain) else _USUAL
