"""How proposals are found: sketches of studies, the bases they make, and the search from cheap to dear."""
