"""Pages to embed over HTTP: for any frame, from memory, and no stranger's path ever reaches a file."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from graph.dataset.manifest import maker
from graph.model.values import Lang
from graph.views.embed import page, static_site
from graph.views.embed.interactive import script, script_name
from graph.views.embed.page import Edition
from graph.views.embed.subjects import things
from graph.views.graded import digest
from graph.web import embed
from graph.web.embed import Embeds, own_edition
from graph.web.linked_versions import Versions
from tests.views.embed.test_page import edition

PAGE = "/embed/en/claim/P1.html"
HOST = "evigraph.test"
PLAIN: Mapping[str, str] = {"accept-encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `content` is unpacked, `sent` is as it went over the wire."""

    status_code: int
    headers: dict[str, str]
    sent: bytes

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.sent) if self.headers.get("content-encoding") == "gzip" else self.sent


class Client:
    """Calls the routes alone, as a server would."""

    def __init__(self, pages: Embeds) -> None:
        self._app = Starlette(routes=pages.routes())

    def get(self, path: str, headers: Mapping[str, str] = PLAIN, method: str = "GET") -> Answer:
        headers = {"host": HOST} | headers
        scope = {
            "type": "http",
            "scheme": "https",
            "method": method,
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        return asyncio.run(self._called(scope))

    async def _called(self, scope: dict[str, object]) -> Answer:
        sent: list[Message] = []

        async def receive() -> Message:
            await asyncio.sleep(0)
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.fixture(scope="module")
def made() -> Edition:
    return edition(site=f"https://{HOST}", home=f"https://{HOST}/embed")


@pytest.fixture
def client(made: Edition) -> Client:
    return Client(Embeds(lambda: replace(made, home=None)))


def test_every_page_is_served_as_it_is_written_elsewhere(client: Client, made: Edition) -> None:
    for thing, ids in things(made.base, made.grading):
        for lang in Lang:
            path = page.path_of(thing, ids, lang)
            answer = client.get(f"/embed/{path}")
            assert answer.status_code == 200
            assert answer.content == page.page(made, thing, ids, lang)
            beside = client.get(f"/embed/{path.removesuffix('.html')}.json")
            assert beside.content == static_site.oembed(made, thing, ids, lang)


def test_what_a_page_names_is_served_as_well(client: Client) -> None:
    words = client.get(PAGE).content.decode()
    named = re.findall(rf'"https://{HOST}(/embed/[^"]+)"', words)

    assert {place.rsplit(".", 1)[-1] for place in named} == {"html", "json", "png"}
    for place in named:
        assert client.get(place).status_code == 200, place
    assert f"<loc>https://{HOST}{PAGE}</loc>" in client.get("/embed/sitemap.xml").content.decode()


def test_a_page_holds_the_address_that_it_is_asked_by_and_no_other(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(PAGE)
    second = client.get(PAGE, headers={"host": "other.test:8443"})

    assert b"https://other.test:8443/embed/en/claim/P1.html" in second.content
    assert b"evigraph.test" not in second.content
    assert first.headers["etag"] != second.headers["etag"]
    assert client.get(PAGE, headers={"host": 'evil"><script>'}).status_code == 400
    monkeypatch.setenv("EVIGRAPH_SITE", "https://named.test/stroke")
    assert b"https://named.test/stroke/embed/en/claim/P1.html" in client.get(PAGE).content


def test_the_start_page_the_script_the_version_and_the_picture_are_there(client: Client, made: Edition) -> None:
    assert client.get("/embed").headers["location"] == "/embed/"
    assert client.get("/embed/").content == static_site.index(made, Lang.EN)
    assert client.get("/embed/zh/").content == static_site.index(made, Lang.ZH)
    assert client.get(f"/embed/assets/{script_name()}").content == script()
    assert client.get("/embed/latest.js").content == static_site.latest(made)
    assert client.get("/embed/social/claim/P1.png").content.startswith(b"\x89PNG")


def test_any_site_may_show_a_page_and_nothing_else_may_be_done_with_it(client: Client) -> None:
    headers = client.get(PAGE).headers

    assert headers["content-security-policy"].endswith("frame-ancestors *")
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in headers
    assert headers["content-language"] == "en"


def test_the_shared_script_is_kept_for_ever_and_a_page_is_asked_for_again(client: Client) -> None:
    assert "immutable" in client.get(f"/embed/assets/{script_name()}").headers["cache-control"]
    assert "no-cache" in client.get(PAGE).headers["cache-control"]
    assert "no-cache" in client.get("/embed/latest.js").headers["cache-control"]


def test_the_version_has_the_name_of_the_data_set_that_was_built_of_the_same_and_else_its_own(tmp_path: Path) -> None:
    plain = own_edition(Versions(lambda: None))
    rulebook = {"edition": plain.grading.edition, "fingerprint": plain.grading.fingerprint}
    made = {"rulebook": rulebook, "as_of": plain.grading.as_of.isoformat(), "maker": {"sha256": maker()}}
    live = tmp_path / "0123456789abcdef"
    live.mkdir()
    (tmp_path / "CURRENT").write_text(f"{live.name}\n", "utf-8")

    def version(records: str) -> str:
        (live / "manifest.json").write_text(json.dumps(made | {"data": {"sha256": records}}), "utf-8")
        return own_edition(Versions(lambda: tmp_path)).version

    assert version(digest()) == live.name
    assert version("other") == plain.version != live.name


def test_what_a_browser_has_already_is_not_sent_again(client: Client) -> None:
    first = client.get(PAGE)

    again = client.get(PAGE, headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})

    assert (again.status_code, again.sent) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(PAGE, headers={"if-none-match": '"other"'}).status_code == 200


def test_packed_and_plain_are_the_same_page_with_tags_of_their_own(client: Client) -> None:
    packed, plain = client.get(PAGE, headers={"accept-encoding": "gzip"}), client.get(PAGE, headers=PLAIN)

    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.sent) < len(plain.sent) / 2
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_head_is_answered_like_get(client: Client) -> None:
    answer = client.get(PAGE, method="HEAD")

    assert answer.status_code == 200
    assert answer.headers["etag"] == client.get(PAGE, headers=PLAIN).headers["etag"]


@pytest.mark.parametrize(
    "path",
    [
        "/embed/../app.py",
        "/embed/%2e%2e/%2e%2e/etc/passwd",
        "/embed/..%2f..%2fetc%2fpasswd",
        "/embed/en/claim/../../../../etc/passwd",
        "/embed//etc/passwd",
        "/embed/en/claim/P1.html%00.png",
        "/embed/en/claim/P1",
        "/embed/fr/claim/P1.html",
        "/embed/en/claim/NONE.html",
        "/embed/en/rule/few.html",
        "/embed/assets/picture.js",
        "/embed/assets/../page.css",
        "/embed/en/",
        f"/embed/{'a' * 5000}",
        "/embed/<script>alert(1)</script>",
    ],
    ids=lambda path: path[:40],
)
def test_a_path_that_names_no_page_is_not_found_and_not_repeated(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code in (307, 308, 404)
    assert b"<" not in answer.content
    assert "root:" not in answer.content.decode()


def test_only_get_is_answered(client: Client) -> None:
    assert client.get(PAGE, method="POST").status_code == 405


def test_no_more_pages_stay_in_memory_than_are_allowed(made: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "_MOST_KEPT", 3)
    pages = Embeds(lambda: made)
    client = Client(pages)

    for id_ in ("P1", "A1", "A2", "L1", "N1"):
        client.get(f"/embed/en/claim/{id_}.html")

    assert [name for name, _ in pages._kept] == [f"en/claim/{id_}.html" for id_ in ("A2", "L1", "N1")]


def test_records_are_read_once_and_not_before_a_page_is_asked_for(made: Edition) -> None:
    read: list[int] = []

    def make() -> Edition:
        read.append(1)
        return made

    client = Client(Embeds(make))
    assert not read
    client.get(PAGE)
    client.get("/embed/zh/claim/A1.html")
    assert len(read) == 1
