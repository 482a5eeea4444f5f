"""What one person sees, as plain JSON for clients that act as that person; the page reads the workspace itself."""

from __future__ import annotations

from playground.desk import Playground
from playground.forms import shown_values
from playground.state.model import Channel, Json, Message, User, View


def person_seen(playground: Playground, user: User) -> Json:
    """Who they are, their conversation with the app, and the conversations they can open."""
    workspace = playground.workspace
    return {
        "id": user.id,
        "name": user.name,
        "tz": user.tz,
        "dm": workspace.app_dm(user).id,
        "channels": {each.name or each.id: each.id for each in workspace.conversations.of(user.id)},
        "connected": playground.hub.connected,
        "version": workspace.feed.version,
    }


def messages_seen(playground: Playground, user: User, channel: Channel) -> Json:
    """Every message of a conversation they can see, threads and own ephemerals too, oldest first."""
    workspace = playground.workspace
    roots = workspace.messages.seen_by(user.id, channel.id)
    threads = [workspace.messages.thread_seen_by(user.id, channel.id, root.ts) for root in roots]
    seen = {each.ts: each for each in (*roots, *(message for thread in threads for message in thread))}
    shapes = [_message(seen[ts]) for ts in sorted(seen)]
    title, prompts = workspace.signs.prompts(channel.id)
    return {
        "version": workspace.feed.version,
        "channel": channel.id,
        "messages": shapes,
        "sign": workspace.signs.sign(channel.id),
        "signs": workspace.signs.signs(channel.id),
        "prompts": {"title": title, "prompts": prompts},
    }


def modal_seen(playground: Playground, user: User) -> Json:
    """The modal on top and how many are open."""
    views = playground.workspace.views
    top = views.top(user.id)
    depth = len(views.stack(user.id))
    return {"version": playground.workspace.feed.version, "depth": depth, "view": _view(top) if top else None}


def home_seen(playground: Playground, user: User) -> Json:
    """The app's Home as last published for them."""
    home = playground.workspace.views.home(user.id)
    return {"version": playground.workspace.feed.version, "view": _view(home) if home else None}


def _message(message: Message) -> Json:
    return {
        "channel": message.channel,
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": list(message.blocks),
        "thread_ts": message.thread_ts,
        "ephemeral": message.only_for is not None,
        "edited": message.edited_ts is not None,
        "files": list(message.files),
        "streaming": message.streaming,
        "reactions": {name: list(users) for name, users in message.reactions.items()},
    }


def _view(view: View) -> Json:
    values = shown_values(view.blocks, view.drafts)
    return {"id": view.id, "body": view.body, "hash": view.hash, "values": values, "errors": view.errors}
