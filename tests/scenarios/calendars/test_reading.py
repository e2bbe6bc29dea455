"""Reading: busy events, published busy times, availability and tables, and their faults."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.away import Away
from optimizer.domain.calendar import Weekday
from optimizer.domain.findings import FindingCode, InvalidInput, Severity
from scenarios.calendars import Form, Read, Span, busy, read_away, told
from scenarios.calendars.faults import _WHAT

MAY = Span(dt.date(2027, 5, 1), dt.date(2027, 5, 31))
HELSINKI = "Europe/Helsinki"


def day(number: int) -> dt.date:
    """A date in May."""
    return dt.date(2027, 5, number)


def calendar(*lines: str) -> str:
    """Lines as a calendar."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *lines, "END:VCALENDAR", ""])


def event(*lines: str) -> list[str]:
    """Lines as an event."""
    return ["BEGIN:VEVENT", "UID:one", *lines, "END:VEVENT"]


def ics(*lines: str, span: Span = MAY, zone: str = HELSINKI) -> Read:
    """What a calendar of these lines says."""
    return read_away(calendar(*lines), Form.ICS, span, zone, "mine.ics")


def table(text: str, span: Span = MAY) -> Read:
    """What a table says."""
    return read_away(text, Form.CSV, span, HELSINKI, "mine.csv")


def wrong(text: str, form: Form = Form.ICS) -> list[tuple[Any, ...]]:
    """What is wrong, as code, place and line."""
    with pytest.raises(InvalidInput) as refused:
        read_away(text, form, MAY, HELSINKI, "mine")
    for finding in refused.value.findings:
        assert finding.document == "mine"
        for language in ("en", "fi"):
            assert all(told(finding, language))
        assert told(finding, "en") == (finding.message, finding.advice)
    return [(one.code, one.path, one.detail.get("line")) for one in refused.value.findings]


def test_busy_event_is_told_on_the_host_s_clock() -> None:
    """From UTC, from another zone, and without any; a minute that is begun counts as a whole."""
    moments = {
        "DTSTART:20270510T070000Z": 600,
        "DTSTART;TZID=Europe/London:20270510T080000": 600,
        "DTSTART:20270510T100000": 600,
        "DTSTART:20270510T100059": 600,
    }
    for start, minute in moments.items():
        found = ics(*event(start, "DURATION:PT1H"))
        (away,) = found.away
        assert (away.first, away.last, away.start) == (day(10), day(10), minute), start
        assert away.end == minute + 60 + start.endswith("59"), start


def test_event_over_days_is_away_for_all_that_lies_between() -> None:
    """Whole dates as such; hours at both ends."""
    assert ics(*event("DTSTART;VALUE=DATE:20270510", "DTEND;VALUE=DATE:20270512")).away == (
        Away(day(10), day(11)),
    )
    assert ics(*event("DTSTART;VALUE=DATE:20270510")).away == (Away(day(10), day(10)),)
    assert ics(*event("DTSTART:20270510T150000", "DTEND:20270512T100000")).away == (
        Away(day(10), day(10), 900, 1440),
        Away(day(11), day(11)),
        Away(day(12), day(12), 0, 600),
    )


@pytest.mark.parametrize("line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED"])
def test_event_that_keeps_nobody_busy_is_left_aside(line: str) -> None:
    """What is marked as free or was cancelled; that nothing is left is told."""
    found = ics(*event("DTSTART;VALUE=DATE:20270510", line))
    assert found.away == ()
    assert [one.severity for one in found.findings] == [Severity.WARNING]


def test_repeated_event_with_exceptions() -> None:
    """Each Tuesday but one that is left out, one that is moved and one that is cancelled."""
    found = ics(
        *event(
            "DTSTART;TZID=Europe/Helsinki:20270504T120000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE;TZID=Europe/Helsinki:20270511T120000",
        ),
        *event(
            "RECURRENCE-ID;TZID=Europe/Helsinki:20270518T120000",
            "DTSTART;TZID=Europe/Helsinki:20270519T140000",
            "DURATION:PT1H",
        ),
        *event(
            "RECURRENCE-ID;TZID=Europe/Helsinki:20270525T120000",
            "DTSTART;TZID=Europe/Helsinki:20270525T120000",
            "DURATION:PT1H",
            "STATUS:CANCELLED",
        ),
    )
    assert found.away == (Away(day(4), day(4), 720, 780), Away(day(19), day(19), 840, 900))


def test_repetition_is_told_as_a_pattern() -> None:
    """A lunch on working days for months is one spell; it ends where reading does."""
    found = ics(*event("DTSTART:20270503T113000", "DTEND:20270503T121500", "RRULE:FREQ=DAILY"))
    assert found.away == (Away(day(3), day(31), 690, 735),)
    weekly = "RRULE:FREQ=WEEKLY;BYDAY=MO,WE"
    found = ics(*event("DTSTART:20270503T113000", "DTEND:20270503T121500", weekly))
    # the last Monday of May stands alone: its week is cut off
    pattern = Away(day(3), day(26), 690, 735, (Weekday.MON, Weekday.WED))
    assert found.away == (pattern, Away(day(31), day(31), 690, 735))


def test_published_busy_times() -> None:
    """Periods with an end or a length, also tentative ones; free ones are left aside."""
    found = ics(
        "BEGIN:VFREEBUSY",
        "UID:x",
        "DTSTART:20270501T000000Z",
        "DTEND:20270601T000000Z",
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20270503T080000Z/PT3H,20270504T080000Z/20270504T100000Z",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270505T080000Z/PT1H",
        "FREEBUSY;FBTYPE=FREE:20270506T080000Z/PT3H",
        "END:VFREEBUSY",
    )
    assert found.away == (
        Away(day(3), day(3), 660, 840),
        Away(day(4), day(4), 660, 780),
        Away(day(5), day(5), 660, 720),
    )


AVAILABLE = (
    "BEGIN:AVAILABLE",
    "UID:a",
    "DTSTART;TZID=Europe/Helsinki:20270503T090000",
    "DTEND;TZID=Europe/Helsinki:20270503T160000",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH",
    "END:AVAILABLE",
)


def test_availability_is_all_that_is_not_away() -> None:
    """Within its own time only; on available days the hours before and after are away."""
    found = ics(
        "BEGIN:VAVAILABILITY",
        "UID:all",
        "DTSTART;TZID=Europe/Helsinki:20270503T000000",
        "DTEND;TZID=Europe/Helsinki:20270510T000000",
        *AVAILABLE,
        "END:VAVAILABILITY",
    )
    assert found.away == (
        Away(day(3), day(6), 0, 540),
        Away(day(3), day(6), 960, 1440),
        Away(day(7), day(9)),
    )


@pytest.mark.parametrize(("priority", "is_away"), [(1, True), (9, False), (0, False)])
def test_of_two_availabilities_the_one_of_priority_decides(priority: int, is_away: bool) -> None:
    """A special week of higher priority closes what the usual one has open, and not a lower."""
    found = ics(
        "BEGIN:VAVAILABILITY",
        "UID:usual",
        "PRIORITY:5",
        *AVAILABLE,
        "END:VAVAILABILITY",
        "BEGIN:VAVAILABILITY",
        "UID:special",
        f"PRIORITY:{priority}",
        "DTSTART;TZID=Europe/Helsinki:20270510T000000",
        "DTEND;TZID=Europe/Helsinki:20270517T000000",
        "END:VAVAILABILITY",
    )
    whole_days = [one for one in found.away if one.start is None]
    assert any(one.dates(day(12), day(12)) for one in whole_days) is is_away


def test_busy_event_counts_within_available_time() -> None:
    """What is open by availability may be taken by an event."""
    found = ics(
        "BEGIN:VAVAILABILITY",
        *AVAILABLE,
        "END:VAVAILABILITY",
        *event("DTSTART:20270505T100000", "DURATION:PT1H"),
    )
    wednesday = [(one.start, one.end) for one in found.away if one.dates(day(5), day(5))]
    assert sorted(wednesday) == [(0, 540), (600, 660), (960, 1440)]


def test_time_zones_of_the_calendar_s_own() -> None:
    """One that nobody else knows is taken as the calendar defines it."""
    zone = (
        "BEGIN:VTIMEZONE",
        "TZID:Our Office",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0500",
        "TZOFFSETTO:+0500",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
    found = ics(*zone, *event("DTSTART;TZID=Our Office:20270510T120000", "DURATION:PT1H"))
    assert found.away == (Away(day(10), day(10), 600, 660),)


def test_when_clocks_change_no_minute_is_lost() -> None:
    """An event over the night of 28 March, on which Helsinki skips an hour."""
    span = Span(dt.date(2027, 3, 27), dt.date(2027, 3, 29))
    found = ics(*event("DTSTART:20270327T220000Z", "DTEND:20270328T030000Z"), span=span)
    assert found.away == (Away(dt.date(2027, 3, 28), dt.date(2027, 3, 28), 0, 360),)


def test_folded_lines_and_a_byte_order_mark() -> None:
    """As programs write them; other ends of lines are taken too."""
    text = calendar(*event("DTSTART;VALUE=DATE:202705", " 10", "DESCRIPTION:a", "\tb"))
    for written in (text, "\ufeff" + text, text.replace("\r\n", "\n")):
        assert read_away(written, Form.ICS, MAY, HELSINKI).away == (Away(day(10), day(10)),)


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_read() -> None:
    """By component, property and line."""
    found = wrong(
        calendar(
            *event("SUMMARY:no start"),
            *event("DTSTART:20270510T100000", "DTEND:20270510T090000"),
            *event("DTSTART;TZID=Nowhere/At-all:20270510T100000"),
            *event("DTSTART:20270510T100000", "DTEND:20270510T110000", "DURATION:PT1H"),
            *event("DTSTART:2027-05-10"),
            *event("DTSTART:20270510T100000", "RRULE:FREQ=HOURLY"),
            *event("DTSTART:20270510T100000", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
            *event("DTSTART:19990510T100000", "RRULE:FREQ=YEARLY"),
        )
    )
    assert found == [
        (FindingCode.FIELD_MISSING, "/VEVENT/1/DTSTART", 4),
        (FindingCode.WINDOW_ORDER, "/VEVENT/2/DTEND", 11),
        (FindingCode.UNKNOWN_TIME_ZONE, "/VEVENT/3/DTSTART", 15),
        (FindingCode.CONTRADICTION, "/VEVENT/4/DTEND", 20),
        (FindingCode.VALUE_WRONG, "/VEVENT/5/DTSTART", 25),
        (FindingCode.VALUE_WRONG, "/VEVENT/6/RRULE", 30),
        (FindingCode.VALUE_WRONG, "/VEVENT/7/RRULE", 35),
        (FindingCode.VALUE_WRONG, "/VEVENT/8/DTSTART", 39),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello", [(FindingCode.SYNTAX, "", 1)]),
        ("", [(FindingCode.SYNTAX, "", 1)]),
        (calendar(), [(FindingCode.FIELD_MISSING, "", None)]),
        (calendar("BEGIN:VTODO", "UID:x", "END:VTODO"), [(FindingCode.FIELD_MISSING, "", None)]),
        (calendar(*event("no colon")), [(FindingCode.SYNTAX, "", 6)]),
        (
            calendar("BEGIN:VEVENT", "UID:x").removesuffix("END:VCALENDAR\r\n"),
            [(FindingCode.SYNTAX, "", 1), (FindingCode.SYNTAX, "", 4)],
        ),
        (calendar("END:VEVENT"), [(FindingCode.SYNTAX, "", 4)]),
        (
            calendar("BEGIN:VFREEBUSY", "FREEBUSY:tomorrow", "END:VFREEBUSY"),
            [(FindingCode.VALUE_WRONG, "/VFREEBUSY/1", 4)],
        ),
    ],
)
def test_what_is_no_calendar_is_told_by_its_lines(text: str, expected: Any) -> None:
    """Text, an empty calendar, lines that are none, components cut off."""
    assert wrong(text) == expected


def test_events_without_end_are_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """More occurrences than anybody meant: as many as are taken, and one more."""
    monkeypatch.setattr(busy, "MOST_OCCURRENCES", 31)
    daily = event("DTSTART:20270401T100000", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    assert ics(*daily).away == (Away(day(1), day(31), 600, 660),)
    one_more = ["BEGIN:VEVENT", "UID:two", "DTSTART:20270502T100000", "DURATION:PT1H", "END:VEVENT"]
    assert wrong(calendar(*daily, *one_more)) == [(FindingCode.FILE_TOO_LARGE, "", None)]


def test_table_in_either_language() -> None:
    """With commas, semicolons or tabs; dates and weekdays as people write them."""
    english = "first,last,start,end,weekdays,note\n2027-05-10,2027-05-21,9:00,12:00,mon wed,fair\n"
    finnish = (
        "Ensimmäinen;Viimeinen;Alkaa;Päättyy;Viikonpäivät;Huomautus\r\n"
        "10.5.2027;21.5.2027;09.00;12:00;ma,ke;fair\r\n"
    )
    expected = (Away(day(10), day(21), 540, 720, (Weekday.MON, Weekday.WED), "fair"),)
    assert table(english).away == expected
    assert table(finnish).away == expected
    assert table(finnish.replace(";", "\t")).away == expected
    assert table("first\n2027-05-10\n\n2027-05-12\n").away == (
        Away(day(10), day(10)),
        Away(day(12), day(12)),
    )
    assert table("first,start,end\n2027-05-10,00:00,24:00\n").away == (
        Away(day(10), day(10), 0, 1440),
    )


def test_rows_outside_the_time_that_is_read_are_left_aside() -> None:
    """The rest is kept; where nothing is left, that is told."""
    found = table("first\n2027-05-10\n2029-05-12\n")
    assert (found.away, found.entries) == ((Away(day(10), day(10)),), 2)
    (finding,) = table("first\n2029-05-12\n").findings
    assert finding.severity is Severity.WARNING


def test_every_fault_of_a_table_is_told_by_its_row() -> None:
    """All at once, and nothing is read."""
    rows = (
        "first,last,start,end,weekdays",
        "tomorrow,,,,",
        "2027-05-10,2027-05-09,,,",
        "2027-05-10,,10:00,09:00,",
        "2027-05-10,,10:00,,",
        "2027-05-10,,25:00,26:00,",
        "2027-05-10,,,,someday",
        "2027-05-10,,,,sun",
        "2027-05-10,,,,,,more",
    )
    assert wrong("\n".join(rows), Form.CSV) == [
        (FindingCode.VALUE_WRONG, "/2/first", 2),
        (FindingCode.WINDOW_ORDER, "/3", 3),
        (FindingCode.WINDOW_ORDER, "/4", 4),
        (FindingCode.CONTRADICTION, "/5", 5),
        (FindingCode.VALUE_WRONG, "/6/start", 6),
        (FindingCode.VALUE_WRONG, "/6/end", 6),
        (FindingCode.VALUE_WRONG, "/7/weekdays", 7),
        (FindingCode.VALUE_WRONG, "/8", 8),
        (FindingCode.VALUE_WRONG, "/9", 9),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("first,colour\n2027-05-10,blue\n", [(FindingCode.FIELD_UNKNOWN, "/1/colour", 1)]),
        ("first,first\n2027-05-10,\n", [(FindingCode.DUPLICATE_KEY, "/1/first", 1)]),
        ("last\n2027-05-10\n", [(FindingCode.FIELD_MISSING, "/1/first", 1)]),
        ("first\n", [(FindingCode.FIELD_MISSING, "/1", 1)]),
        ("", [(FindingCode.FIELD_MISSING, "/0", 0)]),
        ('first\n"2027-05-10\n', [(FindingCode.VALUE_WRONG, "/2/CSV", 2)]),
    ],
)
def test_faults_of_columns(text: str, expected: Any) -> None:
    """A column that is not known, there twice or missing, no row at all, a quotation left open."""
    assert wrong(text, Form.CSV) == expected


def test_too_large_a_calendar_is_not_looked_at() -> None:
    """By its length alone."""
    assert wrong("x" * 2_000_001) == [(FindingCode.FILE_TOO_LARGE, "", None)]


def test_every_sentence_is_there_in_both_languages() -> None:
    """Filled with the same facts, and not the same text twice."""
    for _, message, advice in _WHAT.values():
        for english, finnish in (message, advice):
            assert english.strip() != finnish.strip()
            for fact in ("{name}", "{cause}"):
                assert (fact in english) is (fact in finnish)


MOMENTS = st.sampled_from(
    (
        "20270510T100000",
        "20270510T100000Z",
        "20270510",
        "00010101T000000Z",
        "00010101",
        "99991231T235959Z",
        "99991231",
        "20270510T106000",
        "P1D",
        "-P1D",
        "PT1H",
        "P9999999D",
        "20270510T100000Z/PT1H",
        "20270510T100000Z/20270509T100000Z",
        "",
    )
)
NAMES = st.sampled_from(
    (
        "DTSTART",
        "DTSTART;VALUE=DATE",
        "DTSTART;TZID=Europe/Helsinki",
        "DTEND",
        "DTEND;VALUE=DATE",
        "DURATION",
        "RDATE",
        "RDATE;VALUE=PERIOD",
        "EXDATE",
        "RECURRENCE-ID",
        "RECURRENCE-ID;RANGE=THISANDFUTURE",
        "FREEBUSY",
        "PRIORITY",
        "UID",
        "TRANSP",
        "STATUS",
    )
)
RULES = st.sampled_from(
    (
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=WEEKLY;UNTIL=20270601",
        "RRULE:FREQ=WEEKLY;UNTIL=20270601T000000Z",
        "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=0",
        "RRULE:FREQ=YEARLY;INTERVAL=0",
        "RRULE:FREQ=YEARLY;INTERVAL=99999",
        "RRULE:FREQ=WEEKLY;BYDAY=XX",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=99",
        "RRULE:FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO",
        "RRULE:",
        "SEQUENCE:x",
    )
)
LINES = st.one_of(RULES, st.builds("{}:{}".format, NAMES, MOMENTS))


@settings(max_examples=300, deadline=None)
@given(
    lines=st.lists(LINES, max_size=6),
    kind=st.sampled_from(("VEVENT", "VFREEBUSY", "VAVAILABILITY", "AVAILABLE")),
)
def test_whatever_is_in_a_calendar_is_read_or_told(lines: list[str], kind: str) -> None:
    """Lines in any order and with any values: spells within the dates, or findings."""
    inner = [f"BEGIN:{kind}", *lines, f"END:{kind}"]
    if kind == "AVAILABLE":
        inner = ["BEGIN:VAVAILABILITY", *inner, "END:VAVAILABILITY"]
    try:
        found = ics(*inner)
    except InvalidInput:
        return
    for away in found.away:
        assert MAY.first <= away.first <= away.last <= MAY.last
        assert away.start is None or 0 <= away.start < (away.end or 0) <= 1440
