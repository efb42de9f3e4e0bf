"""The rows that files are made of; they are those of the record's tables."""

from avowal.record.rows import (
    ACCOUNT_COLUMNS,
    INCIDENT_COLUMNS,
    Row,
    account_rows,
    incident_row,
    incident_rows,
)

__all__ = [
    "ACCOUNT_COLUMNS",
    "INCIDENT_COLUMNS",
    "Row",
    "account_rows",
    "incident_row",
    "incident_rows",
]
