"""Which incidents a report tells of, and whether it tells of any."""
