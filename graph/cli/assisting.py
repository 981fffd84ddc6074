"""The command that answers assistants."""

# ruff: noqa: PLC0415  # What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations

from graph.cli.group import evigraph


@evigraph.command()
def mcp() -> None:
    """Answer an assistant over the Model Context Protocol, on standard input and output, until the input ends.

    The assistant starts this command itself; docs/assistants.md says how. `sparql` needs what `evigraph build` made.
    """
    import asyncio
    import contextlib

    from graph.assistants.server import serve_stdio
    from graph.web.limits import limits
    from graph.web.service import Service
    from graph.web.site import built_places

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve_stdio(Service(built_places, limits(), union=True)))
