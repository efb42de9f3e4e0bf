"""How far apart two points of the Earth are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

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
