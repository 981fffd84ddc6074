"""Reference lists as reference managers export them, and what of them is known."""
