"""Lists of the site as files, what is new as Atom feeds, and days to keep as a calendar."""
