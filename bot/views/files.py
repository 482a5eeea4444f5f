"""A message that brings files, before any of it is in Slack."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """One file: its name when it is saved, its title in Slack, its bytes; `alt` tells what a picture shows."""

    name: str
    title: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message with its files. `text` is plain, without any markup of Slack's."""

    text: str
    files: tuple[File, ...]
