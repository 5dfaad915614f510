"""The page behind a fact: its picture with the fact's place marked, its text beside it, and the file itself."""
