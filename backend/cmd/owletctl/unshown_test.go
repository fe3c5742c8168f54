package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// full is an output that takes nothing, as /dev/full.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestKeyThatCouldNotBeShownIsRevoked(t *testing.T) {
	home, ws := sample(t)
	for _, more := range [][]string{{}, {"--json"}} {
		var errs bytes.Buffer
		args := append([]string{"--home", home, "key", "create", "--workspace", ws, "--name", "Unseen"}, more...)
		if code := run(t.Context(), args, full{}, &errs); code != 1 || strings.Count(errs.String(), "\n") != 1 {
			t.Fatalf("exit %d, %q", code, errs.String())
		}
		if list := must(t, home, "key", "list", "--workspace", ws); !strings.Contains(list, "revoked") || strings.Contains(list, "active") {
			t.Fatal(list)
		}
	}
}
