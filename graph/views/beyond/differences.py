"""Two states of a topic side by side: which records differ, and which claims move by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text as Line

from graph.analysis.moves import BodyReason, Move
from graph.facts.labels import label
from graph.model.base import EvidenceBase
from graph.model.values import Lang, Text
from graph.records.differences import Difference, What, flow
from graph.records.document import Tree
from graph.views.beyond import whatif, whatif_plain
from graph.views.export import Json, Record

_WORDS = {
    "records": Text("Records and fields that differ: {0}", "有差异的记录与字段：{0}"),
    "moves": Text("Claims that move: {0} of {1}", "有变化的声明：{0}/{1}"),
    "came": Text("New claims: {0}", "新增声明：{0}"),
    "went": Text("Claims that are gone: {0}", "已删除声明：{0}"),
    "nothing": Text("Nothing differs.", "没有差异。"),
    What.ADDED: Text("added", "新增"),
    What.REMOVED: Text("removed", "删除"),
    What.CHANGED: Text("changed", "更改"),
    "record": Text("Record", "记录"),
    "field": Text("Field", "字段"),
    "before": Text("Before", "之前"),
    "after": Text("After", "之后"),
    "where": Text("Where", "位置"),
    "stepped": Text("another step: {0} {1} → {2}", "等级变动：{0} {1} → {2}"),
}
_MOST = 160  # characters of a value that are shown; JSON has all of them
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&$]|:(?=//))")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The records that differ between two states, and the claims that move from the one to the other.

    `before` and `after` are the names of the states, and bases their records; only claims of both can move.
    """

    before: str
    after: str
    bases: tuple[EvidenceBase, EvidenceBase]
    differences: tuple[Difference, ...]
    moves: tuple[Move, ...]

    @property
    def came(self) -> tuple[str, ...]:
        """The claims that only the second state has."""
        return tuple(id_ for id_ in self.bases[1].claims if id_ not in self.bases[0].claims)

    @property
    def went(self) -> tuple[str, ...]:
        """The claims that only the first state has."""
        return tuple(id_ for id_ in self.bases[0].claims if id_ not in self.bases[1].claims)

    @property
    def moves_claims(self) -> bool:
        """Whether any claim moves, comes or goes."""
        return bool(self.moves or self.came or self.went)

    def place(self, one: Difference) -> str:
        """The file and line of a difference, in the state that has it."""
        state = self.before if one.what is What.REMOVED and not one.path else self.after
        return f"{state}/{one.file}:{one.line}"


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key].in_(lang).format(*values)


def json(found: Comparison, lang: Lang) -> Record:
    """All of it, values whole as they are written; `changed_step` are reasons whose rule comes to another step."""
    moves = whatif.moves(found.bases[1], found.moves, lang)
    steps: list[Json] = [
        {"claim": one.claim, "steps": [_stepped(*pair) for pair in one.stepped]} for one in found.moves
    ]
    return {
        "before": found.before,
        "after": found.after,
        "records": [_difference(found, one) for one in found.differences],
        "moves": moves,
        "changed_step": [one for one in steps if isinstance(one, dict) and one["steps"]],
        "new_claims": list(found.came),
        "gone_claims": list(found.went),
    }


def _difference(found: Comparison, one: Difference) -> Record:
    file, _, line = found.place(one).rpartition(":")
    return {
        "kind": one.kind,
        "id": one.id,
        "what": one.what,
        "path": one.path,
        "before": one.before,
        "after": one.after,
        "file": file,
        "line": int(line),
    }


def _stepped(had: BodyReason, has: BodyReason) -> Record:
    reason = has.reason
    return {
        "stream": has.stream,
        "on_product": has.on_product,
        "rule": reason.rule,
        "domain": reason.domain,
        "before": had.reason.change,
        "after": reason.change,
    }


def plain(found: Comparison, lang: Lang) -> RenderableType:
    """The fields one a line, then each claim that moves, one aspect a line."""
    if not found.differences and not found.moves_claims:
        return Line(_word("nothing", lang))
    parts: list[RenderableType] = [Line(_word("records", lang, len(found.differences)), style="bold")]
    parts += [Line(f"  {found.place(one)}: {one.kind} {one.id} {_what(one, lang)}") for one in found.differences]
    parts.append(Line(""))
    parts.extend(Line(words, style="bold") for words in _heads(found, lang))
    for move in found.moves:
        parts.append(whatif_plain.moves(found.bases[1], [move], lang))
        parts.extend(Line(f"  {words}", style="dim") for words in _steps(move, lang))
    return Group(*parts)


def _what(one: Difference, lang: Lang) -> str:
    """What became of a record, or of a field from what to what."""
    if not one.path:
        return _word(one.what, lang)
    return f"{one.path} {_word(one.what, lang)}: {_shown(one.before)} → {_shown(one.after)}"


def _shown(tree: Tree | None) -> str:
    words = "–" if tree is None else " ".join(flow(tree).split())
    return words if len(words) <= _MOST else f"{words[:_MOST]}…"


def _heads(found: Comparison, lang: Lang) -> Iterator[str]:
    both = [id_ for id_ in found.bases[1].claims if id_ in found.bases[0].claims]
    yield _word("moves", lang, len(found.moves), len(both))
    for key, ids in (("came", found.came), ("went", found.went)):
        if ids:
            yield _word(key, lang, ", ".join(ids))


def markdown(found: Comparison, lang: Lang) -> str:
    """The same as Markdown for a pull request; nothing in the records can mean anything to Markdown."""
    if not found.differences and not found.moves_claims:
        return _word("nothing", lang) + "\n"
    lines = [f"## {words}" for words in _heads(found, lang)]
    for one in found.moves:
        statement = found.bases[1].claims[one.claim].statement.in_(lang)
        lines += ["", f"### {_escaped(one.claim)} {_escaped(statement)}", ""]
        lines += [f"- {_escaped(words)}" for words in whatif_plain.told(one, lang)]
        lines += [f"- {_escaped(words)}" for words in _steps(one, lang)]
    lines += ["", f"## {_word('records', lang, len(found.differences))}", ""]
    if found.differences:
        heads = [_word(key, lang) for key in ("record", "field", "before", "after", "where")]
        lines += [_row(heads), _row(["---"] * len(heads))]
        lines += [_row(map(_escaped, _cells(found, one, lang))) for one in found.differences]
    return "\n".join(lines) + "\n"


def _steps(one: Move, lang: Lang) -> Iterator[str]:
    for had, has in one.stepped:
        before, after = (f"{side.reason.change:+d}" if side.reason.change else "0" for side in (had, has))
        yield _word("stepped", lang, label(has.reason.domain).in_(lang), before, after)


def _cells(found: Comparison, one: Difference, lang: Lang) -> Sequence[str]:
    name = f"{one.kind} {one.id}"
    where = found.place(one)
    if not one.path:
        return name, _word(one.what, lang), "", "", where
    return name, one.path, _shown(one.before), _shown(one.after), where


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Words as Markdown shows them: no mark-up, no link, nobody mentioned."""
    # GitHub links @name and #12 even where they are escaped; a joiner that nobody sees parts them.
    return re.sub("[@#]", "\\g<0>\u2060", _SPECIAL.sub(r"\\\1", " ".join(text.split())))
