package main

import (
	"encoding/binary"
	"slices"
	"strings"

	querierv1 "github.com/grafana/pyroscope/api/gen/proto/go/querier/v1"
)

// node is a call node; children are in order of name.
type node struct {
	name        string
	self, total int64
	children    []*node
}

const otherName = "other"

// buildTree merges stacks from the root; stacks lists functions from the root to the leaf.
func buildTree(stacks [][]string, values []int64) *node {
	root := &node{}
	for index, stack := range stacks {
		at := root
		at.total += values[index]
		for _, name := range stack {
			at = at.child(name)
			at.total += values[index]
		}
		at.self += values[index]
	}
	return root
}

func (n *node) child(name string) *node {
	at, found := slices.BinarySearchFunc(n.children, name, func(child *node, name string) int {
		return strings.Compare(child.name, name)
	})
	if !found {
		n.children = slices.Insert(n.children, at, &node{name: name})
	}
	return n.children[at]
}

// walk visits every node below n, callers before callees.
func (n *node) walk(visit func(*node)) {
	for waiting := []*node{n}; len(waiting) > 0; {
		at := waiting[len(waiting)-1]
		waiting = append(waiting[:len(waiting)-1], at.children...)
		for _, child := range at.children {
			visit(child)
		}
	}
}

// truncate cuts children that are smaller than the maxNodes-th largest node and sums them up in one leaf per caller.
func (n *node) truncate(maxNodes int64, mergeReal bool) {
	var totals []int64
	n.walk(func(at *node) { totals = append(totals, at.total) })
	if int64(len(totals)) <= maxNodes {
		return
	}
	slices.Sort(totals)
	least := totals[int64(len(totals))-maxNodes]
	cut := func(at *node) {
		var kept []*node
		var sum int64
		for _, child := range at.children {
			if child.total < least {
				sum += child.total
			} else {
				kept = append(kept, child)
			}
		}
		at.children = kept
		if sum == 0 {
			return
		}
		if real := slices.IndexFunc(kept, func(child *node) bool { return child.name == otherName }); mergeReal && real >= 0 {
			total := kept[real].total + sum
			kept[real] = &node{name: otherName, self: total, total: total}
			return
		}
		at.children = append(kept, &node{name: otherName, self: sum, total: sum})
		slices.SortStableFunc(at.children, func(a, b *node) int { return strings.Compare(a.name, b.name) })
	}
	cut(n)
	n.walk(cut)
}

// treeBytes writes the tree format: name, self and count of children per node, the last child first.
func (n *node) treeBytes() []byte {
	if len(n.children) == 0 {
		return nil
	}
	var bytes []byte
	for waiting := []*node{n}; len(waiting) > 0; {
		at := waiting[len(waiting)-1]
		waiting = append(waiting[:len(waiting)-1], at.children...)
		bytes = binary.AppendUvarint(bytes, uint64(len(at.name)))
		bytes = append(bytes, at.name...)
		bytes = binary.AppendUvarint(bytes, uint64(at.self))
		bytes = binary.AppendUvarint(bytes, uint64(len(at.children)))
	}
	return bytes
}

// flameGraph writes levels of four numbers per node: the distance to the node before, total, self, name.
func (n *node) flameGraph() *querierv1.FlameGraph {
	type placed struct {
		node *node
		x    int64
	}
	names := []string{"total"}
	rows := map[string]int64{"total": 0}
	graph := &querierv1.FlameGraph{Total: n.total}
	root := *n
	root.name = "total"
	for level := []placed{{node: &root}}; len(level) > 0; {
		var values []int64
		var next []placed
		var end int64
		for _, at := range level {
			row, known := rows[at.node.name]
			if !known {
				row = int64(len(names))
				names = append(names, at.node.name)
				rows[at.node.name] = row
			}
			values = append(values, at.x-end, at.node.total, at.node.self, row)
			end = at.x + at.node.total
			graph.MaxSelf = max(graph.MaxSelf, at.node.self)
			x := at.x + at.node.self
			for _, child := range at.node.children {
				next = append(next, placed{child, x})
				x += child.total
			}
		}
		graph.Levels = append(graph.Levels, &querierv1.Level{Values: values})
		level = next
	}
	graph.Names = names
	return graph
}
