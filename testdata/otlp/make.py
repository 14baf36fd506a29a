# Writes events.pb with the Python package of OpenTelemetry's own protocol: what the profiler of the collector sends, in small.
from opentelemetry.proto.common.v1.common_pb2 import AnyValue, KeyValue
from opentelemetry.proto.profiles.v1development.profiles_pb2 import (
    Function, KeyValueAndUnit, Line, Link, Location, Mapping, Profile, ProfilesData, Sample, Stack, ValueType,
)

START = 1_795_216_984_121_000_000
data = ProfilesData()
tables = data.dictionary


def string(text):
    if text not in tables.string_table:
        tables.string_table.append(text)
    return list(tables.string_table).index(text)


def row(table, entry):
    table.append(entry)
    return len(table) - 1


def attribute(key, value, unit=''):
    entry = KeyValueAndUnit(key_strindex=string(key), value=value, unit_strindex=string(unit))
    return row(tables.attribute_table, entry)


string('')
for table, kind in [
    (tables.mapping_table, Mapping), (tables.location_table, Location), (tables.function_table, Function),
    (tables.link_table, Link), (tables.attribute_table, KeyValueAndUnit), (tables.stack_table, Stack),
]:
    table.append(kind())

build_id = attribute('process.executable.build_id.gnu', AnyValue(string_value='0123abcd'))
binary = row(tables.mapping_table, Mapping(filename_strindex=string('/usr/bin/rides'), attribute_indices=[build_id]))


def function(name, file='rides.c', line=1):
    return row(tables.function_table, Function(name_strindex=string(name), filename_strindex=string(file), start_line=line))


main = row(tables.location_table, Location(mapping_index=binary, lines=[Line(function_index=function('main'), line=9)]))
inner, outer = function('hash', line=20), function('find_nearest_vehicle', line=30)
search = row(tables.location_table, Location(mapping_index=binary, lines=[
    Line(function_index=inner, line=21), Line(function_index=outer, line=33),
]))
unknown = row(tables.location_table, Location(mapping_index=binary, address=0x7f12))
kernel = row(tables.location_table, Location(address=0xffffffff81000010))
deep = row(tables.stack_table, Stack(location_indices=[search, main]))
native = row(tables.stack_table, Stack(location_indices=[kernel, unknown, main]))

car = attribute('vehicle', AnyValue(string_value='car'))
bike = attribute('vehicle', AnyValue(string_value='bike'))
cpu = attribute('cpu.logical_number', AnyValue(int_value=3))
size = attribute('request.size', AnyValue(int_value=4096), 'By')
flag = attribute('sampled', AnyValue(bool_value=True))
link = row(tables.link_table, Link(trace_id=bytes(range(16)), span_id=bytes(range(8))))

cpu_time = ValueType(type_strindex=string('cpu'), unit_strindex=string('nanoseconds'))
counted = Profile(
    sample_type=ValueType(type_strindex=string('samples'), unit_strindex=string('count')),
    time_unix_nano=START, duration_nano=1_000_000_000, period_type=cpu_time, period=50_000_000,
    attribute_indices=[flag],
    samples=[
        Sample(stack_index=deep, attribute_indices=[car, cpu], link_index=link,
               timestamps_unix_nano=[START + 300_000_000, START + 100_000_000]),
        Sample(stack_index=native, attribute_indices=[bike], timestamps_unix_nano=[START + 200_000_000]),
    ],
)
waited = Profile(
    sample_type=ValueType(type_strindex=string('off_cpu'), unit_strindex=string('nanoseconds')),
    time_unix_nano=START, duration_nano=1_000_000_000,
    samples=[Sample(stack_index=deep, attribute_indices=[car, size], values=[7_000_000, 9_000_000],
                    timestamps_unix_nano=[START + 250_000_000, START + 900_000_000])],
)
for service, profile in [('rides', counted), ('rides-worker', waited)]:
    resource = data.resource_profiles.add()
    resource.resource.attributes.append(KeyValue(key='service.name', value=AnyValue(string_value=service)))
    resource.scope_profiles.add().profiles.append(profile)

with open('events.pb', 'wb') as file:
    file.write(data.SerializeToString())
