"""Text becomes typed values here, and nowhere else: dates, periods, numbers, money, status words, RAG marks.

What cannot be read is None, never a guess. Days stand before months, as the United Kingdom writes them.
"""
