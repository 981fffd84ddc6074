"""Readers of what registries and libraries give out: records in, typed values and remarks out."""
