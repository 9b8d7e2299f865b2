"""How the database answers what a catalogue asks it."""

import contextlib

import sqlalchemy as sa


@contextlib.contextmanager
def noted(database):
    """Note what is asked inside the block; afterwards the list holds the plans."""
    engine, asked = database._engine, []
    plans: list[str] = []

    @sa.event.listens_for(engine, "before_cursor_execute")
    def _note(_connection, _cursor, statement, parameters, *_):
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    yield plans
    sa.event.remove(engine, "before_cursor_execute", _note)
    with engine.connect() as connection:
        for statement, parameters in asked:
            rows = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
            plans.extend(row[3] for row in rows)
