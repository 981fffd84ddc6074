"""The door for published judgements: folders of tables that others made (docs/calibration.md)."""
