"""The catalogue as a workbook: a sheet for each list of it, one for its numbers, one to explain."""

from scenarios.workbooks.catalogue.reading import CatalogueRead, read_catalogue_workbook
from scenarios.workbooks.catalogue.writing import catalogue_workbook

__all__ = ["CatalogueRead", "catalogue_workbook", "read_catalogue_workbook"]
