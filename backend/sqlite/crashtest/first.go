package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
)

const (
	designerName = "designer"
	keyringName  = "keyring"
)

// firstStart has the server make a folder, sometimes after a kill during its very first start (which is not counted: nothing was acknowledged), and fills it with what the writers need.
func (t *trial) firstStart() error {
	if t.random.IntN(2) == 0 {
		if err := t.killOpening(); err != nil {
			return err
		}
	}
	s, _, err := openServer(t.owletctl, t.home, "", "")
	if err != nil {
		return err
	}
	defer s.kill()
	if err := t.firstKey(); err != nil {
		return err
	}
	t.api = &api{origin: s.origin, workspace: t.workspace, key: t.key, http: &http.Client{}}
	if err := t.firstTable(); err != nil {
		return err
	}
	t.records = feed{path: records(shared) + "/changes"}
	t.schema = feed{path: "/schema/changes"}
	if err := errors.Join(t.records.begin(t.api), t.schema.begin(t.api)); err != nil {
		return err
	}
	t.roster = roster{map[int64]string{}, map[int64]bool{}}
	if err := t.hire(); err != nil {
		return err
	}
	t.api.http.CloseIdleConnections()
	s.kill()
	if err := copyFolder(t.left, t.home); err != nil {
		return err
	}
	return t.open()
}

func (t *trial) firstKey() error {
	control := &control{program: t.owletctl, home: t.home}
	out, err := control.run("workspace", "list", "--json")
	if err != nil {
		return err
	}
	var workspaces []struct{ ID string }
	if err := json.Unmarshal(out, &workspaces); err != nil || len(workspaces) != 1 {
		return fmt.Errorf("a new folder has the workspaces %s", out)
	}
	t.workspace = workspaces[0].ID
	made, err := control.newKey("create", "--workspace", t.workspace, "--name", adminKey)
	t.key = made.secret
	return err
}

// firstTable makes the shared table in the place of the sample.
func (t *trial) firstTable() error {
	type m = map[string]any
	label := map[string]string{"": "Crash"}
	module, table := split(shared)
	field := func(name, kind string) m {
		return m{"name": name, "type": kind, "labels": label, "unique": name == "k", "index": name == "owner"}
	}
	for _, r := range []struct {
		method, path string
		body         any
	}{
		{http.MethodDelete, "/modules/event_planning", nil},
		{http.MethodPost, "/modules", m{"name": module}},
		{http.MethodPost, "/modules/" + module + "/tables", m{"name": table, "labels": label, "hasHistory": true}},
		{http.MethodPost, address(shared) + "/fields/batch", []m{field("k", "string"), field("owner", "string"), field("n", "number"),
			field("note", "string"), field("day", "date"), field("done", "boolean")}},
	} {
		if err := t.api.ask(r.method, r.path, r.body, nil); err != nil {
			return err
		}
	}
	return nil
}

// hire makes the writers. The designer knows the schema as it is now.
func (t *trial) hire() error {
	now, err := findAll(t.api)
	if err != nil {
		return err
	}
	random := func() *rand.Rand { return rand.New(rand.NewPCG(t.random.Uint64(), 0)) }
	for _, name := range []string{"api1", "api2", "window"} {
		r := &recorder{name: name, known: newState(), only: name == "window", random: random()}
		t.recorders = append(t.recorders, r)
		t.writers = append(t.writers, &writer{name: name, next: r.next, known: r.known})
	}
	t.designer = &designer{known: now, random: random()}
	t.keyring = &keyring{known: newState(), workspace: t.workspace, random: random(), held: map[string]*heldKey{}}
	t.writers = append(t.writers, &writer{name: designerName, next: t.designer.next, known: t.designer.known},
		&writer{name: keyringName, next: t.keyring.next, known: t.keyring.known})
	return nil
}
