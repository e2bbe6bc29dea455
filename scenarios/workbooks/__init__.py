"""Workbooks: what coordinators keep in spreadsheets, read and written without loss.

The catalogue goes out and comes back; last year's programme comes in and is judged.
"""

from scenarios.workbooks.catalogue import CatalogueRead, catalogue_workbook, read_catalogue_workbook
from scenarios.workbooks.files.places import cell_name

__all__ = ["CatalogueRead", "catalogue_workbook", "cell_name", "read_catalogue_workbook"]
