// Owletctl is Owlet without a window: the same data folder and the same server, for scripts and machines without a display.
// It may run beside the window.
//
// It exits with 0, with 2 when it was called wrongly, and with 1 when what was asked could not be done; either failure is
// one line on stderr.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := (&program{out: stdout}).root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	fmt.Fprintln(stderr, "owletctl: "+strings.Join(strings.Fields(err.Error()), " "))
	if _, failed := errors.AsType[*failure](err); failed {
		return 1
	}
	return 2
}

// failure is an error of carrying a command out. All others are of how the program was called.
type failure struct{ error }

func (f *failure) Unwrap() error { return f.error }
