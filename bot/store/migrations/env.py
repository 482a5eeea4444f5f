"""Alembic's entry: uses the connection that store.migrate gives it, in batch mode on SQLite."""

from alembic import context

from bot.store.columns import Instant
from bot.store.schema import metadata


def _plainly(kind: str, item: object, _context: object) -> str | bool:
    """A migration must not change when our own types do, so it names what they are made of."""
    return "sa.BigInteger()" if kind == "type" and isinstance(item, Instant) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=_plainly,  # type: ignore[arg-type]  # Alembic types the answer as Literal[False]
)
context.run_migrations()
