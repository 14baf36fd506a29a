package main

import (
	"slices"

	"github.com/google/pprof/profile"
	typesv1 "github.com/grafana/pyroscope/api/gen/proto/go/types/v1"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
)

// selection is what a query chooses among the samples of profiles; what is empty chooses everything.
type selection struct {
	callSite                      []string
	spanIDs, traceIDs, profileIDs map[string]bool
}

// profiles are the profiles with the chosen samples; those without any are left out.
func (s selection) profiles(found []*recorded) []*profile.Profile {
	var kept []*profile.Profile
	for _, candidate := range found {
		if s.profileIDs != nil && !s.profileIDs[candidate.id] {
			continue
		}
		whole := candidate.profile
		part := &profile.Profile{
			SampleType: whole.SampleType, PeriodType: whole.PeriodType, Period: whole.Period,
			TimeNanos: whole.TimeNanos, DurationNanos: whole.DurationNanos,
			Mapping: whole.Mapping, Location: whole.Location, Function: whole.Function,
		}
		for _, sample := range whole.Sample {
			if s.chooses(sample) {
				part.Sample = append(part.Sample, &profile.Sample{Location: sample.Location, Value: sample.Value})
			}
		}
		if len(part.Sample) > 0 {
			kept = append(kept, part)
		}
	}
	return kept
}

// stacks are the chosen samples' stacks, root first, with their values.
func (s selection) stacks(found []*recorded) (stacks [][]string, values []int64) {
	for _, part := range s.profiles(found) {
		for _, sample := range part.Sample {
			if stack := stackOf(sample); len(stack) > 0 {
				stacks = append(stacks, stack)
				values = append(values, sample.Value[0])
			}
		}
	}
	return stacks, values
}

func (s selection) chooses(sample *profile.Sample) bool {
	if s.spanIDs != nil && !hasOneOf(sample, "span_id", s.spanIDs) || s.traceIDs != nil && !hasOneOf(sample, "trace_id", s.traceIDs) {
		return false
	}
	if len(s.callSite) == 0 {
		return true
	}
	stack := stackOf(sample)
	return len(stack) >= len(s.callSite) && slices.Equal(stack[:len(s.callSite)], s.callSite)
}

func hasOneOf(sample *profile.Sample, label string, ids map[string]bool) bool {
	return slices.ContainsFunc(sample.Label[label], func(id string) bool { return ids[id] })
}

func callSiteOf(selector *typesv1.StackTraceSelector) []string {
	var names []string
	for _, location := range selector.GetCallSite() {
		names = append(names, location.Name)
	}
	return names
}

func setOfAll(values []string) map[string]bool {
	if len(values) == 0 {
		return nil
	}
	set := map[string]bool{}
	for _, value := range values {
		set[value] = true
	}
	return set
}

// stringFields reads the text fields that the generated message does not know, by field number.
func stringFields(message proto.Message) map[protowire.Number][]string {
	fields := map[protowire.Number][]string{}
	for rest := []byte(message.ProtoReflect().GetUnknown()); len(rest) > 0; {
		number, kind, tagLength := protowire.ConsumeTag(rest)
		valueLength := protowire.ConsumeFieldValue(number, kind, rest[max(tagLength, 0):])
		if tagLength < 0 || valueLength < 0 {
			return fields
		}
		if kind == protowire.BytesType {
			text, _ := protowire.ConsumeString(rest[tagLength:])
			fields[number] = append(fields[number], text)
		}
		rest = rest[tagLength+valueLength:]
	}
	return fields
}
