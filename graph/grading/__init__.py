"""The grading method: pure functions from records to grades. Standard library only; no clock, store or network."""
