#!/usr/bin/env python3
"""Records the incident of samples/: runs the ride-share service in three regions, deploys, and keeps what was measured.

    python3 -m pip install -r samples/service/requirements.txt
    sudo python3 samples/record.py --py-spy "$(command -v py-spy)"

6 + 6 minutes; replaces samples/profiles, samples/metrics and samples/recording.json.

py-spy reads the memory of another process: that takes root (or CAP_SYS_PTRACE). Linux only. The service runs from a copy
in --home and on --python, because profilers write the paths they see. Everything started here is stopped by process id.
"""

import argparse
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Tuple

SAMPLES = Path(__file__).resolve().parent
SERVICE_NAME = "ride-sharing-app"
REGIONS = ("us-east", "eu-north", "ap-south")
# The drivers' directory is kept at home in two regions; eu-north has to fetch it. Only version 1.1.0 ever does.
DIRECTORY_ROUND_TRIP_S = {"us-east": 0.0, "eu-north": 0.125, "ap-south": 0.0}
VERSIONS = ("1.0.0", "1.1.0")
FIRST_PORT = {"1.0.0": 8300, "1.1.0": 8310}
SLICE_S = 20
SCRAPE_S = 5
WARM_UP_S = 8
PYSPY_RATE_HZ = 100


class Instance(NamedTuple):
    """One running process of the service."""

    region: str
    version: str
    url: str
    process: subprocess.Popen
    profile_dir: Path


class Scrape(NamedTuple):
    time_ms: int
    instance: Instance
    page: str


class Action(NamedTuple):
    """At one moment the action with the lower rank comes first: old slices end before new ones begin."""

    at: int
    rank: int
    run: Callable[[], None]


class PySpySlice(NamedTuple):
    process: subprocess.Popen
    log: Path


class Recorder:
    """Knows what is running, and what has been measured so far."""

    def __init__(self, options: argparse.Namespace, work: Path) -> None:
        self.options = options
        self.work = work
        self.instances: Dict[Tuple[str, str], Instance] = {}
        self.children: List[subprocess.Popen] = []
        self.pyspy: List[PySpySlice] = []
        self.pyspy_logs: List[Path] = []
        self.scrapes: List[Scrape] = []

    def start(self, arguments: List[str], **more) -> subprocess.Popen:
        child = subprocess.Popen(arguments, **more)
        self.children.append(child)
        return child

    def start_version(self, version: str, start: float, until: float) -> None:
        for index, region in enumerate(REGIONS):
            port = FIRST_PORT[version] + index
            folder = self.work / "profiles" / f"service_name={SERVICE_NAME}" / f"region={region}" / f"version={version}"
            folder.mkdir(parents=True)
            environment = {
                "PATH": "/usr/bin:/bin",
                "PYTHONDONTWRITEBYTECODE": "1",
                "REGION": region,
                "VERSION": version,
                "PORT": str(port),
                "DIRECTORY_ROUND_TRIP_S": str(DIRECTORY_ROUND_TRIP_S[region]),
                "PROFILE_DIR": str(folder),
                "PROFILE_FROM": str(start),
                "PROFILE_UNTIL": str(until),
                "SLICE_S": str(SLICE_S),
            }
            process = self.start(
                [self.options.python, self.options.home + "/rideshare.py"], cwd=self.options.home, env=environment
            )
            url = f"http://127.0.0.1:{port}"
            self.instances[region, version] = Instance(region, version, url, process, folder)

    def start_load(self, version: str, start: float, until: float) -> None:
        targets = [f"{region}={self.instances[region, version].url}" for region in REGIONS]
        load = [self.options.python, self.options.home + "/load.py", str(start), str(until)]
        self.start(load + targets, cwd=self.options.home)

    def begin_pyspy_slices(self, version: str, slice_start: float) -> None:
        for region in REGIONS:
            instance = self.instances[region, version]
            output = instance.profile_dir / (utc_name(slice_start) + ".pyspy.folded")
            log = self.work / f"{region}-{utc_name(slice_start)}.log"
            command = [self.options.py_spy, "record", "--pid", str(instance.process.pid), "--format", "raw"]
            command += ["--rate", str(PYSPY_RATE_HZ), "--output", str(output)]
            with open(log, "wb") as log_file:
                process = self.start(command, stdout=log_file, stderr=subprocess.STDOUT)
            self.pyspy.append(PySpySlice(process, log))

    def end_pyspy_slices(self) -> None:
        """py-spy writes its file when it is interrupted. No --duration: that would only begin after py-spy's own start."""
        for running in self.pyspy:
            running.process.send_signal(signal.SIGINT)
        for running in self.pyspy:
            running.process.wait(timeout=10)
            self.pyspy_logs.append(running.log)
        self.pyspy = []

    def scrape(self, version: str) -> None:
        """All regions at once: a busy one must not delay the others."""
        with ThreadPoolExecutor(len(REGIONS)) as pool:
            self.scrapes += pool.map(scrape_instance, [self.instances[region, version] for region in REGIONS])

    def stop_version(self, version: str) -> None:
        for region in REGIONS:
            self.instances[region, version].process.terminate()
            self.instances[region, version].process.wait(timeout=10)

    def stop_everything(self) -> None:
        for child in self.children:
            if child.poll() is None:
                child.terminate()
                child.wait(timeout=10)


def scrape_instance(instance: Instance) -> Scrape:
    time_ms = int(time.time() * 1000)
    with urllib.request.urlopen(instance.url + "/metrics", timeout=4) as answer:
        return Scrape(time_ms, instance, answer.read().decode("utf-8"))


def utc_name(seconds: float) -> str:
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(seconds))


def plan(recorder: Recorder, start: int, deploy: int, end: int) -> List[Action]:
    """Everything that happens, in order of time. Both versions run for a moment so that no second goes unserved."""
    order_at_one_moment = [recorder.scrape, recorder.end_pyspy_slices, recorder.begin_pyspy_slices]
    actions: List[Action] = []

    def at(seconds: int, run: Callable[..., None], *arguments) -> None:
        rank = order_at_one_moment.index(run) if run in order_at_one_moment else 0
        actions.append(Action(seconds, rank, lambda: run(*arguments)))

    for version, begin, until in ((VERSIONS[0], start, deploy), (VERSIONS[1], deploy, end)):
        at(begin - WARM_UP_S, recorder.start_version, version, begin, until)
        at(begin - 2, recorder.start_load, version, begin, until)
        for slice_start in range(begin, until, SLICE_S):
            at(slice_start, recorder.begin_pyspy_slices, version, slice_start)
            at(slice_start + SLICE_S, recorder.end_pyspy_slices)
        for seconds in range(begin, until + 1, SCRAPE_S):
            at(seconds, recorder.scrape, version)
        at(until + 3, recorder.stop_version, version)
    return sorted(actions, key=lambda action: (action.at, action.rank))


def run_plan(actions: List[Action]) -> None:
    for action in actions:
        time.sleep(max(0.0, action.at - time.time()))
        action.run()


def openmetrics_text(scrapes: List[Scrape]) -> str:
    """All samples grouped by metric, then by series, then by time."""
    families = [
        ("process_cpu_seconds", "counter", "CPU time of the process.", "seconds"),
        ("process_resident_memory_bytes", "gauge", "Memory of the process that is in RAM.", "bytes"),
        ("rideshare_requests", "counter", "Orders answered, by vehicle.", ""),
    ]
    lines: List[str] = []
    for family, kind, help_text, unit in families:
        lines += [f"# HELP {family} {help_text}", f"# TYPE {family} {kind}"]
        lines += [f"# UNIT {family} {unit}"] if unit else []
        series: Dict[str, List[str]] = {}
        for scrape in scrapes:
            for name, own_labels, value in samples_of_page(scrape.page):
                if name in (family, family + "_total"):
                    key = name + label_set(scrape.instance, own_labels)
                    series.setdefault(key, []).append(f"{key} {value} {scrape.time_ms / 1000:.3f}")
        lines += [line for key in series for line in series[key]]
    return "\n".join(lines + ["# EOF"]) + "\n"


def samples_of_page(page: str) -> List[Tuple[str, str, str]]:
    pattern = re.compile(r"^(\w+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)
    return [(name, labels, value) for name, labels, value in pattern.findall(page)]


def label_set(instance: Instance, own_labels: str) -> str:
    labels = [
        f'instance="rideshare-{instance.region}:8000"',
        'job="rideshare"',
        f'region="{instance.region}"',
        f'service_name="{SERVICE_NAME}"',
    ]
    return "{" + ",".join(sorted(labels + own_labels.split(","))) + "}"


def recording_facts(recorder: Recorder, start: int, deploy: int, end: int) -> Dict[str, object]:
    """What the files themselves do not say."""
    sample_count = error_count = 0
    for log in recorder.pyspy_logs:
        said = re.findall(r"Samples: (\d+) Errors: (\d+)", log.read_text(errors="replace"))
        sample_count += int(said[-1][0]) if said else 0
        error_count += int(said[-1][1]) if said else 0
    python = subprocess.run([recorder.options.python, "--version"], capture_output=True, text=True, check=True)
    pyspy = subprocess.run([recorder.options.py_spy, "--version"], capture_output=True, text=True, check=True)
    return {
        "fromMs": start * 1000,
        "deployMs": deploy * 1000,
        "toMs": end * 1000,
        "python": python.stdout.strip(),
        "pySpy": pyspy.stdout.strip(),
        "system": platform.system(),
        "cpuCount": os.cpu_count(),
        "pySpyRateHz": PYSPY_RATE_HZ,
        "pySpySamplesReported": sample_count,
        "pySpyErrorsReported": error_count,
        "directoryRoundTripSeconds": DIRECTORY_ROUND_TRIP_S,
    }


def keep_results(recorder: Recorder, facts: Dict[str, object]) -> None:
    out = Path(recorder.options.out)
    for name in ("profiles", "metrics"):
        shutil.rmtree(out / name, ignore_errors=True)
    shutil.copytree(recorder.work / "profiles", out / "profiles")
    (out / "metrics").mkdir()
    (out / "metrics" / "metrics.om").write_text(openmetrics_text(recorder.scrapes), encoding="utf-8")
    (out / "recording.json").write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Record the sample incident.")
    parser.add_argument("--minutes", type=float, default=6, help="minutes per version")
    parser.add_argument("--home", default="/srv/rideshare", help="the service is copied here and run from here")
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python that runs the service")
    parser.add_argument("--py-spy", default="py-spy")
    parser.add_argument("--out", default=str(SAMPLES))
    return parser.parse_args()


def main() -> None:
    options = parse_options()
    if Path(options.home).exists():
        sys.exit(f"{options.home} exists already: remove it, or name another --home.")
    shutil.copytree(SAMPLES / "service", options.home, ignore=shutil.ignore_patterns("__pycache__"))
    length = int(options.minutes * 60) // SLICE_S * SLICE_S
    start = (int(time.time()) + WARM_UP_S + 5 + 59) // 60 * 60
    deploy, end = start + length, start + 2 * length
    with tempfile.TemporaryDirectory() as work:
        recorder = Recorder(options, Path(work))
        print(f"Recording {utc_name(start)} to {utc_name(end)}, deployment at {utc_name(deploy)}", flush=True)
        try:
            run_plan(plan(recorder, start, deploy, end))
            keep_results(recorder, recording_facts(recorder, start, deploy, end))
        finally:
            recorder.stop_everything()
            shutil.rmtree(options.home)


if __name__ == "__main__":
    main()
