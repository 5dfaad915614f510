"""The only doors to the libraries that open files."""
