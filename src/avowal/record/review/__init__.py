"""Review: what needs a person, what reviewers decide, and how far they agree."""
