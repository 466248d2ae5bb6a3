"""Something is obsolete but still presented as current."""
