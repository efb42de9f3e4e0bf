"""The command line: reads the record and prints; nothing is worked out here that the library cannot do."""
