"""Finding papers: our own query language over engines behind one port."""
