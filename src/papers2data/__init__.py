"""Committee papers in, a searchable database out; each fact with the page that proves it."""
