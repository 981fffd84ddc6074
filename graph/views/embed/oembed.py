"""What a site is told that wants to show one of our pages in its own (oembed.com, version 1.0, type rich)."""

from __future__ import annotations

from markupsafe import Markup

from graph.model.values import Lang
from graph.views.addresses import Thing
from graph.views.embed.lettering import plain
from graph.views.embed.page import SOCIAL, path_of, social_of
from graph.views.embed.subjects import Ids

WIDTH, HEIGHT = 800, 640
_NARROWEST, _LOWEST = 320, 240

_FRAME = Markup(
    '<iframe src="{address}" title="{title}" width="{width}" height="{height}" loading="lazy" '
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>'
)

SNIPPET = """\
<script>
addEventListener("message", (e) => {
  for (const f of document.querySelectorAll("iframe"))
    if (f.contentWindow === e.source && e.data?.type === "evigraph:height") f.height = Math.min(e.data.height, 6000);
});
</script>
"""
"""What a host may add so that a frame is as high as its page: who speaks is known by its window, not by its origin."""


def frame(address: str, title: str, *, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The line that shows a page: sandboxed, so that it can do nothing to its host."""
    return str(_FRAME.format(address=address, title=plain(title), width=width, height=height))


def payload(
    title: str,
    thing: Thing,
    ids: Ids,
    lang: Lang,
    *,
    home: str,
    max_width: int | None = None,
    max_height: int | None = None,
) -> dict[str, str | int]:
    """The answer for one page; `home` is the address below which all pages stand, without a slash at its end.

    A width or height that a host allows is kept, down to 320 by 240: below that a page cannot be read.
    """
    width = max(_NARROWEST, min(WIDTH, max_width or WIDTH))
    height = max(_LOWEST, min(HEIGHT, max_height or HEIGHT))
    address = f"{home}/{path_of(thing, ids, lang)}"
    return {
        "version": "1.0",
        "type": "rich",
        "title": plain(title),
        "provider_name": "evigraph",
        "provider_url": f"{home}/",
        "html": frame(address, title, width=width, height=height),
        "width": width,
        "height": height,
        "thumbnail_url": f"{home}/{social_of(thing, ids)}",
        "thumbnail_width": SOCIAL[0],
        "thumbnail_height": SOCIAL[1],
        "cache_age": 86_400,
    }
