"""Values: how single values stand in cells, and what cells hold that people have filled in.

Reading is tolerant where only one thing can be meant (9.30 for a time, a comma in an amount, a date
in a cell that was not formatted as one), and leaves what it does not understand as it is, for
whoever reads the document to say so. Amounts are exact to the cent or refused.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

NONE_MARK = "-"
"""Says that there is nothing, where an empty cell would mean the usual value."""

EMPTY_TEXT = '""'
"""An empty text, where an empty cell would mean the usual one."""

LONGEST_TEXT = 32_767
"""More characters no cell holds."""

YES = frozenset({"yes", "kyllä", "true", "tosi", "x", "1", "on"})
NO = frozenset({"no", "ei", "false", "epätosi", "0"})

MOST_EXACT = 10**15
"""A larger number is rounded by spreadsheet programs, so it is written as text."""

_FIRST_DATE = dt.date(1900, 3, 1)
"""Before it, spreadsheet programs count days wrongly; such dates are written as text."""

_JSON = "json:"
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x0d\x0e-\x1f\x85\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|x005F_"
)
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?::00)?")
_WHOLE = re.compile(r"-?[0-9]{1,30}")
_DECIMAL = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_TICKS = re.compile(r"(\d{1,12})t")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FINNISH_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTH_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")
_AMOUNT = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")
_SPAN = re.compile(r"\s*([^-–\s]+)\s*[-–]\s*([^-–\s]+)\s*")


class Unclear(Exception):
    """Raised for a value that cannot be taken over, with what is wrong and what to write."""

    def __init__(self, what: str, advice: str, out_of_range: bool = False) -> None:
        self.what, self.advice, self.out_of_range = what, advice, out_of_range
        super().__init__(what)


# --- text -------------------------------------------------------------------------------------


def text_cell(text: str) -> str:
    """A text as it stands in a cell; one that no cell holds as it is stands there as JSON."""
    if not text:
        return EMPTY_TEXT
    if (
        text in (EMPTY_TEXT, NONE_MARK)
        or text.startswith(_JSON)
        or text != text.strip()
        or (_UNSAFE.search(text))
    ):
        return _JSON + json.dumps(text).replace("_", "\\u005f")
    return text


def text_in(value: Any) -> str:
    """The text of a cell, also where the spreadsheet program took it for something else."""
    if isinstance(value, str):
        if value == EMPTY_TEXT:
            return ""
        if value.startswith(_JSON):
            try:
                found = json.loads(value[len(_JSON) :])
            except ValueError:
                return value
            return found if isinstance(found, str) else value
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    return str(value)


# --- lists ------------------------------------------------------------------------------------


def list_cell(texts: list[str]) -> str:
    """Texts parted by commas; one that holds a comma, a semicolon or a quote stands in quotes."""
    return ", ".join(_quoted(text) for text in texts)


def _quoted(text: str) -> str:
    plain = text and text != NONE_MARK and text == text.strip() and not re.search(r'[,;"\n]', text)
    return text if plain else '"' + text.replace('"', '""') + '"'


_ENTRY = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,;\n]*))\s*(?:[,;\n]|$)')


def list_in(text: str) -> list[str]:
    """The texts of a cell, parted by commas, semicolons or lines."""
    found: list[str] = []
    place = 0
    while place < len(text):
        match = _ENTRY.match(text, place)
        if match is None:  # something follows a closing quote: then the quotes are the text's own
            rest = re.split(r"[,;\n]", text[place:], maxsplit=1)[0]
            found.append(rest.strip())
            place += len(rest) + 1
            continue
        entry = match[2].strip() if match[1] is None else match[1].replace('""', '"')
        if entry or match[1] is not None:
            found.append(entry)
        place = match.end()
    return found


# --- numbers ----------------------------------------------------------------------------------


def number_cell(number: int | float) -> int | float | str:
    """A number, as text where a spreadsheet program would round it."""
    return str(number) if isinstance(number, int) and abs(number) > MOST_EXACT else number


def number_in(value: Any) -> Any:
    """A whole number, or what stands there if it is none."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if _is_number(value):
        return value
    text = _without_gaps(text_in(value))
    return int(text) if _WHOLE.fullmatch(text) else text


def decimal_in(value: Any) -> Any:
    """A number with decimals, or what stands there if it is none."""
    if _is_number(value):
        return value
    text = _without_gaps(text_in(value)).replace(",", ".")
    return float(text) if _DECIMAL.fullmatch(text) else text


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _without_gaps(text: str) -> str:
    return re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?:\D|$))", "", text.strip())


def euros_cell(cents: int) -> Decimal:
    """Cents as euros, exactly."""
    return Decimal(cents) / 100


def cents_in(value: Any) -> int:
    """Euros in a cell as cents. Raises Unclear for what is no amount in whole cents."""
    if isinstance(value, str):
        text = re.sub(r"[\u00a0\u202f]", " ", value).strip()
        text = re.sub(r"(?i)\s*(?:€|eur|euros?|euroa)$", "", text)
        if not _AMOUNT.fullmatch(text.removeprefix("-").removeprefix("−")):
            raise _no_amount(value)
        sign = -1 if text[:1] in "-−" else 1
        euros = sign * Decimal(text.lstrip("-−").replace(" ", "").replace(",", "."))
    elif _is_number(value):
        try:
            euros = Decimal(repr(value))
        except InvalidOperation:
            raise _no_amount(value) from None
    else:
        raise _no_amount(value)
    if not euros.is_finite() or abs(euros) > 10_000_000 or euros < 0:
        raise Unclear(
            f"is {_short(value)}, which is less than nothing or more than 10 million euros",
            "Write an amount in euros from 0 to 10 000 000.",
            out_of_range=True,
        )
    cents = euros * 100
    nearest = cents.to_integral_value()
    # What a formula has left of a sum, far below a cent, is no part of the amount.
    if abs(cents - nearest) > Decimal("0.000001"):
        raise Unclear(
            f"is {_short(value)}, which is no whole number of cents",
            "Write euros with two decimals at most.",
        )
    return int(nearest)


def _no_amount(value: Any) -> Unclear:
    return Unclear(f"is {_short(value)}, which is no amount", "Write euros and cents: 118.50.")


def _short(value: Any) -> str:
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def yes_in(value: Any) -> Any:
    """True or false, or what stands there if it is neither."""
    if isinstance(value, bool):
        return value
    text = text_in(value).lower()
    return True if text in YES else False if text in NO else value


# --- dates and times --------------------------------------------------------------------------


def date_cell(date: dt.date) -> dt.date | str:
    """A date, as text where spreadsheet programs cannot count."""
    return date if date >= _FIRST_DATE else date.isoformat()


def date_in(value: Any) -> str:
    """A date as `2027-05-10`. Raises Unclear for what is none."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    text = value.strip() if isinstance(value, str) else ""
    if match := _FINNISH_DATE.fullmatch(text):
        return f"{int(match[3]):04d}-{int(match[2]):02d}-{int(match[1]):02d}"
    if _ISO_DATE.fullmatch(text):
        return text
    raise Unclear(f"is {_short(value)}, which is no date", "Write a date: 2027-05-10 or 10.5.2027.")


def month_day_in(value: Any) -> str:
    """Month and day as `05-31`, or what stands there if it is none."""
    if isinstance(value, dt.date):
        return f"{value.month:02d}-{value.day:02d}"
    if isinstance(value, str) and (match := _MONTH_DAY.fullmatch(value.strip())):
        return f"{int(match[2]):02d}-{int(match[1]):02d}"
    return text_in(value)


def clock_cell(tick: int, per_minute: int) -> str:
    """A time of day as `09:05`, or in ticks as `5401t` where it is no whole minute."""
    minutes, rest = divmod(tick, per_minute)
    return f"{tick}t" if rest else f"{minutes // 60:02d}:{minutes % 60:02d}"


def clock_in(value: Any) -> str | int:
    """A time of day as `09:05`, or ticks. Raises Unclear for what is none.

    A bare number is none: nobody could tell minutes from hours.
    """
    if isinstance(value, dt.datetime) and value.year <= 1900:
        # Hours past midnight, which the program counts as a date: 25:30 is the first day's 1:30.
        days = (value.date() - dt.date(1899, 12, 31)).days
        value = dt.timedelta(days=days) + _since_midnight(value.time())
    if isinstance(value, dt.time):
        value = _since_midnight(value)
    if isinstance(value, dt.timedelta):
        minutes, rest = divmod(round(value.total_seconds()), 60)
        if not rest and minutes >= 0:
            return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(value, str):
        if match := _CLOCK.fullmatch(value.strip()):
            return f"{int(match[1]):02d}:{match[2]}"
        if match := _TICKS.fullmatch(value.strip()):
            return int(match[1])
    raise Unclear(f"is {_short(value)}, which is no time of day", "Write hours and minutes: 09:00.")


def _since_midnight(time: dt.time) -> dt.timedelta:
    return dt.timedelta(hours=time.hour, minutes=time.minute, seconds=time.second)


def window_cell(start: int, end: int, per_minute: int) -> str:
    """A span of a day as `09:00-12:00`."""
    return f"{clock_cell(start, per_minute)}-{clock_cell(end, per_minute)}"


def window_in(text: str) -> Any:
    """The two ends of a span, or the text as it is if it is none."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return text
    try:
        start, end = (clock_in(one) for one in match.groups())
    except Unclear:
        return text
    return {"start": start, "end": end}
