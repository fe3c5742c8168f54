package backend

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"syscall"
	"testing"
)

func TestReason(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "open", Path: "/secret", Err: syscall.EACCES}, "permission denied"},
		{&os.LinkError{Op: "rename", Old: "/a", New: "/b", Err: syscall.ENOSPC}, "there is no space left on the disk"},
		{&fs.PathError{Op: "open", Path: "/gone", Err: syscall.ENOENT}, "no such file or directory"},
		{&fs.PathError{Op: "open", Path: "/odd", Err: syscall.ENAMETOOLONG}, "file name too long"},
		{&url.Error{Op: "Get", URL: "https://a.example", Err: &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}}, "nothing answers there"},
		{&url.Error{Op: "Get", URL: "https://a.example", Err: &net.DNSError{Err: "no such host", Name: "a.example"}}, "there is no such host"},
		{&url.Error{Op: "Get", URL: "https://a.example", Err: context.DeadlineExceeded}, "it took too long"},
		{errors.New("something else"), "something else"},
	} {
		if got := fmt.Sprint(Reason(c.err)); got != c.want {
			t.Errorf("%v: %q", c.err, got)
		}
	}
	const want = "/a was not written: permission denied."
	if e := Errorf(Storage, "file.not_written", "file", "/a", "reason", Reason(fs.ErrPermission)); e.Error() != want {
		t.Error(e)
	}
	for _, r := range reasons {
		if Sentences()[r.id] == "" {
			t.Errorf("error.en.json has no %q", r.id)
		}
	}
}
