"""The trained encoder: a report's words in, for each word what it may be, whose it is and how it is held out."""
