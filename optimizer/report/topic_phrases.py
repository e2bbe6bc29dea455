"""Names of topics in English and Finnish: the formats, and the themes of the shipped catalogue."""

from __future__ import annotations

TOPIC_PHRASES: dict[str, tuple[str, str]] = {
    # themes of the catalogue that comes with the software
    "theme.cbrne": ("CBRNE", "CBRNE"),
    "theme.circular-economy": ("circular economy", "kiertotalous"),
    "theme.company": ("companies", "yritykset"),
    "theme.cyber": ("cyber security", "kyberturvallisuus"),
    "theme.defence": ("defence", "maanpuolustus"),
    "theme.education": ("education", "koulutus"),
    "theme.emergency-medicine": ("emergency medicine", "ensihoito"),
    "theme.evening": ("an evening together", "yhteinen ilta"),
    "theme.forest-fire": ("forest fire", "metsäpalo"),
    "theme.history": ("history", "historia"),
    "theme.learning": ("what was learnt", "oppiminen"),
    "theme.logistics": ("logistics", "huolto"),
    "theme.preparedness": ("preparedness", "varautuminen"),
    "theme.rescue": ("rescue", "pelastustoimi"),
    "theme.research": ("research", "tutkimus"),
    "theme.situational-awareness": ("situational awareness", "tilannekuva"),
    "theme.water": ("water", "vesi"),
    "format.demo": ("demonstration", "näytös"),
    "format.briefing": ("briefing", "esittely"),
    "format.tour": ("tour", "kierros"),
    "format.workshop": ("workshop", "työpaja"),
    "format.exercise": ("exercise", "harjoitus"),
    "format.meeting": ("meeting", "tapaaminen"),
    "format.test-day": ("test day", "testipäivä"),
    "format.social": ("evening or social event", "vapaa ohjelma"),
}
