"""A topic whose every text is turned against its reader, on every page, in a real browser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import APP, end, free_port, wait_until_healthy
from tests.browser.test_viewer import Windows, settled
from tests.records.topics import FILES, changed, write_topic

HOSTILE = (
    "<img src=https://evil.example/a.png onerror=window.hit=1><script>window.hit=1</script>"
    "![x](https://evil.example/b.png) [y](javascript:window.hit=1) {{7*7}} $$x$$"
)
# Curly brackets for templates, `:red[…]` for Streamlit's own Markdown, and what would end a style or a script.
WORDS = f"{HOSTILE} </style></script><svg onload=window.hit=1> :red[boo] <base href=https://evil.example/>"
TEXT = re.compile(r"\{en: [^{}]*, zh: [^{}]*\}")
ADDRESSES = {
    "overview": "?page=overview",
    "search": "?page=overview&q=evil",
    "claims": "?page=claims",
    "claim": "?page=claim&id=N1",
    "article": "?page=article",
    "map": "?page=map&rows=mechanisms",
    "map-products": "?page=map&rows=products",
    "mechanisms": "?page=mechanisms&id=rest",
    "cells": "?page=cells&id=product-a",
    "studies": "?page=studies",
    "study": "?page=study&id=trial-2020",
    "whatif": "?page=whatif&without=trial-2020",
    "method": "?page=method",
    "query": "?page=query&id=why-this-certainty&claim=N1",
    "unknown": f"?page=claim&id={quote(WORDS[:180])}",
    "misread": f"?page=studies&moon={quote(WORDS[:180])}&q={quote(HOSTILE[:120])}",
}
_STRANGE_LINKS = """() => [...document.querySelectorAll("a[href]")]
    .filter(link => link.hostname.endsWith("evil.example") || !["http:", "https:"].includes(link.protocol))
    .map(link => link.href)"""
_FETCHING = "img, iframe, object, embed, video, audio, base, form, link, meta"


def turned(name: str, content: str) -> str:
    """A file of the small topic with its texts replaced."""
    both = f"{{en: {json.dumps(WORDS)}, zh: {json.dumps(WORDS)}}}"
    content = TEXT.sub(lambda _: both, content)
    if name.startswith("studies/"):
        mine = json.dumps(WORDS)
        content = changed(
            content,
            ("label: Trial 2020", f"label: {mine}"),
            ("measure: alertness, change", f"measure: {mine}"),
            ("note: they woke up", f"note: {mine}"),
        )
    return content


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("hostile")
    files: dict[str, str | bytes] = {name: turned(name, content) for name, content in FILES.items()}
    folder, log, port = write_topic(home / "topic", files), home / "log.txt", free_port()
    settings = [f"--server.port={port}", "--server.address=127.0.0.1"]
    with log.open("wb") as sink:
        viewer = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(APP), *settings],
            env=os.environ | {"EVIGRAPH_DATA": str(folder)},
            cwd=Path(APP).parent,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", viewer, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        end(viewer)


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[Windows]:
    opened = Windows(browser)
    yield opened
    for context in opened.contexts:
        context.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_no_word_of_the_data_is_executed_fetched_or_marked_up(
    windows: Windows, hostile_url: str, name: str, lang: str
) -> None:
    windows.faults.clear()
    address = f"{hostile_url}/{ADDRESSES[name]}&lang={lang}"
    page = windows.contexts[0].pages[0] if windows.contexts else windows.open(address)
    page.goto(address)
    settled(page)

    expect(page.locator("body")).to_contain_text("evil.example")
    assert page.evaluate("window.hit") is None
    assert page.locator(f"[data-testid=stMain] :is({_FETCHING})").count() == 0
    assert page.evaluate(_STRANGE_LINKS) == []
    assert page.locator("[data-testid=stMarkdownContainer] :is(img, .katex, a)").count() == 0
    assert page.locator("head base").count() == 0
    assert windows.faults == []
