"""Who may ask what: this machine only, with the launch token, and writes only from our own pages.

A page on another site may try to reach a local server through the reader's browser. It is refused by its Host
(DNS rebinding), by the cookie it does not have, and by Sec-Fetch-Site on every write.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

COOKIE = "detente"
READS = ("GET", "HEAD")
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """The check that every request passes; `token` is made anew at each start."""

    def __init__(self, token: str) -> None:
        self.token = token

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Refuse, let the token in once, or pass the request on; every answer carries the policy."""
        response = self._refusal(request) or self._entry(request) or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _refusal(self, request: Request) -> Response | None:
        if _host(request) not in HOSTS:
            return PlainTextResponse("This page is for this machine only.", 421)
        if request.method not in READS and request.headers.get("sec-fetch-site") != "same-origin":
            return PlainTextResponse("Changes are taken from this page's own forms only.", 403)
        given = (request.cookies.get(COOKIE), request.query_params.get("token"))
        if not any(map(self._known, given)):
            return PlainTextResponse("Open the address that `detente serve` printed.", 403)
        return None

    def _entry(self, request: Request) -> Response | None:
        """The first visit brings the token in the address; it becomes a cookie and leaves the address."""
        if "token" not in request.query_params:
            return None
        response = RedirectResponse(request.url.path or "/", 303)
        response.set_cookie(COOKIE, self.token, httponly=True, samesite="strict", path="/")
        return response

    def _known(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(given.encode(), self.token.encode())


def _host(request: Request) -> str:
    host = request.headers.get("host", "")
    return host.rsplit(":", 1)[0] if not host.endswith("]") else host
