"""How values become words and marked text on a page.

Nothing here asks the archive for anything: pages bring what is shown.
"""
