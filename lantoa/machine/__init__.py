"""What machines read: feeds, open data, JSON-LD, the filter index and the search index."""
