"""Open modals (a stack for each person) and each person's Home; whether a view is valid is judged elsewhere."""

from __future__ import annotations

from dataclasses import replace

from playground.blocks.naming import with_ids
from playground.state.clock import Clock
from playground.state.feed import Change, Feed
from playground.state.ids import new_id, short_id
from playground.state.model import Json, View
from playground.state.store import Store


class Views:
    """Modal stacks and Homes by user id."""

    def __init__(self, store: Store, feed: Feed, clock: Clock) -> None:
        self._store, self._feed, self._clock = store, feed, clock
        self._stacks = {key: [View(**each) for each in body["stack"]] for key, body in store.load("modals")}
        self._homes = {key: View(**body) for key, body in store.load("homes")}

    def stack(self, user_id: str) -> list[View]:
        """Open modals, the one on top last."""
        return list(self._stacks.get(user_id, ()))

    def top(self, user_id: str) -> View | None:
        """The modal the person looks at."""
        stack = self._stacks.get(user_id)
        return stack[-1] if stack else None

    def home(self, user_id: str) -> View | None:
        """What the app last published for this person."""
        return self._homes.get(user_id)

    def find(self, view_id: str | None, external_id: str | None) -> View | None:
        """An open modal or a Home by either id."""
        everything = [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]
        for view in everything:
            if view_id == view.id or (external_id and view.body.get("external_id") == external_id):
                return view
        return None

    def open(self, user_id: str, body: Json) -> View:
        """A first modal, in place of whatever was open."""
        view_id = new_id("V")
        view = View(view_id, "modal", user_id, with_ids(body), self._new_hash(), view_id)
        self._set_stack(user_id, [view])
        return view

    def push(self, user_id: str, body: Json) -> View:
        """A modal on top of the others."""
        stack = self.stack(user_id)
        root_id, previous_id = stack[0].id, stack[-1].id
        view = View(new_id("V"), "modal", user_id, with_ids(body), self._new_hash(), root_id, previous_id)
        self._set_stack(user_id, [*stack, view])
        return view

    def publish(self, user_id: str, body: Json) -> View:
        """A person's Home, keeping its id from the first time on."""
        old = self._homes.get(user_id)
        view_id = old.id if old else new_id("V")
        view = View(view_id, "home", user_id, with_ids(body), self._new_hash(), view_id)
        return self._keep_home(view)

    def update(self, view: View, body: Json) -> View:
        """The same view with another body; what was typed into fields that stay, stays."""
        changed = replace(self._now(view), body=with_ids(body), hash=self._new_hash(), errors={})
        return self._put(changed)

    def draft(self, view: View, drafts: dict[str, Json], errors: dict[str, str]) -> View:
        """The same view with what the person has typed so far and the errors they were shown."""
        return self._put(replace(self._now(view), drafts=drafts, errors=errors))

    def refuse(self, view: View, errors: dict[str, str]) -> View:
        """The same view with errors beside its fields; what is typed in them stays."""
        return self._put(replace(self._now(view), errors=errors))

    def close(self, view: View) -> None:
        """Close one modal, wherever it lies in the stack."""
        self._set_stack(view.user, [each for each in self.stack(view.user) if each.id != view.id])

    def clear(self, user_id: str) -> None:
        """Close all of a person's modals."""
        self._set_stack(user_id, [])

    def _now(self, view: View) -> View:
        """The view as it is by now: while an app thinks about a submission, it may update the view and people type."""
        return self.find(view.id, None) or view

    def _put(self, view: View) -> View:
        if view.kind == "home":
            return self._keep_home(view)
        stack = [view if each.id == view.id else each for each in self.stack(view.user)]
        self._set_stack(view.user, stack)
        return view

    def _keep_home(self, view: View) -> View:
        self._homes[view.user] = view
        self._store.put("homes", view.user, view)
        self._feed.publish(Change("home", user=view.user))
        return view

    def _set_stack(self, user_id: str, stack: list[View]) -> None:
        self._stacks[user_id] = stack
        self._store.put("modals", user_id, {"stack": [_as_plain(each) for each in stack]})
        self._feed.publish(Change("modal", user=user_id))

    def _new_hash(self) -> str:
        return f"{int(self._clock.now().timestamp())}.{short_id()}"


def _as_plain(view: View) -> Json:
    return {name: getattr(view, name) for name in View.__slots__}
