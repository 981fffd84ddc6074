"""PubMed: the XML of its baseline, its updates and of efetch."""
