"""Changes to a published programme in sentences, and what keeping to it costs."""

from __future__ import annotations

from collections.abc import Callable

from optimizer.domain.changes import Change, ChangedItem, ChangeKind, Placed
from optimizer.domain.itinerary import Score
from optimizer.domain.stability import Range, Stability
from optimizer.domain.ticks import clock
from optimizer.report.layout import INDENT, title, wrapped
from optimizer.report.phrases import counted, phrase, short_date
from optimizer.report.words import Words


def change_lines(words: Words, score: Score | None) -> list[str]:
    """What of the published programme is kept, and every change; nothing without a programme."""
    if words.problem.wishes.programme is None or score is None:
        return []
    language = words.language
    lines = [*title(phrase("changes.title", language))]
    if score.kept:
        lines += wrapped(counted("changes.kept", score.kept, language), INDENT)
    for change in score.changes:
        lines += wrapped(change_text(words, change), f"{INDENT}• ")
    if not score.changes:
        lines += wrapped(phrase("changes.none", language), INDENT)
    else:
        lines += wrapped(phrase("changes.weight", language, n=score.change_weight), INDENT)
    return [*lines, ""]


def change_text(words: Words, change: Change) -> str:
    """One change in a sentence, with the level that could not be kept."""
    text = _text(words, change)
    if not change.breaks_level:
        return text
    level = phrase(f"level.{change.level.value}", words.language)
    return phrase("changes.breaks", words.language, text=text, level=level)


def stability_text(found: Stability, language: str = "en") -> str:
    """What keeping to the programme costs in points, claiming no more than is proved."""
    if found.points is None or found.afresh.score is None:
        return ""
    parts = [_points(found.points, found.afresh.score.points, language)]
    if found.changes_saved is not None and found.changes_saved > 0:
        parts.append(phrase("stability.saved", language, n=found.changes_saved))
    return " ".join(parts)


def _points(points: Range, best: int, language: str) -> str:
    if points.is_exact:
        return phrase("stability.exact", language, n=points.least, best=best)
    if points.most is None:
        return phrase("stability.open", language, least=points.least)
    return phrase("stability.range", language, least=points.least, most=points.most)


def _text(words: Words, change: Change) -> str:
    language = words.language
    if change.item in (ChangedItem.VISIT, ChangedItem.OWN_ITEM):
        return phrase(
            f"changes.{change.kind.value}",
            language,
            name=_name(words, change),
            before=_held(words, change, change.before),
            after=_held(words, change, change.after),
        )
    key = change.id if change.item is ChangedItem.MEAL else change.item.value
    assert change.before is not None
    return phrase(
        f"changes.{key}",
        language,
        date=short_date(change.before.date, language),
        before=_thing(words, change, change.before),
        after=_thing(words, change, change.after),
    )


def _name(words: Words, change: Change) -> str:
    look_up = words.session if change.item is ChangedItem.VISIT else words.commitment
    return _known(look_up, change.id)


def _held(words: Words, change: Change, placed: Placed | None) -> str:
    """Date and time; where and how as well if just that is what changes."""
    if placed is None or placed.start is None:
        return ""
    parts = [f"{short_date(placed.date, words.language)} {clock(placed.start)}"]
    if change.kind is ChangeKind.HELD_OTHERWISE and placed.where is not None:
        is_visit = change.item is ChangedItem.VISIT
        parts.append(_known(words.venue if is_visit else words.place, placed.where))
        if placed.language_mode is not None:
            parts.append(phrase(f"told-mode.{placed.language_mode.value}", words.language))
        if placed.split is not None:
            parts.append(phrase(f"told-split.{placed.split.value}", words.language))
    return " · ".join(parts)


def _thing(words: Words, change: Change, placed: Placed | None) -> str:
    """A vehicle, hotel or restaurant by its name, with the time of a meal."""
    if placed is None or placed.where is None:
        on_foot = change.item is ChangedItem.VEHICLE and placed is not None
        return phrase("day.on-foot" if on_foot else "changes.nothing", words.language)
    look_up = {
        ChangedItem.VEHICLE: words.vehicle,
        ChangedItem.HOTEL: words.hotel,
        ChangedItem.MEAL: words.restaurant,
    }[change.item]
    name = _known(look_up, placed.where)
    return name if placed.start is None else f"{clock(placed.start)} {name}"


def _known(look_up: Callable[[str], str], key: str) -> str:
    """The name of something, or its id where the catalogue no longer has it."""
    try:
        return look_up(key)
    except KeyError:
        return key
