"""`python -m graph.cli` is `evigraph`."""

from graph.cli import main

main()
