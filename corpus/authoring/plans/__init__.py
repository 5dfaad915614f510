"""Plans: the improvement plan and the strategy."""
