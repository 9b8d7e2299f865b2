"""What spreadsheets have in common: cells in a grid, and numbers as they are shown.

One sheet is one page; cells of a row stand side by side, empty rows are left out.
"""

from indexer.extract.sheets.grid import Area, Filled, Grid, Laid
from indexer.extract.sheets.numbers import DATE, day_code, shown

__all__ = ["DATE", "Area", "Filled", "Grid", "Laid", "day_code", "shown"]
