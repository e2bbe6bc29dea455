"""Workbooks: what coordinators keep in spreadsheets, read and written without loss.

The catalogue goes out and comes back; last year's programme comes in and is judged.
"""

from scenarios.workbooks.catalogue import CatalogueRead, catalogue_workbook, read_catalogue_workbook
from scenarios.workbooks.files.places import cell_name
from scenarios.workbooks.programme import (
    OWN,
    SKIP,
    Around,
    OpenedProgramme,
    PastProgramme,
    Proposal,
    Question,
    open_programme_workbook,
    programme_workbook,
    read_programme,
    read_programme_workbook,
    to_plan_around,
)

__all__ = [
    "OWN",
    "SKIP",
    "Around",
    "CatalogueRead",
    "OpenedProgramme",
    "PastProgramme",
    "Proposal",
    "Question",
    "catalogue_workbook",
    "cell_name",
    "open_programme_workbook",
    "programme_workbook",
    "read_catalogue_workbook",
    "read_programme",
    "read_programme_workbook",
    "to_plan_around",
]
