"""Phrases of changes to a published programme, in English and Finnish."""

from __future__ import annotations

CHANGE_PHRASES: dict[str, tuple[str, str]] = {
    "tier.levels": ("freeze levels not kept", "pitämättä jäävät jäädytystasot"),
    "unit.items": ("{n}", "{n}"),
    "unit.changes": ("weight {n}", "paino {n}"),
    "changes.title": (
        "Changes to the published programme",
        "Muutokset julkaistuun ohjelmaan",
    ),
    "changes.none": ("Nothing changes.", "Mikään ei muutu."),
    "changes.kept.one": ("1 item stays just as published.", "1 kohta pysyy julkaistuna."),
    "changes.kept": ("{n} items stay just as published.", "{n} kohtaa pysyy julkaistuna."),
    "changes.weight": ("Weight of all changes: {n}.", "Muutosten paino yhteensä: {n}."),
    "changes.dropped": ("Dropped: {name}, {before}", "Jää pois: {name}, {before}"),
    "changes.moved-day": (
        "On another day: {name}, {before} → {after}",
        "Eri päivänä: {name}, {before} → {after}",
    ),
    "changes.moved-time": (
        "At another time: {name}, {before} → {after}",
        "Eri aikaan: {name}, {before} → {after}",
    ),
    "changes.held-otherwise": (
        "Held otherwise: {name}, {before} → {after}",
        "Toisin kuin julkaistiin: {name}, {before} → {after}",
    ),
    "changes.added": ("New: {name}, {after}", "Uutta: {name}, {after}"),
    "changes.vehicle": (
        "Vehicle on {date}: {before} → {after}",
        "Ajoneuvo {date}: {before} → {after}",
    ),
    "changes.hotel": ("Hotel on {date}: {before} → {after}", "Hotelli {date}: {before} → {after}"),
    "changes.lunch": ("Lunch on {date}: {before} → {after}", "Lounas {date}: {before} → {after}"),
    "changes.dinner": (
        "Dinner on {date}: {before} → {after}",
        "Päivällinen {date}: {before} → {after}",
    ),
    "changes.nothing": ("none", "ei mitään"),
    "changes.breaks": (
        "{text}; it was to be {level}",
        "{text}; sen piti olla {level}",
    ),
    "told-mode.own": ("own language", "omalla kielellä"),
    "told-mode.second": ("second language", "toisella kielellä"),
    "told-mode.consecutive": ("consecutive interpretation", "konsekutiivitulkkaus"),
    "told-mode.simultaneous": ("simultaneous interpretation", "simultaanitulkkaus"),
    "told-split.repeat": ("held twice", "pidetään kahdesti"),
    "told-split.twin": ("two hosts in parallel", "kaksi isäntää rinnakkain"),
    "told-split.rotation": ("halves swap", "ryhmät vaihtavat"),
    "level.fixed": ("fixed", "kiinteä"),
    "level.times-may-move": ("on its day and at its venue", "omana päivänään ja paikassaan"),
    "level.days-may-move": ("in the programme", "ohjelmassa"),
    "level.free": ("free", "vapaa"),
    "stability.exact": (
        "Keeping to what was published costs {n} points: a plan from scratch has {best}.",
        "Julkaistussa pysyminen maksaa {n} pistettä: alusta suunniteltuna {best}.",
    ),
    "stability.range": (
        "Keeping to what was published costs {least} to {most} points; no more is proved.",
        "Julkaistussa pysyminen maksaa {least}–{most} pistettä; enempää ei ole todistettu.",
    ),
    "stability.open": (
        "Keeping to what was published costs at least {least} points; no limit is known.",
        "Julkaistussa pysyminen maksaa vähintään {least} pistettä; ylärajaa ei tunneta.",
    ),
    "stability.saved": (
        "It saves changes of weight {n}.",
        "Se säästää muutoksia painon {n} verran.",
    ),
}
