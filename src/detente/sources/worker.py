"""The parsing process: reads requests, parses, answers. No network, no programs, no files written.

Started as `python -P -c "from detente.sources.worker import main; main(MEMORY)"` by `isolation`; a process
of its own, so that a parser that hangs or crashes takes nothing with it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import warnings
from typing import Any, BinaryIO

from detente.errors import DetenteError
from detente.sources import wire
from detente.sources.draft import Draft
from detente.sources.errors import Damaged, ParserDied, TooDeep

_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.link", "os.symlink", "shutil.",
    "webbrowser.", "ftplib.", "http.client", "urllib.Request", "winreg.",
)  # fmt: skip
_GRACE = 5


def _guard(event: str, details: tuple[Any, ...]) -> None:
    """An audit hook: parsing needs memory and time, nothing else of the machine."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while parsing")
    if event == "open" and len(details) > 1 and isinstance(details[1], str) and set(details[1]) & set("wax+"):
        raise PermissionError("writing files is not allowed while parsing")


def _cap_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(request: wire.Request) -> wire.Reply:
    """Run one reader; whatever it raises becomes a fault."""
    from detente.sources.registry import SOURCES

    where = request.name or "the input"
    reply = wire.Reply(parts=[])
    try:
        for part in SOURCES[request.format].read(request.data, request.name, request.limits):
            reply.parts.append(part if isinstance(part, Draft) else wire.fault(part))
    except DetenteError as reason:
        reply.fault = wire.fault(reason)
    except MemoryError:
        reply.fault = wire.fault(
            ParserDied(
                f"{where}, which needs more memory than {request.limits.memory:,} bytes to parse",
                "a file that parses in less",
                "Split the file, or raise Limits.memory.",
            )
        )
    except RecursionError:
        reply.fault = wire.fault(
            TooDeep(
                f"{where}, nested beyond what its parser bears",
                "a file nested less deep",
                "Save its text alone.",
            )
        )
    except Exception as reason:  # a parser may raise anything on a hostile file; it must not end the batch
        reply.fault = wire.fault(
            Damaged(
                f"{where}, on which the {request.format} parser gave up "
                f"({type(reason).__name__}: {str(reason)[:200]})",
                f"a sound {request.format} file",
                "Open and save it anew in the program it comes from.",
            )
        )
    return reply


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer requests until the other side goes."""
    while (body := wire.receive(incoming)) is not None:
        request = wire.requests.decode(body)
        del body
        # Should the parent die while a parser hangs, this ends the process all the same.
        faulthandler.dump_traceback_later(request.limits.seconds + _GRACE, exit=True)
        wire.send(outgoing, answer(request))
        faulthandler.cancel_dump_traceback_later()


def main(memory: int) -> None:
    """Entry of the process; `memory` bounds its address space in bytes."""
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not run into the answers.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    warnings.simplefilter("ignore")
    import logging

    import docx  # noqa: F401 - what the readers need is brought in before the clock of the first file runs
    import pypdf  # noqa: F401

    import detente.sources  # noqa: F401 - registers the readers
    from detente.sources import article, html_fields, md  # noqa: F401

    logging.disable(logging.CRITICAL)
    _cap_memory(memory)
    sys.addaudithook(_guard)
    wire.send(outgoing, wire.Reply(parts=[]))
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        serve(sys.stdin.buffer, outgoing)
