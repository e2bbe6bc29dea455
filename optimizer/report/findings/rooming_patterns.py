"""Patterns of what is found in names of guests: against the counts, the rooms and each other."""

from __future__ import annotations

ROOMING_PATTERNS: dict[str, str] = {
    "{named} guests are named, but {heads} come.": (
        "{named} vierasta on nimetty, mutta {heads} tulee."
    ),
    "{named} guest is named, but {heads} come.": "{named} vieras on nimetty, mutta {heads} tulee.",
    "Name those who are missing, take out who does not come, or correct the head count.": (
        "Nimeä puuttuvat, poista ne, jotka eivät tule, tai korjaa vieraiden määrä."
    ),
    "The room {room} is of two kinds: {all_kinds}.": ("Huone {room} on kahta lajia: {all_kinds}."),
    "Write the same kind for everybody in the room, or give them different rooms.": (
        "Kirjoita kaikille huoneessa sama laji tai anna heille eri huoneet."
    ),
    "The room {room} ({type}) has {guests} guests, and sleeps {most}.": (
        "Huoneessa {room} ({type}) on {guests} vierasta, mutta siinä nukkuu {most}."
    ),
    "Give one of them another room.": "Anna jollekin heistä toinen huone.",
    "The room {room} ({type}) has one guest, and sleeps two.": (
        "Huoneessa {room} ({type}) on yksi vieras, mutta siinä nukkuu kaksi."
    ),
    "Name who shares it, or give the guest a single room.": (
        "Nimeä huonetoveri tai anna vieraalle yhden hengen huone."
    ),
    "The names take {named} of the {kind} rooms, and {count} are planned.": (
        "Nimet tarvitsevat {named} ({kind}), mutta suunniteltu on {count}."
    ),
    "Correct the rooms of the names, or the rooms of the wishes and plan anew.": (
        "Korjaa nimien huoneet, tai toiveiden huoneet ja suunnittele uudelleen."
    ),
    "The guest has the same name as number {n} of the list.": (
        "Vieraalla on sama nimi kuin luettelon numerolla {n}."
    ),
    "Take one of them out, or tell the two apart by what the hotel can see.": (
        "Poista toinen tai erota heidät tavalla, jonka hotelli näkee."
    ),
    "The table cannot be read: {why}.": "Taulukkoa ei voi lukea: {why}.",
    "Save it as CSV again.": "Tallenna se uudelleen CSV-muodossa.",
    "The table has no column {names}.": "Taulukosta puuttuu sarake {names}.",
    "Write Room Key, Name, Room Type and perhaps Note over the columns.": (
        "Kirjoita sarakkeiden yläpuolelle Room Key, Name, Room Type ja halutessasi Note."
    ),
}
