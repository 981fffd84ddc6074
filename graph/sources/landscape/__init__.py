"""The landscape of a field: every record of PubMed files as a table and a map, machine-read and not reviewed."""
