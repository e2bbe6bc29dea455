"""Papers: what guests, hosts and drivers hold in their hands, as PDF, workbooks, mails and maps."""

from optimizer.papers.edition import Edition
from optimizer.papers.geojson import itinerary_geojson
from optimizer.papers.gpx import itinerary_gpx
from optimizer.papers.letters import NothingToAsk, partner_letter_eml, partner_letter_pdf
from optimizer.papers.linked_data import itinerary_jsonld
from optimizer.papers.offer import cost_sheet_xlsx, offer_pdf
from optimizer.papers.programme import programme_pdf
from optimizer.papers.rooming import rooming_csv, rooming_xlsx
from optimizer.papers.runsheet import run_sheet_pdf, run_sheet_xlsx
from optimizer.papers.transport import transport_order_pdf

__all__ = [
    "Edition",
    "NothingToAsk",
    "cost_sheet_xlsx",
    "itinerary_geojson",
    "itinerary_gpx",
    "itinerary_jsonld",
    "offer_pdf",
    "partner_letter_eml",
    "partner_letter_pdf",
    "programme_pdf",
    "rooming_csv",
    "rooming_xlsx",
    "run_sheet_pdf",
    "run_sheet_xlsx",
    "transport_order_pdf",
]
