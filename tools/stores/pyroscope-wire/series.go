package main

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"connectrpc.com/connect"
	querierv1 "github.com/grafana/pyroscope/api/gen/proto/go/querier/v1"
	typesv1 "github.com/grafana/pyroscope/api/gen/proto/go/types/v1"
)

// group is the profiles of one series by bucket; a bucket's time is its end, and it holds (time - step, time].
type group struct {
	labels  []*typesv1.LabelPair
	buckets map[int64][]*recorded
	sum     int64
}

// bucketed sorts profiles into series and buckets. v2 also reads what lies one step before the range; v1 does not.
func bucketed(found []*recorded, start, end int64, step float64, groupBy []string) []*group {
	stepMs := int64(math.Round(step * 1000))
	groups := map[string]*group{}
	for _, profile := range found {
		labels := labelPairsOf(profile, groupBy)
		at := start + int64(math.Ceil(float64(profile.timeMs-start)/float64(stepMs)))*stepMs
		if at > end {
			continue
		}
		key := pairsKey(labels)
		if groups[key] == nil {
			groups[key] = &group{labels: labels, buckets: map[int64][]*recorded{}}
		}
		groups[key].buckets[at] = append(groups[key].buckets[at], profile)
		groups[key].sum += profile.total()
	}
	ordered := slices.Collect(maps.Values(groups))
	slices.SortFunc(ordered, func(a, b *group) int {
		return cmp.Or(cmp.Compare(b.sum, a.sum), cmp.Compare(pairsKey(a.labels), pairsKey(b.labels)))
	})
	return ordered
}

// Without labels to group by there is one series of everything.
func labelPairsOf(profile *recorded, groupBy []string) []*typesv1.LabelPair {
	if len(groupBy) == 0 {
		return nil
	}
	return labelPairs(profile.labels, groupBy)
}

func limited(groups []*group, limit *int64) []*group {
	if limit == nil || *limit <= 0 || int64(len(groups)) <= *limit {
		return groups
	}
	return groups[:*limit]
}

func (q *querier) SelectSeries(_ context.Context, req *connect.Request[querierv1.SelectSeriesRequest]) (*connect.Response[querierv1.SelectSeriesResponse], error) {
	msg := req.Msg
	if err := q.checkRange(msg.Start, msg.End); err != nil {
		return nil, err
	}
	if msg.Step < 0.001 {
		return nil, invalid("step must be at least 0.001")
	}
	wantsExemplars := msg.ExemplarType > typesv1.ExemplarType_EXEMPLAR_TYPE_NONE
	if wantsExemplars && q.isV1() {
		return nil, unimplemented("exemplars")
	}
	start := msg.Start
	if !q.isV1() {
		start -= int64(msg.Step * 1000)
	}
	found, err := q.selectProfiles(req.Header(), msg.ProfileTypeID, msg.LabelSelector, start, msg.End)
	if err != nil {
		return nil, err
	}
	if callSite := callSiteOf(msg.StackTraceSelector); q.isV1() && len(callSite) > 0 {
		found = withinCallSite(found, callSite)
	}
	isAverage := q.isV1() && !q.opts.ignores["averages"] &&
		msg.GetAggregation() == typesv1.TimeSeriesAggregationType_TIME_SERIES_AGGREGATION_TYPE_AVERAGE
	answer := &querierv1.SelectSeriesResponse{}
	for _, group := range limited(bucketed(found, msg.Start, msg.End, msg.Step, msg.GroupBy), msg.Limit) {
		series := &typesv1.Series{Labels: group.labels}
		for _, at := range slices.Sorted(maps.Keys(group.buckets)) {
			point := &typesv1.Point{Timestamp: at}
			for _, profile := range group.buckets[at] {
				point.Value += float64(profile.total())
			}
			if isAverage {
				point.Value /= float64(len(group.buckets[at]))
			}
			if wantsExemplars && !q.opts.lacks["exemplars"] {
				point.Exemplars = exemplars(group.buckets[at], msg.ExemplarType, group.labels)
			}
			series.Points = append(series.Points, point)
		}
		answer.Series = append(answer.Series, series)
	}
	return connect.NewResponse(answer), nil
}

func withinCallSite(found []*recorded, callSite []string) []*recorded {
	var kept []*recorded
	for _, candidate := range found {
		for _, part := range (selection{callSite: callSite}).profiles([]*recorded{candidate}) {
			inside := *candidate
			inside.profile = part
			kept = append(kept, &inside)
		}
	}
	return kept
}

// measured is one profile, or one span of a profile, with what it cost.
type measured struct {
	profile *recorded
	spanID  string
	value   int64
}

func measure(profiles []*recorded, bySpan bool) []measured {
	var all []measured
	for _, profile := range profiles {
		if !bySpan {
			all = append(all, measured{profile: profile, value: profile.total()})
			continue
		}
		spans := map[string]int64{}
		for _, sample := range profile.profile.Sample {
			for _, id := range sample.Label["span_id"] {
				spans[id] += sample.Value[0]
			}
		}
		for _, id := range slices.Sorted(maps.Keys(spans)) {
			all = append(all, measured{profile: profile, spanID: id, value: spans[id]})
		}
	}
	return all
}

// exemplars are at most one per point: the largest.
func exemplars(profiles []*recorded, kind typesv1.ExemplarType, seriesLabels []*typesv1.LabelPair) []*typesv1.Exemplar {
	all := measure(profiles, kind == typesv1.ExemplarType_EXEMPLAR_TYPE_SPAN)
	if len(all) == 0 {
		return nil
	}
	largest := slices.MaxFunc(all, func(a, b measured) int { return cmp.Compare(a.value, b.value) })
	own := maps.Clone(largest.profile.labels)
	for _, pair := range seriesLabels {
		delete(own, pair.Name)
	}
	return []*typesv1.Exemplar{{
		Timestamp: largest.profile.timeMs,
		ProfileId: largest.profile.id,
		SpanId:    largest.spanID,
		Value:     largest.value,
		Labels:    labelPairs(own, nil),
	}}
}

const heatmapRows = 10

func (q *querier) SelectHeatmap(_ context.Context, req *connect.Request[querierv1.SelectHeatmapRequest]) (*connect.Response[querierv1.SelectHeatmapResponse], error) {
	msg := req.Msg
	if q.isV1() {
		return nil, unimplemented("SelectHeatmap")
	}
	if err := q.checkRange(msg.Start, msg.End); err != nil {
		return nil, err
	}
	found, err := q.selectProfiles(req.Header(), msg.ProfileTypeID, msg.LabelSelector, msg.Start-int64(msg.Step*1000), msg.End)
	if err != nil {
		return nil, err
	}
	bySpan := msg.QueryType == querierv1.HeatmapQueryType_HEATMAP_QUERY_TYPE_SPAN
	all := measure(found, bySpan)
	if len(all) == 0 {
		return connect.NewResponse(&querierv1.SelectHeatmapResponse{}), nil
	}
	byValue := func(a, b measured) int { return cmp.Compare(a.value, b.value) }
	low, high := slices.MinFunc(all, byValue).value, slices.MaxFunc(all, byValue).value
	height := max(float64(high-low)/heatmapRows, 1)
	answer := &querierv1.SelectHeatmapResponse{}
	for _, group := range limited(bucketed(found, msg.Start, msg.End, msg.Step, msg.GroupBy), msg.Limit) {
		series := &typesv1.HeatmapSeries{Labels: group.labels}
		for _, at := range slices.Sorted(maps.Keys(group.buckets)) {
			counts := map[int]int32{}
			for _, one := range measure(group.buckets[at], bySpan) {
				counts[min(int(float64(one.value-low)/height), heatmapRows-1)]++
			}
			slot := &typesv1.HeatmapSlot{Timestamp: at}
			for _, row := range slices.Sorted(maps.Keys(counts)) {
				slot.YMin = append(slot.YMin, float64(low)+float64(row)*height)
				slot.Counts = append(slot.Counts, counts[row])
			}
			series.Slots = append(series.Slots, slot)
		}
		answer.Series = append(answer.Series, series)
	}
	return connect.NewResponse(answer), nil
}
