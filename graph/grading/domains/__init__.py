"""The arithmetic of the domains: plain numbers and a method give steps and the parts of a rule that fired."""
