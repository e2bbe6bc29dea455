"""The words of the catalogue room."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "catalogue",
    {
        "title": ("What you can offer", "Mitä voitte tarjota"),
        "lead": (
            "Partners, sessions, venues, hotels and prices in one workbook: download it, change it "
            "in a spreadsheet, and send it back. Nothing is kept before it was read and judged.",
            "Kumppanit, vierailut, tilat, hotellit ja hinnat yhdessä työkirjassa: lataa se, muuta "
            "sitä taulukkolaskennassa ja lähetä takaisin. Mitään ei tallenneta ennen kuin se on "
            "luettu ja tarkistettu.",
        ),
        "none": ("No catalogue yet", "Ei vielä tarjontaa"),
        "none.how": (
            "Begin with the example of Mikkeli and change it, or send a workbook of your own.",
            "Aloita Mikkelin esimerkistä ja muuta sitä, tai lähetä oma työkirja.",
        ),
        "none.view": (
            "As soon as a coordinator has stored a catalogue, it is found here.",
            "Kun koordinaattori on tallentanut tarjonnan, se löytyy täältä.",
        ),
        "example": ("Take the example", "Ota esimerkki"),
        "version": ("Version {n}", "Versio {n}"),
        "download": ("Download the workbook", "Lataa työkirja"),
        "download.named": ("Download the workbook: {name}", "Lataa työkirja: {name}"),
        "upload": ("Send a changed workbook (.xlsx)", "Lähetä muutettu työkirja (.xlsx)"),
        "upload.new": ("Send another catalogue (.xlsx)", "Lähetä toinen tarjonta (.xlsx)"),
        "new": ("Another catalogue", "Toinen tarjonta"),
        "new.lead": (
            "A workbook whose catalogue has another id becomes a catalogue of its own.",
            "Työkirjasta, jonka tarjonnalla on toinen tunnus, tulee oma tarjontansa.",
        ),
        "reading": ("Reading {name} …", "Luetaan {name} …"),
        "sound": ("{name} can be used.", "{name} on kunnossa."),
        "faulty": (
            "{name} cannot be used yet: {n} places have to be corrected in it.",
            "{name} ei kelpaa vielä: siinä on korjattava {n} kohtaa.",
        ),
        "faulty.one": (
            "{name} cannot be used yet: one place has to be corrected in it.",
            "{name} ei kelpaa vielä: siinä on korjattava yksi kohta.",
        ),
        "other": (
            "The catalogue in it is called {name}, this one {own}. Kept here it takes this one's "
            "place under the new name.",
            "Työkirjan tarjonta on {name}, tämä on {own}. Tänne tallennettuna se tulee tämän "
            "paikalle uudella nimellä.",
        ),
        "warnings": ("{n} remarks do not stop it.", "{n} huomautusta ei estä käyttöä."),
        "keep": ("Keep it as the next version", "Tallenna seuraavaksi versioksi"),
        "keep.new": ("Keep it", "Tallenna"),
        "discard": ("Leave it", "Jätä pois"),
        "kept": (
            "Kept as version {n}. Plans from now on are made of it; earlier ones stay as they are.",
            "Tallennettu versiona {n}. Tästä lähtien suunnitelmat tehdään siitä; aiemmat pysyvät "
            "ennallaan.",
        ),
        "same": (
            "It says the same as what is stored already; no new version was needed.",
            "Se sanoo saman kuin jo tallennettu; uutta versiota ei tarvittu.",
        ),
        "where": ("Where", "Missä"),
        "what": ("What is wrong", "Mikä on vialla"),
        "do": ("What to do", "Mitä tehdä"),
        "table": ("What was found in the workbook", "Mitä työkirjasta löytyi"),
        "more": ("{n} more are not shown.", "{n} muuta ei näytetä."),
        "error": ("Error", "Virhe"),
        "warning": ("Remark", "Huomautus"),
        "row": ("row {row}", "rivi {row}"),
        "column": ("column {column}", "sarake {column}"),
        "workbook": ("Workbook", "Työkirja"),
        "partners": ("partners", "kumppania"),
        "venues": ("venues", "tilaa"),
        "sessions": ("sessions", "vierailua"),
        "hotels": ("hotels", "hotellia"),
        "restaurants": ("restaurants", "ravintolaa"),
        "vehicles": ("vehicles", "ajoneuvoa"),
        "connections": ("connections", "yhteyttä"),
    },
)
