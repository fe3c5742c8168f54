package sqlite

import (
	"context"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"owlet/backend"
)

// restoring has this test binary, started again, restore and kill itself: home, workspace, backup, phase and how often it is told of it, by
// newlines.
const restoring = "OWLET_TEST_RESTORE"

func TestRestoreInThisProcess(t *testing.T) {
	args := strings.Split(os.Getenv(restoring), "\n")
	if len(args) != 5 {
		return // only the other process does it
	}
	s := openStore(t, args[0])
	left, err := strconv.Atoi(args[4])
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.RestoreBackup(context.Background(), args[1], args[2], "Trial", func(phase string, _, _ int64) {
		if phase != args[3] {
			return
		}
		if left--; left == 0 {
			kill()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
}

// kill ends this process as a SIGKILL does: nothing of it runs any more.
func kill() {
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		_ = self.Kill()
	}
	select {}
}

// TestKilledWhileRestoring: a kill leaves the old state, also when half of the file is written, and the next start leaves nothing half made.
func TestKilledWhileRestoring(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"s","type":"string"}`)
	b.creates("t", 6000, `{"s":"`+strings.Repeat("old ", 1000)+`"}`)
	made := b.backUp()
	b.must(b.delete("t", 1))
	b.must(b.store.Close())
	for _, c := range []struct {
		phase  string
		times  int
		killed bool
	}{
		{"copy", 1, true}, {"copy", 300, true}, {"check", 1, true}, {"check", 2, true}, {"restore", 1, true}, {"restore", 2, true},
		{"restore", 99, false},
	} {
		b.restoreElsewhere(made, c.phase, c.times, c.killed)
	}
}

// restoreElsewhere restores in another process, which may kill itself, and looks at what it leaves.
func (b *workbench) restoreElsewhere(made backend.Backup, phase string, times int, killed bool) {
	b.Helper()
	home, ws := b.store.home, b.path.Workspace
	other := exec.Command(os.Args[0], "-test.run=^TestRestoreInThisProcess$")
	other.Env = append(os.Environ(), restoring+"="+strings.Join([]string{home, ws, made.ID, phase, strconv.Itoa(times)}, "\n"))
	out, ended := other.CombinedOutput()
	if killed == (ended == nil) || ended != nil && other.ProcessState.Exited() {
		b.Fatalf("%s %d: %v\n%s", phase, times, ended, out)
	}
	want := int64(6000)
	if killed {
		want = 5999
	}
	b.store = openStore(b.T, home)
	b.wantNothingHalf()
	if n := b.count("t"); n != want {
		b.Errorf("%s %d: %d records, not %d", phase, times, n, want)
	}
	b.wantTrueCounts("t")
	b.must(b.store.Close())
	checkFile(b.T, b.store.workspacePath(ws))
}
