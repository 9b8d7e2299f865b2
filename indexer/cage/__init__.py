"""The cage: runs a function in a child process with limits on all it may use.

Parsers of foreign files crash, hang and eat memory, and may be taken over by
the file they read. So each file is read by a child of its own that can open no
connection, start no program and see no other file, and what comes out is JSON that
is checked against the expected type. Nothing here knows what is being read.
"""

from indexer.cage.keeper import Cage

__all__ = ["Cage"]
