"""The documentation, and the program that writes the parts of it which follow from the code."""
