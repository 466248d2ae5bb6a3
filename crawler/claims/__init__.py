"""A board is proved to be somebody's own by looking."""
