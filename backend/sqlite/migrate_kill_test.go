//go:build unix

package sqlite

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"owlet/backend/sqlite/internal/powerloss"
)

// TestMigrationCutAtEveryStep ends every migration, with the backup before it, before each write, truncation, sync and deletion: by a kill, and by a
// power loss that keeps nothing unsynced or parts of it. Each file is then of the old or a later version, and the next start finishes it.
func TestMigrationCutAtEveryStep(t *testing.T) {
	tried, steps := 0, 0
	for _, f := range fixtures(t) {
		if f.versions == newest() {
			continue
		}
		lefts, n := f.cutEverywhere(t)
		steps += n
		quick := withSynchronous("OFF") // from here on nobody cuts the power
		tried += len(lefts)
		f.openAll(t, lefts)
		quick()
	}
	t.Logf("%d steps of migrations ended in %d different states of the disk: each opened whole", steps, tried)
	if steps < 100 {
		t.Errorf("only %d steps", steps)
	}
}

// openAll looks at several states at once: a migration mostly waits until it is alone.
func (f *fixture) openAll(t *testing.T, lefts map[string]powerloss.Left) {
	t.Helper()
	var all sync.WaitGroup
	places := make(chan struct{}, 8)
	for what, left := range lefts {
		places <- struct{}{}
		all.Go(func() {
			defer func() { <-places }()
			home := filepath.Join(t.TempDir(), "data")
			if err := left.Write(home); err != nil {
				t.Error(err)
			}
			f.wantOldOrNew(t, what, home)
			_ = os.RemoveAll(home)
		})
	}
	all.Wait()
}

// cutEverywhere migrates once and returns all that a kill or a power loss could have left meanwhile, each state once.
func (f *fixture) cutEverywhere(t *testing.T) (map[string]powerloss.Left, int) {
	t.Helper()
	home := f.in(t)
	disk, err := powerloss.Watch(home)
	if err != nil {
		t.Fatal(err)
	}
	lefts, seen, random := map[string]powerloss.Left{}, map[uint64]bool{}, rand.New(rand.NewPCG(3, 0))
	disk.Before(func(step int) {
		cuts := map[string]powerloss.Left{"killed": disk.Killed(), "nothing unsynced kept": disk.Unsynced()}
		if step%3 == 0 { // these are never the same, and each costs a start
			cuts["parts kept"] = disk.Torn(random)
		}
		for what, left := range cuts {
			if sum := checksum(left); !seen[sum] {
				seen[sum] = true
				lefts[fmt.Sprintf("%s, step %d, %s", f.folder, step, what)] = left
			}
		}
	})
	s, err := f.migrate(home)
	if err != nil {
		t.Fatal(err)
	}
	disk.Before(nil)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return lefts, disk.Steps()
}

func checksum(left powerloss.Left) uint64 {
	h := fnv.New64a()
	for _, name := range slices.Sorted(maps.Keys(left)) {
		_, _ = fmt.Fprintf(h, "%s %d\n", name, len(left[name]))
		_, _ = h.Write(left[name])
	}
	return h.Sum64()
}

// wantOldOrNew looks at what an interrupted migration left, before and after the next start.
func (f *fixture) wantOldOrNew(t *testing.T, what, home string) {
	t.Helper()
	got := f.versionsIn(home)
	for i := range got {
		if got[i] < f.versions[i] || got[i] > newest()[i] {
			t.Errorf("%s: versions %d, neither %d nor later", what, got, f.versions)
		}
	}
	if faults := f.faults(home); len(faults) > 0 {
		t.Errorf("%s: %s", what, strings.Join(faults[:min(4, len(faults))], "; "))
	}
}

// migrating has this test binary, started again, migrate a folder and kill itself at a step: fixture, home and step, by newlines.
const migrating = "OWLET_TEST_MIGRATE"

func TestMigrateInThisProcess(t *testing.T) {
	args := strings.Split(os.Getenv(migrating), "\n")
	if len(args) != 3 {
		return // only the other process does it
	}
	at, err := strconv.Atoi(args[2])
	if err != nil {
		t.Fatal(err)
	}
	disk, err := powerloss.Watch(args[1])
	if err != nil {
		t.Fatal(err)
	}
	disk.Before(func(step int) {
		if step == at {
			kill()
		}
	})
	for _, f := range fixtures(t) {
		if filepath.Base(f.folder) == args[0] {
			if _, err := f.migrate(args[1]); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestMigrationKilled kills real processes while they migrate from the first version, at every fifth step, whatever else they have made by then.
func TestMigrationKilled(t *testing.T) {
	f := fixtures(t)[0]
	kills := 0
	for step := 1; ; step += 5 {
		home := f.in(t)
		other := exec.Command(os.Args[0], "-test.run=^TestMigrateInThisProcess$")
		other.Env = append(os.Environ(), migrating+"="+strings.Join([]string{filepath.Base(f.folder), home, strconv.Itoa(step)}, "\n"))
		out, err := other.CombinedOutput()
		if err == nil {
			break // it came to the end before that step
		}
		if other.ProcessState.Exited() {
			t.Fatalf("%v\n%s", err, out)
		}
		kills++
		f.wantOldOrNew(t, fmt.Sprintf("killed at step %d", step), home)
	}
	t.Logf("%d processes killed while they migrated: each folder opened whole", kills)
	if kills < 5 {
		t.Errorf("only %d kills", kills)
	}
}
