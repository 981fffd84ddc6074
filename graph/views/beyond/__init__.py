"""Answers beyond a grade as readers see them: what if, what holds up, what would change, precedents, agreement."""
