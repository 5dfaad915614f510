"""The office: who signs in, adds papers, decides what a person must decide, and what is kept of it."""
