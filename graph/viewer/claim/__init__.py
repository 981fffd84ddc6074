"""The sections of the page of one claim, each in a module of its own."""
