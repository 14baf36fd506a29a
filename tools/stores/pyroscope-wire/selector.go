package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// matcher is one condition of a selector such as {service_name="api", "k8s.pod"=~"a|b"}.
type matcher struct {
	name    string
	matches func(value string) bool
}

var (
	matcherPattern = regexp.MustCompile(`^\s*([A-Za-z_][A-Za-z0-9_]*|"(?:[^"\\]|\\.)*")\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*")\s*(,|$)`)
	bracesPattern  = regexp.MustCompile(`(?s)^\s*\{(.*)\}\s*$`)
)

func parseSelector(text string) ([]matcher, error) {
	braces := bracesPattern.FindStringSubmatch(text)
	if braces == nil {
		return nil, fmt.Errorf("parse error: unexpected %q", text)
	}
	var matchers []matcher
	for rest := strings.TrimSpace(braces[1]); rest != ""; {
		parts := matcherPattern.FindStringSubmatch(rest)
		if parts == nil {
			return nil, fmt.Errorf("parse error: unexpected %q", rest)
		}
		rest = strings.TrimSpace(rest[len(parts[0]):])
		name := parts[1]
		if strings.HasPrefix(name, `"`) {
			unquoted, err := strconv.Unquote(name)
			if err != nil {
				return nil, fmt.Errorf("parse error: %w", err)
			}
			name = unquoted
		}
		value, err := strconv.Unquote(parts[3])
		if err != nil {
			return nil, fmt.Errorf("parse error: %w", err)
		}
		matches, err := condition(parts[2], value)
		if err != nil {
			return nil, fmt.Errorf("parse error: %w", err)
		}
		matchers = append(matchers, matcher{name: name, matches: matches})
	}
	return matchers, nil
}

func condition(operator, value string) (func(string) bool, error) {
	switch operator {
	case "=":
		return func(other string) bool { return other == value }, nil
	case "!=":
		return func(other string) bool { return other != value }, nil
	}
	pattern, err := regexp.Compile("^(?s:" + value + ")$")
	if err != nil {
		return nil, err
	}
	wanted := operator == "=~"
	return func(other string) bool { return pattern.MatchString(other) == wanted }, nil
}

func matchesAll(matchers []matcher, profile *recorded) bool {
	for _, matcher := range matchers {
		value := profile.labels[matcher.name]
		if matcher.name == "__profile_type__" {
			value = profile.typeID
		}
		if !matcher.matches(value) {
			return false
		}
	}
	return true
}
