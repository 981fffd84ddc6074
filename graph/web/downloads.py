"""The files of the live version, each with its checksum and its licence, and a page that lists them."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from graph.dataset.manifest import CHECKSUMS, MANIFEST
from graph.dataset.names import LICENCES
from graph.dataset.store import current
from graph.model.values import Lang, Text
from graph.views.linked.facts import Ref
from graph.web.cors import OPEN_TO_ALL
from graph.web.nowhere import nowhere

_NO_FILE = Text("There is no such file. {root}/download lists them all.", "没有此文件。全部文件见 {root}/download。")
_TAGS = {Lang.EN: "en", Lang.ZH: "zh-Hans"}
_MEDIA = {
    ".nq": "application/n-quads",
    ".ttl": "text/turtle; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
}
_WORDS = {
    "title": Text("Downloads", "\u4e0b\u8f7d"),
    "licence": Text("Licence of the data", "\u6570\u636e\u8bb8\u53ef"),
    "version": Text("Version", "\u7248\u672c"),
    "file": Text("File", "\u6587\u4ef6"),
    "bytes": Text("Bytes", "\u5b57\u8282"),
    "none": Text(
        "Nothing was built yet: run `evigraph build`.",
        "\u5c1a\u672a\u6784\u5efa\u6570\u636e\u96c6\uff1a\u8bf7\u8fd0\u884c `evigraph build`\u3002",
    ),
}
_PAGE = Markup(
    '<!doctype html><html lang="{tag}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title} \u00b7 evigraph</title>'
    "<style>body{{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;"
    "color-scheme:light dark}}td,th{{text-align:left;padding:.3rem .8rem .3rem 0;overflow-wrap:anywhere}}</style>"
    "<h1>{title}</h1><p>{version_word}: <code>{version}</code> \u00b7 {licence_word}: {licence}</p>"
    "<table><tr><th>{file_word}<th>{bytes_word}<th>SHA-256</tr>{rows}</table></html>"
)
_ROW = Markup('<tr><td><a href="/download/{0}">{0}</a><td>{1}<td><code>{2}</code></tr>')


@dataclass(frozen=True, slots=True)
class Version:
    """What can be fetched of the live version: the digest of each file by its name."""

    folder: Path
    digests: Mapping[str, str]
    licence: str


class Downloads:
    """Serves the files that the checksums of the live version name, and no others."""

    def __init__(self, find: Callable[[], Path | None]) -> None:
        self._find = find

    def routes(self) -> list[BaseRoute]:
        """The list, and each file below it."""
        return [Route("/download", self.page), Route("/download/{name:path}", self.file)]

    async def page(self, request: Request) -> Response:
        """All files with their sizes and checksums, in English or Chinese (`?lang=zh`)."""
        lang = Lang.ZH if request.query_params.get("lang") == Lang.ZH else Lang.EN
        live = self._live()
        if live is None:
            return PlainTextResponse(_WORDS["none"].in_(lang), 503, headers=OPEN_TO_ALL)
        rows = [_ROW.format(name, (live.folder / name).stat().st_size, sha) for name, sha in live.digests.items()]
        words = {f"{key}_word": text.in_(lang) for key, text in _WORDS.items()}
        page = _PAGE.format(
            tag=_TAGS[lang],
            title=_WORDS["title"].in_(lang),
            version=live.folder.name,
            licence=live.licence,
            rows=Markup().join(rows),
            **words,
        )
        headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", "Vary": "Accept"}
        return HTMLResponse(page, headers=OPEN_TO_ALL | headers)

    async def file(self, request: Request) -> Response:
        """One file; what the checksums do not name is not there, wherever its path would lead."""
        live, name = self._live(), request.path_params["name"]
        if live is None or name not in live.digests:
            return nowhere(request, _NO_FILE, (Ref("/download", "/download"),))
        digest = live.digests[name]
        headers = OPEN_TO_ALL | {
            "ETag": f'"{digest}"',
            "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(digest)).decode()}:",
            "Cache-Control": "no-cache",
        }
        if live.licence in LICENCES:
            headers["Link"] = f'<{LICENCES[live.licence]}>; rel="license"'
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        media = _MEDIA.get(Path(name).suffix, "application/octet-stream")
        return FileResponse(live.folder / name, media_type=media, headers=headers)

    def _live(self) -> Version | None:
        home = self._find()
        folder = current(home) if home is not None else None
        if folder is None or not (folder / CHECKSUMS).is_file():
            return None
        listed = (line.split("  ", 1) for line in (folder / CHECKSUMS).read_text("utf-8").splitlines())
        licence = json.loads((folder / MANIFEST).read_text("utf-8"))["licence"]
        return Version(folder, {name: digest for digest, name in listed}, licence)
