"""What happened, as the words of a report have it, one fact a module."""
