"""Armed groups, forces and parties by the names that reports give them: ISIS and Daesh are one group."""

from avowal.actors.registry import Actors, FoundActor, open_actors
from avowal.actors.table import Actor

__all__ = ["Actor", "Actors", "FoundActor", "open_actors"]
