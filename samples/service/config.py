"""What one process of the ride-share service is told by its environment."""

import os
from typing import NamedTuple, Optional, Tuple


class Config(NamedTuple):
    region: str
    version: Tuple[int, ...]
    host: str
    port: int
    directory_round_trip_s: float
    profile_dir: Optional[str]
    profile_from: float
    profile_until: float
    slice_s: int


def config_from_environment() -> Config:
    """`PROFILE_DIR` unset means: run without the sampler (the other PROFILE_ values then do not matter)."""
    env = os.environ
    return Config(
        region=env.get("REGION", "us-east"),
        version=tuple(int(part) for part in env.get("VERSION", "1.0.0").split(".")),
        host=env.get("HOST", "127.0.0.1"),
        port=int(env.get("PORT", "8000")),
        # Seconds to the directory of drivers. 0: the region holds the directory itself.
        directory_round_trip_s=float(env.get("DIRECTORY_ROUND_TRIP_S", "0")),
        profile_dir=env.get("PROFILE_DIR"),
        # Seconds since 1970: only samples in [from, until) are kept.
        profile_from=float(env.get("PROFILE_FROM", "0")),
        profile_until=float(env.get("PROFILE_UNTIL", "inf")),
        slice_s=int(env.get("SLICE_S", "20")),
    )
