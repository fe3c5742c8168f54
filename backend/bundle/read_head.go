package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"owlet/backend"
)

// headKeys are those of a bundle, but for its records.
var headKeys = []string{"owlet", "version", "name", "modules"}

// gathered are the values of a bundle's keys, not looked into yet.
type gathered map[string]json.RawMessage

// lacking is the first key that is not there; "" for none.
func (g gathered) lacking() string {
	for _, key := range headKeys {
		if g[key] == nil {
			return key
		}
	}
	return ""
}

func (r *reader) readHead() error {
	head := gathered{}
	damage := r.gather(head)
	if err := known(head, damage); err != nil {
		return err
	}
	if damage != nil {
		return damage
	}
	for key := range head {
		if !slices.Contains(headKeys, key) {
			return unknown(key)
		}
	}
	if key := head.lacking(); key != "" {
		return r.lacks(key)
	}
	if json.Unmarshal(head["name"], &r.head.Name) != nil {
		return backend.Errorf(backend.Invalid, "bundle.structure", "place", "name")
	}
	return r.structure(head["modules"])
}

// gather takes keys in any order. It stops at the records if it has the rest, and passes over them if not.
func (r *reader) gather(head gathered) error {
	if err := r.delim('{'); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r.decoder.More() {
		key, err := r.key(seen)
		if err != nil {
			return err
		}
		if key != "records" {
			var raw json.RawMessage
			err := r.value(&raw)
			if err == nil || key == "modules" { // that it begins tells enough
				head[key] = raw
			}
			if err != nil {
				return err
			}
			continue
		}
		r.head.records = true
		if head.lacking() == "" {
			return nil
		}
		r.head.passed = true
		if err := r.pass(); err != nil {
			return err
		}
		r.meter.left = maxStructure
	}
	return r.end()
}

// end takes the end of the bundle.
func (r *reader) end() error {
	if err := r.delim('}'); err != nil {
		return err
	}
	if _, err := r.decoder.Token(); err != io.EOF {
		return r.broken(nil)
	}
	return nil
}

func foreign() error { return backend.Errorf(backend.Invalid, "bundle.foreign") }

// known tells whether these are the keys of a bundle in a version that this program reads. What does not say that it is a bundle is none, whatever
// else is wrong with it, unless it was cut off before it could.
func known(head gathered, damage error) error {
	var kind string
	_, begun := head["modules"]
	switch {
	case head["owlet"] == nil && begun && damage != nil:
		return damage
	case json.Unmarshal(head["owlet"], &kind) != nil || kind != "bundle":
		return foreign()
	case head["version"] == nil:
		return nil // it is missing, or was cut off
	}
	var n int64
	if err := json.Unmarshal(head["version"], &n); err != nil || n < 1 {
		version := strings.ToValidUTF8(string(head["version"][:min(len(head["version"]), 40)]), "")
		return backend.Errorf(backend.Invalid, "bundle.version", "version", version, "known", Version)
	}
	if n > Version {
		return backend.Errorf(backend.NotServed, "bundle.newer", "version", n, "known", Version)
	}
	return nil
}

func (r *reader) structure(raw json.RawMessage) error {
	if wrong := backend.CheckJSON(raw); wrong != nil {
		return r.broken(nil)
	}
	strict := json.NewDecoder(bytes.NewReader(raw))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&r.head.Modules); err != nil {
		if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return backend.Errorf(backend.Invalid, "bundle.structure", "place", placeOf(e.Field))
		}
		return backend.Errorf(backend.Invalid, "bundle.structure", "place", "modules").Because(err)
	}
	names := map[string]bool{}
	for i := range r.head.Modules {
		m := &r.head.Modules[i]
		if err := m.Check(); err != nil {
			return err
		}
		if names[m.Name] {
			return backend.Errorf(backend.Invalid, "bundle.module_twice", "module", m.Name)
		}
		names[m.Name] = true
	}
	return nil
}

// placeOf is a place in the structure as a file has it: Go's own names, of what is embedded, are left out.
func placeOf(field string) string {
	keys := strings.Split(field, ".")
	keys = slices.DeleteFunc(keys, func(key string) bool { return key != "" && unicode.IsUpper(rune(key[0])) })
	return strings.Join(keys, ".")
}
