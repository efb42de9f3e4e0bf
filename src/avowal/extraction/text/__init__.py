"""The report as words, sentences, quotations and clauses, at exact offsets."""
