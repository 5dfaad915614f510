"""Papers and tables to records, each with its evidence."""
