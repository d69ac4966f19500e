"""Same, revision, copy or new: decided once, in the transaction that takes the place.

The flow, one file a step::

    core.prepare     urls/ (who is it?)  wording -> furniture -> content (what does it say?)  fingerprint (what is it like?)
    core.decide      known.py     the document is known: same or revision (difference, change)
                     stranger.py  it is not: copy or new (align, agreement), then origin (who had it first)
"""
