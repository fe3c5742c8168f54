// Crashtest kills Owlet again and again while several clients write, and checks every time that nothing acknowledged is lost.
//
//	go run ./backend/sqlite/crashtest -kills 100 [-seed S] [-owletctl PROGRAM]
//
// It starts the server as people do, owletctl serve, and beside it a process that does what a window does. Four writers keep a ledger each of what
// was acknowledged: two write records through the API, one through the window's methods, one changes modules, tables and fields through the API; a
// fifth makes, rotates and revokes keys, in the window and with owletctl. A reader follows the change feed all the while. At a random moment
// every process is killed with SIGKILL, and the server is started again on what is left. Then what the API and the window show must be what the
// ledgers say, with each writer's one unanswered write either there as a whole or not at all; the feeds must tell each acknowledged write
// once and lead to the records there are; revoked keys must stay out; and every database file must be sound.
//
// At the first fault it says what is wrong, keeps the folder as the kill left it, and exits with 1.
package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

func main() {
	if home, asked := windowAsked(); asked {
		os.Exit(beWindow(home, os.Stdin, os.Stdout))
	}
	kills := flag.Int("kills", 100, "how often to kill")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "what the random choices begin with")
	program := flag.String("owletctl", "", "the `PROGRAM` to kill; built when left out")
	flag.Parse()
	if err := crash(*kills, *seed, *program); err != nil {
		fmt.Fprintln(os.Stderr, "crashtest:", err)
		os.Exit(1)
	}
}

func crash(kills int, seed uint64, program string) (err error) {
	work, err := os.MkdirTemp("", "owlet-crash-")
	if err != nil {
		return err
	}
	if program == "" {
		if program, err = build(work); err != nil {
			return err
		}
	}
	r := &run{work: work, owletctl: program, random: rand.New(rand.NewPCG(seed, 0)), started: time.Now()}
	for r.kills < kills && err == nil {
		err = r.folder(min(killsPerFolder, kills-r.kills))
	}
	if err == nil {
		err = r.enoughDuringWrites()
	}
	fmt.Println(r.summary(seed))
	if err != nil {
		return fmt.Errorf("seed %d, kill %d: %w\nwhat the kill left is in %s", seed, r.kills, err, r.work)
	}
	return os.RemoveAll(work)
}

// build builds the program that is killed; crashtest is then run inside the module, as go run does.
func build(dir string) (string, error) {
	path := filepath.Join(dir, "owletctl.exe")
	out, err := exec.Command("go", "build", "-o", path, "owlet/backend/cmd/owletctl").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
}

// enoughDuringWrites holds that at least half of the kills came while a write was sent and not answered.
func (r *run) enoughDuringWrites() error {
	if r.duringWrites*2 < r.kills {
		return errors.New("fewer than half of the kills came during a write")
	}
	return nil
}
