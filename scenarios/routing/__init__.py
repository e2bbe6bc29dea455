"""Routing: travel matrices from a routing service, in questions and answers without a network.

Who has one sends what `questions` asks and hands back what came; tests answer by themselves.
"""

from scenarios.routing.engines import ENGINES, Engine, Legs, NoTable, Question, TooBig
from scenarios.routing.gathering import Answer, NotReached, Send, Table, gathered
from scenarios.routing.refreshing import Refresh, Refreshed, refreshed, unheard_findings
from scenarios.routing.writing import catalogue_file, matrices_text

__all__ = [
    "ENGINES",
    "Answer",
    "Engine",
    "Legs",
    "NoTable",
    "NotReached",
    "Question",
    "Refresh",
    "Refreshed",
    "Send",
    "Table",
    "TooBig",
    "catalogue_file",
    "gathered",
    "matrices_text",
    "refreshed",
    "unheard_findings",
]
