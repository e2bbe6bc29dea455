"""What the delegation wants: its size, money, languages, wishes and pins."""

from __future__ import annotations

from typing import Any

from optimizer.domain.catalogue import LanguageMode
from optimizer.domain.findings import FindingCode
from optimizer.domain.overlays import (
    BudgetChanged,
    InterpretationForced,
    LanguageChanged,
    PartyChanged,
    Pinned,
    Unpinned,
    VehiclesChosen,
    WishAdded,
    WishDropped,
    WishRequired,
    WishScored,
)
from optimizer.domain.pointers import Steps
from optimizer.domain.wishes import Pin, RoomDemand, WishKind
from scenarios.overlaying.draft import Draft, Refused

_PARTY: Steps = ("wishes", "party")
_BUDGET: Steps = ("wishes", "budget")
_INTERPRETED = (LanguageMode.CONSECUTIVE, LanguageMode.SIMULTANEOUS)


def party_changed(draft: Draft, overlay: PartyChanged) -> None:
    """The counts of the party are other ones; rooms and a single group follow its size."""
    party = draft.problem.wishes.party
    heads = overlay.heads if overlay.heads is not None else party.heads + (overlay.change or 0)
    if heads < 1:
        raise Refused(
            FindingCode.VALUE_OUT_OF_RANGE,
            ("change",),
            f"The party has {party.heads} guests, so that {heads} would be left.",
            "Take fewer away.",
        )
    draft.replace((*_PARTY, "heads"), heads)
    rooms = overlay.rooms
    if rooms is None and party.rooms is not None:
        rooms = _rooms(party.rooms, heads - party.heads)
    if rooms is not None:
        draft.replace((*_PARTY, "rooms"), rooms.model_dump(mode="json"))
    groups = overlay.nationality_groups
    if groups is None and len(party.nationality_groups) == 1:
        groups = dict.fromkeys(party.nationality_groups, heads)
    for field, counts in (
        ("roles", overlay.roles),
        ("nationality_groups", groups),
        ("diets", overlay.diets),
        ("access_needs", overlay.access_needs),
    ):
        if counts is not None:
            draft.replace((*_PARTY, field), dict(counts))


def _rooms(rooms: RoomDemand, change: int) -> RoomDemand:
    """Rooms for so many guests more or fewer: single rooms first, then half-empty twin rooms."""
    single, twin, accessible = rooms.single + change, rooms.twin, rooms.accessible
    while single < 0 and twin > 0:
        single, twin = single + 2, twin - 1
    if single < 0:
        single, accessible = 0, max(0, accessible + single)
    return RoomDemand(single=single, twin=twin, accessible=accessible)


def budget_changed(draft: Draft, overlay: BudgetChanged) -> None:
    """The limit is another one, or none."""
    names = {"total": "total_cents", "per-head": "per_head_cents"}
    limit = str(overlay.limit)
    field = names.get(limit)
    steps: Steps = (*_BUDGET, "caps", limit) if field is None else (*_BUDGET, field)
    old: int | None = draft.at(*steps)
    if overlay.cents is not None:
        if field is None and old is None:
            draft.add(steps, overlay.cents)
        draft.replace(steps, overlay.cents)
        return
    if old is None:
        raise Refused(
            FindingCode.OVERLAY_NO_EFFECT,
            ("limit",),
            f"The budget has no limit '{limit}' that could change.",
            "Give a new one in cents, or name a limit that the wishes have.",
        )
    if overlay.lifted and field is None:
        caps = draft.at(*_BUDGET, "caps")
        draft.replace((*_BUDGET, "caps"), {key: one for key, one in caps.items() if key != limit})
    else:
        draft.replace(steps, None if overlay.lifted else _changed(overlay, old))


def _changed(overlay: BudgetChanged, old: int) -> int:
    if overlay.change_cents is not None:
        new, field = old + overlay.change_cents, "change_cents"
    else:
        new, field = old * (1000 + (overlay.change_permille or 0)) // 1000, "change_permille"
    if new < 0:
        raise Refused(
            FindingCode.VALUE_OUT_OF_RANGE,
            (field,),
            f"The limit is {old} cents, so that {new} would be left.",
            "Take less away.",
        )
    return new


def language_changed(draft: Draft, overlay: LanguageChanged) -> None:
    """The languages of the party, or the modes, are other ones."""
    for field in ("own_languages", "second_languages"):
        languages = getattr(overlay, field)
        if languages is not None:
            draft.replace((*_PARTY, field), list(languages))
    if overlay.language_modes is not None:
        _set_modes(draft, overlay.language_modes)


def interpretation_forced(draft: Draft, overlay: InterpretationForced) -> None:
    """Of the modes with an interpreter only one is left, or none."""
    modes = [one for one in draft.problem.wishes.language_modes if one not in _INTERPRETED]
    if overlay.mode != "none":
        modes.append(LanguageMode(overlay.mode))
    if not modes:
        raise Refused(
            FindingCode.CONTRADICTION,
            ("mode",),
            "Without interpretation no way is left for a session to reach its audience.",
            "Allow own or second with a language-changed overlay.",
        )
    _set_modes(draft, tuple(modes))


def _set_modes(draft: Draft, modes: tuple[LanguageMode, ...]) -> None:
    """The order of the modes says nothing, so the same ones in another order change nothing."""
    if set(modes) != set(draft.problem.wishes.language_modes):
        draft.replace(("wishes", "language_modes"), [mode.value for mode in modes])


def vehicles_chosen(draft: Draft, overlay: VehiclesChosen) -> None:
    """Only these vehicles are to be used; all of them where none are named."""
    for index, key in enumerate(overlay.vehicles or ()):
        draft.position("vehicles", key, "vehicles", index)
    chosen = None if overlay.vehicles is None else list(overlay.vehicles)
    draft.replace(("wishes", "travel", "vehicles"), chosen)


def wish_added(draft: Draft, overlay: WishAdded) -> None:
    """The last wish is the new one."""
    if any(wish.id == overlay.wish.id for wish in draft.problem.wishes.wishes):
        raise Refused(
            FindingCode.DUPLICATE_ID,
            ("wish", "id"),
            f"The delegation has a wish '{overlay.wish.id}' already.",
            "Give the new wish another id, or use wish-required or wish-scored.",
        )
    draft.add(("wishes", "wishes"), overlay.wish.model_dump(mode="json"))


def wish_required(draft: Draft, overlay: WishRequired) -> None:
    """The wish is required."""
    _rewrite(draft, overlay.wish, kind=WishKind.REQUIRED.value)


def wish_scored(draft: Draft, overlay: WishScored) -> None:
    """The wish pays points."""
    _rewrite(draft, overlay.wish, kind=WishKind.SCORED.value, weight=overlay.weight)


def _rewrite(draft: Draft, key: str, **fields: Any) -> None:
    at = draft.wish(key)
    for field, value in fields.items():
        draft.replace(("wishes", "wishes", at, field), value)


def wish_dropped(draft: Draft, overlay: WishDropped) -> None:
    """The wish is gone."""
    draft.remove(("wishes", "wishes", draft.wish(overlay.wish)))


def pinned(draft: Draft, overlay: Pinned) -> None:
    """There is one more pin."""
    draft.position("sessions", overlay.session, "session")
    pin = Pin(session=overlay.session, date=overlay.date, start=overlay.start)
    if pin not in draft.problem.wishes.pins:
        draft.add(("wishes", "pins"), pin.model_dump(mode="json"))


def unpinned(draft: Draft, overlay: Unpinned) -> None:
    """The pins are gone."""
    draft.position("sessions", overlay.session, "session")
    pins = draft.problem.wishes.pins
    for index in reversed(range(len(pins))):
        if pins[index].session == overlay.session and overlay.date in (None, pins[index].date):
            draft.remove(("wishes", "pins", index))
    if not draft.has_edits:
        when = f" on {overlay.date}" if overlay.date else ""
        raise Refused(
            FindingCode.OVERLAY_NO_EFFECT,
            ("session",),
            f"'{overlay.session}' is not pinned{when}.",
            "Correct the session or the date, or leave the overlay out.",
        )
