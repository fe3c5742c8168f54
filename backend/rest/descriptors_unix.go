//go:build unix

package rest

import "syscall"

// descriptors is how many files and connections the system lets this process have open. Go has raised it as far as it goes.
func descriptors() int {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || limit.Cur > 1<<20 {
		return 1 << 20
	}
	return int(limit.Cur) //nolint:gosec,unconvert // at most 1<<20; some systems have it signed
}
