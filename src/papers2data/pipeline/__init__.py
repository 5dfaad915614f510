"""From files to the database: one document, or a whole corpus in worker processes."""
