"""Words of the page for after the trip."""

from __future__ import annotations

from api.web.words import Words

WORDS = Words(
    "after",
    {
        "title": ("After the trip", "Matkan jälkeen"),
        "lead": (
            "Ask how it was, say how it went, decide what to do better, and read what was learnt.",
            "Kysy, millaista oli, kerro, miten meni, päätä, mitä parannetaan, ja lue opit.",
        ),
        "ahead": (
            "The trip has not ended yet. The report counts a visit as held once its day has come "
            "and you have saved how it went.",
            "Matka ei ole vielä päättynyt. Raportti laskee vierailun pidetyksi, kun sen päivä on "
            "tullut ja olet tallentanut, miten meni.",
        ),
        "none": ("Nothing is published yet", "Mitään ei ole vielä julkaistu"),
        "none.how": (
            "Feedback is asked of a programme that was published. Publish it first.",
            "Palautetta kysytään julkaistusta ohjelmasta. Julkaise se ensin.",
        ),
        "to-publish": ("To publishing", "Julkaisemiseen"),
        "saved": ("Saved.", "Tallennettu."),
        "stale": (
            "Somebody else has saved this meanwhile. What you have written stays here. Look at "
            "theirs in another window, or save yours in its place.",
            "Joku muu on tallentanut tämän sillä välin. Kirjoittamasi pysyy tässä. Katso toisen "
            "versio toisessa ikkunassa, tai tallenna omasi sen tilalle.",
        ),
        "save": ("Save", "Tallenna"),
        "save-mine": ("Save mine in its place", "Tallenna omani sen tilalle"),
        "see-theirs": ("See theirs", "Katso toisen versio"),
        # links
        "links": ("Ask for feedback", "Pyydä palautetta"),
        "links.how": (
            "Each link opens a form that reads well on a phone. Nobody is asked for a name. "
            "Participants share one link, hosts another, and each partner has its own.",
            "Jokainen linkki avaa lomakkeen, joka toimii myös puhelimella. Nimeä ei kysytä. "
            "Osallistujilla on yhteinen linkki, isännillä omansa ja jokaisella kumppanilla omansa.",
        ),
        "audience.participants": ("Participants", "Osallistujat"),
        "audience.hosts": ("Hosts", "Isännät"),
        "who": ("Who is asked", "Keneltä kysytään"),
        "make-link": ("Make a link", "Tee linkki"),
        "link": ("Link to send", "Lähetettävä linkki"),
        "good-until": ("Good until {date}", "Voimassa {date} asti"),
        "given": ("Links given out", "Annetut linkit"),
        "revoke": ("Close the link", "Sulje linkki"),
        "closed": ("closed", "suljettu"),
        # how it went
        "went": ("How it went", "Miten meni"),
        "went.how": (
            "Everything went as planned unless you say otherwise. Save it then too: until it is "
            "saved, nothing counts as held.",
            "Kaikki meni suunnitellusti, ellet kerro muuta. Tallenna silloinkin: ennen "
            "tallennusta mikään ei ole pidetty.",
        ),
        "guests": ("Guests who came", "Saapuneita vieraita"),
        "happened": ("What happened?", "Mitä tapahtui?"),
        "as-planned": ("As planned", "Suunnitellusti"),
        "late": ("Began late", "Alkoi myöhässä"),
        "moved": ("Held at another time", "Pidettiin toiseen aikaan"),
        "attendance": ("Fewer guests came", "Vieraita tuli vähemmän"),
        "dropped": ("Not held", "Ei pidetty"),
        "no-show-partner": ("The host did not come", "Isäntä ei saapunut"),
        "no-show-guests": ("The guests did not come", "Vieraat eivät saapuneet"),
        "minutes": ("Minutes late", "Minuutteja myöhässä"),
        "to-date": ("On which day", "Minä päivänä"),
        "to-start": ("From what time", "Mistä alkaen"),
        "present": ("How many came", "Montako tuli"),
        "reason": ("Why", "Miksi"),
        "costs": ("Real costs", "Toteutuneet kustannukset"),
        "costs.how": (
            "Write what was paid where it is known; the rest counts as planned.",
            "Kirjoita maksettu summa, kun se tiedetään; muut lasketaan suunnitellun mukaan.",
        ),
        "planned": ("Planned", "Suunniteltu"),
        "paid": ("Paid, €", "Maksettu, €"),
        "cost": ("Cost", "Kustannus"),
        "day": ("Day", "Päivä"),
        "fault": ("This cannot be saved yet:", "Tätä ei voi vielä tallentaa:"),
        "fault.time": ("{what}: give the time as 14:30.", "{what}: anna aika muodossa 14.30."),
        "fault.number": ("{what}: give a number.", "{what}: anna luku."),
        "fault.money": (
            "{what}: give an amount such as 1250 or 1250,50.",
            "{what}: anna summa, esimerkiksi 1250 tai 1250,50.",
        ),
        # what came on top, and who pays
        "yes": ("Yes", "Kyllä"),
        "no": ("No", "Ei"),
        "added": ("Visits that were not planned", "Suunnittelemattomat vierailut"),
        "added.how": (
            "What was held on top of the programme.",
            "Mitä pidettiin ohjelman lisäksi.",
        ),
        "added.add": ("Add a visit", "Lisää vierailu"),
        "added.one": ("Added visit", "Lisätty vierailu"),
        "added.from": ("From (14:30)", "Alkoi (14.30)"),
        "added.until": ("Until (15:30)", "Päättyi (15.30)"),
        "fault.visit": ("{what}: choose the visit.", "{what}: valitse vierailu."),
        "extra": ("Costs that were not planned", "Suunnittelemattomat kustannukset"),
        "extra.how": (
            "A taxi, a broken window: what no line above stands for.",
            "Taksi, rikkoutunut ikkuna: mitä mikään rivi yllä ei kata.",
        ),
        "extra.add": ("Add a cost", "Lisää kustannus"),
        "extra.one": ("Unplanned cost", "Suunnittelematon kustannus"),
        "extra.item": ("What", "Mitä"),
        "extra.supplier": ("From whom", "Keneltä"),
        "extra.category": ("Kind", "Laji"),
        "extra.net": ("Without VAT, €", "Ilman alv:tä, €"),
        "extra.payer": ("Paid by", "Maksaja"),
        "extra.eligible": ("Does the grant count it?", "Huomioidaanko avustuksessa?"),
        "fault.item": ("{what}: say what it was.", "{what}: kerro, mitä se oli."),
        "paid.net": ("Without VAT, €", "Ilman alv:tä, €"),
        "funding.title": ("Who pays in the end", "Kuka maksaa lopulta"),
        "funding": ("Payers", "Maksajat"),
        "funding.how": (
            "The learning report splits plan and actual cost between them, to the cent. Without "
            "payers it splits nothing.",
            "Oppimisraportti jakaa suunnitellut ja toteutuneet kustannukset heille senttiä "
            "myöten. Ilman maksajia mitään ei jaeta.",
        ),
        "funding.add": ("Add a payer", "Lisää maksaja"),
        "funding.one": ("Payer", "Maksaja"),
        "funding.name": ("Name", "Nimi"),
        "funding.kind": ("What it is", "Mikä se on"),
        "funding.way": ("What it pays", "Mitä se maksaa"),
        "funding.vat": ("Count costs without VAT", "Laske kustannukset ilman arvonlisäveroa"),
        "funding.vat.how": (
            "For who deducts VAT. Every cost then needs its amount without VAT as well.",
            "Sille, joka vähentää arvonlisäveron. Jokaiselle kustannukselle tarvitaan silloin "
            "myös veroton summa.",
        ),
        "payer.grant": ("A grant", "Avustus"),
        "payer.municipal": ("A municipality", "Kunta"),
        "payer.other-public": ("Other public funding", "Muu julkinen rahoitus"),
        "payer.private": ("Private", "Yksityinen"),
        "payer.applicant": ("The applicant itself", "Hakija itse"),
        "way.rest": ("a part of what is left", "osan jäljelle jäävästä"),
        "way.grant": ("percent of what the grant counts", "prosentit huomioitavista kuluista"),
        "way.given": ("a fixed amount", "kiinteän summan"),
        "way.nothing": ("nothing here", "ei mitään tästä"),
        "amount.rest": ("Parts", "Osia"),
        "amount.grant": ("Percent", "Prosenttia"),
        "amount.given": ("Amount, €", "Summa, €"),
        "amount.cap": ("At most, €", "Enintään, €"),
        "fault.name": ("{what}: give a name.", "{what}: anna nimi."),
        "fault.percent": (
            "{what}: give a percentage from 0 to 100, such as 70 or 62,5.",
            "{what}: anna prosentti 0–100, esimerkiksi 70 tai 62,5.",
        ),
        "fault.parts": (
            "{what}: give the number of parts, such as 1.",
            "{what}: anna osien määrä, esimerkiksi 1.",
        ),
        "fault.grants": (
            "Only one payer can be a grant that pays percent.",
            "Vain yksi maksaja voi olla prosentteja maksava avustus.",
        ),
        # improvements
        "improve": ("What will be better next time", "Mitä parannetaan ensi kerraksi"),
        "improve.how": (
            "Each improvement says what was said, what it means, and changes what is on offer, so "
            "that the next plan is made with it.",
            "Jokainen parannus kertoo, mitä sanottiin ja mitä siitä seuraa, ja muuttaa tarjontaa "
            "niin, että seuraava suunnitelma tehdään sen mukaan.",
        ),
        "improve.none": ("No improvement yet.", "Ei vielä parannuksia."),
        "feedback": ("What was said", "Mitä sanottiin"),
        "impact": ("What it means", "Mitä siitä seuraa"),
        "change": ("What we change", "Mitä muutamme"),
        "owner": ("Who sees to it (a role)", "Kuka hoitaa (rooli)"),
        "due": ("By when", "Mihin mennessä"),
        "evidence": ("The visit it is about", "Mitä vierailua se koskee"),
        "how": ("How what is on offer changes", "Miten tarjonta muuttuu"),
        "how.price": ("A visit has another price", "Vierailun hinta muuttuu"),
        "how.closed": ("A visit is no longer offered", "Vierailua ei enää tarjota"),
        "how.away": (
            "A partner receives nobody for a time",
            "Kumppani ei ota vastaan jonkin aikaa",
        ),
        "how.travel": ("Driving takes longer", "Ajaminen kestää kauemmin"),
        "visit": ("Visit", "Vierailu"),
        "group-price": ("New price of the group, €", "Ryhmän uusi hinta, €"),
        "partner": ("Partner", "Kumppani"),
        "first": ("From (day)", "Alkaen (päivä)"),
        "last": ("To (day)", "Asti (päivä)"),
        "slower": ("Percent longer", "Prosenttia kauemmin"),
        "add": ("Add the improvement", "Lisää parannus"),
        "missing": ("Fill in this first: {what}.", "Täytä ensin: {what}."),
        "a-day": ("{what}: give the day as 2027-05-31.", "{what}: anna päivä muodossa 2027-05-31."),
        "into": ("Put into what is on offer", "Vie tarjontaan"),
        "into.done": (
            "In what is on offer since version {number}.",
            "Tarjonnassa versiosta {number} alkaen.",
        ),
        "into.none": (
            "There is no saved catalogue that it could go into.",
            "Tallennettua tarjontaa, johon sen voisi viedä, ei ole.",
        ),
        "into.already": (
            "What is on offer has this already.",
            "Tarjonnassa on tämä jo.",
        ),
        "drop": ("Decide against it", "Hylkää"),
        "reopen": ("Take it up again", "Ota uudelleen esiin"),
        "remove": ("Remove", "Poista"),
        "decision.open": ("Open", "Avoin"),
        "decision.done": ("Done", "Tehty"),
        "decision.dropped": ("Decided against", "Hylätty"),
        # the report
        "report": ("Learning report", "Oppimisraportti"),
        "report.how": (
            "Made anew each time from what is known now.",
            "Tehdään joka kerta uudelleen siitä, mitä nyt tiedetään.",
        ),
        "refresh": ("Bring up to date", "Päivitä"),
        "as-pdf": ("Save as PDF", "Tallenna PDF-tiedostona"),
        "as-page": ("Save as a page", "Tallenna sivuna"),
        "as-text": ("Save as text", "Tallenna tekstinä"),
        "as-data": ("Save as data", "Tallenna datana"),
        "print": ("Print", "Tulosta"),
        "held": ("Visits held", "Pidettyjä vierailuja"),
        "not-yet": ("Visits not yet delivered", "Vielä toteutumattomia vierailuja"),
        "answers": ("Forms answered", "Vastattuja lomakkeita"),
        "spent": ("Spent against the plan", "Toteutunut suunniteltuun nähden"),
        "no-fit": (
            "What was told of the trip no longer fits the published programme. Correct it above:",
            "Matkasta kerrottu ei enää sovi julkaistuun ohjelmaan. Korjaa yllä:",
        ),
    },
)
