"""Something is described as one thing and found to be another."""
