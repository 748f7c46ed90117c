"""The database of reviews: its address, its one table, and the triggers that let nobody change or remove a row."""

from pathlib import Path

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    NullPool,
    Table,
    Text,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from extract.errors import WorkspaceError, shown

VERSION = 1  # of the table; an older program refuses a newer one
PATIENCE = 30  # seconds that a writer waits for the others, and that a server has to answer
DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
ADDRESS = "write it as sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"

TABLES = MetaData()
REVIEWS = Table(
    "reviews",
    TABLES,
    Column("number", Integer, primary_key=True),
    *(
        Column(name, Text, nullable=False)
        for name in (
            *("made_at", "reviewer", "verdict", "reason", "claim_id", "article_id", "follows", "extractor_version"),
            *("fields", "seen"),  # as JSON: what was judged, and the claim as it was seen
        )
    ),
    sqlite_autoincrement=True,
)
SCHEMA = Table("reviews_schema", TABLES, Column("version", Integer, primary_key=True, autoincrement=False))
REFUSAL = "reviews are only ever added to"
TRIGGERS = {
    "sqlite": (
        *(
            f"CREATE TRIGGER reviews_stay_{verb} BEFORE {verb} ON reviews BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            for verb in ("UPDATE", "DELETE")
        ),
        "CREATE TRIGGER reviews_stay_REPLACE BEFORE INSERT ON reviews "
        "WHEN EXISTS (SELECT 1 FROM reviews WHERE number = NEW.number) "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION reviews_stay() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        "CREATE TRIGGER reviews_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON reviews "
        "FOR EACH STATEMENT EXECUTE FUNCTION reviews_stay()",
    ),
}


def read_url(address: str) -> URL:
    """Read the address of a database; a message never repeats it, for it may hold a password."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise WorkspaceError(f"reviews: the address of their database cannot be read; {ADDRESS}") from None
    kind = url.get_backend_name()
    if kind not in DRIVERS or (kind == "sqlite" and url.database in (None, "", ":memory:")):
        raise WorkspaceError(f"reviews: {shown(kind)} keeps none at their address; {ADDRESS}")
    return url.set(drivername=DRIVERS[kind])


def shown_url(url: URL) -> str:
    """Name a database in a message: its file, or its address without the password and what else it was told."""
    if url.get_backend_name() == "sqlite":
        return shown(url.database)
    return shown(url.set(query={}).render_as_string())


def open_engine(url: URL) -> Engine:
    """Prepare to connect to a database; nothing is connected or made yet."""
    if url.get_backend_name() == "sqlite":  # no pool: a connection costs less than a row, and outlives no fork
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", synchronise_fully)
        return engine
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": PATIENCE})
    except ImportError:
        raise WorkspaceError(
            f"{shown_url(url)}: reviews in PostgreSQL need a driver; pip install 'casualty-ledger[postgres]'"
        ) from None


def synchronise_fully(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """Let a commit to SQLite return when it is on the disk."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def is_missing(url: URL) -> bool:
    """Say whether there is no file of an SQLite database: to open it would make one."""
    return url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists()


def make_tables(url: URL, connection: Connection) -> None:
    """Make the tables, all or none of them; who comes second finds them made."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")  # readers and a writer side by side; the file remembers
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        queue(connection)
    if not has_tables(url, connection):
        TABLES.create_all(connection, checkfirst=False)
        for statement in TRIGGERS[connection.dialect.name]:
            connection.exec_driver_sql(statement)
        connection.execute(insert(SCHEMA).values(version=VERSION))
    connection.commit()


def queue(connection: Connection) -> None:
    """Let writers to PostgreSQL wait for each other, so that a later number is a later commit, as in SQLite."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('casualty-ledger reviews'))")


def has_tables(url: URL, connection: Connection) -> bool:
    """Say whether the tables were made; those of a newer program are refused."""
    if not inspect(connection).has_table(SCHEMA.name):
        return False
    version = connection.execute(select(SCHEMA.c.version).order_by(SCHEMA.c.version.desc())).scalars().first()
    if version is not None and version > VERSION:
        raise WorkspaceError(
            f"{shown_url(url)}: its reviews are of version {version}, and this program knows version {VERSION}; "
            "install a newer one"
        )
    return True
