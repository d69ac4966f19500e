"""Fetching: asking the world for feeds, sitemaps, pages and dropped files, politely and without being turned against the inside.

``http.py`` alone knows the HTTP library. Everything that decides (guard, statuses, pace, manners, robots, identity of items) is pure.
"""
