"""When: the dates of a report, resolved to intervals."""
