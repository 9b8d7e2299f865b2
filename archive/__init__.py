"""What we hold: the catalogue, the files, and what a directive is.

Knows no parser, no search engine and no Flask.
"""
