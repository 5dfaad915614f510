"""Rows of the database as frozen values, for the rules to look at."""
