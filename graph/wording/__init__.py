"""How firmly a sentence speaks, and of whom, by the words in it; it knows no claims and no evidence."""
