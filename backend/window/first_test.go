package window

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"

	"owlet/backend"
)

func TestTheSecondClaimIsRefusedUntilTheFirstIsReleased(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Log("elsewhere than on Linux this is the job of Wails")
		return
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "no-bus"))
	home := filepath.Join(t.TempDir(), "new", "folder")
	release, err := Claim(home)
	if err != nil || release == nil {
		t.Fatalf("the first claim: %v", err)
	}
	_, err = Claim(home)
	if e, ok := errors.AsType[*backend.Error](err); !ok || e.ID != "window.open_already" {
		t.Fatalf("the second claim: got %v", err)
	}
	release()
	if again, err := Claim(home); err != nil || again == nil {
		t.Fatalf("after the release: %v", err)
	}
}

func TestAFolderThatCannotBeWrittenIsLeftToTheStore(t *testing.T) {
	home := filepath.Join(t.TempDir(), "a-file")
	if err := os.WriteFile(home, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if release, err := Claim(home); err != nil || release == nil {
		t.Errorf("got %v", err)
	}
}

func TestIdentityIsTheFoldersAlone(t *testing.T) {
	one, other := t.TempDir(), t.TempDir()
	link := filepath.Join(other, "link")
	if err := os.Symlink(one, link); err != nil {
		t.Fatal(err)
	}
	if Identity(one) != Identity(link) || Identity(one) == Identity(other) {
		t.Error("a folder has one identity by every path, and another folder has another")
	}
	if !regexp.MustCompile(`^[a-z][a-z0-9_]+$`).MatchString(Identity(one)) {
		t.Errorf("%q is no D-Bus name", Identity(one))
	}
}
