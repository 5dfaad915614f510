"""Other layouts: cards, matrices, notices, motions, small councils' minutes, tables without lines."""
