"""Four quarters of the department's scorecard, the third within a performance report."""
