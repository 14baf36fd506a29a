package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"connectrpc.com/connect"
	"github.com/google/pprof/profile"
	googlev1 "github.com/grafana/pyroscope/api/gen/proto/go/google/v1"
	querierv1 "github.com/grafana/pyroscope/api/gen/proto/go/querier/v1"
	"github.com/grafana/pyroscope/api/gen/proto/go/querier/v1/querierv1connect"
	typesv1 "github.com/grafana/pyroscope/api/gen/proto/go/types/v1"
	"google.golang.org/protobuf/proto"
)

// querier answers queries; what it does not implement is "unimplemented" in Connect's words.
type querier struct {
	querierv1connect.UnimplementedQuerierServiceHandler
	opts    options
	tenants *tenants
}

func (q *querier) isV1() bool { return q.opts.mode == "v1" }

func invalid(format string, args ...any) error {
	return connect.NewError(connect.CodeInvalidArgument, fmt.Errorf(format, args...))
}

func unimplemented(what string) error {
	return connect.NewError(connect.CodeUnimplemented, errors.New(what+" is not implemented"))
}

// checkRange refuses what the server refuses: no range, a range the wrong way round, one that is too long.
func (q *querier) checkRange(start, end int64) error {
	if !q.isV1() && (start == 0 || end == 0) {
		return invalid("missing time range in the query")
	}
	if start > end {
		return invalid("invalid time range: start is after end")
	}
	length, limit := time.Duration(end-start)*time.Millisecond, q.opts.maxQueryLength
	if limit > 0 && length > limit {
		return invalid("the query time range exceeds the limit (max_query_length, actual: %s, limit: %s)", length, limit)
	}
	return nil
}

// inRange has both ends in v1 and only the first in v2.
func (q *querier) inRange(timeMs, start, end int64) bool {
	return timeMs >= start && (timeMs < end || q.isV1() && timeMs == end)
}

func (q *querier) find(header http.Header, start, end int64, selectors ...string) ([]*recorded, error) {
	store, err := q.tenants.of(header)
	if err != nil {
		return nil, err
	}
	var matchers []matcher
	for _, selector := range selectors {
		parsed, err := parseSelector(selector)
		if err != nil {
			return nil, invalid("%s", err)
		}
		matchers = append(matchers, parsed...)
	}
	return store.find(func(candidate *recorded) bool {
		return q.inRange(candidate.timeMs, start, end) && matchesAll(matchers, candidate)
	}), nil
}

// selectProfiles is what all the Select methods begin with.
func (q *querier) selectProfiles(header http.Header, typeID, selector string, start, end int64) ([]*recorded, error) {
	parts := strings.Split(typeID, ":")
	if len(parts) != 5 && len(parts) != 6 {
		return nil, invalid("profile-type selection must be of the form <name>:<sample-type>:<sample-unit>:<period-type>:<period-unit>(:delta), got(%d): %q", len(parts), typeID)
	}
	found, err := q.find(header, start, end, selector)
	return slices.DeleteFunc(found, func(candidate *recorded) bool {
		return candidate.typeID != strings.Join(parts[:5], ":")
	}), err
}

func (q *querier) ProfileTypes(_ context.Context, req *connect.Request[querierv1.ProfileTypesRequest]) (*connect.Response[querierv1.ProfileTypesResponse], error) {
	found, err := q.find(req.Header(), req.Msg.Start, req.Msg.End)
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for _, profile := range found {
		ids[profile.typeID] = true
	}
	answer := &querierv1.ProfileTypesResponse{}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		parts := strings.Split(id, ":")
		answer.ProfileTypes = append(answer.ProfileTypes, &typesv1.ProfileType{
			ID: id, Name: parts[0], SampleType: parts[1], SampleUnit: parts[2], PeriodType: parts[3], PeriodUnit: parts[4],
		})
	}
	return connect.NewResponse(answer), nil
}

func (q *querier) LabelNames(_ context.Context, req *connect.Request[typesv1.LabelNamesRequest]) (*connect.Response[typesv1.LabelNamesResponse], error) {
	if err := q.checkRange(req.Msg.Start, req.Msg.End); err != nil {
		return nil, err
	}
	found, err := q.find(req.Header(), req.Msg.Start, req.Msg.End, req.Msg.Matchers...)
	if err != nil {
		return nil, err
	}
	allowsUTF8 := q.isV1() || strings.Contains(req.Header().Get("Accept"), "allow-utf8-labelnames=true")
	names := map[string]bool{}
	for _, profile := range found {
		names["__profile_type__"] = true
		for name := range profile.labels {
			if allowsUTF8 || isPlainName(name) {
				names[name] = true
			}
		}
	}
	return connect.NewResponse(&typesv1.LabelNamesResponse{Names: slices.Sorted(maps.Keys(names))}), nil
}

func isPlainName(name string) bool {
	for at, letter := range name {
		isLetter := letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_'
		if !isLetter && (at == 0 || letter < '0' || letter > '9') {
			return false
		}
	}
	return name != ""
}

func (q *querier) LabelValues(_ context.Context, req *connect.Request[typesv1.LabelValuesRequest]) (*connect.Response[typesv1.LabelValuesResponse], error) {
	if err := q.checkRange(req.Msg.Start, req.Msg.End); err != nil {
		return nil, err
	}
	found, err := q.find(req.Header(), req.Msg.Start, req.Msg.End, req.Msg.Matchers...)
	if err != nil {
		return nil, err
	}
	values := map[string]bool{}
	for _, profile := range found {
		if req.Msg.Name == "__profile_type__" {
			values[profile.typeID] = true
		} else if value, has := profile.labels[req.Msg.Name]; has {
			values[value] = true
		}
	}
	return connect.NewResponse(&typesv1.LabelValuesResponse{Names: slices.Sorted(maps.Keys(values))}), nil
}

func (q *querier) Series(_ context.Context, req *connect.Request[querierv1.SeriesRequest]) (*connect.Response[querierv1.SeriesResponse], error) {
	if err := q.checkRange(req.Msg.Start, req.Msg.End); err != nil {
		return nil, err
	}
	found, err := q.find(req.Header(), req.Msg.Start, req.Msg.End, req.Msg.Matchers...)
	if err != nil {
		return nil, err
	}
	sets := map[string]*typesv1.Labels{}
	for _, profile := range found {
		all := maps.Clone(profile.labels)
		all["__profile_type__"] = profile.typeID
		labels := labelPairs(all, req.Msg.LabelNames)
		sets[pairsKey(labels)] = &typesv1.Labels{Labels: labels}
	}
	answer := &querierv1.SeriesResponse{}
	for _, key := range slices.Sorted(maps.Keys(sets)) {
		answer.LabelsSet = append(answer.LabelsSet, sets[key])
	}
	return connect.NewResponse(answer), nil
}

func (q *querier) GetProfileStats(_ context.Context, req *connect.Request[typesv1.GetProfileStatsRequest]) (*connect.Response[typesv1.GetProfileStatsResponse], error) {
	store, err := q.tenants.of(req.Header())
	if err != nil {
		return nil, err
	}
	answer := &typesv1.GetProfileStatsResponse{}
	if all := store.find(func(*recorded) bool { return true }); len(all) > 0 {
		answer.DataIngested = true
		answer.OldestProfileTime = all[0].timeMs
		answer.NewestProfileTime = all[len(all)-1].timeMs
	}
	return connect.NewResponse(answer), nil
}

func (q *querier) SelectMergeStacktraces(_ context.Context, req *connect.Request[querierv1.SelectMergeStacktracesRequest]) (*connect.Response[querierv1.SelectMergeStacktracesResponse], error) {
	msg := req.Msg
	if err := q.checkRange(msg.Start, msg.End); err != nil {
		return nil, err
	}
	// Fields of servers from 2.2 on, which the published messages do not have yet.
	later := stringFields(msg)
	traceIDs, spanIDs := later[10], later[11]
	if q.opts.ignores["traceIds"] {
		traceIDs, spanIDs = nil, nil
	}
	if len(traceIDs) > 0 && q.isV1() {
		return nil, unimplemented("trace_id_selector")
	}
	if len(traceIDs) > 0 && len(spanIDs) > 0 {
		return nil, invalid("span and trace selectors cannot be used together")
	}
	chosen := selection{spanIDs: setOfAll(spanIDs), traceIDs: setOfAll(traceIDs)}
	if !q.isV1() && !q.opts.ignores["profileIds"] {
		chosen.profileIDs = setOfAll(msg.ProfileIdSelector)
	}
	if !q.isV1() && !q.opts.ignores["callSite"] {
		chosen.callSite = callSiteOf(msg.StackTraceSelector)
	}
	found, err := q.selectProfiles(req.Header(), msg.ProfileTypeID, msg.LabelSelector, msg.Start, msg.End)
	if err != nil {
		return nil, err
	}
	graph, tree, err := q.merge(found, chosen, msg.MaxNodes, msg.Format)
	if err != nil {
		return nil, err
	}
	return connect.NewResponse(&querierv1.SelectMergeStacktracesResponse{Flamegraph: graph, Tree: tree}), nil
}

func (q *querier) SelectMergeSpanProfile(_ context.Context, req *connect.Request[querierv1.SelectMergeSpanProfileRequest]) (*connect.Response[querierv1.SelectMergeSpanProfileResponse], error) {
	msg := req.Msg
	if err := q.checkRange(msg.Start, msg.End); err != nil {
		return nil, err
	}
	found, err := q.selectProfiles(req.Header(), msg.ProfileTypeID, msg.LabelSelector, msg.Start, msg.End)
	if err != nil {
		return nil, err
	}
	graph, tree, err := q.merge(found, selection{spanIDs: setOfAll(msg.SpanSelector)}, msg.MaxNodes, msg.Format)
	if err != nil {
		return nil, err
	}
	return connect.NewResponse(&querierv1.SelectMergeSpanProfileResponse{Flamegraph: graph, Tree: tree}), nil
}

// merge answers in the format that was asked for; the dual mode sends the tree along with every flame graph.
func (q *querier) merge(found []*recorded, chosen selection, maxNodes *int64, format querierv1.ProfileFormat) (*querierv1.FlameGraph, []byte, error) {
	limit := q.opts.defaultNodes
	if maxNodes != nil && *maxNodes > 0 {
		limit = *maxNodes
	}
	if limit > q.opts.maxNodes {
		return nil, nil, invalid("max flamegraph nodes limit %d is greater than allowed %d", limit, q.opts.maxNodes)
	}
	stacks, values := chosen.stacks(found)
	if len(stacks) == 0 {
		return nil, nil, nil
	}
	isTree := format == querierv1.ProfileFormat_PROFILE_FORMAT_TREE && !q.opts.ignores["format"]
	tree := buildTree(stacks, values)
	tree.truncate(limit, !isTree)
	switch {
	case isTree:
		return nil, tree.treeBytes(), nil
	case q.opts.mode == "dual" && !q.opts.ignores["format"]:
		return tree.flameGraph(), tree.treeBytes(), nil
	default:
		return tree.flameGraph(), nil, nil
	}
}

func (q *querier) SelectMergeProfile(_ context.Context, req *connect.Request[querierv1.SelectMergeProfileRequest]) (*connect.Response[googlev1.Profile], error) {
	msg := req.Msg
	if err := q.checkRange(msg.Start, msg.End); err != nil {
		return nil, err
	}
	found, err := q.selectProfiles(req.Header(), msg.ProfileTypeID, msg.LabelSelector, msg.Start, msg.End)
	if err != nil {
		return nil, err
	}
	chosen := selection{callSite: callSiteOf(msg.StackTraceSelector)}
	if !q.opts.ignores["profileIds"] {
		chosen.profileIDs = setOfAll(msg.ProfileIdSelector)
	}
	profiles := chosen.profiles(found)
	if len(profiles) == 0 {
		return connect.NewResponse(&googlev1.Profile{}), nil
	}
	merged, err := profile.Merge(profiles)
	if err != nil {
		return nil, err
	}
	return pprofAnswer(merged)
}

// labelPairs are the labels of names that are there, in the order of names; all of them in order where names is empty.
func labelPairs(labels map[string]string, names []string) []*typesv1.LabelPair {
	if len(names) == 0 {
		names = slices.Sorted(maps.Keys(labels))
	}
	var pairs []*typesv1.LabelPair
	for _, name := range names {
		if value, has := labels[name]; has {
			pairs = append(pairs, &typesv1.LabelPair{Name: name, Value: value})
		}
	}
	slices.SortFunc(pairs, func(a, b *typesv1.LabelPair) int { return cmp.Compare(a.Name, b.Name) })
	return pairs
}

func pairsKey(pairs []*typesv1.LabelPair) string {
	labels := map[string]string{}
	for _, pair := range pairs {
		labels[pair.Name] = pair.Value
	}
	return labelKey(labels)
}

func pprofAnswer(merged *profile.Profile) (*connect.Response[googlev1.Profile], error) {
	var raw strings.Builder
	if err := merged.WriteUncompressed(&raw); err != nil {
		return nil, err
	}
	answer := &googlev1.Profile{}
	if err := proto.Unmarshal([]byte(raw.String()), answer); err != nil {
		return nil, err
	}
	return connect.NewResponse(answer), nil
}
