"""The records and their grades as RDF: the vocabulary, the description of every noun, the gate."""
