"""Writes pprof: the few protobuf messages a CPU profile with one label needs, gzipped.

Field numbers are those of google/pprof's `profile.proto`. Stacks come leaf first, as pprof wants them.
"""

import gzip
from types import CodeType
from typing import Dict, Iterable, List, Mapping, NamedTuple, Tuple

Stack = Tuple[Tuple[CodeType, int], ...]  # (code, line) per frame, leaf first


class SampleKey(NamedTuple):
    stack: Stack
    vehicle: str  # empty: the sample belongs to no order


def encode_pprof(
    sample_counts: Mapping[SampleKey, int], start_ns: int, duration_ns: int, period_ns: int, executable: str
) -> bytes:
    """The same samples always give the same bytes."""
    tables = _Tables()
    cpu = _value_type(tables, "cpu", "nanoseconds")
    out = bytearray()
    out += _message(1, _value_type(tables, "samples", "count"))
    out += _message(1, cpu)
    for key, count in sample_counts.items():
        out += _message(2, _sample(tables, key, count, period_ns))
    mapping = _int(1, 1) + _int(5, tables.string(executable)) + _int(7, 1) + _int(8, 1) + _int(9, 1)
    out += _message(3, mapping)
    for location in tables.locations:
        out += _message(4, location)
    for function in tables.functions:
        out += _message(5, function)
    default_type = tables.string("cpu")
    for text in tables.strings:
        out += _message(6, text.encode("utf-8"))
    out += _int(9, start_ns) + _int(10, duration_ns) + _message(11, cpu) + _int(12, period_ns) + _int(14, default_type)
    return gzip.compress(bytes(out), mtime=0)


class _Tables:
    """Strings, functions and locations, each once. Ids of functions and locations start at 1; string 0 is empty."""

    def __init__(self) -> None:
        self.strings: Dict[str, int] = {"": 0}
        self.functions: List[bytes] = []
        self.locations: List[bytes] = []
        self._function_ids: Dict[Tuple[str, str, int], int] = {}
        self._location_ids: Dict[Tuple[int, int], int] = {}

    def string(self, text: str) -> int:
        return self.strings.setdefault(text, len(self.strings))

    def function(self, code: CodeType) -> int:
        qualified_name = getattr(code, "co_qualname", code.co_name)  # Class.method, since Python 3.11
        key = (qualified_name, code.co_filename, code.co_firstlineno)
        if key not in self._function_ids:
            self._function_ids[key] = len(self.functions) + 1
            name = self.string(qualified_name)
            fields = _int(2, name) + _int(3, name) + _int(4, self.string(code.co_filename))
            self.functions.append(_int(1, self._function_ids[key]) + fields + _int(5, code.co_firstlineno))
        return self._function_ids[key]

    def location(self, code: CodeType, line: int) -> int:
        key = (self.function(code), line)
        if key not in self._location_ids:
            self._location_ids[key] = len(self.locations) + 1
            line_message = _int(1, key[0]) + _int(2, line)
            self.locations.append(_int(1, self._location_ids[key]) + _int(2, 1) + _message(4, line_message))
        return self._location_ids[key]


def _sample(tables: _Tables, key: SampleKey, count: int, period_ns: int) -> bytes:
    out = _packed(1, (tables.location(code, line) for code, line in key.stack))
    out += _packed(2, (count, count * period_ns))
    if key.vehicle:
        out += _message(3, _int(1, tables.string("vehicle")) + _int(2, tables.string(key.vehicle)))
    return out


def _value_type(tables: _Tables, name: str, unit: str) -> bytes:
    return _int(1, tables.string(name)) + _int(2, tables.string(unit))


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _int(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _message(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _packed(field: int, values: Iterable[int]) -> bytes:
    return _message(field, b"".join(_varint(value) for value in values))
