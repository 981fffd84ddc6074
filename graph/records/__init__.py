"""The records: curated YAML, read strictly into the nouns of `graph.model`, with every mistake told at once."""
