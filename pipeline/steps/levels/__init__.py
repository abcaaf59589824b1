"""Reading reports in words, as a table, as a page and as data."""
