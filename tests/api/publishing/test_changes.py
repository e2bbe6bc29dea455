"""Changes: every difference between two versions is said once, in both languages."""

import pytest

from api.publishing.changes import Change, ChangeKind, changes_between
from api.publishing.sentences import SENTENCES
from tests.check.example import DROP, Edit, appointment, example, later

LATER_DEMO: Edit = {
    "plan/days/1/items/demo": later(5),
}
CASES: dict[str, tuple[Edit, list[tuple[ChangeKind, str, str]]]] = {
    "nothing": (
        {},
        [(ChangeKind.NONE, "Nothing changes for anyone.", "Mikään ei muutu kenenkään osalta.")],
    ),
    "another hour": (
        LATER_DEMO,
        [
            (
                ChangeKind.MOVED,
                "demo moves from Wed 12 May 09:00 to Wed 12 May 09:05.",
                "demo siirtyy: ke 12.5. 09:00 → ke 12.5. 09:05.",
            )
        ],
    ),
    "another length": (
        {"plan/days/1/items/demo/end": 640},
        [
            (
                ChangeKind.MOVED,
                "demo, Wed 12 May 09:00, changes, 100 min instead of 90 min.",
                "demo, ke 12.5. 09:00, muuttuu, kesto 100 min, oli 90 min.",
            )
        ],
    ),
    "another language": (
        {"plan/days/1/items/demo/language_mode": "second"},
        [
            (
                ChangeKind.MOVED,
                "demo, Wed 12 May 09:00, changes, a second language instead of your own language.",
                "demo, ke 12.5. 09:00, muuttuu, toinen kieli, oli oma kieli.",
            )
        ],
    ),
    "a visit less": (
        {"plan/days/0/items/seminar": DROP},
        [
            (
                ChangeKind.DROPPED,
                "seminar, Tue 11 May 14:30, is dropped.",
                "seminar, ti 11.5. 14:30, jää pois.",
            )
        ],
    ),
    "another vehicle": (
        {"plan/days/1/vehicle": "minibus"},
        [
            (
                ChangeKind.VEHICLE,
                "On Wed 12 May: minibus instead of coach.",
                "Kuljetus ke 12.5.: minibus, oli coach.",
            )
        ],
    ),
    "another night": (
        {"plan/days/0/night/hotel": "spa"},
        [
            (
                ChangeKind.HOTEL,
                "The night of Tue 11 May: spa instead of grand.",
                "Yö ti 11.5.: spa, oli grand.",
            )
        ],
    ),
    "dinner later": (
        {"plan/days/0/items/dinner": later(30)},
        [
            (
                ChangeKind.STOP,
                "Dinner on Tue 11 May: bistro 18:00 instead of 17:30.",
                "Illallinen ti 11.5.: bistro 18:00, oli 17:30.",
            )
        ],
    ),
    "dinner elsewhere": (
        {"plan/days/0/items/dinner/restaurant": "canteen"},
        [
            (
                ChangeKind.STOP,
                "Dinner on Tue 11 May: canteen 17:30 instead of bistro 17:30.",
                "Illallinen ti 11.5.: canteen 17:30, oli bistro 17:30.",
            )
        ],
    ),
    "an own item on another day": (
        {
            "wishes/commitments/wreath/name": {"fi": "Seppele", "en": "Wreath"},
            "plan/days/1/items/wreath": DROP,
            "plan/days/2/items/wreath": appointment("wreath", "garrison", 660, 680),
        },
        [
            (
                ChangeKind.STOP,
                "Own item on Thu 13 May: Wreath 11:00 instead of Wed 12 May 10:50.",
                "Oma ohjelma to 13.5.: Seppele 11:00, oli ke 12.5. 10:50.",
            )
        ],
    ),
    "no lunch": (
        {"plan/days/0/items/lunch": DROP},
        [
            (
                ChangeKind.STOP,
                "Lunch on Tue 11 May is dropped: bistro 11:30.",
                "Lounas ti 11.5. jää pois: bistro 11:30.",
            )
        ],
    ),
}


def _changes(edit: Edit, *, backwards: bool = False) -> list[Change]:
    before, after = example(), example(edit)
    if backwards:
        before, after = after, before
    found = changes_between(before, *after)
    return [one for one in found if one.kind is not ChangeKind.KEPT]


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_said_in_both_languages(name: str) -> None:
    """One edit, one sentence, and nothing else."""
    edit, expected = CASES[name]
    assert [(one.kind, one.text.en, one.text.fi) for one in _changes(edit)] == expected


@pytest.mark.parametrize("name", CASES)
def test_the_way_back_is_as_many_changes(name: str) -> None:
    """What is dropped one way is added the other; everything else keeps its kind."""
    edit, expected = CASES[name]
    other = {ChangeKind.DROPPED: ChangeKind.ADDED}
    kinds = [one.kind for one in _changes(edit, backwards=True)]
    assert kinds == [other.get(kind, kind) for kind, _, _ in expected]


def test_what_concerns_a_partner_names_it() -> None:
    """So that each is told its own, by session, date and partner."""
    (change,) = _changes(LATER_DEMO)
    problem, _ = example()
    assert change.session == "demo"
    assert change.partner == problem.catalogue.session("demo").partner
    assert str(change.date) == "2027-05-12"


def test_the_first_version_counts_its_visits() -> None:
    """There is nothing to compare it with."""
    (change,) = changes_between(None, *example())
    visits = sum(len(visit.sessions) for _, visit in example()[1].visits)
    assert change.text.en == f"First version: {visits} visits, Tue 11 May to Thu 13 May."
    assert change.text.fi == f"Ensimmäinen versio: {visits} vierailua, ti 11.5. – to 13.5."


def test_every_sentence_has_both_languages() -> None:
    """With the same values to fill in."""
    for english, finnish in SENTENCES.values():
        assert english
        assert finnish
        assert english != finnish
