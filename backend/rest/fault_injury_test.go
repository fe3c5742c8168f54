//go:build linux

package rest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"owlet/backend"
	"owlet/backend/internal/faulty"
)

// injury is a fault of the disk under a program that runs.
type injury struct {
	name   string
	hurt   func(w *hurtWorld) (heal func())
	status int
	id     string // of the sentence
	file   string // that the sentence names, in the data folder; * is the workspace
	silent bool   // not even reading goes on
}

var injuries = []injury{
	{"the workspace is removed, and put back", away("*"), 500, "storage.missing", "*", false},
	{"the workspace is removed, and a copy put back", awayCopied("*"), 500, "storage.missing", "*", false},
	{"another workspace is in its place", inPlace(otherWorkspace), 500, "storage.replaced", "*", false},
	{"garbage is in its place", inPlace(garbage), 500, "storage.replaced", "*", false},
	{"an empty file is in its place", inPlace(func(*hurtWorld) []byte { return nil }), 500, "storage.missing", "*", false},
	{"the disk is full", fill, 507, "storage.full", "*", false},
	{"writing fails", fails(faulty.Fault{Ops: faulty.Write, Code: faulty.CodeWrite, Errno: syscall.EIO}), 500, "storage.failed", "*", false},
	{"writing fails late", fails(faulty.Fault{Ops: faulty.Write, Code: faulty.CodeWrite, Errno: syscall.EIO, After: 1}), 500, "storage.failed", "*", false},
	{"syncing fails", fails(faulty.Fault{Ops: faulty.Sync, Code: faulty.CodeSync, Errno: syscall.EIO}), 500, "storage.failed", "*", false},
	{"the quota is used up", fails(faulty.Fault{Ops: faulty.Write, Code: faulty.CodeWrite, Errno: syscall.EDQUOT}), 507, "storage.full", "*", false},
	{"the file system becomes read-only", fails(faulty.Fault{Ops: faulty.Write | faulty.Sync, Code: faulty.CodeWrite, Errno: syscall.EROFS}), 500, "storage.unreadable", "*", false},
}

// fails has calls on the workspace's files fail.
func fails(f faulty.Fault) func(*hurtWorld) func() {
	return func(w *hurtWorld) func() {
		f.Part = w.path("*")
		faulty.Fail(f)
		return faulty.End
	}
}

// fill leaves no room on a small file system. It needs one of its own.
func fill(w *hurtWorld) func() {
	var about syscall.Statfs_t
	must(w.t, syscall.Statfs(w.home, &about))
	const tmpfs = 0x01021994
	if about.Type != tmpfs || about.Blocks*uint64(about.Bsize) > 8<<20 {
		w.t.Skip("a small file system cannot be mounted here: the disk is not filled")
	}
	path := filepath.Join(w.home, "filler")
	file, err := os.Create(path)
	must(w.t, err)
	for block := make([]byte, 4096); err == nil; {
		_, err = file.Write(block)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		w.t.Fatal(err)
	}
	must(w.t, file.Close())
	return func() { must(w.t, os.Remove(path)) }
}

// away takes a file out of the data folder, and puts it back.
func away(file string) func(*hurtWorld) func() {
	return func(w *hurtWorld) func() {
		path := w.path(file)
		must(w.t, os.Rename(path, path+".away"))
		return func() { must(w.t, os.Rename(path+".away", path)) }
	}
}

// awayCopied is away, with a copy in its place afterwards.
func awayCopied(file string) func(*hurtWorld) func() {
	return func(w *hurtWorld) func() {
		path := w.path(file)
		must(w.t, os.Rename(path, path+".away"))
		return func() { copyTo(w.t, path+".away", path) }
	}
}

func copyTo(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	must(t, err)
	must(t, os.WriteFile(to+".new", content, 0o600))
	must(t, os.Rename(to+".new", to))
}

// inPlace puts another file in the place of the workspace's, until it is put back.
func inPlace(content func(*hurtWorld) []byte) func(*hurtWorld) func() {
	return func(w *hurtWorld) func() {
		path, other := w.path("*"), content(w)
		must(w.t, os.Rename(path, path+".away"))
		must(w.t, os.WriteFile(path, other, 0o600))
		return func() { must(w.t, os.Rename(path+".away", path)) }
	}
}

func garbage(*hurtWorld) []byte { return []byte(strings.Repeat("not a database ", 1000)) }

func otherWorkspace(w *hurtWorld) []byte {
	made, err := w.store.CreateWorkspace(w.t.Context(), backend.WorkspaceInput{Name: "Another"})
	must(w.t, err)
	content, err := os.ReadFile(filepath.Join(w.home, "workspaces", made.ID+".db"))
	must(w.t, err)
	return content
}
