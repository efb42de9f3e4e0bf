"""Files made from the record: accounts and incidents as CSV, JSON Lines, Parquet and GeoJSON."""
