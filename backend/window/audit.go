package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Audit is the log of what was done to keys, workspaces, backups and settings.
type Audit struct{ store *sqlite.Store }

// List returns entries, newest first.
func (a *Audit) List(ask backend.AuditAsk) (backend.AuditPage, error) {
	return a.store.ListAudit(always, ask)
}

// Choices returns what the entries can be narrowed down to.
func (a *Audit) Choices() (backend.AuditChoices, error) { return a.store.GetAuditChoices(always) }
