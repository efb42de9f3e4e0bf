"""Where a named place is: a read-only table made from GeoNames, and the countries as reports name them."""

from avowal.gazetteer.table import Entry, Gazetteer, open_gazetteer

__all__ = ["Entry", "Gazetteer", "open_gazetteer"]
