package window

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"
)

func TestSaveFolder(t *testing.T) {
	home := t.TempDir()
	documents, stick := filepath.Join(home, "Documents"), filepath.Join(home, "stick")
	for name, path := range map[string]string{"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DOCUMENTS_DIR": documents, "XDG_DOWNLOAD_DIR": documents} {
		t.Setenv(name, path)
	}
	xdg.Reload()
	t.Cleanup(xdg.Reload)
	r := Open(t.TempDir())
	defer r.Close()
	expect := func(want string) {
		t.Helper()
		if got := r.SaveFolder(); got != want {
			t.Errorf("%s is not %s", got, want)
		}
	}
	expect(home)
	for _, folder := range []string{documents, stick} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	expect(documents)
	r.RememberSaved(filepath.Join(stick, "api.json"))
	expect(stick)
	if err := os.Remove(stick); err != nil {
		t.Fatal(err)
	}
	expect(documents)
}
