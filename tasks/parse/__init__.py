"""Parse: a raw document becomes a draft of an article. Pure: no network, no database, no broker.

How the folder reads: ``core`` picks a format and settles the fields; ``formats/`` holds one file a format;
``page/`` is what the HTML format knows, ``layout/`` what the plain-text format knows; ``dates/`` and ``people/``
serve both; ``judge`` says what kind of page it is; ``profile`` is what a source has taught us.
"""
