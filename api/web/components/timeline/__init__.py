"""The timeline: days side by side, items at their times, to be looked at or moved by hand."""

from api.web.components.timeline.timeline import Timeline

__all__ = ["Timeline"]
