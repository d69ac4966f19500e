"""The enrichers: one file each, and this folder is the registry. ``tasks/enrich/enricher.py`` says what one must have."""
