package backend

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/url"
	"os"
	"syscall"
)

// reasons are the usual ones for which a system refuses, and the sentences for them.
var reasons = []struct {
	cause error
	id    string
}{
	{fs.ErrPermission, "reason.permission"},
	{fs.ErrNotExist, "reason.not_there"},
	{syscall.ENOSPC, "reason.full"},
	{syscall.EROFS, "reason.read_only"},
	{syscall.EISDIR, "reason.folder"},
	{syscall.ECONNREFUSED, "reason.refused"},
	{syscall.ENETUNREACH, "reason.no_way"},
	{syscall.EHOSTUNREACH, "reason.no_way"},
	{context.DeadlineExceeded, "reason.timeout"},
	{os.ErrDeadlineExceeded, "reason.timeout"},
}

// Reason is what a sentence says of the system's error, as the argument of an Error: without the operation, the path or the address, which
// the sentence names itself. One of the usual reasons is an Error, which the window says in its language; any other is the system's text.
func Reason(err error) any {
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	for _, r := range reasons {
		if errors.Is(err, r.cause) {
			return Errorf(Storage, r.id)
		}
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return Errorf(Storage, "reason.no_host")
	}
	return bare(err).Error()
}

func bare(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}
