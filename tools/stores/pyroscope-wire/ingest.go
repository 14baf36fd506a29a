package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"connectrpc.com/connect"
	"github.com/google/pprof/profile"
	pushv1 "github.com/grafana/pyroscope/api/gen/proto/go/push/v1"
)

// pusher takes profiles as Pyroscope's agents send them.
type pusher struct{ tenants *tenants }

func (p *pusher) Push(_ context.Context, req *connect.Request[pushv1.PushRequest]) (*connect.Response[pushv1.PushResponse], error) {
	store, err := p.tenants.of(req.Header())
	if err != nil {
		return nil, err
	}
	for _, series := range req.Msg.Series {
		labels := map[string]string{}
		for _, pair := range series.Labels {
			labels[pair.Name] = pair.Value
		}
		name := labels["__name__"]
		delete(labels, "__name__")
		if name == "" || labels["service_name"] == "" {
			return nil, invalid("profile series need the labels __name__ and service_name")
		}
		for _, sample := range series.Samples {
			parsed, err := profile.ParseData(sample.RawProfile)
			if err != nil {
				return nil, invalid("failed to parse the profile: %s", err)
			}
			timeMs := parsed.TimeNanos / 1e6
			if timeMs == 0 {
				timeMs = time.Now().UnixMilli()
			}
			store.add(split(idOf(sample.ID, sample.RawProfile, labels), name, timeMs, labels, parsed)...)
		}
	}
	return connect.NewResponse(&pushv1.PushResponse{}), nil
}

// idOf is the id that came with a profile, else one made of its content, so that recorded answers are the same every time.
func idOf(sent string, content []byte, labels map[string]string) string {
	if sent != "" {
		return sent
	}
	sum := fmt.Sprintf("%x", sha256.Sum256(append([]byte(labelKey(labels)), content...)))
	return fmt.Sprintf("%s-%s-4%s-8%s-%s", sum[:8], sum[8:12], sum[12:15], sum[15:18], sum[18:30])
}

var namePattern = regexp.MustCompile(`^([^{]+)(?:\{(.*)\})?$`)

// ingestHandler is the older way in: one profile per request, described by the query parameters.
func ingestHandler(tenants *tenants) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		store, err := tenants.of(r.Header)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		profiles, err := readIngest(r.URL.Query(), r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		store.add(profiles...)
	})
}

func readIngest(query url.Values, body io.Reader) ([]*recorded, error) {
	parts := namePattern.FindStringSubmatch(query.Get("name"))
	if parts == nil {
		return nil, fmt.Errorf("missing or bad name %q", query.Get("name"))
	}
	content, err := io.ReadAll(body)
	if err != nil {
		return nil, err
	}
	from, err := unixMs(query.Get("from"))
	if err != nil {
		return nil, err
	}
	labels := map[string]string{"pyroscope_spy": cmpOr(query.Get("spyName"), "unknown")}
	for pair := range strings.SplitSeq(parts[2], ",") {
		if name, value, ok := strings.Cut(pair, "="); ok && !strings.HasPrefix(name, "__") {
			labels[name] = value
		}
	}
	if labels["service_name"] == "" {
		labels["service_name"] = parts[1]
	} else {
		labels["app_name"] = parts[1]
	}
	var parsed *profile.Profile
	switch format := query.Get("format"); format {
	case "pprof":
		parsed, err = profile.ParseData(content)
	case "", "folded", "groups":
		parsed, err = foldedProfile(content, query.Get("sampleRate"))
	default:
		err = fmt.Errorf("the stand-in does not read the format %q", format)
	}
	if err != nil {
		return nil, err
	}
	return split(idOf("", content, labels), metricName(parsed), from, labels, parsed), nil
}

func cmpOr(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// unixMs reads seconds, milliseconds, microseconds or nanoseconds; nothing is now.
func unixMs(text string) (int64, error) {
	if text == "" {
		return time.Now().UnixMilli(), nil
	}
	number, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("bad time %q", text)
	}
	switch {
	case number < 1e11:
		return number * 1000, nil
	case number < 1e14:
		return number, nil
	case number < 1e17:
		return number / 1e3, nil
	}
	return number / 1e6, nil
}

// metricName is the first part of the profile type that an ingested pprof gets.
func metricName(parsed *profile.Profile) string {
	for _, sampleType := range parsed.SampleType {
		switch kind := sampleType.Type; {
		case kind == "cpu":
			return "process_cpu"
		case kind == "wall":
			return "wall"
		case strings.HasPrefix(kind, "alloc_"), strings.HasPrefix(kind, "inuse_"):
			return "memory"
		case kind == "contentions":
			return "mutex"
		case kind == "goroutine", kind == "goroutines":
			return "goroutine"
		}
	}
	return "process_cpu"
}

// foldedProfile reads lines such as "main;work 30" as CPU time at a rate of samples per second.
func foldedProfile(content []byte, rateText string) (*profile.Profile, error) {
	rate, err := strconv.ParseInt(cmpOr(rateText, "100"), 10, 64)
	if err != nil || rate <= 0 {
		return nil, fmt.Errorf("bad sampleRate %q", rateText)
	}
	cpu := &profile.ValueType{Type: "cpu", Unit: "nanoseconds"}
	parsed := &profile.Profile{SampleType: []*profile.ValueType{cpu}, PeriodType: cpu, Period: 1e9 / rate}
	locations := map[string]*profile.Location{}
	lines := bufio.NewScanner(bytes.NewReader(content))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		at := strings.LastIndexByte(line, ' ')
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		count, err := strconv.ParseInt(line[at+1:], 10, 64)
		if at < 0 || err != nil {
			return nil, fmt.Errorf("not a folded stack: %q", line)
		}
		sample := &profile.Sample{Value: []int64{count * 1e9 / rate}}
		for _, name := range slices.Backward(strings.Split(strings.Trim(line[:at], "; "), ";")) {
			if locations[name] == nil {
				id := uint64(len(locations) + 1)
				function := &profile.Function{ID: id, Name: name}
				locations[name] = &profile.Location{ID: id, Line: []profile.Line{{Function: function}}}
				parsed.Function = append(parsed.Function, function)
			}
			sample.Location = append(sample.Location, locations[name])
		}
		parsed.Sample = append(parsed.Sample, sample)
	}
	parsed.Location = slices.SortedFunc(maps.Values(locations), func(a, b *profile.Location) int { return int(a.ID) - int(b.ID) })
	return parsed, lines.Err()
}
