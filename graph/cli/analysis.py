"""Commands that look beyond a grade: what if, what holds it up, what would change it."""

# What a command needs is imported when it runs, so that --help is instant.
from __future__ import annotations
