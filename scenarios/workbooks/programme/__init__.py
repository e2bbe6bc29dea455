"""Last year's programme as a workbook: read as a plan, judged by every rule, planned around."""

from scenarios.workbooks.programme.around import Around, to_plan_around
from scenarios.workbooks.programme.meanings import OWN, SKIP, Proposal, Question
from scenarios.workbooks.programme.reading import (
    OpenedProgramme,
    PastProgramme,
    open_programme_workbook,
    read_programme,
    read_programme_workbook,
)
from scenarios.workbooks.programme.writing import programme_workbook

__all__ = [
    "OWN",
    "SKIP",
    "Around",
    "OpenedProgramme",
    "PastProgramme",
    "Proposal",
    "Question",
    "open_programme_workbook",
    "programme_workbook",
    "read_programme",
    "read_programme_workbook",
    "to_plan_around",
]
