package main

import (
	"errors"
	"fmt"
)

// check holds everything that can be seen against the ledgers.
func (t *trial) check() error {
	found, err := t.find()
	if err != nil {
		return err
	}
	if err := t.roster.enrol(t.all(found)); err != nil {
		return err
	}
	for _, w := range t.writers {
		if w.name != designerName {
			if err := t.roster.enrol(w.known.given); err != nil {
				return err
			}
		}
		there, err := w.settle(found[w.name])
		switch {
		case err != nil:
			return err
		case there:
			t.there++
		case w.pending != nil:
			t.notThere++
		}
		t.acknowledged += w.done
		t.size += w.size
	}
	if err := t.hear(found); err != nil {
		return err
	}
	for _, w := range t.writers {
		w.forget()
	}
	n, err := checkFiles(t.home)
	t.files += n
	return err
}

// find reads all there is, by the writer whose it is.
func (t *trial) find() (map[string]*state, error) {
	all, err := findAll(t.api)
	if err != nil {
		return nil, err
	}
	found := map[string]*state{}
	for _, w := range t.writers {
		found[w.name] = newState()
	}
	for k, r := range all.rows[shared] {
		owner, known := found[ownerOf(k)]
		if !known || r.values["owner"] != ownerOf(k) {
			return nil, fmt.Errorf("nobody wrote the record %d, %s", r.id, r.values.text())
		}
		owner.put(shared, k, r)
	}
	delete(all.rows, shared)
	found[designerName] = all
	found[keyringName].keys, err = findKeys(t.window.frontend, t.api, t.keyring.held)
	return found, err
}

// all are the records of the shared table again.
func (t *trial) all(found map[string]*state) map[string]row {
	rows := map[string]row{}
	for _, s := range found {
		for k, r := range s.rows[shared] {
			rows[k] = r
		}
	}
	return rows
}

// hear holds both feeds and the audit log against the ledgers.
func (t *trial) hear(found map[string]*state) error {
	if err := errors.Join(t.records.poll(t.api), t.schema.poll(t.api)); err != nil {
		return err
	}
	said, err := t.roster.read(t.records.take())
	if err != nil {
		return err
	}
	if said[designerName], err = t.schema.take(), nil; err != nil {
		return err
	}
	acts, err := findAudit(t.window.frontend)
	if err != nil {
		return err
	}
	said[keyringName] = acts[min(t.keyring.acts, len(acts)):]
	t.keyring.acts = len(acts)
	for _, w := range t.writers {
		if w.name == keyringName {
			w.told = singles(w.told)
		}
		if err := w.hear(said[w.name]); err != nil {
			return err
		}
	}
	return t.roster.same(t.all(found))
}
