"""How far apart two points of the Earth are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import asin, cos, dist, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG)."""


def kilometres(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance in kilometres between two points in degrees (haversine).

    >>> round(kilometres(30.28, 57.08, 35.69, 51.42))  # Kerman to Tehran
    800
    """
    lat1, lat2 = radians(a_lat), radians(b_lat)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(b_lon - a_lon) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def nearest_kilometres(lat: float, lon: float, points: Iterable[tuple[float, float]]) -> float:
    """Great-circle distance from a point to the nearest of several, as :func:`kilometres` gives it.

    >>> round(nearest_kilometres(30.28, 57.08, [(35.69, 51.42), (0.0, 0.0)]))
    800
    """
    here = _on_sphere(lat, lon)
    chord = min(dist(here, _on_sphere(*point)) for point in points)
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, chord / 2))


@lru_cache(maxsize=8192)  # one report compares the same few points hundreds of times
def _on_sphere(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on a sphere of radius 1, where straight distances order as those along it do."""
    north, east = radians(lat), radians(lon)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
