"""Who is in the workspace: a few people in different zones, one of whom owns it, and the app's bot user."""

from __future__ import annotations

from dataclasses import replace

from playground.state.feed import Change, Feed
from playground.state.model import User
from playground.state.store import Store

SLACKBOT = "USLACKBOT"
BOT = "U0PGBOT001"
BOT_ID = "B0PGBOT001"
SEED = (
    User("U0PGANA001", "ana", "Ana Ferreira", "Europe/Lisbon", "Backend engineer"),
    User("U0PGMIA001", "mia", "Mia Okafor", "America/New_York", "Staff engineer"),
    User("U0PGTOM001", "tom", "Tom Lindqvist", "Europe/Stockholm", "Engineering manager"),
    User("U0PGROSA01", "rosa", "Rosa Tanaka", "Asia/Tokyo", "Platform engineer", is_owner=True),
    User("U0PGJUNE01", "june", "June Alvarez", "America/Los_Angeles", "New graduate"),
)


class People:
    """Users by id; `bot` is the app's own."""

    def __init__(self, store: Store, feed: Feed, app_name: str) -> None:
        self._store, self._feed = store, feed
        self._users = {key: User(**body) for key, body in store.load("users")}
        for user in SEED:
            known = self._users.get(user.id)
            # Where someone lives can have changed, and whether they are still here; nothing else.
            self._keep(replace(user, tz=known.tz, deleted=known.deleted) if known else user)
        self._keep(User(BOT, app_name.lower().replace(" ", "_"), app_name, "Etc/UTC", bot_id=BOT_ID))
        self.slackbot = User(SLACKBOT, "slackbot", "Slackbot", "Etc/UTC")

    @property
    def bot(self) -> User:
        return self._users[BOT]

    def everyone(self) -> list[User]:
        """People in their usual order, deactivated ones too, then the bot."""
        return sorted(self._users.values(), key=lambda user: (user.is_bot, _seat(user.id), user.name))

    def humans(self) -> list[User]:
        """Everyone a visitor can be."""
        return [user for user in self.members() if not user.deleted]

    def members(self) -> list[User]:
        """Everyone with an account, deactivated or not."""
        return [user for user in self.everyone() if not user.is_bot]

    def get(self, user_id: str) -> User | None:
        """By id; Slackbot is known but listed nowhere."""
        return self.slackbot if user_id == SLACKBOT else self._users.get(user_id)

    def find(self, name_or_id: str) -> User | None:
        """By id or by handle."""
        return self.get(name_or_id) or next((u for u in self._users.values() if u.name == name_or_id.lower()), None)

    def move(self, user: User, tz: str) -> User:
        """The person now lives in another IANA zone."""
        moved = replace(user, tz=tz)
        self._keep(moved)
        self._feed.publish(Change("user", user=user.id))
        return moved

    def deactivate(self, user: User, *, deleted: bool) -> User:
        """The person without an account that works, or with one again."""
        changed = replace(user, deleted=deleted)
        self._keep(changed)
        self._feed.publish(Change("user"))
        return changed

    def _keep(self, user: User) -> None:
        self._users[user.id] = user
        self._store.put("users", user.id, user)


def _seat(user_id: str) -> int:
    return next((index for index, user in enumerate(SEED) if user.id == user_id), len(SEED))
