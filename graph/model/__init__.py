"""The nouns: claims, studies, findings, evidence lines, biology and assessments. Standard library only."""
