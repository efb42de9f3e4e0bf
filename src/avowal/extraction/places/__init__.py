"""Where: the places of a report, resolved to the gazetteer."""
