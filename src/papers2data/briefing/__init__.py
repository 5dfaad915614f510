"""What changed, for people: two periods compared, a briefing for a chair, the history of one thing.

``compare`` and ``brief`` give a ``Briefing``, ``write`` makes a file of it; all of it is read from the database.
"""
