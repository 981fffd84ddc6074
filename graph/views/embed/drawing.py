"""A picture as SVG that needs no script: fields, lines, marks and names at the places that the layout gave them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from graph.facts.look import Footing
from graph.model.scales import Certainty
from graph.model.values import Lang, Text
from graph.views.embed.layout import (
    LETTERS,
    LINE,
    MARK,
    PAD,
    SMALL,
    STRIP,
    Edge,
    Network,
    Node,
    NodeKind,
    Panel,
    Side,
    counted,
    room_of,
)
from graph.views.embed.lettering import shortened, wrapped
from graph.views.embed.shapes import BADGES, key, outline

Open = Callable[[Node], str | None]
"""Where a mark leads; `None` where nothing can be opened."""

_REACH = 11
"""From the middle of a mark to where its line ends."""


def svg(network: Network, lang: Lang, title: str, open_: Open, *, kind: str) -> Markup:
    """The picture; every name in it is text, and marks that can be opened are links."""
    return Markup(
        '<svg class="{kind}" viewBox="0 0 {width} {height}" role="group" '
        'aria-label="{title}">{fields}{edges}{subject}{marks}</svg>'
    ).format(
        kind=kind,
        width=_figure(network.width),
        height=_figure(network.height),
        title=title,
        fields=_joined(_field(panel, network, lang) for panel in network.panels),
        edges=_joined(_line(edge, network) for edge in network.edges),
        subject=_subject(network, lang),
        marks=_joined(_mark(at, node, network, lang, open_) for at, node in enumerate(network.nodes) if at),
    )


def symbols(nodes: Iterable[Node]) -> Markup:
    """The shapes that marks use, once for all pictures of a page."""
    shapes = {key(node): outline(node) for node in nodes}
    paths = (
        Markup('<g id="{}">{}{}</g>').format(
            name,
            Markup('<path class="f" d="{}"/>').format(shape.filled) if shape.filled else "",
            Markup('<path class="d" d="{}"/>').format(shape.drawn) if shape.drawn else "",
        )
        for name, shape in sorted(shapes.items())
    )
    return Markup('<svg class="defs" aria-hidden="true" width="0" height="0"><defs>{}</defs></svg>').format(
        _joined(paths)
    )


def sample(node_key: str, footing: Footing | None) -> Markup:
    """One shape by itself, for a legend or a table."""
    return Markup('<svg class="k {}" viewBox="-14 -14 28 28" aria-hidden="true"><use href="#{}"/></svg>').format(
        footing or "plain", node_key
    )


def stroke(direction: str) -> Markup:
    """A piece of a line with its sign, for a legend."""
    sign = next((path for way, path in BADGES.items() if way == direction), "")
    return Markup(
        '<svg class="k l" viewBox="0 0 44 20" aria-hidden="true"><path class="e {0}" d="M0 10h44"/>'
        '<g class="b" transform="translate(22 10)"><circle r="7"/><path d="{1}"/></g></svg>'
    ).format(direction, sign)


def circles(level: Certainty) -> Markup:
    """The four circles of a certainty; the word stands beside them, so they are silent."""
    return Markup('<svg class="c" viewBox="0 0 88 20" aria-hidden="true">{}</svg>').format(_circles(level, 10, 10))


def _circles(level: Certainty, x: float, y: float) -> Markup:
    return _joined(
        Markup('<circle cx="{0}" cy="{1}" r="8"/>').format(_figure(x + 22 * at), _figure(y))
        + (
            Markup('<path d="M{0} {1}v16m-8-8h16"/>').format(_figure(x + 22 * at), _figure(y - 8))
            if at < level
            else Markup()
        )
        for at in range(len(Certainty))
    )


def _field(panel: Panel, network: Network, lang: Lang) -> Markup:
    if panel.side is Side.BELOW:
        head = Markup('<text class="s" x="{}" y="{}">{}</text>').format(
            _figure(panel.x), _figure(panel.y + STRIP - 12), shortened(panel.title.in_(lang), panel.width, SMALL)
        )
        rule = Markup('<path class="r" d="M{} {}h{}"/>').format(
            _figure(panel.x), _figure(panel.y + 2), _figure(panel.width)
        )
        return rule + head
    said = counted(panel, network.frame, lang)
    # The style sheet draws it at 16, on a narrow page at 13; bold letters take a little more.
    size = LETTERS + (1 if network.frame.stacked else 3)
    title = shortened(panel.title.in_(lang), panel.width - 2 * PAD - 20, size)
    lines = (
        _lone(panel, lang)
        if _is_bare(panel)
        else _joined(
            Markup('<text class="s" x="{}" y="{}">{}</text>').format(
                _figure(panel.x + PAD), _figure(panel.y + 26 + (LINE - 2) * (at + 1)), line
            )
            for at, line in enumerate(said)
        )
    )
    return Markup(
        '<g class="p {}{}"><rect x="{}" y="{}" width="{}" height="{}" rx="6"/>'
        '<text class="h" x="{}" y="{}">{}</text>{}{}</g>'
    ).format(
        panel.footing or "plain",
        " empty" if panel.is_empty else "",
        _figure(panel.x + 0.5),
        _figure(panel.y + 0.5),
        _figure(panel.width - 1),
        _figure(panel.height - 1),
        _figure(panel.x + PAD),
        _figure(panel.y + 24),
        title,
        lines,
        _sign_of(panel),
    )


def _is_bare(panel: Panel) -> bool:
    """Whether so much room is left empty that the emptiness itself is the message."""
    return panel.is_empty and panel.height > 120


def _lone(panel: Panel, lang: Lang) -> Markup:
    """What an empty field says, large and in its middle."""
    lines = wrapped(panel.says.in_(lang), panel.width - 3 * PAD, LETTERS + 4, most=3)
    top = panel.y + panel.height / 2 - 10 * (len(lines) - 1) + 12
    return _joined(
        Markup('<text class="q" x="{}" y="{}">{}</text>').format(
            _figure(panel.x + panel.width / 2), _figure(top + 20 * at), line
        )
        for at, line in enumerate(lines)
    )


def _sign_of(panel: Panel) -> Markup:
    """The shape of what stands in a field, beside its title."""
    if panel.footing is None:
        return Markup()
    return Markup('<use class="{}" href="#{}" x="{}" y="{}"/>').format(
        panel.footing,
        key(of_footing(panel.footing)),
        _figure(panel.x + panel.width - PAD - 8),
        _figure(panel.y + 18),
    )


def _line(edge: Edge, network: Network) -> Markup:
    """A curve from a mark to the subject, and the sign of which way it points."""
    node = next(node for node in network.nodes if node.id == edge.start)
    way = edge.direction or "plain"
    toward = 1 if node.side is Side.LEFT else -1
    start = node.x + toward * _REACH
    sign = BADGES.get(edge.direction) if edge.direction else None
    badge = (
        Markup('<g class="b" transform="translate({} {})"><circle r="7"/><path d="{}"/></g>').format(
            _figure(badge_at(node, network)), _figure(node.y), sign
        )
        if sign
        else Markup()
    )
    return Markup('<path class="e {}" d="{}"/>{}').format(way, curve(network, node, start), badge)


def badge_at(node: Node, network: Network) -> float:
    """Where on its line a sign stands."""
    toward = 1 if node.side is Side.LEFT else -1
    return node.x + toward * (MARK + (2 if network.frame.stacked else 8))


def curve(network: Network, node: Node, start: float) -> str:
    """The way of a line: to the side of the subject, or up to it where it stands above."""
    x, y, width, height = network.box
    if network.frame.stacked:
        middle = network.width / 2
        return f"M{_figure(start)} {_figure(node.y)}H{_figure(middle)}V{_figure(y + height)}"
    end = x if node.side is Side.LEFT else x + width
    half = (start + end) / 2
    middle = min(max(node.y, y + 14), y + height - 14)
    return (
        f"M{_figure(start)} {_figure(node.y)}C{_figure(half)} {_figure(node.y)} "
        f"{_figure(half)} {_figure(middle)} {_figure(end)} {_figure(middle)}"
    )


def _subject(network: Network, lang: Lang) -> Markup:
    x, y, width, height = network.box
    node = network.centre
    words, said = subject_lines(network, lang)
    top = y + PAD + 2 * LINE
    text = [
        Markup('<text class="w" x="{}" y="{}">{}</text>').format(_figure(node.x), _figure(top + LINE * at + 6), line)
        for at, line in enumerate(words)
    ]
    text += [
        Markup('<text class="s" x="{}" y="{}">{}</text>').format(
            _figure(node.x), _figure(top + LINE * (len(words) + at) + 6), line
        )
        for at, line in enumerate(said)
    ]
    symbol = (
        Markup('<g class="c">{}</g>').format(_circles(node.level, node.x - 33, y + height - PAD - 6))
        if node.level
        else Markup()
    )
    return Markup(
        '<g class="m" data-n="0"><rect x="{}" y="{}" width="{}" height="{}" rx="10"/>'
        '<use class="{}" href="#{}" x="{}" y="{}"/>{}{}</g>'
    ).format(
        _figure(x + 1),
        _figure(y + 1),
        _figure(width - 2),
        _figure(height - 2),
        node.footing or "plain",
        key(node),
        _figure(node.x),
        _figure(y + PAD + 8),
        _joined(text),
        symbol,
    )


def subject_lines(network: Network, lang: Lang) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name of the subject and what is said of it, in lines that fit into its box."""
    room = network.frame.box - 2 * PAD
    words = wrapped(network.centre.words.in_(lang), room, LETTERS + 2, most=network.frame.lines)
    said = network.centre.says.in_(lang)
    return words, wrapped(said, room, SMALL, most=3) if said else ()


def _mark(at: int, node: Node, network: Network, lang: Lang, open_: Open) -> Markup:
    name, said = names(node, network, lang)
    ends = " o" if node.side is Side.LEFT else ""
    begins, top = _figure(name_at(node)), node.y + 5 - 7.5 * (len(name) - 1 + bool(said))
    lines = [
        Markup('<text class="n{}" x="{}" y="{}">{}</text>').format(ends, begins, _figure(top + 15 * at), line)
        for at, line in enumerate(name)
    ]
    if said:
        below = _figure(top + 15 * len(name))
        lines.append(Markup('<text class="s{}" x="{}" y="{}">{}</text>').format(ends, begins, below, said))
    mark = Markup('<use class="{}" href="#{}" x="{}" y="{}"/>{}').format(
        node.footing or "plain", key(node), _figure(node.x), _figure(node.y), _joined(lines)
    )
    address = open_(node)
    # The table below holds the same links for the keyboard; here they are for the hand that points.
    if address:
        return Markup('<a data-n="{}" href="{}" tabindex="-1">{}</a>').format(at, address, mark)
    return Markup('<g data-n="{}">{}</g>').format(at, mark)


def names(node: Node, network: Network, lang: Lang) -> tuple[tuple[str, ...], str]:
    """The name of a mark and what else is said of it, as they fit beside it."""
    room = room_of(node, network.frame)
    name = wrapped(node.words.in_(lang), room, LETTERS, most=network.frame.name_lines)
    return name, shortened(node.says.in_(lang), room, SMALL)


def name_at(node: Node) -> float:
    """Where a name begins; on the left side, where it ends."""
    return node.x - MARK if node.side is Side.LEFT else node.x + MARK


def _figure(value: float) -> str:
    """A number without needless digits."""
    return f"{round(value)}"


def _joined(parts: Iterable[Markup] | Iterator[Markup]) -> Markup:
    return Markup().join(parts)


def of_footing(footing: Footing) -> Node:
    """A mark by itself, as tables show what a study or a claim stands for."""
    empty = Text("", "")
    return Node(f"footing:{footing}", NodeKind.STUDY, empty, empty, footing, (), None)
