"""Our own pages: each asks the views, and shows rows in words with the page behind each."""
