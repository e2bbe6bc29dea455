"""Words: what sheets and columns of a catalogue's workbook are called, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping

from scenarios.workbooks.catalogue.columns import Column, Kind

Pair = tuple[str, str]

LANGUAGES = ("en", "fi")

GUIDE = "guide"

SHEETS: Mapping[str, Pair] = {
    GUIDE: ("Read me", "Lue tämä"),
    "catalogue": ("Catalogue", "Tarjonta"),
    "places": ("Places", "Paikat"),
    "partners": ("Partners", "Kumppanit"),
    "venues": ("Venues", "Tilat"),
    "sessions": ("Sessions", "Vierailut"),
    "hotels": ("Hotels", "Hotellit"),
    "restaurants": ("Restaurants", "Ravintolat"),
    "vehicles": ("Vehicles", "Ajoneuvot"),
    "connections": ("Connections", "Yhteydet"),
    "interpreters": ("Interpreters", "Tulkit"),
    "precedence": ("Order of sessions", "Vierailujen järjestys"),
    "alternatives": ("Alternatives", "Vaihtoehdot"),
    "closures": ("Closures", "Sulut"),
    "vat": ("VAT", "Arvonlisävero"),
    "markups": ("Markups", "Katteet"),
    "driver_rules": ("Driver rules", "Ajoaikasäännöt"),
    "hours": ("Hours", "Ajat"),
    "exceptions": ("Exceptions", "Poikkeukset"),
    "rooms": ("Rooms", "Huoneet"),
    "room-exceptions": ("Room exceptions", "Huonepoikkeukset"),
    "services": ("Meals", "Ateriat"),
    "teams": ("Interpreter teams", "Tulkkiryhmät"),
    "prices": ("Prices by visitor", "Hinnat kävijöittäin"),
    "cancellation": ("Cancellation", "Peruutusehdot"),
    "dates-off": ("Dates off", "Poissa käytöstä"),
    "facts": ("Sources", "Lähteet"),
}
"""The name of each sheet."""

ABOUT: Mapping[str, Pair] = {
    "catalogue": (
        "Names, banner and the numbers that the rules use; one value in a row.",
        "Nimet, huomautus ja sääntöjen luvut; yksi arvo rivillä.",
    ),
    "places": ("Points on the map.", "Pisteet kartalla."),
    "partners": ("Who receives visitors.", "Ketkä ottavat vieraita vastaan."),
    "venues": ("Where sessions are held.", "Missä vierailut pidetään."),
    "sessions": ("What partners show and teach.", "Mitä kumppanit esittelevät ja opettavat."),
    "hotels": (
        "Where guests sleep; rooms are on a sheet of their own.",
        "Missä yövytään; huoneet ovat omalla lehdellään.",
    ),
    "restaurants": (
        "Where guests eat; meals are on a sheet of their own.",
        "Missä syödään; ateriat ovat omalla lehdellään.",
    ),
    "vehicles": (
        "What is hired for a day, with driver.",
        "Mitä vuokrataan päiväksi kuljettajineen.",
    ),
    "connections": ("How delegations come and go.", "Millä tullaan ja lähdetään."),
    "interpreters": ("Interpreter services.", "Tulkkauspalvelut."),
    "precedence": (
        "How two sessions stand to each other.",
        "Miten kaksi vierailua liittyvät toisiinsa.",
    ),
    "alternatives": (
        "Sessions of which a trip has at most one.",
        "Vierailut, joista enintään yksi matkalla.",
    ),
    "closures": (
        "Dates on which partners, or all of them, are closed.",
        "Päivät, joina kumppanit tai kaikki ovat kiinni.",
    ),
    "vat": ("Rates of value added tax by date.", "Arvonlisäverokannat päivän mukaan."),
    "markups": ("What the organiser adds to cost.", "Mitä järjestäjä lisää kustannuksiin."),
    "driver_rules": ("What drivers may do in a day.", "Mitä kuljettaja saa ajaa päivässä."),
    "hours": (
        "Weekly hours of partners, venues, sessions, meals and interpreters.",
        "Kumppanien, tilojen, vierailujen, aterioiden ja tulkkien viikkoajat.",
    ),
    "exceptions": (
        "Dates with other hours than usual, or none; of several the lowest row counts.",
        "Päivät, joina ajat ovat toiset tai niitä ei ole; alin rivi ratkaisee.",
    ),
    "rooms": ("Rooms that hotels hold.", "Hotellien varaamat huoneet."),
    "room-exceptions": (
        "Dates with another number of rooms.",
        "Päivät, joina huoneita on toinen määrä.",
    ),
    "services": ("Meals that restaurants serve.", "Ravintoloiden ateriat."),
    "teams": ("How many interpreters a visit takes.", "Montako tulkkia vierailu vaatii."),
    "prices": ("Other prices for some kinds of visitors.", "Toiset hinnat joillekin kävijöille."),
    "cancellation": ("What is owed when cancelled late.", "Mitä myöhäinen peruutus maksaa."),
    "dates-off": (
        "Dates on which a vehicle or connection is not to be had.",
        "Päivät, joina ajoneuvoa tai yhteyttä ei ole.",
    ),
    "facts": (
        "Which values are facts, and who says so; all others are illustrative.",
        "Mitkä arvot ovat tietoja ja kuka niin sanoo; muut ovat esimerkkejä.",
    ),
}
"""What stands on each sheet."""

MINUTES: Pair = ("Travel {matrix} min", "Matka {matrix} min")
METRES: Pair = ("Travel {matrix} m", "Matka {matrix} m")

YES_NO: Mapping[str, Pair] = {"en": ("yes", "no"), "fi": ("kyllä", "ei")}

FIELDS: Mapping[str, Pair] = {
    "access": ("Access", "Kulkulupa"),
    "alone_minutes": ("Alone at most", "Yksin enintään"),
    "availability": ("Hours are listed", "Ajat luetellaan"),
    "balance_days": ("Balance due, days before", "Loppumaksu, päivää ennen"),
    "banner": ("Banner", "Huomautus"),
    "base_map": ("Base map", "Pohjakartta"),
    "booking_lead_working_days": ("Booked working days before", "Varattava, työpäivää ennen"),
    "break_minutes": ("Break", "Tauko"),
    "buffer_minutes": ("Buffer", "Varoaika"),
    "capacity": ("Capacity", "Paikkoja"),
    "category": ("Category", "Luokka"),
    "changeover_minutes": ("Changeover", "Vaihtoaika"),
    "check_in": ("Check-in from", "Huoneeseen"),
    "check_out": ("Check-out by", "Huoneesta"),
    "coarse": ("Kept vague", "Tahallaan epätarkka"),
    "connections.time": ("Arrives or leaves at", "Saapuu tai lähtee"),
    "consecutive_percent": ("Talk with consecutive interpretation", "Puhe konsekutiivitulkattuna"),
    "contact": ("Contact", "Yhteys"),
    "content_minutes_per_day": ("Content in a day", "Sisältöä päivässä"),
    "count": ("How many", "Kuinka monta"),
    "country": ("Country", "Maa"),
    "day_cents": ("Price of a day", "Päivähinta"),
    "day_end": ("Day ends", "Päivä päättyy"),
    "day_start": ("Day starts", "Päivä alkaa"),
    "daylight": ("By daylight only", "Vain päivänvalossa"),
    "days": ("Weekdays", "Viikonpäivät"),
    "deposit_days": ("Deposit due, days before", "Ennakko, päivää ennen"),
    "deposit_kept": ("Deposit is kept", "Ennakkoa ei palauteta"),
    "deposit_permille": ("Deposit", "Ennakko"),
    "diets": ("Diets", "Ruokavaliot"),
    "diets_days": ("Diets due, days before", "Ruokavaliot, päivää ennen"),
    "dinner": ("Dinner", "Illallinen"),
    "direction": ("Direction", "Suunta"),
    "driving_before_break": ("Driving before a break", "Ajoa ennen taukoa"),
    "driving_minutes": ("Driving in a day", "Ajoa päivässä"),
    "duty_span_minutes": ("Working day", "Työpäivän pituus"),
    "earliest": ("starts from", "alkaa aikaisintaan"),
    "en": ("in English", "englanniksi"),
    "end": ("Last", "Viimeinen"),
    "fallback": ("If the partner says no", "Jos kumppani kieltäytyy"),
    "features": ("Access features", "Esteettömyys"),
    "fewer_than_days": ("With fewer days left than", "Kun päiviä on jäljellä alle"),
    "fi": ("in Finnish", "suomeksi"),
    "fields": ("Fields", "Kentät"),
    "first": ("First session", "Ensimmäinen vierailu"),
    "foc_per": ("One free for so many paying", "Yksi ilmainen näin monesta"),
    "format": ("Format", "Muoto"),
    "from_heads": ("From a group of", "Ryhmästä alkaen"),
    "garage": ("Garage", "Varikko"),
    "gate": ("Gate", "Portti"),
    "gate_buffer_minutes": ("Buffer at a gate", "Varoaika portilla"),
    "grid_minutes": ("Starts fall on every", "Alut joka"),
    "group_cents": ("Price of the group", "Hinta ryhmältä"),
    "half_day_cents": ("Fee of half a day", "Puolen päivän palkkio"),
    "half_day_minutes": ("Half a day", "Puoli päivää"),
    "hands_on_minutes": ("Hands-on", "Tekemistä"),
    "hour_cents": ("Price of an hour", "Tuntihinta"),
    "id": ("Id", "Tunnus"),
    "id-check": ("with an identity check", "henkilöllisyys tarkastetaan"),
    "interpretation": ("May be interpreted", "Saa tulkata"),
    "interpreters": ("Interpreters", "Tulkkeja"),
    "journey_minutes": ("Journey", "Matka-aika"),
    "kind": ("Kind", "Laji"),
    "km_cents": ("Price of a kilometre", "Kilometrihinta"),
    "languages": ("Languages", "Kielet"),
    "latest": ("starts until", "alkaa viimeistään"),
    "latitude": ("Latitude", "Leveysaste"),
    "lead_working_days": ("Asked for working days before", "Pyydettävä, työpäivää ennen"),
    "least_part": ("Least part of a break", "Tauon pienin osa"),
    "leg_cents": ("Price of a drive", "Hinta ajolta"),
    "light_day_dinner_end": ("Dinner of a light day ends by", "Kevyen päivän illallinen päättyy"),
    "list": ("List", "Luettelo"),
    "long_time_shift_hours": ("Long change of clock", "Suuri aikaero"),
    "longitude": ("Longitude", "Pituusaste"),
    "lunch": ("Lunch", "Lounas"),
    "markups.permille": ("Markup", "Kate"),
    "matrix": ("Travel times", "Matka-ajat"),
    "max_count": ("At most so many", "Enintään kappaletta"),
    "max_group": ("Largest group", "Suurin ryhmä"),
    "max_minutes_per_day": ("At most in a day", "Enintään päivässä"),
    "meal": ("Meal", "Ateria"),
    "meals": ("Meals on board", "Ateriat matkalla"),
    "menu_days": ("Menu due, days before", "Ruokalista, päivää ennen"),
    "min_group": ("Smallest group", "Pienin ryhmä"),
    "min_hours": ("At least hours", "Vähintään tunteja"),
    "minutes": ("lasts", "kestää"),
    "mode": ("Way of interpreting", "Tulkkaustapa"),
    "move_buffer_minutes": ("Buffer after a move", "Varoaika siirtymän jälkeen"),
    "name": ("Name", "Nimi"),
    "name_list_days": ("List of names due, days before", "Nimilista, päivää ennen"),
    "named-list": ("with a list of names", "nimilistalla"),
    "nationality_groups": ("Nationality groups", "Kansallisuusryhmät"),
    "night_rest_minutes": ("Night rest", "Yölepo"),
    "note": ("Note", "Huomautus"),
    "number": ("Number in the item", "Järjestysnumero"),
    "of": ("Belongs to", "Kuuluu"),
    "office_days": ("Office days", "Toimistopäivät"),
    "open": ("open to all", "kaikille avoin"),
    "open_on_holidays": ("Open on holidays", "Auki pyhinä"),
    "opening": ("Hours are listed", "Ajat luetellaan"),
    "option_days": ("Option lapses, days before", "Varaus raukeaa, päivää ennen"),
    "origin": ("From or to", "Mistä tai minne"),
    "over_people": ("For vehicles over so many people", "Yli näin monen hengen ajoneuvot"),
    "parallel_groups": ("Groups at a time", "Ryhmiä yhtä aikaa"),
    "part": ("Part", "Osa"),
    "partner": ("Partner", "Kumppani"),
    "partners": ("Partners", "Kumppanit"),
    "permille": ("Share of the price", "Osuus hinnasta"),
    "person_cents": ("Price of a person", "Hinta hengeltä"),
    "place": ("Place", "Paikka"),
    "precedence.days": ("Within days", "Päivien sisällä"),
    "price_basis": ("Prices with or without tax", "Hinnat verolla vai ilman"),
    "price_cents": ("Price of a room", "Huoneen hinta"),
    "programme_days": ("Programme due, days before", "Ohjelma, päivää ennen"),
    "purpose": ("Purpose", "Tarkoitus"),
    "release_days": ("Released, days before", "Vapautuu, päivää ennen"),
    "returns_to_garage": ("May return to the garage", "Voi palata varikolle"),
    "rfv": ("with a request for visit", "vierailupyynnöllä"),
    "rooming_list_days": ("Rooming list due, days before", "Huonelista, päivää ennen"),
    "rotates_with": ("Rotates with", "Vuorottelee"),
    "rules": ("Rules", "Säännöt"),
    "season": ("Season", "Kausi"),
    "season.end": ("Season ends", "Kausi päättyy"),
    "season.start": ("Season starts", "Kausi alkaa"),
    "seated": ("Seated", "Istuen"),
    "seated_minutes": ("Seated at a stretch", "Istumista yhtä mittaa"),
    "seats": ("Seats", "Paikkoja"),
    "second": ("Second session", "Toinen vierailu"),
    "second_driver_cents": ("Second driver for a day", "Toinen kuljettaja päiväksi"),
    "second_language_percent": ("Talk in a second language", "Puhe toisella kielellä"),
    "second_part": ("Second part of a break", "Tauon toinen osa"),
    "session": ("Session", "Vierailu"),
    "sessions": ("Sessions", "Vierailut"),
    "sessions_per_day": ("Sessions in a day", "Vierailuja päivässä"),
    "simultaneous_percent": (
        "Talk with simultaneous interpretation",
        "Puhe simultaanitulkattuna",
    ),
    "single_use_cents": ("Price for one guest", "Hinta yhdelle"),
    "source": ("Source", "Lähde"),
    "split": ("May be split by", "Jaettavissa"),
    "start": ("First", "Ensimmäinen"),
    "supplier": ("Supplier", "Toimittaja"),
    "supply_mode": ("Own, resold or brokered", "Oma, jälleenmyyty vai välitetty"),
    "talk_minutes": ("Talk", "Puhetta"),
    "technical": ("Technical", "Tekninen"),
    "terms": ("Terms", "Ehdot"),
    "themes": ("Themes", "Teemat"),
    "ticks_per_minute": ("Ticks in a minute", "Askelia minuutissa"),
    "time_zone": ("Time zone", "Aikavyöhyke"),
    "two_drivers": ("Two drivers", "Kaksi kuljettajaa"),
    "up_to_minutes": ("Up to", "Enintään"),
    "valid_from": ("From", "Alkaen"),
    "value_of_time_cents_per_minute": ("Value of a minute", "Minuutin arvo"),
    "vat.permille": ("Rate", "Verokanta"),
    "vat_category": ("Tax category", "Veroluokka"),
    "venues": ("Venues", "Tilat"),
    "visa_lead_days": ("Visa takes days", "Viisumi vie päiviä"),
    "visitor_types": ("Kinds of visitors", "Kävijöiden lajit"),
    "visits_per_trip": ("Visits in a trip", "Käyntejä matkalla"),
    "walk_matrix": ("Walking times", "Kävelyajat"),
    "walking_limit_minutes": ("Walked up to", "Kävellään enintään"),
    "wheelchair_places": ("Places for wheelchairs", "Pyörätuolipaikkoja"),
    "windows": ("Hours", "Kellonajat"),
    "working_days": ("Working days", "Työpäivät"),
}
"""The name of each field; with its sheet before it where another sheet means something else."""

PROMPTS: Mapping[Kind, Pair] = {
    Kind.TEXT: ("Text.", "Tekstiä."),
    Kind.TOKEN: (
        "An id or a code: small letters, digits and hyphens.",
        "Tunnus tai koodi: pieniä kirjaimia, numeroita ja yhdysviivoja.",
    ),
    Kind.CHOICE: ("One of: {choices}.", "Yksi näistä: {choices}."),
    Kind.NUMBER: ("A whole number.", "Kokonaisluku."),
    Kind.DECIMAL: ("A number with decimals.", "Desimaaliluku."),
    Kind.EUROS: ("Euros and cents, such as 118.50.", "Euroja ja senttejä, kuten 118,50."),
    Kind.CLOCK: ("A time, such as 09:00.", "Kellonaika, kuten 09:00."),
    Kind.WINDOW: ("Times, such as 09:00-12:00.", "Ajat, kuten 09:00-12:00."),
    Kind.DATE: ("A date, such as 2027-05-10.", "Päivä, kuten 10.5.2027."),
    Kind.MONTH_DAY: ("Month and day, such as 05-31.", "Kuukausi ja päivä, kuten 05-31."),
    Kind.YES_NO: ("yes or no.", "kyllä tai ei."),
    Kind.GEOJSON: ("GeoJSON, a FeatureCollection.", "GeoJSON, FeatureCollection."),
    Kind.PRESENCE: (
        "yes where it applies, though nothing more is said of it.",
        "kyllä, kun se on olemassa, vaikka siitä ei sanota muuta.",
    ),
}
SEVERAL: Pair = ("Several are parted by commas.", "Useat erotetaan pilkuilla.")
NEEDED: Pair = ("Needed.", "Pakollinen.")
_UNITS: Mapping[str, str] = {"percent": "%", "permille": "‰", "hours": "h"}
_DURATIONS = ("driving_before_break", "least_part", "second_part")
_TICKS: Pair = ("ticks", "askelta")


def word(pair: Pair, language: str) -> str:
    """The words in a language."""
    return pair[LANGUAGES.index(language)]


def heading(table: str, column: Column, language: str, per_minute: int = 1) -> str:
    """What a column is called, with its unit; durations are in ticks where these are finer."""
    path = column.path[1:] if column.path[0] == "rules" else column.path
    keys = (f"{table}.{column.key}", ".".join(path))
    whole = next((FIELDS[key] for key in keys if key in FIELDS), None)
    names = [whole] if whole is not None else [FIELDS[name] for name in path]
    text = ": ".join(word(name, language) for name in names)
    unit = _unit(column, per_minute, language)
    return f"{text} ({unit})" if unit else text


def _unit(column: Column, per_minute: int, language: str) -> str:
    name = column.path[-1]
    if column.kind is Kind.EUROS:
        return "€"
    if column.kind is not Kind.NUMBER:
        return ""
    if "minutes" in name or name in _DURATIONS:
        return "min" if per_minute == 1 else word(_TICKS, language)
    return next((unit for ending, unit in _UNITS.items() if name.endswith(ending)), "")


def prompt(column: Column, language: str) -> str:
    """What is to be written into a column."""
    text = word(PROMPTS[column.kind], language).format(choices=", ".join(column.choices))
    parts = [text, word(SEVERAL, language) if column.is_list else ""]
    if column.is_needed:
        parts.append(word(NEEDED, language))
    return " ".join(part for part in parts if part)[:250]
