"""What assistants are answered over the Model Context Protocol: the values that every page shows, with their traps."""
