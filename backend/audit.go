package backend

import "time"

// Door is where an act came in.
type Door string

const (
	DoorWindow   Door = "window"
	DoorOwletctl Door = "owletctl"
	DoorOwlet    Door = "owlet" // the program by itself, such as a daily backup
)

// Act is something that is noted in the audit log: a noun and what became of it.
type Act string

const (
	KeyCreated          Act = "key.created"
	KeyRenamed          Act = "key.renamed"
	KeyChanged          Act = "key.changed" // what it may see, and how often it may ask
	KeyRotated          Act = "key.rotated"
	KeySecretEnded      Act = "key.secret_ended"
	KeyRevoking         Act = "key.revoked"
	KeyRevocationTaken  Act = "key.revocation_undone"
	WorkspaceCreated    Act = "workspace.created"
	WorkspaceRenamed    Act = "workspace.renamed"
	WorkspaceDeleted    Act = "workspace.deleted"
	WorkspaceRecovered  Act = "workspace.recovered"
	WorkspacePurged     Act = "workspace.purged"
	BackupCreated       Act = "backup.created"
	BackupRestored      Act = "backup.restored"
	BackupSaved         Act = "backup.saved"
	BackupOpened        Act = "backup.opened"
	BackupDeleted       Act = "backup.deleted"
	SettingsChanged     Act = "settings.changed"
	PersonChanged       Act = "person.changed"
	OrganizationChanged Act = "organization.changed"
)

// AuditEntry is one line of the audit log. WorkspaceID is "" for what belongs to none, and Workspace the name which that one has
// now or had last. Subject is the ID of what it was done to, and
// SubjectName the name it had then. Detail says what changed, such as {"name": ["Old", "New"]}; no secret is ever in it.
type AuditEntry struct {
	ID          int64          `json:"id"`
	At          time.Time      `json:"at"`
	Person      string         `json:"person"`
	Door        Door           `json:"door"`
	Act         Act            `json:"act"`
	WorkspaceID string         `json:"workspaceId"`
	Workspace   string         `json:"workspace"`
	Subject     string         `json:"subject"`
	SubjectName string         `json:"subjectName"`
	Detail      map[string]any `json:"detail"`
}

// AuditAsk says which entries are wanted, newest first: those that fit all that is given. Text is found in the names of what it was done to, of
// the person and of the workspace, and in the detail. From is inclusive and To exclusive. A Limit of 0 is no limit.
type AuditAsk struct {
	Acts        []Act      `json:"acts"`
	WorkspaceID string     `json:"workspaceId"`
	Person      string     `json:"person"`
	From        *time.Time `json:"from"`
	To          *time.Time `json:"to"`
	Text        string     `json:"text"`
	Limit       int        `json:"limit"`
	Offset      int        `json:"offset"`
}

// AuditPage is a part of the audit log. Total is how many entries fit.
type AuditPage struct {
	Entries []AuditEntry `json:"entries"`
	Total   int64        `json:"total"`
}

// AuditChoices are what the entries of the audit log can be narrowed down to: whatever some entry has, by name.
type AuditChoices struct {
	Acts       []Act            `json:"acts"`
	People     []string         `json:"people"`
	Workspaces []AuditWorkspace `json:"workspaces"`
}

// AuditWorkspace is a workspace of the audit log, with the name it has now or had last.
type AuditWorkspace struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}
