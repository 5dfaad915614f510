"""The program held against real papers by labels that people made by looking at the pages.

The labels are facts only (names, dates, statuses, figures, page numbers, and a few words to know a text by).
"""
