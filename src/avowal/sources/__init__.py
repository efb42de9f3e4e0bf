"""Reports from files, folders, tables, pages and addresses, one at a time."""
