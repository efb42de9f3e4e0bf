"""A language model as extractor: any OpenAI-compatible endpoint, never trusted.

The model only points: it quotes words of the report. What the words say is read by our own readers, and everything
passes the gate of every extractor.
"""
