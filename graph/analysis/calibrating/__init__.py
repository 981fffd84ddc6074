"""The parts of `graph.analysis.calibration`: what was published, what we make of it, and how far both agree."""
