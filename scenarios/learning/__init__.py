"""Learning: what was said after a trip, how it went, what it leads to, and the report of it all."""

from scenarios.learning.answers import Answer, FormAnswers, answer_spots
from scenarios.learning.delivery import Delivery, delivery_spots
from scenarios.learning.forms import (
    Audience,
    Form,
    Forms,
    Level,
    QuestionKind,
    TripForm,
    asked_visits,
    trip_form,
)
from scenarios.learning.improvements import Decision, Evidence, FollowUp, Improvement
from scenarios.learning.improving import CatalogueChange, Improved, improve
from scenarios.learning.judging import follow_up_spots, improvement_spots, judged_learning
from scenarios.learning.reading import (
    AfterTrip,
    Held,
    LearningFile,
    Told,
    after_trip_in,
    forms_in,
    learning_in,
    shipped_forms,
)
from scenarios.learning.report import ENOUGH, LearningReport, Score
from scenarios.learning.reporting import Learning, learning_report

__all__ = [
    "ENOUGH",
    "AfterTrip",
    "Answer",
    "Audience",
    "CatalogueChange",
    "Decision",
    "Delivery",
    "Evidence",
    "FollowUp",
    "Form",
    "FormAnswers",
    "Forms",
    "Held",
    "Improved",
    "Improvement",
    "Learning",
    "LearningFile",
    "LearningReport",
    "Level",
    "QuestionKind",
    "Score",
    "Told",
    "TripForm",
    "after_trip_in",
    "answer_spots",
    "asked_visits",
    "delivery_spots",
    "follow_up_spots",
    "forms_in",
    "improve",
    "improvement_spots",
    "judged_learning",
    "learning_in",
    "learning_report",
    "shipped_forms",
    "trip_form",
]
