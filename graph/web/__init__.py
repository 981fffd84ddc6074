"""What is served over HTTP beside the viewer, and what every answer passes through."""
