"""Which reports copy one another, and which mentions tell of one incident."""
