package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"time"
)

// withFaults serves everything below /faults/NAME/ as a server, or a proxy before it, that is in trouble.
func withFaults(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		rest, isFault := strings.CutPrefix(r.URL.Path, "/faults/")
		if !isFault {
			next.ServeHTTP(w, r)
			return
		}
		name, path, _ := strings.Cut(rest, "/")
		inner := r.Clone(r.Context())
		inner.URL.Path = "/" + path
		fail(name, w, inner, next)
	})
}

func fail(name string, w http.ResponseWriter, r *http.Request, next http.Handler) {
	switch name {
	case "500":
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusInternalServerError)
		fmt.Fprint(w, `{"code":"internal","message":"block 01J is corrupted"}`)
	case "502":
		http.Error(w, "upstream connect error or disconnect/reset before headers", http.StatusBadGateway)
	case "401":
		http.Error(w, "no credentials were given", http.StatusUnauthorized)
	case "grafana-401":
		// What Grafana's data source proxy makes of an upstream 401.
		http.Error(w, "Authentication to data source failed", http.StatusBadRequest)
	case "html":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!doctype html><title>Sign in</title>")
	case "slow":
		select {
		case <-r.Context().Done():
		case <-time.After(time.Minute):
		}
	case "truncated", "cut":
		whole := httptest.NewRecorder()
		next.ServeHTTP(whole, r)
		body := whole.Body.Bytes()
		for key, values := range whole.Header() {
			w.Header()[key] = values
		}
		if name == "truncated" {
			// Promise more than is sent: the connection breaks.
			w.Header().Set("Content-Length", strconv.Itoa(len(body)+1))
		} else {
			// Send half of it as if it were whole.
			body = body[:len(body)/2]
			w.Header().Del("Content-Length")
		}
		w.WriteHeader(whole.Code)
		_, _ = w.Write(body)
	default:
		http.NotFound(w, r)
	}
}
