"""A Whoosh codec whose postings, positions and columns are arrays.

Whoosh keeps the schema, the table of contents, generations, locks and commits;
how a segment lies on disk, and how segments become one, is ours.
"""
