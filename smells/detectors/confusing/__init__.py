"""Something is documented so that a reader cannot tell how to take it."""
