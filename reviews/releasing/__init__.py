"""From approved rows to a benchmark set that GDPval's loaders read: names, tables, papers, archive, and its checker."""
