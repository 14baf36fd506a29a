package main

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"

	"connectrpc.com/connect"
	"github.com/google/pprof/profile"
)

// recorded is one profile of one sample type and one set of labels, as it is stored.
type recorded struct {
	id     string
	typeID string
	timeMs int64
	labels map[string]string
	// One sample type; span_id and trace_id are labels of its samples.
	profile *profile.Profile
}

func (r *recorded) total() int64 {
	var sum int64
	for _, sample := range r.profile.Sample {
		sum += sample.Value[0]
	}
	return sum
}

// store holds the profiles of one tenant.
type store struct {
	mu       sync.RWMutex
	profiles []*recorded
}

func (s *store) add(profiles ...*recorded) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.profiles = append(s.profiles, profiles...)
	slices.SortStableFunc(s.profiles, func(a, b *recorded) int { return cmp.Compare(a.timeMs, b.timeMs) })
}

// find returns the profiles that keep holds for, in order of time.
func (s *store) find(keep func(*recorded) bool) []*recorded {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []*recorded
	for _, candidate := range s.profiles {
		if keep(candidate) {
			found = append(found, candidate)
		}
	}
	return found
}

// tenants has a store per X-Scope-OrgID, or one for all.
type tenants struct {
	required bool
	mu       sync.Mutex
	stores   map[string]*store
}

func (t *tenants) of(header http.Header) (*store, error) {
	name := "anonymous"
	if t.required {
		name = header.Get("X-Scope-OrgID")
		if name == "" {
			return nil, connect.NewError(connect.CodeUnauthenticated, errors.New("no org id"))
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.stores[name] == nil {
		t.stores[name] = &store{}
	}
	return t.stores[name], nil
}

// Labels of samples that say which request they served; everything else that a sample carries is a label of its series.
var requestLabels = map[string]bool{"span_id": true, "trace_id": true, "span_name": true, "profile_id": true}

// split takes a pprof with any number of sample types and sample labels apart into what is stored.
func split(id, name string, timeMs int64, labels map[string]string, whole *profile.Profile) []*recorded {
	bySeries := map[string][]*profile.Sample{}
	labelsOf := map[string]map[string]string{}
	for _, sample := range whole.Sample {
		all := maps.Clone(labels)
		for key, values := range sample.Label {
			if !requestLabels[key] && len(values) > 0 {
				all[key] = values[0]
			}
		}
		key := labelKey(all)
		bySeries[key] = append(bySeries[key], sample)
		labelsOf[key] = all
	}
	var parts []*recorded
	for index, sampleType := range whole.SampleType {
		periodType, periodUnit := "", ""
		if whole.PeriodType != nil {
			periodType, periodUnit = whole.PeriodType.Type, whole.PeriodType.Unit
		}
		typeID := strings.Join([]string{name, sampleType.Type, sampleType.Unit, periodType, periodUnit}, ":")
		for _, key := range slices.Sorted(maps.Keys(bySeries)) {
			single := &profile.Profile{
				SampleType:    []*profile.ValueType{sampleType},
				PeriodType:    whole.PeriodType,
				Period:        whole.Period,
				TimeNanos:     timeMs * 1e6,
				DurationNanos: whole.DurationNanos,
				Mapping:       whole.Mapping,
				Location:      whole.Location,
				Function:      whole.Function,
			}
			for _, sample := range bySeries[key] {
				if sample.Value[index] > 0 && len(sample.Location) > 0 {
					single.Sample = append(single.Sample, &profile.Sample{
						Location: sample.Location,
						Value:    []int64{sample.Value[index]},
						Label:    requestLabelsOf(sample),
					})
				}
			}
			if len(single.Sample) > 0 {
				parts = append(parts, &recorded{id: id, typeID: typeID, timeMs: timeMs, labels: labelsOf[key], profile: single})
			}
		}
	}
	return parts
}

func requestLabelsOf(sample *profile.Sample) map[string][]string {
	kept := map[string][]string{}
	for key, values := range sample.Label {
		if requestLabels[key] {
			kept[key] = values
		}
	}
	return kept
}

// labelKey is the same for equal label sets.
func labelKey(labels map[string]string) string {
	var key strings.Builder
	for _, name := range slices.Sorted(maps.Keys(labels)) {
		key.WriteString(name + "\x00" + labels[name] + "\x00")
	}
	return key.String()
}

// stackOf lists a sample's functions from the root to the leaf, inlined ones included.
func stackOf(sample *profile.Sample) []string {
	var stack []string
	for _, location := range slices.Backward(sample.Location) {
		for _, line := range slices.Backward(location.Line) {
			stack = append(stack, line.Function.Name)
		}
	}
	return stack
}
