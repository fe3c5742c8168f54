package sqlite

import (
	"cmp"
	"encoding/json"
	"reflect"

	"owlet/backend"
)

// WithDoor says which program has the store open, for the audit log; without it the program itself.
func WithDoor(door backend.Door) Option { return func(s *Store) { s.door = door } }

// audit adds entries to the audit log, in the update that does what they say. When, who and, unless it says so, from which door is filled in.
func (s *Store) audit(t *tx, person backend.Person, entries ...backend.AuditEntry) error {
	t.touch("")
	for _, e := range entries {
		if e.Detail == nil {
			e.Detail = map[string]any{}
		}
		detail, err := json.Marshal(e.Detail)
		if err != nil {
			return err
		}
		if err := t.exec("INSERT INTO audit (at, person, door, act, workspace, subject, subject_name, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			s.Now().UnixMilli(), person.DisplayName, string(cmp.Or(e.Door, s.door)), string(e.Act), e.WorkspaceID, e.Subject, e.SubjectName, string(detail)); err != nil {
			return err
		}
	}
	return nil
}

// differences is the detail of an entry: of everything that differs what it was before, and what it is now.
func differences(before, now any) (map[string]any, error) {
	was, err := asObject(before)
	if err != nil {
		return nil, err
	}
	is, err := asObject(now)
	if err != nil {
		return nil, err
	}
	detail := map[string]any{}
	for name, value := range is {
		if !reflect.DeepEqual(was[name], value) {
			detail[name] = []any{was[name], value}
		}
	}
	return detail, nil
}

func asObject(v any) (object map[string]any, err error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return object, json.Unmarshal(text, &object)
}

// auditChange adds an entry that says what differs, if anything does.
func (s *Store) auditChange(t *tx, person backend.Person, e backend.AuditEntry, before, now any) (err error) {
	if e.Detail, err = differences(before, now); err != nil || len(e.Detail) == 0 {
		return err
	}
	return s.audit(t, person, e)
}
