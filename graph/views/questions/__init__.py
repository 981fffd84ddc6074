"""The page of a question: what it tells, as blocks that no screen knows, and as a record."""
