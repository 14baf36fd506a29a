"""The map: where vehicles stand, and which one is nearest to a rider."""

import math
import random
from typing import List, NamedTuple

EARTH_RADIUS_KM = 6371.0
KM_PER_DEGREE = 111.2
CITY_RADIUS_KM = 8
VEHICLES_PER_RING = 2000


class Place(NamedTuple):
    latitude: float
    longitude: float


CENTRE = Place(59.33, 18.06)


def place_near_centre(dice: random.Random, from_km: float, to_km: float) -> Place:
    """Some place in the ring between the two distances."""
    away_km, direction = dice.uniform(from_km, to_km), dice.uniform(0, 2 * math.pi)
    degrees_east = away_km * math.cos(direction) / KM_PER_DEGREE / math.cos(math.radians(CENTRE.latitude))
    return Place(CENTRE.latitude + away_km * math.sin(direction) / KM_PER_DEGREE, CENTRE.longitude + degrees_east)


def park_vehicles(seed: str) -> List[Place]:
    """The parked vehicles, ring by ring of 1 km from the centre outwards."""
    dice = random.Random(seed)
    return [
        place_near_centre(dice, ring, ring + 1) for ring in range(CITY_RADIUS_KM) for _ in range(VEHICLES_PER_RING)
    ]


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance (haversine)."""
    rise = math.radians(b.latitude - a.latitude)
    run = math.radians(b.longitude - a.longitude)
    slope = math.cos(math.radians(a.latitude)) * math.cos(math.radians(b.latitude))
    chord = math.sin(rise / 2) ** 2 + slope * math.sin(run / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


def find_nearest_vehicle(parked: List[Place], rider: Place, search_radius_km: int) -> Place:
    """Looks at every vehicle of the rings within the radius: the work grows with the radius."""
    nearest = parked[0]
    nearest_km = math.inf
    for place in parked[: search_radius_km * VEHICLES_PER_RING]:
        candidate_km = distance_km(rider, place)
        if candidate_km < nearest_km:
            nearest, nearest_km = place, candidate_km
    return nearest
