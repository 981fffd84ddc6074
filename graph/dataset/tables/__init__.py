"""The records and their grades as tables for data frames: one Parquet file a noun, one row a thing."""
