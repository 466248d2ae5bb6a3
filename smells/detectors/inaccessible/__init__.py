"""Something of the board exists and cannot be reached."""
