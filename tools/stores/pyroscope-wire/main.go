// Command pyroscope-wire is a stand-in for a Pyroscope server: it serves Pyroscope's own generated Connect handlers (module
// github.com/grafana/pyroscope/api) from memory. The wire is Pyroscope's; what is behind it was written from descriptions of
// how its versions behave, to test a client with. It is not Pyroscope, stores nothing, and has no use but tests.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/grafana/pyroscope/api/gen/proto/go/capabilities/v1/capabilitiesv1connect"
	"github.com/grafana/pyroscope/api/gen/proto/go/push/v1/pushv1connect"
	"github.com/grafana/pyroscope/api/gen/proto/go/querier/v1/querierv1connect"
)

// options say which Pyroscope the stand-in behaves like.
type options struct {
	// v1, dual or v2: the storage layers, which differ in ranges, selectors and what they refuse.
	mode string
	// What is silently ignored, as older servers do: format, callSite, profileIds, traceIds, averages.
	ignores map[string]bool
	// What is not there at all, as on older servers: featureFlags, spanProfiles, heatmap, exemplars.
	lacks map[string]bool
	// Requests must name a tenant in X-Scope-OrgID.
	multitenancy bool
	// Longest range of a query; 0 for any.
	maxQueryLength time.Duration
	// maxNodes where the request has none, and the largest that is allowed.
	defaultNodes, maxNodes int64
}

func main() {
	address := flag.String("listen", "127.0.0.1:0", "address; port 0 takes a free one, which is printed")
	mode := flag.String("mode", "dual", "v1, dual or v2")
	ignores := flag.String("ignores", "", "comma-separated: format, callSite, profileIds, traceIds, averages")
	lacks := flag.String("lacks", "", "comma-separated: featureFlags, spanProfiles, heatmap, exemplars")
	multitenancy := flag.Bool("multitenancy", false, "refuse requests without X-Scope-OrgID")
	maxQueryLength := flag.Duration("max-query-length", 24*time.Hour, "longest range of a query, 0 for any")
	maxNodes := flag.Int64("max-nodes", 1<<20, "largest maxNodes that is allowed")
	flag.Parse()
	if *mode != "v1" && *mode != "dual" && *mode != "v2" {
		log.Fatalf("unknown mode %q: v1, dual or v2", *mode)
	}
	handler := newHandler(options{
		mode:           *mode,
		ignores:        setOf(*ignores),
		lacks:          setOf(*lacks),
		multitenancy:   *multitenancy,
		maxQueryLength: *maxQueryLength,
		defaultNodes:   8192,
		maxNodes:       *maxNodes,
	})
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Fprintf(os.Stdout, "listening on http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, handler))
}

func newHandler(opts options) http.Handler {
	tenants := &tenants{required: opts.multitenancy, stores: map[string]*store{}}
	service := &querier{opts: opts, tenants: tenants}
	mux := http.NewServeMux()
	mux.Handle(querierv1connect.NewQuerierServiceHandler(service))
	mux.Handle(pushv1connect.NewPusherServiceHandler(&pusher{tenants: tenants}))
	if !opts.lacks["featureFlags"] {
		mux.Handle(capabilitiesv1connect.NewFeatureFlagsServiceHandler(&featureFlags{opts: opts}))
	}
	ingest := ingestHandler(tenants)
	mux.Handle("POST /ingest", ingest)
	mux.Handle("POST /pyroscope/ingest", ingest)
	mux.HandleFunc("GET /ready", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "ready\n") })
	return withFaults(missing(opts, mux))
}

// missing answers like a server that was built before a method was: 404 from its router.
func missing(opts options, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		isMissing := opts.lacks["spanProfiles"] && strings.HasSuffix(r.URL.Path, "/SelectMergeSpanProfile") ||
			opts.lacks["heatmap"] && strings.HasSuffix(r.URL.Path, "/SelectHeatmap")
		if isMissing {
			http.NotFound(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.SplitSeq(list, ",") {
		if name != "" {
			set[name] = true
		}
	}
	return set
}
