"""Two records or tables side by side: which incidents match, which facts differ, and why."""
