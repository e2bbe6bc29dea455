"""Calendars: programmes as iCalendar feeds, and what partners' calendars say of when they are away.

A feed is made of every version that was ever published, so that what moved is the same event with
a higher number, and what was dropped is withdrawn. What is read is whole or not at all.
"""

from optimizer.domain.away import Away
from scenarios.calendars.faults import told
from scenarios.calendars.issues import Issue
from scenarios.calendars.reading import Form, Read, Span, read_away
from scenarios.calendars.spreading import away_from
from scenarios.calendars.writing import Feed, Method, feed

__all__ = [
    "Away",
    "Feed",
    "Form",
    "Issue",
    "Method",
    "Read",
    "Span",
    "away_from",
    "feed",
    "read_away",
    "told",
]
