"""The report in words: the same figures in both languages, as text and as a page."""

import datetime as dt
import re
import string
from html.parser import HTMLParser

import pytest

from scenarios.learning import Audience, LearningReport, learning_report
from scenarios.learning.forms import Level
from scenarios.learning.improvements import Decision
from scenarios.learning.report import InCatalogue, Limit, Outcome, WindowState
from scenarios.learning.telling import learning_html, learning_text
from scenarios.learning.telling.phrases import PHRASES
from tests.scenarios.learning.trips import DATE, delivery, learning, repriced, said

WORDS = '<script>alert("x")</script> & more'


def report() -> LearningReport:
    """With something in every part."""
    answers = [said(marks={"demo": 5}, answers={"learnt": WORDS}) for _ in range(5)]
    answers += [said(marks={"briefing": 2}), said(Audience.HOSTS, answers={"what-we-learnt": "Y"})]
    answers += [said(Audience.PARTNERS, partner="rescue", answers={"host-again": True})]
    told = delivery(
        guests=11,
        illustrative=True,
        deviations=[
            {"kind": "moved", "session": "demo", "date": DATE, "to_start": "13:00"},
            {"kind": "no-show", "session": "plant-tour", "date": DATE, "reason": "Flu"},
        ],
        costs=[{"path": f"{DATE}/visit/demo", "gross_cents": 70_000}],
    )
    first = learning_report(
        learning(answers=tuple(answers), delivery=told, improvements=(repriced(),)),
        dt.date(2027, 5, 20),
    )
    return learning_report(
        learning(answers=tuple(answers), delivery=told, improvements=(repriced(),), previous=first),
        dt.date(2027, 5, 20),
    )


class Texts(HTMLParser):
    """What a page says, and the tags that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Notes the text."""
        if self.lasttag != "style":
            self.said.append(data.strip())


@pytest.mark.parametrize("language", ["en", "fi"])
def test_page_and_text_say_the_same_figures(language: str) -> None:
    """Every amount, mean and count of the text stands on the page."""
    found = report()
    page = Texts()
    page.feed(learning_html(found, language))
    figures = re.compile(r"\d[\d ]*[.,]\d\d|n = \d+|\d+ × \d")
    on_page = {figure for text in page.said for figure in figures.findall(text)}
    in_text = set(figures.findall(learning_text(found, language)))
    assert in_text == on_page
    sign = "," if language == "fi" else "."
    assert {f"5{sign}00", "n = 5", f"700{sign}00", f"884{sign}00"} <= in_text


@pytest.mark.parametrize("language", ["en", "fi"])
def test_what_people_wrote_is_text_and_never_markup(language: str) -> None:
    """A page has no script, and words come out as they were written."""
    page = Texts()
    page.feed(learning_html(report(), language))
    assert "script" not in page.tags
    assert WORDS in page.said
    assert "svg" in page.tags


@pytest.mark.parametrize("language", ["en", "fi"])
def test_few_words_are_counted_and_not_shown(language: str) -> None:
    """The one answer of a host is not told in words."""
    for text in (learning_text(report(), language), learning_html(report(), language)):
        assert ">Y<" not in text
        assert "• Y" not in text


def test_parts_follow_one_another() -> None:
    """The answer to the report before, and what is made up, are told."""
    text = learning_text(report(), "en")
    parts = (
        "Illustrative:",
        "Planned and delivered",
        "the host did not come",
        "Marks of the visits",
        "Who has answered",
        "From feedback to improvement",
        "Demo, price of the group: 500.00 € → 580.00 €",
        "What became of the last report's improvements",
        "planned without it",
        "Partner network",
        "Costs that differ from the plan",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_phrases_have_both_languages_with_the_same_facts() -> None:
    """No text is missing, and each says the same facts in both languages."""
    for key, (english, finnish) in PHRASES.items():
        assert english, key
        assert finnish, key
        facts = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (english, finnish)
        ]
        assert facts[0] == facts[1], key


def test_every_word_of_a_report_has_a_phrase() -> None:
    """Audiences, levels, states, outcomes, decisions and limits."""
    needed = [f"audience.{one.value}" for one in Audience]
    needed += [f"level.{one.value}" for one in Level]
    needed += [f"state.{one.value}" for one in WindowState]
    needed += [f"outcome.{one.value}" for one in Outcome if one is not Outcome.NO_SHOW]
    needed += [f"decision.{one.value}" for one in Decision]
    needed += [f"shown.{one.value}" for one in InCatalogue]
    needed += [f"limit.{one.value}" for one in Limit]
    assert not [key for key in needed if key not in PHRASES]
