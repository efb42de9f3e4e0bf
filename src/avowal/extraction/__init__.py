"""From a report to a reading: who says what of which incident, in which words."""
