package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"owlet/backend"
)

// list reads every page of a list of the API.
func list[T any](a *api, path string) (all []T, err error) {
	for {
		var p struct {
			Data []T
			Info struct {
				HasMore bool `json:"has_more"`
			} `json:"page_info"`
		}
		if err := a.ask(http.MethodGet, fmt.Sprintf("%s?limit=100&offset=%d", path, len(all)), nil, &p); err != nil {
			return nil, err
		}
		if all = append(all, p.Data...); !p.Info.HasMore {
			return all, nil
		}
	}
}

// findAll reads the whole workspace through the API.
func findAll(a *api) (*state, error) {
	s := newState()
	type named struct{ Name string }
	modules, err := list[named](a, "/modules")
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		s.schema[m.Name] = "module"
		tables, err := list[named](a, address(m.Name)+"/tables")
		if err != nil {
			return nil, err
		}
		for _, t := range tables {
			if err := s.findTable(a, join(m.Name, t.Name)); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

func (s *state) findTable(a *api, table string) error {
	s.schema[table] = "table"
	fields, err := list[struct {
		Name, Type    string
		Unique, Index bool
	}](a, address(table)+"/fields")
	if err != nil {
		return err
	}
	for _, f := range fields {
		what := f.Type
		switch {
		case f.Unique:
			what += " unique"
		case f.Index:
			what += " indexed"
		}
		s.schema[join(table, f.Name)] = what
	}
	return s.findRecords(a, table)
}

func (s *state) findRecords(a *api, table string) error {
	found, err := list[struct {
		ID     json.Number
		Values values
	}](a, records(table))
	for _, f := range found {
		id, err := json.Number(strings.Trim(f.ID.String(), `"`)).Int64()
		if err != nil {
			return err
		}
		for name, value := range f.Values {
			if value == nil {
				delete(f.Values, name)
			}
		}
		k, _ := f.Values["k"].(string)
		if other, twice := s.rows[table][k]; twice || k == "" {
			return fmt.Errorf("%s: the records %d and %d have the k %q", table, other.id, id, k)
		}
		s.put(table, k, row{id, f.Values})
	}
	return err
}

// findKeys lists the keys in the window, and tries each secret that was ever given out.
func findKeys(window *frontend, a *api, held map[string]*heldKey) (map[string]string, error) {
	var listed []backend.Key
	if err := window.call(&listed, "Keys", "List", a.workspace); err != nil {
		return nil, err
	}
	found := map[string]string{}
	for i := range listed {
		k := &listed[i]
		if k.Name == adminKey {
			continue
		}
		worth, err := tryKey(k, a, held[k.Name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", k.Name, err)
		}
		found[k.Name] = worth
	}
	return found, nil
}

func tryKey(k *backend.Key, a *api, held *heldKey) (string, error) {
	state, current := k.State, false
	if held != nil {
		if held.id != k.ID {
			return fmt.Sprintf("listed with the id %s, not %s", k.ID, held.id), nil
		}
		for _, former := range held.former {
			if in, err := letsIn(a, former); in || err != nil {
				return "open to a secret that it had before it was rotated", err
			}
		}
		var err error
		if current, err = letsIn(a, held.secret); err != nil {
			return "", err
		}
	}
	switch {
	case state == backend.KeyRevoked && !current:
		return revokedKey, nil
	case state == backend.KeyActive && current:
		return liveKey, nil
	case state == backend.KeyActive:
		return orphanKey, nil
	}
	return fmt.Sprintf("%s, though its secret lets in", state), nil
}

// letsIn asks for something with a secret. Who was refused too often is told so instead, without being let in.
func letsIn(a *api, secret string) (bool, error) {
	as := *a
	as.key = secret
	err := as.ask(http.MethodGet, "/modules?limit=1", nil, nil)
	var no *refusal
	if errors.As(err, &no) && (no.status == http.StatusUnauthorized || no.status == http.StatusTooManyRequests) {
		return false, nil
	}
	return err == nil, err
}

// findAudit lists what the audit log says of keys, oldest first.
func findAudit(window *frontend) (acts [][]string, err error) {
	var page backend.AuditPage
	ask := backend.AuditAsk{Acts: []backend.Act{backend.KeyCreated, backend.KeyRotated, backend.KeyRevoking}}
	if err := window.call(&page, "Audit", "List", ask); err != nil {
		return nil, err
	}
	for i := len(page.Entries) - 1; i >= 0; i-- {
		e := &page.Entries[i]
		if e.SubjectName != adminKey {
			acts = append(acts, []string{string(e.Act) + " " + e.SubjectName})
		}
	}
	return acts, nil
}
