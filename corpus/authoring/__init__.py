"""The papers of Aldermarsh County Council, a county that does not exist, and the truth about what they say.

    facts (dataclasses) ─┬─ Word document ── LibreOffice ── corpus/papers/**.pdf
                         └─ corpus/gold/*.json, in the form that the scoring script reads

``python -m corpus.authoring`` from the project's top folder writes all of it anew.
"""
