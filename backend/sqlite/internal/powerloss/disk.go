//go:build unix

// Package powerloss is a file system for tests that knows what a disk would hold if the power went now.
//
// A SIGKILL leaves what the system has not written yet; a power loss does not. Watch has every file that SQLite opens below a folder watched:
// what is written stays what it is for the program, and beside it is noted what was synced, and what a sync has not confirmed yet. From that Disk
// makes what a power loss would leave: nothing of what is not synced, or any part of it, sector by sector and in any order, as disks do. New and
// deleted files follow the same rule: their names are certain once SQLite has synced the folder.
package powerloss

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Disk is a folder that is watched.
type Disk struct {
	root string
	mu   sync.Mutex
	now  map[string]*content // by path, as the program sees it
	kept map[string]*content // by path, as the folders on the disk have it
	took int
	at   func(step int)
}

// content is a file's, whatever its name.
type content struct {
	synced  []byte
	pending []change // since the last sync
}

// change is a write at a place, or without data a new size.
type change struct {
	at   int64
	data []byte
}

// handle is an open file.
type handle struct {
	disk  *Disk
	path  string
	file  *content
	names bool // with its first sync SQLite syncs its folder too
}

var (
	mu      sync.Mutex
	disks   []*Disk
	handles = map[int]*handle{}
	last    int
)

// Watch watches a folder from now on. What is in it is synced. Connections that are open already are not watched.
func Watch(root string) (*Disk, error) {
	register()
	d := &Disk{root: root, now: map[string]*content{}, kept: map[string]*content{}}
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		d.now[path] = &content{synced: text}
		d.kept[path] = d.now[path]
		return err
	})
	mu.Lock()
	defer mu.Unlock()
	disks = append(disks, d)
	return d, err
}

// Before has fn called before every write, truncation, sync and deletion, with its number from 1. It must not use SQLite in the folder.
func (d *Disk) Before(fn func(step int)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.at = fn
}

// Steps is how many writes, truncations, syncs and deletions there were.
func (d *Disk) Steps() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.took
}

func (d *Disk) step() {
	d.mu.Lock()
	d.took++
	n, at := d.took, d.at
	d.mu.Unlock()
	if at != nil {
		at(n)
	}
}

func diskOf(path string) *Disk {
	mu.Lock()
	defer mu.Unlock()
	for _, d := range disks {
		if strings.HasPrefix(path, d.root+string(filepath.Separator)) {
			return d
		}
	}
	return nil
}

func handleOf(id int) *handle {
	mu.Lock()
	defer mu.Unlock()
	return handles[id]
}

// opened returns the number of a watched file, 0 for another one.
func opened(path string, journal bool) int {
	d := diskOf(path)
	if d == nil {
		return 0
	}
	d.mu.Lock()
	file, known := d.now[path]
	if !known { // SQLite has just made it, or the program has, empty
		file = &content{}
		d.now[path] = file
	}
	h := &handle{disk: d, path: path, file: file, names: journal && !known}
	d.mu.Unlock()
	mu.Lock()
	defer mu.Unlock()
	last++
	handles[last] = h
	return last
}

func closed(id int) {
	mu.Lock()
	defer mu.Unlock()
	delete(handles, id)
}

func (h *handle) note(c change) {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	h.file.pending = append(h.file.pending, c)
}

func (h *handle) sync() {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	h.file.synced = h.file.whole()
	h.file.pending = nil
	if h.names {
		h.names = false
		h.disk.syncFolder(filepath.Dir(h.path))
	}
}

// syncFolder makes the names in a folder certain.
func (d *Disk) syncFolder(dir string) {
	for path, file := range d.now {
		if filepath.Dir(path) == dir {
			d.kept[path] = file
		}
	}
	for path := range d.kept {
		if _, there := d.now[path]; !there && filepath.Dir(path) == dir {
			delete(d.kept, path)
		}
	}
}

func (d *Disk) deleted(path string, syncFolder bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.now, path)
	if syncFolder {
		d.syncFolder(filepath.Dir(path))
	}
}
