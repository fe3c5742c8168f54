package rest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// badRequests is how many bad requests the tests of the door have tried; TestMain says it.
var badRequests atomic.Int64

// bad is one request as it goes over the wire. What package net/http refuses by itself has its plain words, not the envelope.
type bad struct {
	name   string
	raw    string
	status int
	want   string // what the answer says, "" for anything
}

// tryBad sends each bad request, and sees to it that nothing has changed and that the log has no secret.
func (w *world) tryBad(list []bad) {
	w.t.Helper()
	before := w.content()
	for _, b := range list {
		w.t.Run(b.name, func(t *testing.T) {
			status, text := w.sendRaw(t, b.raw)
			if status != b.status {
				t.Fatalf("status %d, not %d: %.300s", status, b.status, text)
			}
			if !strings.Contains(text, b.want) {
				t.Errorf("\n got %s\nwant %s", text, b.want)
			}
			if strings.Contains(text, "owl_") {
				t.Errorf("the answer has a secret: %s", text)
			}
		})
	}
	w.isUntouched(before)
}

// sendRaw sends a text over a connection of its own; {host}, {port}, {workspace} and {key} stand for the true ones.
func (w *world) sendRaw(t *testing.T, raw string) (status int, text string) {
	t.Helper()
	badRequests.Add(1)
	host := strings.TrimPrefix(w.base, "http://")
	_, port, _ := strings.Cut(host, ":")
	raw = strings.NewReplacer("{host}", host, "{port}", port, "{workspace}", "/api/v1/workspace/"+w.workspace.ID, "{key}", w.keys["full"]).Replace(raw)
	c, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	go func() { // what is large is answered before it has been sent
		_, _ = io.WriteString(c, raw)
		_ = c.(*net.TCPConn).CloseWrite()
	}()
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatalf("no answer: %v", err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(body)
}

// content is all that requests could have changed.
func (w *world) content() string {
	w.t.Helper()
	var all strings.Builder
	for _, path := range []string{"", "/modules", "/modules/fair/tables", "/modules/fair/tables/stands/fields", records, "/modules/fair/tables/halls/records"} {
		a := w.ask(w.t, story{method: "GET", path: path, key: "full"})
		fmt.Fprintln(&all, path, a.status, a.body)
	}
	keys, err := w.store.ListKeys(w.t.Context(), w.workspace.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, k := range keys {
		fmt.Fprintln(&all, k.ID, k.Name, k.State, k.Scopes)
	}
	return all.String()
}

// isUntouched holds the content against what it was, and looks for secrets in the log.
func (w *world) isUntouched(before string) {
	w.t.Helper()
	if after := w.content(); after != before {
		w.t.Errorf("something changed:\n%s\nwas\n%s", after, before)
	}
	w.hasNoSecretInLog()
}

func (w *world) hasNoSecretInLog() {
	w.t.Helper()
	if log := w.log.String(); strings.Contains(log, "owl_") || strings.Contains(log, "panic") {
		w.t.Errorf("the log has a secret or a panic: %s", log)
	}
}
