"""Which drivers are free, and the lock that version 1.1.0 put around the answer."""

import random
import threading
import time
from typing import List, NamedTuple

from config import Config

DRIVER_COUNT = 36_000
MOST_RIDES_A_DAY = 30
DAY_MINUTES = 24 * 60


class Driver(NamedTuple):
    shift_start: int
    shift_minutes: int
    rides_today: int


class DriverRoster:
    """The region's copy of the drivers' directory.

    Version 1.0.0 reads the copy as it is. Version 1.1.0 wants it fresh for every ride: a keeper thread fetches it, and
    the lock is held for as long as the fetch lasts. A region that holds the directory itself (round trip 0) has
    nothing to fetch, so nobody ever waits there.
    """

    def __init__(self, config: Config) -> None:
        dice = random.Random(config.region)
        self.drivers: List[Driver] = [
            Driver(dice.randrange(DAY_MINUTES), dice.randrange(120, 600), dice.randrange(40))
            for _ in range(DRIVER_COUNT)
        ]
        self.lock = threading.Lock()
        self.is_locked_for_reading = config.version >= (1, 1, 0)
        self._round_trip_s = config.directory_round_trip_s
        self._fetch_wanted = threading.Semaphore(0)
        if self.is_locked_for_reading and self._round_trip_s > 0:
            threading.Thread(target=self._keep_fresh, name="roster-keeper", daemon=True).start()

    def start_fetch(self) -> None:
        """Takes the lock; the keeper gives it back when the directory has answered."""
        if self._round_trip_s > 0:
            self.lock.acquire()
            self._fetch_wanted.release()

    def _keep_fresh(self) -> None:
        while True:
            self._fetch_wanted.acquire()
            time.sleep(self._round_trip_s)  # the directory is on another continent
            self.lock.release()


def mutex_lock(lock: threading.Lock) -> None:
    """Waits for the lock by asking again and again. This is the bug of version 1.1.0: `lock.acquire()` would sleep."""
    while not lock.acquire(blocking=False):
        pass


def check_driver_availability(roster: DriverRoster, minute_of_day: int) -> bool:
    """True if some driver is on shift and has rides left today."""
    if not roster.is_locked_for_reading:
        return count_free_drivers(roster.drivers, minute_of_day) > 0
    roster.start_fetch()
    mutex_lock(roster.lock)
    try:
        return count_free_drivers(roster.drivers, minute_of_day) > 0
    finally:
        roster.lock.release()


def count_free_drivers(drivers: List[Driver], minute_of_day: int) -> int:
    free_count = 0
    for driver in drivers:
        if is_free(driver, minute_of_day):
            free_count += 1
    return free_count


def is_free(driver: Driver, minute_of_day: int) -> bool:
    minutes_on_shift = (minute_of_day - driver.shift_start) % DAY_MINUTES
    return minutes_on_shift < driver.shift_minutes and driver.rides_today < MOST_RIDES_A_DAY
