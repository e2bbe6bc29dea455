"""What the itinerary's page says."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "itinerary",
    {
        # asking
        "title": ("Itinerary", "Ohjelma"),
        "empty": ("No itinerary yet", "Ohjelmaa ei vielä ole"),
        "empty.how": (
            "Päämaja makes the best itinerary of your wishes. The first one is here in a moment, "
            "and it gets better before your eyes.",
            "Päämaja tekee toiveistasi parhaan ohjelman. Ensimmäinen on tässä hetkessä, ja se "
            "paranee silmiesi edessä.",
        ),
        "empty.look": (
            "Nobody has made an itinerary of these wishes yet.",
            "Näistä toiveista ei ole vielä tehty ohjelmaa.",
        ),
        "optimise": ("Make the itinerary", "Tee ohjelma"),
        "again": ("Plan anew", "Suunnittele uudelleen"),
        "reload": ("Load the page again", "Lataa sivu uudelleen"),
        "no-catalogue": (
            "There is no catalogue of visits for these wishes (“{name}”). Load it first.",
            "Näille toiveille ei ole vierailuluetteloa (”{name}”). Lisää se ensin.",
        ),
        "by-hand": ("Made by hand", "Käsin tehty"),
        "older": (
            "The wishes have changed since this itinerary was made.",
            "Toiveet ovat muuttuneet tämän ohjelman tekemisen jälkeen.",
        ),
        "newer": (
            "There is a newer itinerary of this trip.",
            "Tästä matkasta on uudempi ohjelma.",
        ),
        "newer.show": ("Show the newest", "Näytä uusin"),
        "parted": (
            "This itinerary was made by trying something out, so the wishes as they are saved may "
            "differ from it.",
            "Tämä ohjelma syntyi kokeilemalla, joten tallennetut toiveet voivat poiketa siitä.",
        ),
        # on its way
        "live": ("Making the itinerary", "Ohjelmaa tehdään"),
        "live.queued": ("Waiting for the planner", "Odotetaan suunnittelijaa"),
        "live.best": ("Best so far", "Paras tähän mennessä"),
        "live.most": ("Possible at most", "Enintään mahdollinen"),
        "live.least": ("Needed at least", "Vähintään tarvitaan"),
        "live.elapsed": ("Time", "Aika"),
        "live.stop": ("Stop, keep the best so far", "Lopeta, pidä paras tähän mennessä"),
        "live.stopping": ("Stopping…", "Lopetetaan…"),
        "live.first": ("The best itinerary so far", "Paras ohjelma tähän mennessä"),
        "live.changing": (
            "It may still change until the work is done.",
            "Se voi vielä muuttua, kunnes työ on valmis.",
        ),
        "live.alt.most": (
            "Chart of {goal}: the best itinerary so far has {best}; none has more than {bound}.",
            "Kaavio ({goal}): parhaalla ohjelmalla on tähän mennessä {best}, millään ei yli "
            "{bound}.",
        ),
        "live.alt.least": (
            "Chart of {goal}: the best itinerary so far takes {best}; none takes less than "
            "{bound}.",
            "Kaavio ({goal}): paras ohjelma vaatii tähän mennessä {best}, mikään ei alle {bound}.",
        ),
        "live.alt.none": (
            "Chart: no itinerary has been found yet.",
            "Kaavio: ohjelmaa ei ole vielä löytynyt.",
        ),
        "live.series.best": ("Best itinerary", "Paras ohjelma"),
        "live.series.most": ("Possible at most", "Enintään mahdollinen"),
        "live.series.least": ("Needed at least", "Vähintään tarvitaan"),
        "live.again": (
            "The planner was interrupted and goes on from the best so far (attempt {n}).",
            "Suunnittelija keskeytyi ja jatkaa parhaasta tähänastisesta (yritys {n}).",
        ),
        "seconds": ("{n} s", "{n} s"),
        "phase.queued": ("Waiting for the planner", "Odotetaan suunnittelijaa"),
        "phase.taken-up": ("The planner begins", "Suunnittelija aloittaa"),
        "phase.read": ("Reading the wishes", "Luetaan toiveita"),
        "phase.warm-up": ("Getting ready", "Valmistaudutaan"),
        "phase.prepare": ("Looking at what is possible", "Katsotaan, mikä on mahdollista"),
        "phase.first-plan": ("Finding a first itinerary", "Etsitään ensimmäistä ohjelmaa"),
        "phase.search": ("Looking for better ones", "Etsitään parempia"),
        "phase.bound": ("Finding out what can be reached", "Selvitetään, mihin voi päästä"),
        "phase.prove": (
            "Proving that there is nothing better",
            "Todistetaan, ettei parempaa ole",
        ),
        "phase.choose": ("Putting the days together", "Kootaan päiviä"),
        "phase.check": ("Checking every rule", "Tarkistetaan jokainen sääntö"),
        "phase.alternatives": ("Looking for other good ones", "Etsitään muita hyviä"),
        "phase.explain": ("Finding the reasons", "Selvitetään syitä"),
        "phase.done": ("Done", "Valmis"),
        # the answer
        "proved": ("Proved best", "Todistetusti paras"),
        "feasible": ("Not proved best", "Ei todistetusti paras"),
        "infeasible": ("Impossible", "Mahdotonta"),
        "unknown": ("Nothing found", "Ei löytynyt"),
        "failed": ("The itinerary could not be made", "Ohjelmaa ei voitu tehdä"),
        "failed.best": (
            "The best one until then was kept.",
            "Paras siihen asti löytynyt ohjelma säilyi.",
        ),
        "stopped": (
            "You stopped the work; this is the best one until then.",
            "Työ lopetettiin; tämä on paras siihen asti löytynyt ohjelma.",
        ),
        "stopped.none": (
            "The work was stopped before an itinerary was found.",
            "Työ lopetettiin ennen kuin yhtään ohjelmaa löytyi.",
        ),
        "unknown.how": (
            "Give the planner more time, or ask for less in the wishes.",
            "Anna suunnittelijalle lisää aikaa tai väljennä toiveita.",
        ),
        "longer": ("Try with more time", "Yritä pidemmällä ajalla"),
        "improve": ("Go on to look for better ones", "Jatka parempien etsimistä"),
        "figure.days": ("Days", "Päiviä"),
        "figure.visits": ("Visits", "Vierailuja"),
        "figure.points": ("Points of wishes", "Toiveiden pisteet"),
        "figure.price": ("Price", "Hinta"),
        "figure.person": ("For each guest", "Vierasta kohti"),
        "figure.travel": ("On the road", "Tien päällä"),
        "edit": ("Edit by hand", "Muokkaa käsin"),
        "publish": ("On to publishing", "Julkaisemaan"),
        "papers": ("Take it with you", "Lataa itsellesi"),
        "paper.programme": ("Programme for the guests (PDF)", "Ohjelma vieraille (PDF)"),
        "paper.run-sheet": ("Run-sheet for the hosts (PDF)", "Ajolista isännille (PDF)"),
        "paper.offer": ("Offer to the customer (PDF)", "Tarjous asiakkaalle (PDF)"),
        "paper.sheet-xlsx": ("Price calculation (Excel)", "Hintalaskelma (Excel)"),
        "paper.rooming": ("Rooms for the hotels (Excel)", "Huoneet hotelleille (Excel)"),
        "paper.gpx": ("Stops and ways for navigators (GPX)", "Kohteet ja reitit (GPX)"),
        "paper.geojson": ("Map data (GeoJSON)", "Karttatiedot (GeoJSON)"),
        "paper.text": ("Itinerary as text", "Ohjelma tekstinä"),
        "paper.sheet": ("Price calculation as text", "Hintalaskelma tekstinä"),
        "paper.sheet-csv": ("Price calculation as a table", "Hintalaskelma taulukkona"),
        "paper.todo-csv": ("To-do list as a table", "Tehtävälista taulukkona"),
        "paper.todo-ics": ("To-do list for a calendar", "Tehtävälista kalenteriin"),
        "file.itinerary": ("itinerary", "ohjelma"),
        "file.run-sheet": ("run-sheet", "ajolista"),
        "file.offer": ("offer", "tarjous"),
        "file.sheet": ("prices", "hinnat"),
        "file.rooming": ("rooms", "huoneet"),
        "file.todo": ("to-do", "tehtavat"),
        # days
        "days": ("Day by day", "Päivä päivältä"),
        "days.stop": ("Stop on the map: {n}", "Pysähdys kartalla: {n}"),
        "map": ("On the map", "Kartalla"),
        "map.how": (
            "Numbers are the stops of the day in order; grey dots are the host's other places. "
            "The ways between them are drawn as straight lines.",
            "Numerot ovat päivän pysähdykset järjestyksessä, harmaat pisteet isännän muita "
            "paikkoja. Matkat niiden välillä on piirretty suorina viivoina.",
        ),
        "map.label": ("Map of {day}", "Kartta: {day}"),
        "map.choose": ("Which day is on the map", "Minkä päivän kartta näytetään"),
        "map.on-foot": ("A dashed line is walked.", "Katkoviiva kuljetaan jalan."),
        # prices
        "costs": ("What it costs", "Mitä se maksaa"),
        "costs.counting": ("Counting the prices…", "Lasketaan hintoja…"),
        "costs.what": ("What", "Mitä"),
        "costs.cents": ("Cost", "Kustannus"),
        "costs.person": ("Each guest", "Vieras"),
        "costs.total": ("Together", "Yhteensä"),
        "costs.budget": ("Budget {limit}, {left} left.", "Budjetti {limit}, jäljellä {left}."),
        "costs.over": ("Budget {limit}, over by {left}.", "Budjetti {limit}, ylittyy {left}."),
        "costs.sizes": (
            "Selling price if more or fewer come",
            "Myyntihinta, jos tulijoita on enemmän tai vähemmän",
        ),
        "costs.guests": ("Guests", "Vieraita"),
        "costs.each": ("Each, sharing a room", "Hinta, jaettu huone"),
        "costs.alone": ("On top, alone in a room", "Lisä, oma huone"),
        "costs.holds": ("Fits this itinerary?", "Sopiiko ohjelma?"),
        "costs.yes": ("yes", "kyllä"),
        "costs.no": ("needs a new itinerary", "vaatii uuden ohjelman"),
        "costs.none": ("no price", "ei hintaa"),
        "costs.free": ("and {n} free of charge", "ja {n} maksutta"),
        "costs.payers": ("Who pays", "Kuka maksaa"),
        "costs.payer": ("Payer", "Maksaja"),
        "costs.sale": ("Selling price", "Myyntihinta"),
        "costs.eligible": ("{cents} can be funded by the grant.", "Tukikelpoista on {cents}."),
        "costs.optional": ("Optional, on top: {cents}", "Valinnaista, lisäksi: {cents}"),
        "costs.own": (
            "By the guests themselves, on top: {cents}",
            "Vieraiden itse maksamaa, lisäksi: {cents}",
        ),
        "costs.cannot": (
            "The prices cannot be counted: something has no price in the catalogue.",
            "Hintoja ei voi laskea: jollakin ei ole hintaa luettelossa.",
        ),
        # other good ones
        "choices": ("Other good itineraries", "Muita hyviä ohjelmia"),
        "choices.lead": (
            "The cheapest, the calmest, and one with another hotel, beside the best.",
            "Halvin, rauhallisin ja toisen hotellin ohjelma parhaan rinnalla.",
        ),
        "choices.ask": ("Show other good itineraries", "Näytä muita hyviä ohjelmia"),
        "choices.none": (
            "No other itinerary differs enough from this one.",
            "Mikään muu ohjelma ei poikkea tästä tarpeeksi.",
        ),
        "choices.best": ("The best", "Paras"),
        "choices.cheapest": ("The cheapest", "Halvin"),
        "choices.calmest": ("The calmest", "Rauhallisin"),
        "choices.another-hotel": ("Another hotel", "Toinen hotelli"),
        "choices.how.best": ("Most points of wishes", "Eniten toiveiden pisteitä"),
        "choices.how.cheapest": (
            "Least money for nearly as many points",
            "Pienin hinta lähes samoilla pisteillä",
        ),
        "choices.how.calmest": (
            "Fewest visits a day, then least time on the road",
            "Vähiten vierailuja päivässä, sitten vähiten ajoa",
        ),
        "choices.how.another-hotel": (
            "The best one in other hotels",
            "Paras ohjelma muissa hotelleissa",
        ),
        "choices.proved": ("Proved", "Todistettu"),
        "choices.open": ("Not proved", "Ei todistettu"),
        "choices.points": ("Points", "Pisteet"),
        "choices.price": ("Price", "Hinta"),
        "choices.travel": ("On the road", "Tien päällä"),
        "choices.visits": ("Visits", "Vierailut"),
        "choices.same": ("{n}, the same: {same}", "{n}, samoja: {same}"),
        "choices.hotels": ("Hotels", "Hotellit"),
        "choices.see": ("See its days", "Näytä päivät"),
        "choices.shown": ("Its days are shown below", "Päivät näkyvät alla"),
        "choices.of-the-best": (
            "Choose this itinerary to see its wishes, deadlines and prices in full.",
            "Valitse tämä ohjelma, niin näet sen toiveet, määräajat ja hinnat kokonaan.",
        ),
        "choices.take": ("Choose this one", "Valitse tämä"),
        "choices.chosen": (
            "You chose this one of several good itineraries: {name}.",
            "Valitsit tämän useista hyvistä ohjelmista: {name}.",
        ),
        # to do
        "todo": ("To do, by when", "Mitä tehtävä ja mihin mennessä"),
        "todo.none": (
            "Nothing of this itinerary has a deadline.",
            "Mihinkään tämän ohjelman kohtaan ei liity määräaikaa.",
        ),
        "todo.late": ("too late", "myöhässä"),
        "todo.more": ("All {n} things to do", "Kaikki {n} tehtävää"),
        # wishes
        "unmet": ("Wishes that are not met", "Toiveet, jotka eivät toteudu"),
        "unmet.none": ("Every wish is met.", "Kaikki toiveet toteutuvat."),
        "unmet.points.one": ("1 point", "1 piste"),
        "unmet.points": ("{n} points", "{n} pistettä"),
        "unmet.must": ("a must", "ehdoton"),
        "unmet.ask": ("Why, and what would help?", "Miksi, ja mikä auttaisi?"),
        "unmet.how": (
            "The planner works out the reason, the price and the cheapest way for each. It takes "
            "up to two minutes.",
            "Suunnittelija selvittää jokaiselle syyn, hinnan ja halvimman keinon. Siihen kuluu "
            "enintään kaksi minuuttia.",
        ),
        "unmet.fix": ("Do this: {what}", "Tee näin: {what}"),
        "unmet.require": ("Have it in any case", "Ota se joka tapauksessa"),
        "asking": ("Working it out: {n} of at most {all} s", "Selvitetään: {n}/{all} s"),
        "asking.stop": ("Stop, keep what is known", "Lopeta, pidä tähän asti selvinnyt"),
        "asking.failed": ("It could not be worked out. {why}", "Sitä ei saatu selville. {why}"),
        # impossible
        "why": ("What stands in the way", "Mikä on esteenä"),
        "why.ask": ("Find out what stands in the way", "Selvitä, mikä on esteenä"),
        "why.how": (
            "The planner finds the wishes that cannot hold together, and what would help. It takes "
            "up to two minutes.",
            "Suunnittelija etsii toiveet, jotka eivät mahdu yhteen, ja keinot, jotka auttaisivat. "
            "Siihen kuluu enintään kaksi minuuttia.",
        ),
        "why.conflict": (
            "These cannot hold together. Giving up any one of them helps:",
            "Nämä eivät mahdu yhteen. Jo yhdestä luopuminen auttaa:",
        ),
        "why.open": (
            "These cannot hold together; perhaps not all of them are needed for that:",
            "Nämä eivät mahdu yhteen; kaikkia niistä ei ehkä siihen tarvita:",
        ),
        "why.hosts": (
            "None of the wishes is to blame: there is nothing to offer even without them.",
            "Mikään toiveista ei ole syynä: tarjottavaa ei ole ilman niitäkään.",
        ),
        "why.unknown": (
            "What stands in the way was not found in the time.",
            "Estettä ei löytynyt tässä ajassa.",
        ),
        "why.more": ("There may be more reasons.", "Syitä voi olla muitakin."),
        "why.proved": (
            "Proved twice, in two different ways.",
            "Todistettu kahdesti, kahdella eri tavalla.",
        ),
        "fixes": ("What would help", "Mikä auttaisi"),
        "fixes.how": (
            "Each was planned before it is offered. Choose one: the wishes change accordingly, "
            "and the itinerary is made anew.",
            "Jokainen on suunniteltu ennen kuin sitä tarjotaan. Valitse yksi: toiveet muuttuvat "
            "sen mukaan, ja ohjelma tehdään uudelleen.",
        ),
        "fixes.take": ("Do this and plan anew", "Tee näin ja suunnittele uudelleen"),
        "fixes.none": (
            "No single change was found that would help.",
            "Yhtään auttavaa muutosta ei löytynyt.",
        ),
        "stale": (
            "Somebody else has changed the wishes meanwhile, so nothing was changed. Load the "
            "page again to see them.",
            "Joku muu on sillä välin muuttanut toiveita, joten mitään ei muutettu. Lataa sivu "
            "uudelleen, niin näet ne.",
        ),
    },
)
