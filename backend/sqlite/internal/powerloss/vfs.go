//go:build unix

package powerloss

/*
#cgo CFLAGS: -I${SRCDIR}/../../../internal/sqlitevfs
#cgo linux LDFLAGS: -Wl,--unresolved-symbols=ignore-in-object-files
#cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
#include "vfs.h"
*/
import "C"

import (
	"sync"
	"unsafe"

	_ "github.com/mattn/go-sqlite3" // SQLite itself
)

var register = sync.OnceFunc(func() {
	if code := C.powerloss_register(); code != 0 {
		panic("SQLite does not take another file system")
	}
})

// What SQLite is about to write, as it says when it opens a file.
const (
	mainJournal  = 0x00000800
	superJournal = 0x00004000
	log          = 0x00080000
)

//export powerlossOpened
func powerlossOpened(name *C.char, flags C.int) C.int {
	return C.int(opened(C.GoString(name), flags&(mainJournal|superJournal|log) != 0))
}

//export powerlossClosed
func powerlossClosed(id C.int) { closed(int(id)) }

//export powerlossStep
func powerlossStep(id C.int) { handleOf(int(id)).disk.step() }

//export powerlossWrote
func powerlossWrote(id C.int, from unsafe.Pointer, n C.int, at C.longlong) {
	handleOf(int(id)).note(change{at: int64(at), data: C.GoBytes(from, n)})
}

//export powerlossTruncated
func powerlossTruncated(id C.int, size C.longlong) {
	handleOf(int(id)).note(change{at: int64(size)})
}

//export powerlossSynced
func powerlossSynced(id C.int) { handleOf(int(id)).sync() }

//export powerlossDeleting
func powerlossDeleting(name *C.char) {
	if d := diskOf(C.GoString(name)); d != nil {
		d.step()
	}
}

//export powerlossDeleted
func powerlossDeleted(name *C.char, syncDir C.int) {
	if d := diskOf(C.GoString(name)); d != nil {
		d.deleted(C.GoString(name), syncDir != 0)
	}
}
