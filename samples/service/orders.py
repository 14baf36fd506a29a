"""What a rider can order. The search radius is what makes a car dearer than a scooter, and a scooter than a bike."""

import random
import time
from typing import Callable, Dict, List

from city import Place, find_nearest_vehicle, park_vehicles, place_near_centre
from config import Config
from drivers import DriverRoster, check_driver_availability


class Region:
    """What one region has: its vehicles, its riders and its drivers."""

    def __init__(self, config: Config) -> None:
        self.parked: List[Place] = park_vehicles(config.region)
        self.riders = random.Random("riders of " + config.region)
        self.roster = DriverRoster(config)


def order_bike(region: Region) -> Place:
    return find_nearest_vehicle(region.parked, place_near_centre(region.riders, 0, 2), search_radius_km=2)


def order_scooter(region: Region) -> Place:
    return find_nearest_vehicle(region.parked, place_near_centre(region.riders, 0, 2), search_radius_km=4)


def order_car(region: Region) -> Place:
    car = find_nearest_vehicle(region.parked, place_near_centre(region.riders, 0, 2), search_radius_km=8)
    now = time.gmtime()
    check_driver_availability(region.roster, now.tm_hour * 60 + now.tm_min)
    return car


ORDERS: Dict[str, Callable[[Region], Place]] = {"bike": order_bike, "scooter": order_scooter, "car": order_car}
