"""Who a document is: the keys that unite the everyday spellings of one address, and never two different addresses.

``spelling.py`` writes an address in one way; ``amp.py`` and ``tracking.py`` know what is put around it; ``site.py`` says whose it is;
``number.py`` finds the article's number; ``keys.py`` makes keys of it all.
"""
