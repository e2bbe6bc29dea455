"""Fields of the form: a mark, yes or no, a number, or words, each with its question as a legend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nicegui import ui

from api.web.feedback.words import WORDS
from api.web.furniture import labelled
from scenarios.learning.forms import BEST_MARK

_MOST = 1_000_000


@dataclass
class Field:
    """One question on the page, and what was answered; None where nothing was."""

    read: Callable[[], Any]
    fault: ui.label

    @property
    def value(self) -> Any:
        """The answer."""
        return self.read()

    def tell(self, fault: str) -> None:
        """Says what is wrong with the answer; nothing takes it away."""
        self.fault.set_text(fault)
        self.fault.set_visibility(bool(fault))


def mark_field(asked: str, language: str) -> Field:
    """A mark from 1 to 5."""
    marks = {mark: str(mark) for mark in range(1, BEST_MARK + 1)}
    return _choice(asked, marks, language, "fb-marks")


def yes_no_field(asked: str, language: str) -> Field:
    """Yes or no."""
    return _choice(asked, {True: WORDS(language, "yes"), False: WORDS(language, "no")}, language)


def _choice(asked: str, options: Mapping[Any, str], language: str, classes: str = "") -> Field:
    """One of a few; what was chosen can be taken back."""
    with ui.element("fieldset").classes("fb-field"):
        with ui.element("legend"):
            ui.label(asked)
        with ui.element("div").classes("fb-choice"):
            chosen = ui.radio(dict(options), value=None).props("inline").classes(classes)
            back = ui.button(icon="close", on_click=lambda: chosen.set_value(None))
            labelled(back.props("flat round dense"), WORDS(language, "clear"))
            back.bind_visibility_from(chosen, "value", lambda value: value is not None)
        return Field(lambda: chosen.value, _fault())


def count_field(asked: str, language: str) -> Field:
    """A whole number."""
    with ui.element("fieldset").classes("fb-field"):
        with ui.element("legend"):
            ui.label(asked)
        number = ui.number(WORDS(language, "number"), min=0, max=_MOST, precision=0)
        number.props("outlined dense").classes("fb-number")
        return Field(lambda: None if number.value is None else int(number.value), _fault())


def text_field(asked: str, hint: str, language: str) -> Field:
    """Words."""
    with ui.element("fieldset").classes("fb-field"):
        with ui.element("legend"):
            ui.label(asked)
        words = ui.textarea(WORDS(language, "words")).props("outlined autogrow maxlength=5000")
        ui.label(hint).classes("pm-soft pm-small")
        return Field(lambda: (words.value or "").strip() or None, _fault())


def _fault() -> ui.label:
    label = ui.label().classes("fb-fault").props('role="alert"')
    label.set_visibility(False)
    return label
