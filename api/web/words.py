"""Words: what pages say, in English and Finnish, each room with words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

LANGUAGES = ("en", "fi")


class Words:
    """The words of one room: for each key its English and its Finnish, with {facts} to fill in."""

    every: ClassVar[list[Words]] = []
    """The words of every room, for the test that looks for gaps."""

    def __init__(self, room: str, texts: Mapping[str, tuple[str, str]]) -> None:
        self.room = room
        self.texts = dict(texts)
        Words.every.append(self)

    def __call__(self, language: str, key: str, **facts: object) -> str:
        """The words of a key in a language; of `n` things one, those of `KEY.one` if there are any.

        Raises KeyError for a key that is not there.
        """
        if facts.get("n") == 1 and f"{key}.one" in self.texts:
            key = f"{key}.one"
        text = self.texts[key][LANGUAGES.index(language)]
        return text.format(**facts) if facts else text
