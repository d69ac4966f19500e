"""What a stage may ask of the world: protocols and the plain values that cross them, one port a file.

A port names no library. The concrete classes stand in ``tasks/store``, ``tasks/fetch`` and ``worker``;
``worker/runtime.py`` alone puts them together.
"""
