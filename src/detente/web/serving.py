"""Starting the server: on this machine's own address only, with a token made anew."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from detente.web.app import create_app
from detente.web.errors import PortTaken

LOOPBACK = "127.0.0.1"


def serve(case: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve a case until interrupted; `tell` is given the address to open. Raises PortTaken (E801)."""
    token = secrets.token_urlsafe(24)
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError as reason:
            raise PortTaken(
                got=f"{LOOPBACK}:{port} ({reason.strerror})",
                wanted="an address that nothing else listens on",
                do="Choose another with --port, or --port 0 for any.",
            ) from reason
        tell(f"http://{LOOPBACK}:{listener.getsockname()[1]}/?token={token}")
        app = create_app(case, token)
        threading.Thread(target=app.state.desk.book, daemon=True).start()  # a large case is ready sooner
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
