"""A second vantage point: another machine is asked how an address answers from there."""
