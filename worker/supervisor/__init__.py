"""``wiredesk up``: one parent process that holds server, workers, beat and Flower, and lets none of them be an orphan.

Decisions are pure and stand apart (``ports``, ``restart``, ``stall``, ``landing_line``); ``supervise`` does what they say.
"""
