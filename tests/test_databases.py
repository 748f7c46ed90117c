"""The databases of the tests are there, empty, and apart from each other."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests import databases


def names_of_tables(url: str) -> list[str]:
    """Make a table in a database and list all that are then there."""
    engine = create_engine(url)
    listing = (
        "SELECT name FROM sqlite_master"
        if engine.dialect.name == "sqlite"
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept (number integer)"))
        found = connection.execute(text(listing)).scalars().all()
    engine.dispose()
    return list(found)


@pytest.mark.parametrize("again", [1, 2])
def test_each_test_has_an_empty_database_of_its_own(database_url, again):
    """What one test wrote would be there in the next."""
    assert ["kept"] == names_of_tables(database_url)


def test_a_database_can_be_removed_while_somebody_is_connected(postgres):
    """A test that leaves a connection open would stop the run at its end."""
    with databases.database(postgres) as url:
        connection = create_engine(url).connect()
    with pytest.raises(OperationalError):
        connection.execute(text("SELECT 1"))


def test_where_postgresql_is_not_its_tests_say_how_to_get_it(monkeypatch, tmp_path):
    """Somebody without it would see an error instead of a skipped test."""
    monkeypatch.delenv("POSTGRES", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(databases, "DEBIAN", tmp_path)
    with pytest.raises(pytest.skip.Exception) as skipped:
        databases.programs()

    assert "PostgreSQL is not here: apt-get install postgresql" == skipped.value.msg
