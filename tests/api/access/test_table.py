"""The access table, and that nothing but it decides."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.access import TABLE, Action, Forbidden, Principal, Reach, Target, authorise, own_partner
from api.store import NotFound
from api.store.tables import Role

NAMES = st.sampled_from(["a", "b"])
MAYBE = st.none() | NAMES
PERSONAL = (Action.READ_GUESTS, Action.WRITE_GUESTS)
SECRET = (Action.READ_TOKEN, Action.WRITE_TOKEN, Action.READ_AUDIT)


@st.composite
def principals(draw: st.DrawFn) -> Principal:
    """Anybody: by a token, or by a link for one programme and some actions."""
    role = draw(st.sampled_from(Role))
    partner = draw(NAMES) if role is Role.PARTNER else None
    only = draw(st.none() | st.frozensets(st.sampled_from(Action)))
    return Principal("somebody", draw(NAMES), role, partner, draw(MAYBE), only)


TARGETS = st.builds(Target, NAMES, partner=MAYBE, programme_id=MAYBE)


def _outcome(principal: Principal, action: Action, target: Target) -> str:
    try:
        authorise(principal, action, target)
    except Forbidden:
        return "forbidden"
    except NotFound:
        return "not found"
    return "allowed"


@settings(deadline=None)
@given(principals(), st.sampled_from(Action), TARGETS)
def test_every_answer_follows_from_the_table(
    principal: Principal, action: Action, target: Target
) -> None:
    """Role and link first, then organisation, programme and partner: said here once more."""
    reach = TABLE[action][principal.role]
    may = reach is not Reach.NOTHING and (principal.only is None or action in principal.only)
    mismatches = [
        target.organisation_id != principal.organisation_id,
        principal.programme_id not in (None, target.programme_id),
        reach is Reach.OWN and target.partner != principal.partner,
    ]
    expected = "forbidden" if not may else "not found" if any(mismatches) else "allowed"
    assert _outcome(principal, action, target) == expected


@settings(deadline=None)
@given(principals(), st.sampled_from(Action), TARGETS)
def test_nobody_reaches_another_organisation(
    principal: Principal, action: Action, target: Target
) -> None:
    """Whatever the role, the action, the partner and the programme."""
    if target.organisation_id != principal.organisation_id:
        assert _outcome(principal, action, target) != "allowed"


@settings(deadline=None)
@given(principals(), st.sampled_from(Action), TARGETS)
def test_a_list_shows_what_may_be_read_one_by_one(
    principal: Principal, action: Action, target: Target
) -> None:
    """The partner by which lists are narrowed is the one that single reads ask for."""
    try:
        partner = own_partner(principal, action)
    except Forbidden:
        assert _outcome(principal, action, target) == "forbidden"
        return
    near = Target(principal.organisation_id, target.partner, principal.programme_id)
    is_shown = partner is None or partner == target.partner
    assert (_outcome(principal, action, near) == "allowed") == is_shown


def test_every_action_has_a_reach_for_every_role() -> None:
    """The table has no hole."""
    assert set(TABLE) == set(Action)
    assert all(set(row) == set(Role) for row in TABLE.values())


@pytest.mark.parametrize("action", Action)
def test_roles_stand_in_order(action: Action) -> None:
    """An admin may do all; a viewer changes nothing and reads no more than a coordinator."""
    row = TABLE[action]
    assert row[Role.ADMIN] is Reach.ORGANISATION
    assert row[Role.VIEWER] in (Reach.NOTHING, row[Role.COORDINATOR])
    if action.value.endswith((":write", ":reply")):
        assert row[Role.VIEWER] is Reach.NOTHING


@pytest.mark.parametrize("action", Action)
def test_a_partner_sees_its_own_only(action: Action) -> None:
    """But for the organisation that it works with, nothing of all of it."""
    if action is not Action.READ_ORGANISATION:
        assert TABLE[action][Role.PARTNER] in (Reach.NOTHING, Reach.OWN)


def test_names_tokens_and_the_audit_log_are_for_few() -> None:
    """Names of guests for those who make rooming lists; tokens and the log for admins."""
    for action in PERSONAL:
        assert TABLE[action][Role.VIEWER] is TABLE[action][Role.PARTNER] is Reach.NOTHING
    for action in SECRET:
        assert TABLE[action][Role.COORDINATOR] is Reach.NOTHING


@pytest.mark.parametrize(("role", "partner"), [(Role.PARTNER, None), (Role.VIEWER, "rescue")])
def test_only_a_partner_names_a_partner(role: Role, partner: str | None) -> None:
    """A principal that would reach nothing, or be narrowed to nobody, is a mistake."""
    with pytest.raises(ValueError, match="names the partner"):
        Principal("somebody", "a", role, partner)


def test_the_documentation_has_the_table() -> None:
    """Row by row as it is in force."""
    page = (Path(__file__).parents[3] / "docs" / "store.md").read_text(encoding="utf-8")
    words = {Reach.NOTHING: "–", Reach.OWN: "own", Reach.ORGANISATION: "all"}
    rows = re.findall(r"^\| `(\w+:\w+)` \| (.+) \|$", page, re.MULTILINE)
    order = (Role.ADMIN, Role.COORDINATOR, Role.PARTNER, Role.VIEWER)
    assert rows == [
        (action.value, " | ".join(words[TABLE[action][role]] for role in order)) for action in TABLE
    ]
