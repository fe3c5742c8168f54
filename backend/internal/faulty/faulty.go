//go:build linux

// Package faulty is a file system for tests, between SQLite and the real one, whose calls fail when they are told to.
package faulty

/*
#cgo CFLAGS: -I${SRCDIR}/../sqlitevfs
#cgo LDFLAGS: -Wl,--unresolved-symbols=ignore-all
#include "vfs.h"
*/
import "C"

import (
	"sync"
	"syscall"

	_ "github.com/mattn/go-sqlite3" // whose SQLite it is
)

// Op are kinds of calls, to be joined.
type Op int

const (
	Read Op = 1 << iota
	Write
	Sync
	Truncate
	Share
	Open
)

// SQLite's result codes of calls that failed.
const (
	CodeRead  = 10 | 1<<8
	CodeShort = 10 | 2<<8
	CodeWrite = 10 | 3<<8
	CodeSync  = 10 | 4<<8
	CodeShare = 10 | 19<<8
	CodeFull  = 13
	CodeOpen  = 14
)

// Fault is what fails: calls of some kinds on files whose path contains Part, after so many that do not.
type Fault struct {
	Ops   Op
	Part  string
	Code  int
	Errno syscall.Errno
	After int
}

var install = sync.OnceFunc(func() {
	if code := C.faulty_install(); code != 0 {
		panic("SQLite takes no other file system")
	}
})

// Install is called before any file is opened that is to fail.
func Install() { install() }

// Fail begins a fault, and ends the one before.
func Fail(f Fault) { set(f) }

// End ends the fault.
func End() { set(Fault{}) }

func set(f Fault) {
	part := C.CString(f.Part) // never freed: a few bytes in a test are no reason for package unsafe
	C.faulty_set(C.int(f.Ops), part, C.int(f.Code), C.int(f.Errno), C.int(f.After))
}

// Count is how many calls have failed.
func Count() int { return int(C.faulty_count()) }
