//go:build !unix

package rest

// descriptors is how many files and connections the system lets this process have open.
func descriptors() int { return 1 << 20 }
