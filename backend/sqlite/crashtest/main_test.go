package main

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	if home, asked := windowAsked(); asked {
		os.Exit(beWindow(home, os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}
