"""The words in which a sweep is told, in English and Finnish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PHRASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Robustness: {name}", "Kestävyys: {name}"),
        "basis": (
            "{n} draws, seed {seed}, disturbances '{chances}'",
            "{n} arvontaa, siemenluku {seed}, häiriöt '{chances}'",
        ),
        "stopped": (
            "Stopped early: the first {n} of {asked} draws are answered.",
            "Keskeytetty: {asked} arvonnasta on vastattu ensimmäisiin {n}.",
        ),
        "nothing": (
            "No draw is answered: nothing can be said.",
            "Yhteenkään arvontaan ei ole vastattu: mitään ei voi sanoa.",
        ),
        "fates": ("What became of the plan", "Miten ohjelmalle kävi"),
        "fate.held": ("holds as it is", "pitää sellaisenaan"),
        "fate.retimed": (
            "every visit as planned; meals or travel changed",
            "kaikki vierailut pitävät; ateriat tai matkat muuttuivat",
        ),
        "fate.changed": ("visits moved, dropped or added", "vierailuja siirtyi, jäi pois tai tuli"),
        "fate.gave-up": (
            "planned only beyond what the wishes require",
            "suunniteltavissa vain vaatimuksista tinkien",
        ),
        "fate.no-plan": (
            "proved: no plan keeps the rules",
            "todistettu: mikään ohjelma ei noudata sääntöjä",
        ),
        "fate.unanswered": ("not answered in time", "ei vastausta ajassa"),
        "draws": ("Draws", "Arvontoja"),
        "share": ("Share", "Osuus"),
        "interval": (
            "The plan survives without a change in {share} of draws (95 % interval {low}–{high}).",
            "Ohjelma kestää muuttumatta {share} arvonnoista (95 %:n luottamusväli {low}–{high}).",
        ),
        "means": ("On average, beside the plan", "Keskimäärin ohjelmaan verrattuna"),
        "mean": ("Mean", "Keskiarvo"),
        "error": ("Standard error", "Keskivirhe"),
        "points": ("Points lost", "Menetetyt pisteet"),
        "of": ("of {points}", "{points} pisteestä"),
        "cents": ("Cost difference", "Kustannusero"),
        "required": ("Required wishes lost", "Menetetyt vaatimukset"),
        "proofs": (
            "{proved} of {n} answers are proved best; {plannings} plannings.",
            "{n} vastauksesta {proved} on todistettu parhaiksi; {plannings} suunnittelua.",
        ),
        "unproved": (
            "The other {n} were cut short: their losses may be smaller than told, or larger.",
            "Muut {n} jäivät kesken: niiden menetykset voivat olla pienempiä tai suurempia.",
        ),
        "hosts": (
            "Whose absence hurts most, each by itself",
            "Kenen poisjäänti haittaa eniten, kukin yksinään",
        ),
        "host": ("Host", "Isäntä"),
        "date": ("Day", "Päivä"),
        "chance": ("Chance", "Todennäk."),
        "required-lost": ("Required", "Vaadittu"),
        "lost": ("Points", "Pisteet"),
        "moved": ("Moved", "Siirtyi"),
        "dropped": ("Dropped", "Poistui"),
        "expected": ("Expected", "Odotus"),
        "required-too": ("{points}, required: {n}", "{points}, vaadittuja: {n}"),
        "no-plan": ("no plan", "ei ohjelmaa"),
        "unanswered": ("not answered", "ei vastausta"),
        "unproved-mark": ("{lost} (not proved)", "{lost} (ei todistettu)"),
        "note": (
            "Chances are those of the file. Losses are counted by the wishes as they were.",
            "Todennäköisyydet ovat tiedoston. Menetykset lasketaan alkuperäisin toivein.",
        ),
        "read-hosts": (
            "A minus sign: the new plan has more points. Expected: points times the chance.",
            "Miinus: uudessa ohjelmassa on enemmän pisteitä. Odotus: pisteet × todennäköisyys.",
        ),
        "illustrative": (
            "The shipped chances are illustrative: nobody has measured them.",
            "Mukana tulevat todennäköisyydet ovat havainnollistavia: kukaan ei ole mitannut niitä.",
        ),
        "progress": (
            "{done} of {asked} draws, {plannings} plannings",
            "{done}/{asked} arvontaa, {plannings} suunnittelua",
        ),
        "stopping": (
            "stopping; the first draws that are answered are kept (Ctrl-C again ends at once)",
            "lopetetaan; ensimmäiset vastatut arvonnat säilyvät (uusi Ctrl-C lopettaa heti)",
        ),
        "plot.lost": ("Points lost", "Menetetyt pisteet"),
        "plot.draws": ("Draws", "Arvontoja"),
        "plot.more": ("points gained", "pisteitä lisää"),
        "plot.held": ("holds as it is", "pitää sellaisenaan"),
        "plot.anew": ("planned anew", "suunniteltiin uudelleen"),
        "plot.gave-up": ("beyond what is required", "vaatimuksista tinkien"),
        "plot.survival": (
            "Holds as it is in {share} of {n} draws",
            "Pitää sellaisenaan {share} arvonnoista ({n})",
        ),
        "plot.hosts": (
            "If one host fails and nothing else goes wrong",
            "Jos yksi isäntä jää pois eikä muuta satu",
        ),
    }
)


def say(key: str, language: str, **values: object) -> str:
    """A phrase in Finnish for `fi`, in English for anything else."""
    english, finnish = PHRASES[key]
    return (finnish if language == "fi" else english).format(**values)
