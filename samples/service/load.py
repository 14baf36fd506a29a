"""The riders: orders every region's vehicles on a fixed schedule that does not depend on how fast the answers come.

    python3 load.py FROM UNTIL us-east=http://127.0.0.1:8000 eu-north=http://127.0.0.1:8001 …

FROM and UNTIL are seconds since 1970, or `now` and `forever`. A late order is sent at once, so the number of orders is
always the same. An order that nobody answers, as while a version is replaced, is lost.
"""

import math
import sys
import threading
import time
import urllib.request

# Orders per second.
TRAFFIC = {
    "us-east": {"bike": 6.0, "scooter": 4.0, "car": 4.0},
    "eu-north": {"bike": 4.0, "scooter": 4.0, "car": 4.0},
    "ap-south": {"bike": 4.0, "scooter": 2.0, "car": 2.0},
}
ANSWER_TIMEOUT_S = 30
RETRY_S = 0.5
# Set off the vehicles against each other, so that they do not all arrive at the same moment.
PHASE = {"bike": 0.15, "scooter": 0.45, "car": 0.75}


def order_on_schedule(url: str, first: float, until: float, per_second: float) -> None:
    order_count = 0
    due = first
    while due < until:
        time.sleep(max(0.0, due - time.time()))
        try:
            with urllib.request.urlopen(url, timeout=ANSWER_TIMEOUT_S) as answer:
                answer.read()
        except OSError:
            time.sleep(RETRY_S)
        order_count += 1
        due = first + order_count / per_second


def main() -> None:
    start = time.time() if sys.argv[1] == "now" else float(sys.argv[1])
    until = math.inf if sys.argv[2] == "forever" else float(sys.argv[2])
    threads = []
    for region, base_url in (argument.split("=", 1) for argument in sys.argv[3:]):
        for vehicle, per_second in TRAFFIC[region].items():
            first = start + PHASE[vehicle] / per_second
            arguments = (base_url + "/" + vehicle, first, until, per_second)
            threads.append(threading.Thread(target=order_on_schedule, args=arguments))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
