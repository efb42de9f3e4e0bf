"""The tables of a record. Names are plain, so that any SQLite tool can read the file.

What is taken in is never changed: reports, readings, mentions, accounts, problems, copies. Judgements are
added and withdrawn. The tables of incidents are a projection: they follow from judgements and accounts and
can be made again (``Record.rebuild``). ``docs/store.md`` is checked against the comments here.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA_VERSION: Final = 5

METADATA: Final = MetaData()


def _key(name: str, comment: str) -> Column[str]:
    return Column(name, String, primary_key=True, comment=comment)


def _report(*, primary: bool = False) -> Column[str]:
    return Column("report_id", ForeignKey("reports.id"), primary_key=primary, nullable=False, comment="the report")


SETTINGS: Final = Table(
    "settings",
    METADATA,
    _key("name", "schema_version, made_by"),
    Column("value", String, nullable=False, comment="its value"),
    comment="what the file says of itself",
)
REPORTS: Final = Table(
    "reports",
    METADATA,
    _key("id", "hash of outlet, address, title and text"),
    Column("text", Text, nullable=False, comment="fixed at intake; offsets count its code points"),
    Column("text_sha256", String, nullable=False, comment="SHA-256 of the text in UTF-8"),
    Column("title", Text, comment="headline, where it stands apart from the text"),
    Column("outlet", Text, comment="host it was fetched from, or what the user said"),
    Column("outlet_claimed", Text, comment="what the page says of itself"),
    Column("author", Text, comment="by-line"),
    Column("published", String, comment="ISO day, month or year"),
    Column("published_at", String, comment="moment of publication, where a time was given"),
    Column("published_basis", String, comment="where the publication date came from"),
    Column("language", String, comment="ISO 639-1 code"),
    Column("address", Text, comment="canonical address"),
    Column("source_kind", String, comment="file, address, stdin, row or text"),
    Column("source_location", Text, comment="path, address or row; a label only"),
    Column("source_sha256", String, comment="SHA-256 of the raw bytes"),
    Column("source_retrieved", String, comment="when it was taken in, UTC"),
    Column("signature", LargeBinary, comment="what copies are found by"),
    comment="one published text each",
)
READINGS: Final = Table(
    "readings",
    METADATA,
    _report(primary=True),
    Column("extractor", String, nullable=False, comment="name and version"),
    comment="which extractor read which report",
)
MENTIONS: Final = Table(
    "mentions",
    METADATA,
    _key("id", "made from the report and its spans"),
    _report(),
    Column("position", Integer, nullable=False, comment="order in the reading"),
    Column("role", String, nullable=False, comment="main or background"),
    Column("type", String, comment="sort of violence"),
    Column("spans", Text, nullable=False, comment="JSON list of [start, end]"),
    Column("n_incidents", Integer, nullable=False, comment="above 1 for a series told as one"),
    Column("stage", String, comment="how far it got; null: not looked for, as in readings of schema 1"),
    Index("mentions_by_report", "report_id"),
    comment="one incident as one report tells it",
)
ACCOUNTS: Final = Table(
    "accounts",
    METADATA,
    _key("id", "made from what it says"),
    _report(),
    Column("mention_id", ForeignKey("mentions.id"), nullable=False, comment="the incident as the report tells it"),
    Column("position", Integer, nullable=False, comment="order in the mention"),
    Column("fact", String, nullable=False, comment="what it is about"),
    Column("value_kind", String, comment="quantity, date, place or name; null: the words could not be read"),
    Column("low", Integer, comment="fewest people the words allow"),
    Column("high", Integer, comment="most people the words allow"),
    Column("qualifier", String, comment="how the words bound the figure"),
    Column("counted", String, comment="whom the figure counts when not all victims"),
    Column("value", Text, comment="ISO date, place or name"),
    Column("aliases", Text, comment="JSON list of other names in the report"),
    Column("actor_id", String, comment="id in the actor table"),
    Column("country", String, comment="ISO code, as the report treats the territory"),
    Column("geonames_id", Integer, comment="id in GeoNames"),
    Column("latitude", Float, comment="degrees north, WGS 84"),
    Column("longitude", Float, comment="degrees east, WGS 84"),
    Column("admin1", Text, comment="first-order division"),
    Column("admin2", Text, comment="second-order division"),
    Column("precision", Integer, comment="UCDP where_prec, 1 to 7; of a date date_prec, where its words set it"),
    Column("words", Text, nullable=False, comment="the report's own words for the value"),
    Column("voice", Text, nullable=False, comment="who says it"),
    Column("voice_kind", String, nullable=False, comment="sort of voice"),
    Column("voice_role", Text, comment="office or description"),
    Column("via", Text, nullable=False, comment="JSON list, nearest the voice first"),
    Column("stance", String, nullable=False, comment="how the voice holds it"),
    Column("status", String, nullable=False, comment="what the report later says of it"),
    Column("evidence_start", Integer, nullable=False, comment="first code point of the words"),
    Column("evidence_end", Integer, nullable=False, comment="one after the last code point"),
    Column("score", Float, comment="how sure the extractor is, 0 to 1"),
    Column("voice_country", String, comment="ISO code of the state that the voice belongs to"),
    Column("part_of", String, comment="id of the account whose figure this one is a part of"),
    Column("first_day", String, comment="first day that a date's words allow, where these are not all of it"),
    Column("last_day", String, comment="last day that they allow"),
    Column("time", String, comment="time of day of a date: 14:50, 11:20Z, night"),
    Column("said", String, comment="ISO day on which the voice said it, where the report tells"),
    Column("author", String, comment="the person who added it; null: the report's extractor"),
    Column("set_aside", Boolean, comment="projection: whether reviewers' decisions take it out of every count"),
    Index("accounts_by_mention", "mention_id"),
    comment="one voice's version of one fact",
)
PROBLEMS: Final = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True, comment="order of arrival"),
    Column("report_id", ForeignKey("reports.id"), comment="the report; null when it was refused"),
    Column("stage", String, nullable=False, comment="step that met it"),
    Column("reason", String, nullable=False, comment="slug to count by"),
    Column("message", Text, nullable=False, comment="one sentence"),
    Column("span_start", Integer, comment="where in the text"),
    Column("span_end", Integer, comment="where it ends"),
    Index("problems_by_report", "report_id"),
    comment="what could not be read, placed or resolved",
)
COPIES: Final = Table(
    "copies",
    METADATA,
    Column("left_id", ForeignKey("reports.id"), primary_key=True, comment="of the pair, the id that sorts first"),
    Column("right_id", ForeignKey("reports.id"), primary_key=True, comment="the other report"),
    Column("kind", String, nullable=False, comment="how left relates to right: exact, near, contains, contained"),
    Column("score", Float, nullable=False, comment="0 to 1"),
    Index("copies_by_right", "right_id"),
    comment="pairs of reports of which one copies the other",
)
COPY_BANDS: Final = Table(
    "copy_bands",
    METADATA,
    Column("band", String, primary_key=True, comment="key that copies share"),
    Column("report_id", ForeignKey("reports.id"), primary_key=True, comment="the report"),
    sqlite_with_rowid=False,
    comment="keys to find copies by",
)
BLOCKS: Final = Table(
    "blocks",
    METADATA,
    Column("block", String, primary_key=True, comment="time with country, place, actor or name"),
    Column("mention_id", ForeignKey("mentions.id"), primary_key=True, comment="the mention"),
    sqlite_with_rowid=False,
    comment="keys to find mentions worth comparing by",
)
LINKER_FACTS: Final = Table(
    "linker_facts",
    METADATA,
    Column("mention_id", ForeignKey("mentions.id"), primary_key=True, comment="the mention"),
    Column("facts", Text, nullable=False, comment="JSON: what two mentions are compared by"),
    sqlite_with_rowid=False,
    comment="projection: what the linker knows of a mention",
)
JUDGEMENTS: Final = Table(
    "judgements",
    METADATA,
    _key("id", "made from the pair, the author and how often they judged it before"),
    Column("left_id", ForeignKey("mentions.id"), nullable=False, comment="of the pair, the mention that sorts first"),
    Column("right_id", ForeignKey("mentions.id"), nullable=False, comment="the other mention"),
    Column("verdict", String, nullable=False, comment="same, different or unsure"),
    Column("author", String, nullable=False, comment="linker and version, or a user"),
    Column("score", Float, comment="probability that they are the same"),
    Column("reasons", Text, nullable=False, comment="JSON list of [feature, score, sentence]"),
    Column("made_at", String, nullable=False, comment="UTC"),
    Column("withdrawn_at", String, comment="UTC; judgements are never deleted"),
    Index("judgements_by_left", "left_id"),
    Index("judgements_by_right", "right_id"),
    comment="what was decided of two mentions",
)
INCIDENTS: Final = Table(
    "incidents",
    METADATA,
    _key("id", "made from the mention that sorts first"),
    Column("title", Text, nullable=False, comment="one careful line"),
    Column("type", String, comment="sort of violence that most reports give"),
    Column("date", String, comment="as most reports give it, ISO"),
    Column("first_day", String, comment="earliest day that the date allows"),
    Column("last_day", String, comment="latest day that the date allows"),
    Column("place", Text, comment="as most reports give it"),
    Column("country", String, comment="ISO code"),
    Column("geonames_id", Integer, comment="id in GeoNames"),
    Column("latitude", Float, comment="degrees north"),
    Column("longitude", Float, comment="degrees east"),
    Column("admin1", Text, comment="first-order division"),
    Column("admin2", Text, comment="second-order division"),
    Column("precision", Integer, comment="UCDP where_prec"),
    Column("responsible", Text, nullable=False, comment="JSON list of names that voices give, most named first"),
    Column("place_words", Text, nullable=False, comment="folded place names to filter by"),
    Column("actor_words", Text, nullable=False, comment="folded names of those named responsible, to filter by"),
    Column("killed", Integer, comment="policy acled-min"),
    Column("injured", Integer, comment="policy min"),
    Column("n_reports", Integer, nullable=False, comment="reports with a mention of it"),
    Column("n_accounts", Integer, nullable=False, comment="accounts of it"),
    Column("n_voices", Integer, nullable=False, comment="distinct named voices"),
    Column("n_incidents", Integer, nullable=False, comment="above 1 for a series told as one"),
    Column("background", Boolean, nullable=False, comment="known only from background mentions"),
    Index("incidents_by_day", "last_day"),
    Index("incidents_by_country", "country"),
    comment="projection: the groups that follow from judgements, with their line of the list",
)
INCIDENT_MENTIONS: Final = Table(
    "incident_mentions",
    METADATA,
    Column("mention_id", ForeignKey("mentions.id"), primary_key=True, comment="each mention is in one incident"),
    Column("incident_id", String, nullable=False, comment="the incident"),
    Column("earlier_id", String, nullable=False, comment="the id that an incident has in which this mention is first"),
    Index("mentions_by_incident", "incident_id"),
    Index("mentions_by_earlier_id", "earlier_id"),
    comment="projection: which mentions make an incident",
)
DECISIONS: Final = Table(
    "decisions",
    METADATA,
    _key("id", "made from the account, the author and how often they decided on it before"),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, comment="the account decided on"),
    Column("decided", String, nullable=False, comment="accept, reject or correct"),
    Column("corrected_id", ForeignKey("accounts.id"), comment="the account that stands in its place"),
    Column("author", String, nullable=False, comment="a user"),
    Column("reason", Text, nullable=False, comment="why, in the user's words"),
    Column("made_at", String, nullable=False, comment="UTC"),
    Column("withdrawn_at", String, comment="UTC; decisions are never deleted"),
    Index("decisions_by_account", "account_id"),
    Index("decisions_by_corrected", "corrected_id"),
    comment="what reviewers decided of accounts",
)
REVIEW_ITEMS: Final = Table(
    "review_items",
    METADATA,
    _key("item_id", "id of an account or a judgement"),
    Column("kind", String, nullable=False, comment="account or link"),
    Column("mention_id", ForeignKey("mentions.id"), nullable=False, comment="its mention; of a link the left one"),
    Column("priority", Float, nullable=False, comment="what needs a person most comes first"),
    Column("why", Text, nullable=False, comment="JSON list of sentences"),
    Index("review_items_by_priority", "priority"),
    Index("review_items_by_mention", "mention_id"),
    comment="projection: what needs a person",
)
LOG: Final = Table(
    "log",
    METADATA,
    Column("sequence", Integer, primary_key=True, comment="order of changes; time may jump, this does not"),
    Column("at", String, nullable=False, comment="UTC, by this machine's clock"),
    Column("author", String, nullable=False, comment="program and version, or a user"),
    Column("action", String, nullable=False, comment="add-report, judge, withdraw, decide, undo, rebuild, upgrade"),
    Column("item", String, nullable=False, comment="id of what was changed"),
    Column("payload", Text, nullable=False, comment="JSON: what is needed to check or repeat it"),
    Column("previous_hash", String, nullable=False, comment="hash of the entry before"),
    Column("hash", String, nullable=False, comment="SHA-256 over everything above"),
    comment="append-only: every change, each entry bound to the one before",
)
