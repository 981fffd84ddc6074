"""Downloads of the live version: what the checksums name, with its licence, and nothing else."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import Message

from graph.web.downloads import Downloads

CONTENT = {
    "dataset.nq": b"<http://a> <http://b> <http://c> .\n",
    "manifest.json": b'{"licence": "CC BY 4.0"}',
    "tables/claims.parquet": b"PAR1",
}
Get = Callable[..., tuple[int, dict[str, str], bytes]]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    live = tmp_path / "0123456789abcdef"
    for name, content in CONTENT.items():
        (live / name).parent.mkdir(parents=True, exist_ok=True)
        (live / name).write_bytes(content)
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in CONTENT.items())
    (live / "SHA256SUMS").write_text(sums, "utf-8")
    (live / "secret.txt").write_text("not listed", "utf-8")
    (tmp_path / "CURRENT").write_text(f"{live.name}\n", "utf-8")
    return tmp_path


@pytest.fixture
def get(built: Path) -> Get:
    return serving(lambda: built)


def serving(find: Callable[[], Path | None]) -> Get:
    """GET against the routes alone, as a server would call them."""
    app = Starlette(routes=Downloads(find).routes())

    def get(path: str, query: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
        sent: list[Message] = []
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        }

        waiting: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Message:
            # After its request a client says nothing until it leaves.
            return waiting.pop() if waiting else await asyncio.Future[Message]()

        async def send(message: Message) -> None:
            sent.append(message)

        asyncio.run(app(scope, receive, send))
        found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:])

    return get


@pytest.mark.parametrize("name", list(CONTENT))
def test_a_file_comes_whole_with_its_digest_and_its_licence(get: Get, name: str) -> None:
    status, headers, body = get(f"/download/{name}")

    assert (status, body) == (200, CONTENT[name])
    assert headers["etag"] == f'"{hashlib.sha256(body).hexdigest()}"'
    assert headers["repr-digest"].startswith("sha-256=:")
    assert headers["link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert headers["access-control-allow-origin"] == "*"


def test_a_file_that_the_client_has_is_not_sent_again(get: Get) -> None:
    etag = get("/download/dataset.nq")[1]["etag"]

    assert get("/download/dataset.nq", if_none_match=etag)[::2] == (304, b"")


@pytest.mark.parametrize(
    "name",
    ["secret.txt", "SHA256SUMS", "../CURRENT", "..%2fCURRENT", "/etc/passwd", "tables", "tables/", "", "dataset.nq/"],
)
def test_what_the_checksums_do_not_name_is_not_there(get: Get, name: str) -> None:
    assert get(f"/download/{name}")[0] in (307, 404)


@pytest.mark.parametrize(("lang", "title"), [("en", "Downloads"), ("zh", "下载"), ("fr", "Downloads")])
def test_the_page_lists_every_file_with_its_checksum_and_the_licence(get: Get, lang: str, title: str) -> None:
    status, headers, body = get("/download", f"lang={lang}")
    page = body.decode()

    assert status == 200
    assert f"<h1>{title}</h1>" in page
    assert "CC BY 4.0" in page
    assert "default-src 'none'" in headers["content-security-policy"]
    for name, content in CONTENT.items():
        assert f'href="/download/{name}"' in page
        assert hashlib.sha256(content).hexdigest() in page


def test_before_anything_was_built_the_page_says_what_to_run(tmp_path: Path) -> None:
    for get in (serving(lambda: None), serving(lambda: tmp_path)):
        assert get("/download")[::2] == (503, b"Nothing was built yet: run `evigraph build`.")
        assert get("/download/dataset.nq")[0] == 404
