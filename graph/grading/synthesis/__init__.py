"""Numbers of studies: effects and variances from what is printed, and what they say together."""
