"""What the detectors share: questions put to what was read, such as "is this the mean?". Pure."""
