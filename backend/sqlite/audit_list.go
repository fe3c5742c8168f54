package sqlite

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"strings"

	"owlet/backend"
)

// nameOfWorkspace is what a workspace of the log is called, or was when it was last named there.
const nameOfWorkspace = `coalesce((SELECT name FROM workspace WHERE id = audit.workspace),
	(SELECT subject_name FROM audit named WHERE named.subject = audit.workspace ORDER BY named.id DESC LIMIT 1), audit.workspace)`

// ListAudit returns entries of the audit log, newest first. Errors: invalid, for a negative limit or offset.
func (s *Store) ListAudit(ctx context.Context, ask backend.AuditAsk) (page backend.AuditPage, err error) {
	page.Entries = []backend.AuditEntry{}
	if ask.Limit < 0 || ask.Offset < 0 {
		return page, backend.Errorf(backend.Invalid, "audit.page", "limit", ask.Limit, "offset", ask.Offset)
	}
	where, args := auditCondition(&ask)
	err = s.main.view(ctx, func(c *conn) error {
		if page.Total, err = c.number("SELECT count(*) FROM audit"+where, args...); err != nil {
			return err
		}
		limit := int64(ask.Limit)
		if limit == 0 {
			limit = -1
		}
		sql := "SELECT id, at, person, door, act, workspace, " + nameOfWorkspace + ", subject, subject_name, detail FROM audit" + where + " ORDER BY id DESC LIMIT ? OFFSET ?"
		return c.query(ctx, sql, append(args, limit, int64(ask.Offset)), func(row []driver.Value) error {
			e, err := auditEntryOf(row)
			page.Entries = append(page.Entries, e)
			return err
		})
	})
	return page, err
}

func auditEntryOf(row []driver.Value) (backend.AuditEntry, error) {
	e := backend.AuditEntry{
		ID: row[0].(int64), At: *moment(row[1]), Person: text(row[2]), Door: backend.Door(text(row[3])), Act: backend.Act(text(row[4])),
		WorkspaceID: text(row[5]), Workspace: text(row[6]), Subject: text(row[7]), SubjectName: text(row[8]),
	}
	return e, json.Unmarshal([]byte(text(row[9])), &e.Detail)
}

// auditCondition is what an entry has to be for ask.
func auditCondition(ask *backend.AuditAsk) (where string, args []driver.Value) {
	var all []string
	add := func(condition string, values ...driver.Value) {
		all, args = append(all, condition), append(args, values...)
	}
	if len(ask.Acts) > 0 {
		acts := make([]driver.Value, len(ask.Acts))
		for i, act := range ask.Acts {
			acts[i] = string(act)
		}
		add("act IN (?"+strings.Repeat(", ?", len(acts)-1)+")", acts...)
	}
	if ask.WorkspaceID != "" {
		add("workspace = ?", ask.WorkspaceID)
	}
	if ask.Person != "" {
		add("person = ?", ask.Person)
	}
	if ask.From != nil {
		add("at >= ?", ask.From.UnixMilli())
	}
	if ask.To != nil {
		add("at < ?", ask.To.UnixMilli())
	}
	for word := range strings.FieldsSeq(ask.Text) {
		operator, pattern := like(anything, word, anything)
		add("("+strings.Join([]string{"subject_name", "person", "detail", nameOfWorkspace}, operator+" OR ")+operator+")", pattern, pattern, pattern, pattern)
	}
	if len(all) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(all, " AND "), args
}

// GetAuditChoices returns what the audit log can be narrowed down to.
func (s *Store) GetAuditChoices(ctx context.Context) (choices backend.AuditChoices, err error) {
	choices = backend.AuditChoices{Acts: []backend.Act{}, People: []string{}, Workspaces: []backend.AuditWorkspace{}}
	lists := []struct {
		sql  string
		take func(row []driver.Value)
	}{
		{"SELECT DISTINCT act FROM audit ORDER BY 1", func(row []driver.Value) { choices.Acts = append(choices.Acts, backend.Act(text(row[0]))) }},
		{"SELECT DISTINCT person FROM audit ORDER BY 1", func(row []driver.Value) { choices.People = append(choices.People, text(row[0])) }},
		{"SELECT workspace, " + nameOfWorkspace + " FROM (SELECT DISTINCT workspace FROM audit WHERE workspace <> '') audit ORDER BY 2, 1", func(row []driver.Value) {
			choices.Workspaces = append(choices.Workspaces, backend.AuditWorkspace{ID: text(row[0]), Name: text(row[1])})
		}},
	}
	err = s.main.view(ctx, func(c *conn) error {
		for _, list := range lists {
			if err := c.query(ctx, list.sql, nil, func(row []driver.Value) error { list.take(row); return nil }); err != nil {
				return err
			}
		}
		return nil
	})
	return choices, err
}
