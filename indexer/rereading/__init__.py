"""Papers that are held, read again by the readers of today.

``run.py`` is a whole run, ``paper.py`` the route of one paper, ``anew.py`` how it is
read from its original, ``differing.py`` what the new reading says otherwise.
"""
