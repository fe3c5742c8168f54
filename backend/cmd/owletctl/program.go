package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// program is one call of owletctl.
type program struct {
	home string // --home
	out  io.Writer
}

func (p *program) root() *cobra.Command {
	root := group("owletctl [--home DIR]", "Owlet without a window", p.serveCommand(), p.workspaceCommand(), p.keyCommand(), p.schemaCommand(), p.backupCommand(),
		p.usageCommand(), p.auditCommand())
	root.PersistentFlags().StringVar(&p.home, "home", "", "`DIR` is the data folder (default: OWLET_HOME, or else the platform's)")
	root.SetUsageTemplate(usage)
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if p.home == "" && cmd.Flags().Changed("home") {
			return errors.New("--home names no folder")
		}
		return nil
	}
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(helpCommand(root))
	return root
}

const usage = `Usage:
  {{.UseLine}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

// group is a command that only holds others; alone it is a wrong call.
func group(name, short string, commands ...*cobra.Command) *cobra.Command {
	g := &cobra.Command{Use: name + " COMMAND", Short: short, Args: cobra.ArbitraryArgs, DisableFlagsInUseLine: true}
	g.AddCommand(commands...)
	g.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return fmt.Errorf("unknown command %q; see %s --help", args[0], cmd.CommandPath())
		}
		return fmt.Errorf("give a command; see %s --help", cmd.CommandPath())
	}
	return g
}

// leaf is a command that does something. Of needs, those that start with -- are flags that must be given and not be empty; the
// others are its arguments.
func leaf(use, short string, needs []string, do func(ctx context.Context, args []string) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error { return refuseWrongCall(cmd, needs, args) },
		RunE: func(cmd *cobra.Command, args []string) error { return do(cmd.Context(), args) },
	}
}

func refuseWrongCall(cmd *cobra.Command, needs, args []string) error {
	unread := args
	for _, need := range needs {
		flag, isFlag := strings.CutPrefix(need, "--")
		if isFlag && cmd.Flags().Lookup(flag).Value.String() == "" || !isFlag && len(unread) == 0 {
			return fmt.Errorf("%s is missing; see %s --help", need, cmd.CommandPath())
		}
		if !isFlag {
			unread = unread[1:]
		}
	}
	if len(unread) > 0 {
		return fmt.Errorf("unexpected argument %q; see %s --help", unread[0], cmd.CommandPath())
	}
	return nil
}

func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{Use: "help [COMMAND]", Short: "Help for a command", RunE: func(_ *cobra.Command, args []string) error {
		cmd, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return fmt.Errorf("unknown command %q; see owletctl --help", strings.Join(args, " "))
		}
		return cmd.Help()
	}}
}

// with opens the data folder for the time of do. What goes wrong from there on is a failure, and not a wrong call.
func (p *program) with(ctx context.Context, do func(*sqlite.Store, *slog.Logger) error) error {
	home, err := p.folder()
	if err != nil {
		return &failure{backend.Explain(err)}
	}
	log, file := sqlite.OpenLog(home)
	defer func() { _ = file.Close() }()
	store, err := sqlite.Open(ctx, home, sqlite.WithLog(log), sqlite.WithDoor(backend.DoorOwletctl))
	if err == nil {
		err = errors.Join(do(store, log), store.Close())
	}
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	_, told := errors.AsType[*backend.Error](err)
	if ctx.Err() != nil && !told {
		return &failure{errors.New("interrupted")}
	}
	explained := backend.Explain(err)
	if cause := errors.Unwrap(explained); cause != nil {
		log.Error(explained.ID, "cause", cause)
	}
	return &failure{explained}
}

func (p *program) folder() (string, error) {
	if p.home == "" {
		return sqlite.Home()
	}
	return filepath.Abs(p.home)
}

// printJSON writes one value as indented JSON.
func (p *program) printJSON(v any) error {
	encoder := json.NewEncoder(p.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return unwritten(encoder.Encode(v))
}

// printTable writes lines of cells under a header, aligned.
func (p *program) printTable(lines ...[]string) error {
	w := tabwriter.NewWriter(p.out, 0, 0, 3, ' ', 0)
	for _, cells := range lines {
		fmt.Fprintln(w, strings.Join(cells, "\t"))
	}
	return unwritten(w.Flush())
}

func (p *program) printf(format string, args ...any) error {
	_, err := fmt.Fprintf(p.out, format, args...)
	return unwritten(err)
}

func unwritten(err error) error {
	if err == nil {
		return nil
	}
	return &failure{fmt.Errorf("the output could not be written: %w", err)}
}

// moment is a time as --expires takes it, or what else there is to say.
func moment(t *time.Time, otherwise string) string {
	if t == nil {
		return otherwise
	}
	return t.UTC().Format(time.RFC3339)
}
