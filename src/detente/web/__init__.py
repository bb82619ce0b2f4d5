"""The workbench in the browser: pages drawn on the user's own machine, offline, without any script.

`serve` starts it, `create_app` makes the application for a case.
"""

from detente.web.app import create_app
from detente.web.serving import serve

__all__ = ["create_app", "serve"]
