"""The office's own book, in a file beside the database that is never published: accounts, uploads, who wrote what."""
