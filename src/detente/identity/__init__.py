"""Names to actors: who is who, and when."""

from detente.identity.mention import Mention

__all__ = ["Mention"]
