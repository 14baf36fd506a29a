"""The `/metrics` page: CPU, memory and requests of this process and its version, in Prometheus' text format."""

import os
import time
from typing import Dict

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def render_metrics(request_counts: Dict[str, int], version: str) -> str:
    lines = [
        "# TYPE process_cpu_seconds_total counter",
        'process_cpu_seconds_total{version="%s"} %.6f' % (version, time.process_time()),
        "# TYPE process_resident_memory_bytes gauge",
        'process_resident_memory_bytes{version="%s"} %d' % (version, _resident_bytes()),
        "# TYPE rideshare_requests_total counter",
    ]
    lines += [
        'rideshare_requests_total{vehicle="%s",version="%s"} %d' % (vehicle, version, count)
        for vehicle, count in request_counts.items()
    ]
    return "\n".join(lines) + "\n"


def _resident_bytes() -> int:
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * PAGE_BYTES
