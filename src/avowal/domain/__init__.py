"""The frozen types that every step hands to the next; glossary in docs/glossary.md."""

from avowal.domain.account import OUTLET, Account, Mention, Problem, Reading, Voice
from avowal.domain.dates import PartialDate, Window
from avowal.domain.estimate import Column, Estimate, Weighing
from avowal.domain.judgement import Incident, Judgement, Reason
from avowal.domain.report import DateBasis, Report, Source
from avowal.domain.span import Span
from avowal.domain.value import Name, Place, Quantity, Value

__all__ = [
    "OUTLET",
    "Account",
    "Column",
    "DateBasis",
    "Estimate",
    "Incident",
    "Judgement",
    "Mention",
    "Name",
    "PartialDate",
    "Place",
    "Problem",
    "Quantity",
    "Reading",
    "Reason",
    "Report",
    "Source",
    "Span",
    "Value",
    "Voice",
    "Weighing",
    "Window",
]
