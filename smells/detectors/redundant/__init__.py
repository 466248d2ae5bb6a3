"""Something occurs again without need."""
