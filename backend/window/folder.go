package window

import (
	"context"
	"net/url"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

const folderWait = 3 * time.Second

// ShowInFolder opens the file's folder in the platform's file manager, with the file selected. The error is for the log: the caller
// opens the folder instead.
func ShowInFolder(path string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", "-R", path).Run() // #nosec G204 -- no shell between
	case "windows":
		_ = exec.Command("explorer", "/select,", filepath.FromSlash(path)).Run() // #nosec G204 -- no shell between; its exit code is 1 when all is well, too
		return nil
	}
	return askFileManager(path)
}

func askFileManager(path string) error {
	ctx, cancel := context.WithTimeout(context.Background(), folderWait)
	defer cancel()
	bus, err := sessionBus(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = bus.Close() }()
	file := url.URL{Scheme: "file", Path: path}
	return bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1").
		CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{file.String()}, "").Err
}
