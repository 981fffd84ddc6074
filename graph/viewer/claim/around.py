"""What stands around a claim: its studies as a chart with fixed places, the same as a table, and the claims nearby."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from graph.viewer import parts
from graph.viewer.claim import chart
from graph.viewer.claim.section import Opened, Section, twin
from graph.viewer.permalink import Page, address
from graph.views.dossier import related
from graph.views.embed.layout import WIDE, Network, Node, Panel
from graph.views.embed.network import of_claim

_CHART = "around"
_FRAME = replace(WIDE, width=1040, panel=390, box=190)


def _around(opened: Opened) -> Markup:
    """The claims nearby, and how to read the chart."""
    return _related(opened) + Markup('<p class="ev-small ev-with-chart">{}</p>').format(opened.say("around-how"))


def _network(opened: Opened) -> Network:
    return of_claim(opened.shown.base, opened.shown.grading, opened.file.claim.id, _FRAME)


def _table(network: Network, opened: Opened) -> Markup:
    say = opened.say
    heads = [say(head) for head in ("col-mark", "col-field", "col-said")]
    rows = (line for panel in network.panels for line in _lines(panel, opened))
    return parts.table(say("part-around"), heads, rows)


def _lines(panel: Panel, opened: Opened) -> Iterable[tuple[Markup, str, str]]:
    say = opened.say
    for node in panel.nodes:
        mark = parts.mark(node.footing) if node.footing else parts.NOTHING
        words = Markup("{} {}").format(mark, _named(node, opened))
        yield words, say.text(panel.title), say.text(node.says)


def _named(node: Node, opened: Opened) -> Markup:
    """The link to the page of a mark; of a mark that stands for several studies, links to each of them."""
    page, words = chart.opens(node, opened.view), opened.say.text(node.words)
    if page is not None:
        return parts.go(page, words)
    studies = opened.shown.base.studies
    links = (
        Markup('<a class="ev-study" href="#study-{}" lang="en">{}</a>').format(study, studies[study].label)
        for study in node.stands_for
        if study in studies
    )
    return Markup("{}<br><small>{}</small>").format(words, parts.joined(links, opened.say("semicolon")))


def _related(opened: Opened) -> Markup:
    """The wider claim, its parts, and others on the same mechanism."""
    say, base = opened.say, opened.shown.base
    near = related(base, opened.file.claim)
    lines = [
        (say("related-whole"), _claims((near.whole,) if near.whole else (), opened)),
        (say("related-parts"), _claims(near.parts, opened)),
        (say("related-mechanism"), _claims(near.same_mechanism, opened)),
    ]
    if near.mechanism:
        name = say.text(base.mechanisms[near.mechanism].name)
        lines.insert(0, (say("mechanism"), parts.go(opened.view.to(Page.MECHANISMS, near.mechanism), name)))
    items = parts.joined(Markup("<li>{}{}{}</li>").format(name, say("colon"), links) for name, links in lines if links)
    return Markup('<ul class="ev-plain">{}</ul>').format(items) if items else parts.NOTHING


def _claims(claims: Iterable[str], opened: Opened) -> Markup:
    statements = opened.shown.base.claims
    return parts.joined(
        (
            parts.go(opened.view.at(claim), Markup("{} {}").format(claim, opened.say.text(statements[claim].statement)))
            for claim in claims
        ),
        opened.say("semicolon"),
    )


def _draw(opened: Opened) -> None:
    """The chart, and the same as a table."""
    network, say = _network(opened), opened.say
    marks = sum(len(panel.nodes) for panel in network.panels)
    st.echarts_chart(
        chart.chart(network, say, is_dark=st.context.theme.type == "dark"),
        height=round(network.height) + 8,
        key=_CHART,
        on_select=lambda: _open(network, opened),
        alt=say("around-alt", n=marks),
    )
    st.html(parts.block(say, twin(say("around-table", n=marks), _table(network, opened))))


def _open(network: Network, opened: Opened) -> None:
    page = chart.chosen(st.session_state[_CHART]["selection"], network, opened.view)
    if page is not None:
        st.query_params.from_dict(address(page))


SECTION = Section("around", _around, _draw)
