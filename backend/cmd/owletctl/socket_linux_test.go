package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

const listening = "0A" // a TCP socket's state in /proc/net/tcp; a UDP socket that waits for anybody is 07

// sockets are a process' own of the internet's kinds, as /proc has them: where they are, where they lead, and their state.
func sockets(t *testing.T, pid int) (found []string) {
	t.Helper()
	fds, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil || len(fds) == 0 {
		t.Fatalf("no descriptors: %v", err)
	}
	var own []string
	for _, fd := range fds {
		if link, err := os.Readlink(fd); err == nil {
			if inode, ok := strings.CutPrefix(link, "socket:["); ok {
				own = append(own, strings.TrimSuffix(inode, "]"))
			}
		}
	}
	for _, kind := range []string{"tcp", "tcp6", "udp", "udp6", "raw", "raw6"} {
		file, err := os.Open(fmt.Sprintf("/proc/%d/net/%s", pid, kind))
		if os.IsNotExist(err) {
			continue // a kind that this system lacks
		}
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			if f := strings.Fields(lines.Text()); len(f) > 9 && slices.Contains(own, f[9]) {
				found = append(found, fmt.Sprintf("%s %s %s %s", kind, addressOf(t, f[1]), addressOf(t, f[2]), f[3]))
			}
		}
		_ = file.Close()
	}
	return found
}

// addressOf reads an address such as 0100007F:1F90, in which each group of four bytes is turned round.
func addressOf(t *testing.T, text string) string {
	t.Helper()
	host, port, _ := strings.Cut(text, ":")
	ip, err := hex.DecodeString(host)
	number, err2 := strconv.ParseUint(port, 16, 16)
	if err != nil || err2 != nil {
		t.Fatalf("%q", text)
	}
	for group := range slices.Chunk(ip, 4) {
		slices.Reverse(group)
	}
	return net.JoinHostPort(net.IP(ip).String(), strconv.FormatUint(number, 10))
}

func TestNothingListensElsewhere(t *testing.T) {
	home, workspace := sample(t)
	s := serve(t, home)
	key := mustJSON[newKey](t, home, "key", "create", "--workspace", workspace, "--name", "Zapier", "--json")
	if status, body := get(t, s.address+"/api/v1/workspace/"+workspace, key.Key); status != http.StatusOK {
		t.Fatalf("%d %s", status, body)
	}
	address := strings.TrimPrefix(s.address, "http://")
	listens := 0
	for _, socket := range sockets(t, s.Process.Pid) {
		f := strings.Fields(socket)
		switch {
		case f[0] == "tcp" && f[1] == address && f[3] == listening:
			listens++
		case f[0] == "tcp" && f[1] == address && strings.HasPrefix(f[2], "127.0.0.1:"): // the request before
		default:
			t.Errorf("a socket that nobody asked for: %s", socket)
		}
	}
	if listens != 1 {
		t.Errorf("%d sockets listen at %s", listens, address)
	}
	s.stop(t, syscall.SIGTERM)
}
