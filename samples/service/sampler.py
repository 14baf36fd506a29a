"""A sampling profiler that lives in the service: one sample per 10 ms of CPU time, with the vehicle as its label.

The kernel's profiling timer (ITIMER_PROF) counts the CPU time of the process and sends SIGPROF; Python runs the handler
in the main thread, which is where every request is served. A sample goes to the slice of wall-clock time it was taken
in, so slices begin and end exactly on the clock however late they are written.
"""

import contextvars
import os
import signal
import sys
import time
from collections import Counter
from types import FrameType
from typing import Dict, Optional

from config import Config
from pprof import SampleKey, encode_pprof

PERIOD_NS = 10_000_000

current_vehicle: "contextvars.ContextVar[str]" = contextvars.ContextVar("current_vehicle", default="")


class Sampler:
    def __init__(self, config: Config, directory: str) -> None:
        self._directory = directory
        self._from = config.profile_from
        self._until = config.profile_until
        self._slice_s = config.slice_s
        self._open_slices: Dict[int, "Counter[SampleKey]"] = {}

    def start(self) -> None:
        signal.signal(signal.SIGPROF, self._take_sample)
        signal.setitimer(signal.ITIMER_PROF, PERIOD_NS / 1e9, PERIOD_NS / 1e9)

    def write_finished_slices(self) -> None:
        """Called between requests; writes every slice whose time is over."""
        current = self._slice_start(time.time())
        for start in list(self._open_slices):  # a copy: a sample may open the next slice meanwhile
            if start < current:
                self._write(start, self._open_slices.pop(start))

    def _slice_start(self, now: float) -> int:
        return int(now) - int(now) % self._slice_s

    def _take_sample(self, _signal: int, frame: Optional[FrameType]) -> None:
        now = time.time()
        if not self._from <= now < self._until:
            return
        stack = []
        while frame is not None:
            stack.append((frame.f_code, frame.f_lineno or 0))  # None between two lines; pprof says 0 for unknown
            frame = frame.f_back
        key = SampleKey(tuple(stack), current_vehicle.get())
        self._open_slices.setdefault(self._slice_start(now), Counter())[key] += 1

    def _write(self, start: int, sample_counts: "Counter[SampleKey]") -> None:
        name = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(start)) + ".cpu.pb.gz"
        profile = encode_pprof(
            sample_counts, start * 10**9, self._slice_s * 10**9, PERIOD_NS, os.path.abspath(sys.executable)
        )
        with open(os.path.join(self._directory, name), "wb") as file:
            file.write(profile)
