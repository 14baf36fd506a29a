package main

import (
	"context"

	"connectrpc.com/connect"
	capabilitiesv1 "github.com/grafana/pyroscope/api/gen/proto/go/capabilities/v1"
)

// featureFlags tells clients which storage layer answers.
type featureFlags struct{ opts options }

func (f *featureFlags) GetFeatureFlags(context.Context, *connect.Request[capabilitiesv1.GetFeatureFlagsRequest]) (*connect.Response[capabilitiesv1.GetFeatureFlagsResponse], error) {
	return connect.NewResponse(&capabilitiesv1.GetFeatureFlagsResponse{
		FeatureFlags: []*capabilitiesv1.FeatureFlag{
			{Name: "v2StorageLayer", Enabled: f.opts.mode != "v1"},
			{Name: "utf8LabelNames", Enabled: true},
		},
	}), nil
}
