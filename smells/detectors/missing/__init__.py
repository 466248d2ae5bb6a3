"""Something that should be there is not."""
