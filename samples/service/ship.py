"""Sends the profiles that the service writes into its folders to a profile store, each once, while they appear.

    python3 ship.py FOLDER pyroscope|parca URL
    python3 ship.py FOLDER keep

The folders are `key=value`: they are the labels. `keep` sends nothing. Files older than an hour are removed either way.
"""

import base64
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Dict, Iterator, Set

LOOK_EVERY_S = 1.0
KEEP_S = 3600
ANSWER_TIMEOUT_S = 10
PROFILE_NAME = "process_cpu"


def labels_of(path: Path, root: Path) -> Dict[str, str]:
    parts = path.relative_to(root).parent.parts
    return dict(part.split("=", 1) for part in parts if "=" in part)


def post(url: str, content_type: str, body: bytes) -> None:
    request = urllib.request.Request(url, data=body, headers={"Content-Type": content_type})
    with urllib.request.urlopen(request, timeout=ANSWER_TIMEOUT_S) as answer:
        answer.read()


def send_to_pyroscope(url: str, labels: Dict[str, str], profile: bytes) -> None:
    """As Pyroscope's agents do: PusherService.Push, with one profile."""
    series = {
        "labels": [{"name": name, "value": value} for name, value in {**labels, "__name__": PROFILE_NAME}.items()],
        "samples": [{"rawProfile": base64.b64encode(profile).decode("ascii")}],
    }
    post(url + "/push.v1.PusherService/Push", "application/json", json.dumps({"series": [series]}).encode("utf-8"))


def send_to_parca(url: str, labels: Dict[str, str], profile: bytes) -> None:
    pairs = [{"name": name, "value": value} for name, value in {**labels, "__name__": PROFILE_NAME}.items()]
    series = {"labels": {"labels": pairs}, "samples": [{"rawProfile": base64.b64encode(profile).decode("ascii")}]}
    body = json.dumps({"series": [series], "normalized": True}).encode("utf-8")
    post(url + "/api/profiles/writeraw", "application/json", body)


SENDERS = {"pyroscope": send_to_pyroscope, "parca": send_to_parca, "keep": lambda *_: None}


def finished_profiles(root: Path) -> Iterator[Path]:
    """Profiles are gzip files, whose last bytes come last: a file that was touched a moment ago may still be written."""
    for path in sorted(root.rglob("*.pb.gz")):
        if time.time() - path.stat().st_mtime > LOOK_EVERY_S:
            yield path


def main() -> None:
    root, kind, url = Path(sys.argv[1]), sys.argv[2], sys.argv[3].rstrip("/") if len(sys.argv) > 3 else ""
    send = SENDERS[kind]
    sent: Set[Path] = set()
    while True:
        for path in finished_profiles(root):
            if time.time() - path.stat().st_mtime > KEEP_S:
                path.unlink()
                sent.discard(path)
            elif path not in sent:
                try:
                    send(url, labels_of(path, root), path.read_bytes())
                    sent.add(path)
                except (urllib.error.URLError, OSError) as error:
                    # The store may not be up yet, or be restarting: the next look tries again.
                    print("not sent yet: %s: %s" % (path.name, error), file=sys.stderr, flush=True)
                    break
        time.sleep(LOOK_EVERY_S)


if __name__ == "__main__":
    main()
