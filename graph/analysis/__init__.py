"""What a grade rests on and what would change it: pure functions over grading, for what-ifs and their like."""
