"""What the page of a thing tells people and machines: facts as blocks, schema.org, citations."""
