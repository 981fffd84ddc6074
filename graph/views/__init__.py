"""What readers see, computed without any screen: counts, rows, pictures and pages as small frozen values."""
