"""How a catalogue of any age becomes one of today: Alembic's steps."""
