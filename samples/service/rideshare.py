"""The ride-share service of one region: GET /bike, /scooter, /car and /metrics. Requests are served one by one."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Dict, Optional

from config import config_from_environment
from metrics import render_metrics
from orders import ORDERS, Region
from sampler import Sampler, current_vehicle


class RideServer(HTTPServer):
    request_queue_size = 64

    def __init__(self, address, region: Region, version: str, sampler: Optional[Sampler]) -> None:
        super().__init__(address, RideRequestHandler)
        self.region = region
        self.version = version
        self.request_counts: Dict[str, int] = {vehicle: 0 for vehicle in ORDERS}
        self._sampler = sampler

    def service_actions(self) -> None:
        """Between requests, and at least once per poll."""
        if self._sampler is not None:
            self._sampler.write_finished_slices()


class RideRequestHandler(BaseHTTPRequestHandler):
    server: RideServer

    def do_GET(self) -> None:
        if self.path == "/metrics":
            self._answer(200, "text/plain; version=0.0.4", render_metrics(self.server.request_counts, self.server.version))
            return
        vehicle = self.path.strip("/")
        if vehicle not in ORDERS:
            self._answer(404, "text/plain", "Nothing of that kind to ride. Try /bike, /scooter or /car.\n")
            return
        self._answer(200, "application/json", handle_request(self.server, vehicle))

    def _answer(self, status: int, content_type: str, text: str) -> None:
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """Silent: the metrics count the requests."""


def handle_request(server: RideServer, vehicle: str) -> str:
    """Samples taken in here carry the label `vehicle`."""
    before = current_vehicle.set(vehicle)
    try:
        place = ORDERS[vehicle](server.region)
        server.request_counts[vehicle] += 1
        return json.dumps({"vehicle": vehicle, "at": place})
    finally:
        current_vehicle.reset(before)


def main() -> None:
    config = config_from_environment()
    sampler = Sampler(config, config.profile_dir) if config.profile_dir else None
    version = ".".join(map(str, config.version))
    server = RideServer((config.host, config.port), Region(config), version, sampler)
    if sampler is not None:
        sampler.start()
    server.serve_forever(poll_interval=0.1)


if __name__ == "__main__":
    main()
