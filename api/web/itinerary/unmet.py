"""Wishes that are not met: which, why, what each would cost, and a fix to click on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nicegui import ui

from api.client import Content
from api.web.furniture import badge, card, labelled, quiet_action
from api.web.itinerary.inquiry import Inquiry
from api.web.itinerary.ordering import order_fix
from api.web.itinerary.orders import Board
from api.web.itinerary.subject import Subject
from api.web.itinerary.words import WORDS
from optimizer.domain.explanations import Explanation, LeftOut, LeftOutVerdict
from optimizer.domain.result import UnmetWish
from optimizer.domain.wishes import WishKind
from optimizer.report.demands import reason_text, repair_text
from optimizer.report.explanations import MOST_REASONS, left_out_sentences
from optimizer.report.layout import capitalised

_CAN_BE_HAD = (LeftOutVerdict.NOT_WORTH_IT, LeftOutVerdict.TIE)


class Unmet:
    """The wishes that a plan does not meet."""

    def __init__(self, board: Board, subject: Subject) -> None:
        self.board, self.subject = board, subject
        assert subject.result is not None
        self._unmet = {one.wish: one for one in subject.result.unmet}

    def _say(self, key: str, **facts: object) -> str:
        return WORDS(self.board.desk.language, f"unmet.{key}", **facts)

    async def build(self) -> None:
        """Puts them up with what is known of each."""
        with card(WORDS(self.board.desk.language, "unmet")):
            if not self._unmet:
                ui.label(self._say("none"))
                return
            with ui.element("ul").classes("it-wishes") as self._list:
                self._fill({}, {})
            texts = (self._say("ask"), self._say("how"), "")
            await Inquiry(self.board.desk, self.subject, texts, self._explained).build()

    def _explained(self, found: Explanation, answer: Content) -> None:
        known = {one.wish: one for one in found.left_out}
        raw = {one["wish"]: one for one in answer["left_out"]}
        self._list.clear()
        with self._list:
            self._fill(known, raw)

    def _fill(self, known: Mapping[str, LeftOut], raw: Mapping[str, Content]) -> None:
        for key, wish in self._unmet.items():
            with ui.element("li"):
                self._head(wish)
                if key in known:
                    for text in left_out_sentences(self.subject.words, known[key]):
                        ui.label(text).classes("pm-small")
                    self._fixes(known[key], raw[key])
                else:
                    for text in self._reasons(wish):
                        ui.label(text).classes("pm-soft pm-small")

    def _head(self, wish: UnmetWish) -> None:
        required = {
            one.id for one in self.subject.problem.wishes.wishes if one.kind is WishKind.REQUIRED
        }
        points = self._say("must") if wish.wish in required else self._say("points", n=wish.weight)
        with ui.element("div").classes("it-wish-head"):
            ui.label(capitalised(self.subject.words.wish(wish.wish))).classes("pm-strong")
            badge(points)

    def _reasons(self, wish: UnmetWish) -> list[str]:
        """What the plan itself says of the reasons; nothing where it says nothing."""
        texts = []
        with self.subject.in_hand():
            for one in wish.reasons:
                facts = {**one.facts, "date": one.date}
                text = reason_text(self.subject.words, one.code, one.session, facts) or one.message
                texts.append(f"{text[:1].upper()}{text[1:].rstrip('.')}.")
        return list(dict.fromkeys(texts))[:MOST_REASONS]

    def _fixes(self, record: LeftOut, raw: Content) -> None:
        if not self.board.desk.may_write:
            return
        if record.cheapest_fix is not None:
            changes, _ = repair_text(self.subject.words, record.cheapest_fix)
            self._fix(self._say("fix", what=changes), raw["cheapest_fix"]["wishes"])
        if record.verdict in _CAN_BE_HAD:
            self._fix(self._say("require"), self._required(record.wish), record.wish)

    def _fix(self, text: str, wishes: Content, about: str = "") -> None:
        async def take() -> None:
            await self.board.order(lambda: order_fix(self.board.desk, self.subject, wishes))

        with ui.element("div").classes("pm-actions"):
            button = quiet_action(text, take, icon="build")
            if about:
                labelled(button, f"{text}: {self.subject.words.wish(about)}")

    def _required(self, key: str) -> Content:
        """The wishes with one of them a must."""
        content: dict[str, Any] = self.subject.problem.wishes.model_dump(mode="json")
        for one in content["wishes"]:
            if one["id"] == key:
                one["kind"] = WishKind.REQUIRED.value
        return content
