"""What answers to plain requests have in common: what is asked for, in which language, how they are kept."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from graph.model.values import Lang
from graph.web.address import root_of
from graph.web.cors import OPEN_TO_ALL

SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin"}
FOR_EVER = "public, max-age=31536000, immutable"


def language_of(request: Request) -> Lang:
    """The language of the address, else the one that the browser likes better, else English."""
    asked = request.query_params.get("lang", "")
    if asked in set(Lang):
        return Lang(asked)
    liked = {lang: _liking(", ".join(request.headers.getlist("accept-language")), lang) for lang in Lang}
    return Lang.ZH if liked[Lang.ZH] > liked[Lang.EN] else Lang.EN


def _liking(accepted: str, lang: Lang) -> float:
    """How well a language is liked, by the best of its ranges; what is not named is not asked for."""
    best = 0.0
    for part in accepted.split(",")[:50]:
        tag, _, parameters = part.strip().lower().partition(";")
        if tag.split("-")[0] == lang:
            best = max(best, _quality(parameters))
    return best


def _quality(parameters: str) -> float:
    found = re.search(r"(?:^|;)\s*q=([01](?:\.\d{0,3})?)\s*(?:;|$)", parameters)
    return min(1.0, float(found[1])) if found else 0.0 if "q=" in parameters else 1.0


def segments_of(request: Request) -> tuple[str, ...]:
    """The segments below the path of the site as they were sent, each decoded by itself, so that `%2F` is no slash."""
    raw = request.scope.get("raw_path") or request.url.path.encode()
    path = raw.decode("latin-1").split("?", 1)[0].removeprefix(root_of(request))
    return tuple(unquote(part, errors="replace") for part in path.split("/")[1:])


def answered(
    request: Request, content: bytes, content_type: str, *, more: dict[str, str] | None = None, kept: str = "no-cache"
) -> Response:
    """200 with a tag of its content, or 304 where the client has it."""
    tag = f'W/"{hashlib.sha256(content_type.encode() + content).hexdigest()[:24]}"'
    headers = OPEN_TO_ALL | SAFE | {"ETag": tag, "Cache-Control": kept} | (more or {})
    known = ",".join(request.headers.getlist("if-none-match")).split(",")
    if any(one.strip().removeprefix("W/") == tag.removeprefix("W/") or one.strip() == "*" for one in known):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers | {"Content-Type": content_type})
