"""Who may read our answers from a page of their own: everybody, without cookies; and what a browser asks first."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response

# Anybody's page may ask, but never with the cookies of whoever reads it.
OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Content-Language, Content-Location, ETag, Evigraph-Hint, Link, Repr-Digest, Retry-After"
    ),
    "X-Content-Type-Options": "nosniff",
}
_ASKED_WITH = (
    "Accept, Accept-Language, Cache-Control, Content-Language, Content-Type, If-Match, If-Modified-Since, "
    "If-None-Match, If-Range, Prefer, Range, X-Requested-With"
)
READING = ("GET", "HEAD")


def preflight(methods: Iterable[str]) -> Response:
    """What a browser hears that asks whether it may ask: by these methods, and with the usual headers."""
    allowed = ", ".join([*methods, "OPTIONS"])
    told = {
        "Allow": allowed,
        "Access-Control-Allow-Methods": allowed,
        "Access-Control-Allow-Headers": _ASKED_WITH,
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=OPEN_TO_ALL | told)
