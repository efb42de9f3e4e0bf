"""The record: the library's front door to a store. Add reports, ask for incidents, open a dossier."""
