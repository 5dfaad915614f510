"""Made-up papers in any number, for what is measured on a large database."""
