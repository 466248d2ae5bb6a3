"""Something can be reached and does not work."""
