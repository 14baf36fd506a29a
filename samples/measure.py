#!/usr/bin/env python3
"""Measures samples/ with nothing but Python's standard library, so that Flameboard's numbers can be checked against it.

    python3 samples/measure.py                 # writes samples/expected.json
    python3 samples/measure.py --check         # says whether expected.json still holds (exit 1 if not)
    python3 samples/measure.py --cross-check   # compares every function with `go tool pprof` (needs Go)

Functions are told apart by name and file. A function's total counts a stack once, however often it recurs in it.
"""

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable, Dict, Iterable, Iterator, List, NamedTuple, Tuple

SAMPLES = Path(__file__).resolve().parent
SLICE_MS = 20_000
TOP_COUNT = 15
FOLDED, PPROF = ".pyspy.folded", ".cpu.pb.gz"
INCIDENT = {"region": "eu-north", "version": "1.1.0"}
NAMED = ("order_bike", "order_scooter", "order_car", "find_nearest_vehicle", "check_driver_availability", "mutex_lock")
BASELINE = {"region": "eu-north", "version": "1.0.0"}


class Frame(NamedTuple):
    function: str
    file: str
    line: int  # 0: unknown


class Sample(NamedTuple):
    stack: Tuple[Frame, ...]  # root first
    value: int
    labels: Dict[str, str]  # of the path and of the sample itself
    start_ms: int  # of its file



def fields_of(message: bytes) -> Iterator[Tuple[int, object]]:
    """(field number, int or bytes) for each field; fixed-width fields do not occur in pprof."""
    at = 0

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(message):
        tag = varint()
        if tag & 7 == 0:
            yield tag >> 3, varint()
        elif tag & 7 == 2:
            length = varint()
            yield tag >> 3, message[at : at + length]
            at += length
        else:
            raise ValueError(f"wire type {tag & 7}")


def packed(content: bytes) -> List[int]:
    values, value, shift = [], 0, 0
    for byte in content:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            values.append(value)
            value = shift = 0
    return values


class Pprof:
    """One file: its sample types, its times, and its samples as (stack root first, values, labels)."""

    def __init__(self, path: Path) -> None:
        fields: Dict[int, list] = defaultdict(list)
        for number, value in fields_of(gzip.decompress(path.read_bytes())):
            fields[number].append(value)
        self.strings = [text.decode("utf-8") for text in fields[6]]
        self.types = [self._type(message) for message in fields[1]]
        self.time_ns, self.duration_ns, self.period = fields[9][0], fields[10][0], fields[12][0]
        self.period_type = self._type(fields[11][0])
        self.default_type = self.strings[fields[14][0]]
        functions = {}
        for function in map(dict, map(fields_of, fields[5])):
            functions[function[1]] = (self.strings[function[2]], self.strings[function[4]])
        self.frames: Dict[int, Frame] = {}
        for location in map(dict, map(fields_of, fields[4])):
            line = dict(fields_of(location[4]))
            self.frames[location[1]] = Frame(*functions[line[1]], line.get(2, 0))
        self.samples = [self._sample(message) for message in fields[2]]

    def _type(self, message: bytes) -> str:
        fields = dict(fields_of(message))
        return self.strings[fields[1]] + "/" + self.strings[fields[2]]

    def _sample(self, message: bytes) -> Tuple[Tuple[Frame, ...], List[int], Dict[str, str]]:
        stack, values, labels = (), [], {}
        for number, content in fields_of(message):
            if number == 1:
                stack = tuple(self.frames[id] for id in reversed(packed(content)))
            elif number == 2:
                values = packed(content)
            elif number == 3:
                label = dict(fields_of(content))
                labels[self.strings[label[1]]] = self.strings[label[2]]
        return stack, values, labels



def folded_frame(text: str) -> Frame:
    """py-spy's `func (file.py:12)`."""
    match = re.fullmatch(r"(.*) \(([^()]*?)(?::(\d+))?\)", text)
    if match is None:
        raise ValueError(f"not a frame of py-spy: {text}")
    return Frame(match[1], match[2], int(match[3] or 0))


def folded_stacks(path: Path) -> Iterator[Tuple[Tuple[Frame, ...], int]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        stack, count = line.rsplit(" ", 1)
        yield tuple(folded_frame(frame) for frame in stack.split(";")), int(count)



def path_labels(path: Path) -> Dict[str, str]:
    return dict(part.split("=", 1) for part in path.parts if "=" in part)


def name_ms(path: Path) -> int:
    start = datetime.strptime(path.name.split(".")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    return int(start.timestamp() * 1000)


def profile_files(root: Path, ending: str) -> List[Path]:
    return sorted(path for path in root.rglob("*") if path.name.endswith(ending))


def pprof_samples(root: Path, value_index: int) -> List[Sample]:
    samples = []
    for path in profile_files(root, PPROF):
        labels = path_labels(path.relative_to(root))
        profile = Pprof(path)
        if profile.time_ns // 10**6 != name_ms(path) or profile.duration_ns // 10**6 != SLICE_MS:
            raise ValueError(f"{path.name}: the time inside is not the time of its name")
        for stack, values, own in profile.samples:
            samples.append(Sample(stack, values[value_index], {**labels, **own}, name_ms(path)))
    return samples


def folded_samples(root: Path) -> List[Sample]:
    return [
        Sample(stack, count, path_labels(path.relative_to(root)), name_ms(path))
        for path in profile_files(root, FOLDED)
        for stack, count in folded_stacks(path)
    ]



def sums(samples: Iterable[Sample], key: Callable[[Sample], object]) -> Dict[object, int]:
    out: Counter = Counter()
    for sample in samples:
        out[key(sample)] += sample.value
    return dict(sorted(out.items()))


def function_values(samples: Iterable[Sample]) -> Dict[Tuple[str, str], List[int]]:
    """(function, file) → [self, total]."""
    out: Dict[Tuple[str, str], List[int]] = defaultdict(lambda: [0, 0])
    for sample in samples:
        if sample.stack:
            out[sample.stack[-1][:2]][0] += sample.value
        for function in {frame[:2] for frame in sample.stack}:
            out[function][1] += sample.value
    return out


def summary(samples: List[Sample]) -> Dict[str, object]:
    values = function_values(samples)
    rows = [
        {"function": name, "file": file, "self": own, "total": total} for (name, file), (own, total) in values.items()
    ]
    paths = {tuple(frame[:2] for frame in sample.stack) for sample in samples}
    nodes = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
    return {
        "total": sum(sample.value for sample in samples),
        "functionCount": len(values),
        "callNodeCountWithoutRoot": len(nodes),
        "deepestStack": max(len(path) for path in paths),
        "named": {row["function"]: row for row in rows if row["function"] in NAMED},
        "topBySelf": sorted(rows, key=lambda row: (-row["self"], row["function"], row["file"]))[:TOP_COUNT],
        "topByTotal": sorted(rows, key=lambda row: (-row["total"], row["function"], row["file"]))[:TOP_COUNT],
    }


def selected(samples: List[Sample], labels: Dict[str, str]) -> List[Sample]:
    return [sample for sample in samples if labels.items() <= sample.labels.items()]


def profile_type_numbers(samples: List[Sample]) -> Dict[str, object]:
    regions = sorted({sample.labels["region"] for sample in samples})
    by_slice: Dict[str, List[int]] = {}
    starts = sorted({sample.start_ms for sample in samples})
    for region in regions:
        by_start = sums(selected(samples, {"region": region}), lambda sample: sample.start_ms)
        by_slice[region] = [by_start.get(start, 0) for start in starts]
    return {
        "byRegion": sums(samples, lambda sample: sample.labels["region"]),
        "byVersion": sums(samples, lambda sample: sample.labels["version"]),
        "byRegionAndVersion": sums(samples, lambda sample: sample.labels["region"] + " " + sample.labels["version"]),
        "bySliceOfRegion": by_slice,
        "wholeRange": summary(samples),
        "baseline": {"labels": BASELINE, **summary(selected(samples, BASELINE))},
        "incident": {"labels": INCIDENT, **summary(selected(samples, INCIDENT))},
    }


def metrics_series(path: Path) -> List[Dict[str, object]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[-1] != "# EOF":
        raise ValueError("metrics.om does not end with # EOF")
    points: Dict[str, List[Tuple[int, float]]] = {}
    for line in lines:
        if not line.startswith("#"):
            series, value, seconds = line.rsplit(" ", 2)
            points.setdefault(series, []).append((round(float(seconds) * 1000), float(value)))
    out = []
    for series, values in points.items():
        if [at for at, _ in values] != sorted({at for at, _ in values}):
            raise ValueError(f"{series}: timestamps are not in order")
        name, labels = series.rstrip("}").split("{")
        out.append(
            {
                "name": name,
                "labels": dict(re.findall(r'(\w+)="([^"]*)"', labels)),
                "count": len(values),
                "first": {"timeMs": values[0][0], "value": values[0][1]},
                "last": {"timeMs": values[-1][0], "value": values[-1][1]},
            }
        )
    return out


def agreement(cpu: Dict[str, int], folded: Dict[str, int], series: List[Dict]) -> Dict[str, object]:
    """CPU seconds per region and version by the three ways of measuring; py-spy's as samples at 100 Hz."""
    out = {}
    for one in series:
        if one["name"] == "process_cpu_seconds_total":
            key = one["labels"]["region"] + " " + one["labels"]["version"]
            seconds = one["last"]["value"] - one["first"]["value"]
            out[key] = {
                "metricsCpuSeconds": round(seconds, 3),
                "samplerCpuSeconds": cpu[key] / 1e9,
                "pySpySeconds": folded[key] / 100,
                "samplerToMetrics": round(cpu[key] / 1e9 / seconds, 3),
                "pySpyToMetrics": round(folded[key] / 100 / seconds, 3),
            }
    return out


def measure(samples: Path) -> Dict[str, object]:
    root = samples / "profiles"
    pprof_files, folded_files = profile_files(root, PPROF), profile_files(root, FOLDED)
    everything = [path for path in root.rglob("*") if path.is_file()]
    starts = [name_ms(path) for path in everything]
    first = Pprof(pprof_files[0])
    cpu = pprof_samples(root, first.types.index("cpu/nanoseconds"))
    counts = pprof_samples(root, first.types.index("samples/count"))
    folded = folded_samples(root)
    cpu_numbers, folded_numbers = profile_type_numbers(cpu), profile_type_numbers(folded)
    series = metrics_series(samples / "metrics" / "metrics.om")
    by_name = Counter(one["name"] for one in series)
    return {
        "range": {
            "fromMs": min(starts),
            "deployMs": min(name_ms(path) for path in everything if "version=1.1.0" in path.parts),
            "toMs": max(starts) + SLICE_MS,
            "sliceMs": SLICE_MS,
        },
        "files": {
            "pprof": len(pprof_files),
            "folded": len(folded_files),
            "other": len(everything) - len(pprof_files) - len(folded_files),
            "bytes": sum(path.stat().st_size for path in everything),
        },
        "labels": {
            name: sorted({sample.labels[name] for sample in cpu if name in sample.labels})
            for name in ("service_name", "region", "version", "vehicle")
        },
        "pprof": {
            "sampleTypes": first.types,
            "defaultSampleType": first.default_type,
            "periodType": first.period_type,
            "period": first.period,
            "totals": {
                "cpu/nanoseconds": sum(sample.value for sample in cpu),
                "samples/count": sum(sample.value for sample in counts),
            },
            "byVehicle": sums(cpu, lambda sample: sample.labels.get("vehicle", "")),
            "incidentByVehicle": sums(selected(cpu, INCIDENT), lambda sample: sample.labels.get("vehicle", "")),
            "cpu": cpu_numbers,
        },
        "folded": {"unit": "samples at 100 Hz", "samples": folded_numbers},
        "metrics": {
            "seriesCount": len(series),
            "seriesCountByName": dict(by_name),
            "sampleCount": sum(one["count"] for one in series),
            "series": series,
        },
        "agreement": agreement(cpu_numbers["byRegionAndVersion"], folded_numbers["byRegionAndVersion"], series),
    }



def go_top(files: List[Path]) -> Dict[str, List[int]]:
    """Function name → [flat, cum] in milliseconds, of all files merged by pprof itself."""
    command = ["go", "tool", "pprof", "-symbolize=demangle=none", "-top", "-unit=ms", "-nodecount=0"]
    command += ["-nodefraction=0", "-edgefraction=0", *map(str, files)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    out = {}
    for line in text.splitlines():
        match = re.fullmatch(r"\s*(\d+)(?:ms)?\s+\S+%\s+\S+%\s+(\d+)(?:ms)?\s+\S+%\s+(.*?)(?: \(inline\))?", line)
        if match:
            out[match[3]] = [int(match[1]), int(match[2])]
    return out


def cross_check(samples: Path) -> None:
    """pprof's own reading of one file, of the incident and of everything must be ours, function by function."""
    root = samples / "profiles"
    files = profile_files(root, PPROF)
    incident = [path for path in files if INCIDENT.items() <= path_labels(path.relative_to(root)).items()]
    for title, chosen in (("one file", incident[:1]), ("the incident", incident), ("everything", files)):
        theirs = go_top(chosen)
        by_name: Dict[str, List[int]] = defaultdict(lambda: [0, 0])
        for path in chosen:
            for stack, values, _ in Pprof(path).samples:
                by_name[stack[-1].function][0] += values[1] // 10**6
                for name in {frame.function for frame in stack}:
                    by_name[name][1] += values[1] // 10**6
        if theirs != dict(by_name):
            wrong = {name for name in {*theirs, *by_name} if theirs.get(name) != by_name.get(name)}
            sys.exit(f"{title}: not the same for {sorted(wrong)}")
        print(f"{title}: {len(chosen)} files, {len(theirs)} functions, the same in go tool pprof")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the recorded incident.")
    parser.add_argument("--samples", type=Path, default=SAMPLES)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--cross-check", action="store_true")
    options = parser.parse_args()
    expected = options.samples / "expected.json"
    if options.cross_check:
        cross_check(options.samples)
    elif options.check:
        if json.loads(expected.read_text(encoding="utf-8")) != measure(options.samples):
            sys.exit("expected.json does not hold for the files that are here.")
        print("expected.json holds.")
    else:
        expected.write_text(json.dumps(measure(options.samples), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
