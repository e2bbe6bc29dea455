"""Patterns of what is found in what-ifs: scenario files, overlays, planning anew, robustness."""

from __future__ import annotations

SCENARIO_PATTERNS: dict[str, str] = {
    # files
    "There is no overlay '{name}' in the file.": "Tiedostossa ei ole muutosta '{name}'.",
    "Correct the name, or add it to overlays.": "Korjaa nimi tai lisää muutos (overlays).",
    "No scenario names the overlay '{name}'.": "Mikään skenaario ei käytä muutosta '{name}'.",
    "Name it in a scenario, or leave it out.": "Käytä sitä skenaariossa tai poista se.",
    "The file combines to {count} scenarios; {most} can be replayed.": (
        "Tiedostosta syntyy {count} skenaariota; laskea voi {most}."
    ),
    "Leave out choices, or split the file.": "Karsi vaihtoehtoja tai jaa tiedosto.",
    "Two scenarios are called '{name}'.": "Kahden skenaarion nimi on '{name}'.",
    "Leave out one of two equal choices, or give the entry another id.": (
        "Poista toinen samanlaisista vaihtoehdoista tai anna sille toinen tunnus."
    ),
    "The scenario '{name}' has the overlay '{other}' more than once.": (
        "Skenaariossa '{name}' on muutos '{other}' useammin kuin kerran."
    ),
    "Name it once.": "Mainitse se kerran.",
    "Scenario '{name}': {part}": "Skenaario '{name}': {part}",
    "give absolute or permille, one of the two": "anna absolute tai permille, niistä toinen",
    "a gate on {metric} is held against a {field}": "ehdon {metric} vertailuarvo on {field}",
    "give a {field}, or against: baseline, one of the two": (
        "anna {field} tai against: baseline, niistä toinen"
    ),
    "a verdict equals another or differs": "tulos on sama tai eri",
    "Choose equals or differs.": "Valitse equals tai differs.",
    "a verdict, or what only has to differ, has no tolerance": (
        "tuloksella, tai sillä minkä pitää vain erota, ei ole sallittua poikkeamaa"
    ),
    "{metric} is counted next to the baseline already": (
        "{metric} lasketaan jo vertailukohtaan nähden"
    ),
    "Give a value.": "Anna arvo.",
    # overlays
    "Set a status that may follow, or add the step that is missing before it.": (
        "Valitse tila, joka voi seurata, tai lisää sitä edeltävä vaihe."
    ),
    "Nothing of the {kind} '{name}' is left to cancel from {date} on.": (
        "Peruttavaa ei ole enää {date} alkaen ({kind} '{name}')."
    ),
    "Correct the date or the id, or leave the overlay out.": (
        "Korjaa päivä tai tunnus tai poista muutos."
    ),
    "The overlay '{name}' re-plans a programme, but none was published.": (
        "Muutos '{name}' suunnittelee ohjelman uudelleen, mutta mitään ei ole julkaistu."
    ),
    "Give the baseline a programme: a result file, or 'baseline' for what its solve finds.": (
        "Anna vertailukohdalle ohjelma: tulostiedosto, tai 'baseline' sille, mitä siitä lasketaan."
    ),
    "The overlay '{name}' changes nothing: everything is as it says already.": (
        "Muutos '{name}' ei muuta mitään: kaikki on jo niin."
    ),
    "Correct it, or leave it out.": "Korjaa se tai poista se.",
    "With the overlay '{name}': {part}": "Muutoksen '{name}' kanssa: {part}",
    "With the overlay {names}: {part}": "Muutoksen {names} kanssa: {part}",
    "With the overlays {names}: {part}": "Muutosten {names} kanssa: {part}",
    "With the overlay '{name}' {must}": "Muutoksen '{name}' kanssa {must}",
    "The overlays '{one}' and '{other}' both set {path}.": (
        "Muutokset '{one}' ja '{other}' asettavat molemmat kohdan {path}."
    ),
    "Leave out one of the two, or write ordered: true so that the later one counts.": (
        "Poista niistä toinen, tai kirjoita ordered: true, niin jälkimmäinen on voimassa."
    ),
    "What the overlays {names} lead to depends on their order.": (
        "Muutosten {names} tulos riippuu niiden järjestyksestä."
    ),
    "Write ordered: true, with the overlays in the order that is meant.": (
        "Kirjoita ordered: true ja muutokset tarkoitetussa järjestyksessä."
    ),
    "On these dates nothing changes: the {kind} is closed anyway during these hours.": (
        "Näinä päivinä mikään ei muutu: {kind} on noina aikoina muutenkin suljettu."
    ),
    "On these dates nothing changes: the {kind} is closed anyway.": (
        "Näinä päivinä mikään ei muutu: {kind} on muutenkin suljettu."
    ),
    "Correct the dates or hours, or leave the overlay out.": (
        "Korjaa päivät tai kellonajat tai poista muutos."
    ),
    "The hotel '{name}' has no {kind} rooms.": "Hotellissa '{name}' ei ole: {kind}.",
    "Name one of its kinds: {names}.": "Valitse jokin sen lajeista: {names}.",
    "In these nights '{name}' has no more than {left} of these rooms anyway.": (
        "Näinä öinä hotellissa '{name}' on muutenkin enintään {left} tällaista huonetta."
    ),
    "Lower left, correct the dates, or leave the overlay out.": (
        "Laske jäljelle jäävää määrää, korjaa päivät tai poista muutos."
    ),
    "The vehicle '{name}' is not to be had on these dates anyway.": (
        "Ajoneuvo '{name}' ei ole näinä päivinä muutenkaan saatavilla."
    ),
    "Correct the dates, or leave the overlay out.": "Korjaa päivät tai poista muutos.",
    "The trip may have {days} days, so that none would be left.": (
        "Matkalla on {days} päivää, joten yhtään ei jäisi jäljelle."
    ),
    "Take fewer days away.": "Vähennä vähemmän päiviä.",
    "No calendar reaches {days} days from {date}.": (
        "Mikään kalenteri ei ulotu {days} päivää päivästä {date}."
    ),
    "Take fewer days.": "Valitse vähemmän päiviä.",
    "The delegation has no wish '{name}'.": "Valtuuskunnalla ei ole toivetta '{name}'.",
    "Name one of its wishes: {part}.": "Valitse jokin sen toiveista: {part}.",
    "it has none": "niitä ei ole",
    "None of the {what} of '{name}' belongs to the trip, which lies between {first} and {last}.": (
        "Mikään muutoksen '{name}' päivistä ei ole matkalla, joka on {first}–{last}."
    ),
    "The wish '{name}' is not required, so that calling it essential changes nothing.": (
        "Toive '{name}' ei ole ehdoton, joten sen sanominen välttämättömäksi ei muuta mitään."
    ),
    "Leave it out, or make it required with a wish-required overlay.": (
        "Poista se tai tee toiveesta ehdoton muutoksella wish-required."
    ),
    "No wish, quota or pin asks for the new session '{name}', so it will not be planned.": (
        "Mikään toive, kiintiö tai kiinnitys ei pyydä uutta vierailua '{name}', joten sitä ei "
        "suunnitella."
    ),
    "Add a wish-added overlay for it to the scenario.": (
        "Lisää skenaarioon toive sille (wish-added)."
    ),
    "The catalogue has a session '{name}' already.": "Tarjonnassa on jo vierailu '{name}'.",
    "Give the new session another id, or edit the one that is there.": (
        "Anna uudelle vierailulle toinen tunnus tai muuta olemassa olevaa."
    ),
    "The catalogue names no fallback for '{name}'.": (
        "Tarjonnassa ei ole korvaavaa vierailua kohteelle '{name}'."
    ),
    "Name the session that takes its place: by: {other}.": (
        "Valitse vierailu, joka sen korvaa: by: {other}."
    ),
    "'{name}' cannot take its own place.": "'{name}' ei voi korvata itseään.",
    "Name another session.": "Valitse toinen vierailu.",
    "The party has {heads} guests, so that {left} would be left.": (
        "Ryhmässä on {heads} vierasta, joten jäljelle jäisi {left}."
    ),
    "Take fewer away.": "Vähennä vähemmän.",
    "The budget has no limit '{name}' that could change.": (
        "Budjetissa ei ole rajaa '{name}', jota voisi muuttaa."
    ),
    "Give a new one in cents, or name a limit that the wishes have.": (
        "Anna uusi raja sentteinä tai valitse raja, joka toiveissa on."
    ),
    "The limit is {old} cents, so that {new} would be left.": (
        "Raja on {old} senttiä, joten jäljelle jäisi {new}."
    ),
    "Take less away.": "Vähennä vähemmän.",
    "Without interpretation no way is left for a session to reach its audience.": (
        "Ilman tulkkausta ryhmä ei voi seurata yhtään vierailua."
    ),
    "Allow own or second with a language-changed overlay.": (
        "Salli oma tai toinen kieli muutoksella language-changed."
    ),
    "The delegation has a wish '{name}' already.": "Valtuuskunnalla on jo toive '{name}'.",
    "Give the new wish another id, or use wish-required or wish-scored.": (
        "Anna uudelle toiveelle toinen tunnus tai käytä muutosta wish-required tai wish-scored."
    ),
    "'{name}' is not pinned on {date}.": "'{name}' ei ole kiinnitetty päivälle {date}.",
    "'{name}' is not pinned.": "'{name}' ei ole kiinnitetty.",
    "Correct the session or the date, or leave the overlay out.": (
        "Korjaa vierailu tai päivä tai poista muutos."
    ),
    # planning anew, and how often a plan holds
    "'{name}' says from when to plan anew, as the moment beside the file does.": (
        "'{name}' sanoo, mistä alkaen suunnitellaan uudelleen, samoin kuin erikseen annettu hetki."
    ),
    "Leave it out; give the moment, the levels and the planning date as options.": (
        "Poista se; anna hetki, rajat ja suunnittelupäivä erikseen."
    ),
    "By that moment the programme is over: it ends on {date}.": (
        "Siihen mennessä ohjelma on ohi: se päättyy {date}."
    ),
    "Give a moment before its end; with an earlier one the rest is planned anew.": (
        "Anna hetki ennen sen loppua; siitä eteenpäin ohjelma suunnitellaan uudelleen."
    ),
    "The trip is under way: how slow its roads are is no longer drawn for all of it.": (
        "Matka on jo käynnissä, joten teiden hitautta ei enää arvota koko matkalle."
    ),
    "Leave travel out.": "Jätä matkat pois (travel).",
    "Nothing in the file can go wrong.": "Mikään tiedostossa ei voi mennä pieleen.",
    "Give no_shows, delays, travel, or several of these.": (
        "Anna no_shows, delays, travel tai useampi niistä."
    ),
    "No catalogue named {name} comes with the software.": (
        "Ohjelmiston mukana ei tule tarjontaa nimeltä {name}."
    ),
    "Name one of these: {names}; or give your own with --catalogue.": (
        "Valitse jokin näistä: {names}; tai anna oma valitsimella --catalogue."
    ),
    "The result has no itinerary.": "Tuloksessa ei ole ohjelmaa.",
    "Give the result of a run that found one.": "Anna tulos, jossa ohjelma löytyi.",
}
