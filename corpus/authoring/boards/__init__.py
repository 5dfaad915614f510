"""A board with an action log, and a register of risks."""
