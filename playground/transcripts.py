"""Transcripts of voice clips on their way: ready after a while on the workspace's clock, failed, or never."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from playground.state.clock import Clock
from playground.state.files import Files
from playground.state.model import File

Tell = Callable[[File], None]
"""Called with the file once its transcription has come to an end."""


class Transcripts:
    """Waits for each clip that is being transcribed; what is still open is in the file, so a restart goes on."""

    def __init__(self, files: Files, clock: Clock) -> None:
        self._files, self._clock = files, clock
        self._tasks: set[asyncio.Task[None]] = set()

    def expect(self, file: File, tell: Tell) -> None:
        """Finish this clip's transcription when it is due; without a `ready_at` it goes on for ever."""
        if file.transcription != "processing" or file.ready_at is None:
            return
        task = asyncio.create_task(self._finish(file.id, file.ready_at, tell))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def resume(self, tell: Tell) -> None:
        """Take up what the last run left."""
        for file in self._files:
            self.expect(file, tell)

    async def close(self) -> None:
        """Stop waiting; the next run goes on."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _finish(self, file_id: str, ready_at: float, tell: Tell) -> None:
        while (wait := ready_at - self._clock.now().timestamp()) > 0:
            await self._clock.moved(wait)
        file = self._files.get(file_id)
        if file is not None:
            tell(self._files.keep(replace(file, transcription="failed" if file.fails else "complete")))
