"""Tables that people coded by hand, as reports with accounts: one report a row, its text the row itself."""
