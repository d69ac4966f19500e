"""Dates as news prints them: found in text, read by evidence, weighed against each other."""
