"""Four quarters of the Children and Learning Improvement Portfolio."""
