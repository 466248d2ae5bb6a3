"""Something is shown wrongly."""
