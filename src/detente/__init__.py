"""détente: peace analytics that show their sources."""

from detente.version import VERSION as __version__

__all__ = ["__version__"]
