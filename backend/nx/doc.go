// Package nx is the formula language: a text becomes tokens, a tree, a checked tree and values. It knows records only through a Source.
package nx
