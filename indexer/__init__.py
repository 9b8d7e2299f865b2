"""How documents are read and found: stations, and the routes between them.

Knows the archive and no web page.
"""
