"""Documents of an itinerary: the text to read, and the verdict in one sentence."""

from optimizer.report.changes import change_text, stability_text
from optimizer.report.cost_sheet import cost_sheet_text
from optimizer.report.deadline_files import deadlines_csv, deadlines_ics
from optimizer.report.deadlines import deadlines_text
from optimizer.report.explanations import explanation_text
from optimizer.report.frontier import frontier_rows, frontier_text
from optimizer.report.numbers import amount, share
from optimizer.report.phrases import LANGUAGES, phrase, phrase_or
from optimizer.report.sheet_files import cost_sheet_csv
from optimizer.report.text import alternative_text, itinerary_json, itinerary_text, programme_text
from optimizer.report.verdict import tier_name, verdict_sentence
from optimizer.report.violations import violation_sentence

__all__ = [
    "LANGUAGES",
    "alternative_text",
    "amount",
    "change_text",
    "cost_sheet_csv",
    "cost_sheet_text",
    "deadlines_csv",
    "deadlines_ics",
    "deadlines_text",
    "explanation_text",
    "frontier_rows",
    "frontier_text",
    "itinerary_json",
    "itinerary_text",
    "phrase",
    "phrase_or",
    "programme_text",
    "share",
    "stability_text",
    "tier_name",
    "verdict_sentence",
    "violation_sentence",
]
