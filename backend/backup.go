package backend

import (
	"slices"
	"strconv"
	"time"
)

// BackupReason is why a backup was made.
type BackupReason string

const (
	BackupDaily     BackupReason = "daily"
	BackupByHand    BackupReason = "manual"
	BackupOpen      BackupReason = "opened"    // a file that a person opened
	BackupMigration BackupReason = "migration" // before what the reason names, as all that follow
	BackupRestore   BackupReason = "restore"
	BackupDeletion  BackupReason = "deletion"
	BackupImport    BackupReason = "import"
)

// Before tells whether such a backup is made before something that it could undo.
func (r BackupReason) Before() bool {
	switch r {
	case BackupMigration, BackupRestore, BackupDeletion, BackupImport:
		return true
	}
	return false
}

// Known tells whether there is such a reason.
func (r BackupReason) Known() bool {
	return r.Before() || r == BackupDaily || r == BackupByHand || r == BackupOpen
}

// Backup is a workspace as it was at one moment, in a file of its own. No key is in it.
type Backup struct {
	ID      string       `json:"id"` // the name of its file, without .db
	Reason  BackupReason `json:"reason"`
	At      time.Time    `json:"at"`
	Size    int64        `json:"size"`    // bytes
	Records int64        `json:"records"` // -1 where the file is damaged
}

// Kept is how long backups that were not made by hand are kept.
const (
	KeptDays   = 7                   // days of which the last daily one is kept
	KeptWeeks  = 4                   // weeks likewise
	KeptBefore = 30 * 24 * time.Hour // those made before something; the newest of each reason stays
	KeptTrash  = 30 * 24 * time.Hour // deleted workspaces
)

// Outdated returns those of a workspace's backups that need not be kept any longer. Days and weeks are those of now's calendar.
func Outdated(list []Backup, now time.Time) (outdated []Backup) {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Backup) int { return b.At.Compare(a.At) })
	days, weeks, newest := map[string]bool{}, map[string]bool{}, map[BackupReason]bool{}
	for _, b := range list {
		keep := true
		switch {
		case b.Reason == BackupDaily:
			at := b.At.In(now.Location())
			year, week := at.ISOWeek()
			inDays := first(days, at.Format(time.DateOnly), KeptDays)
			inWeeks := first(weeks, strconv.Itoa(year)+" "+strconv.Itoa(week), KeptWeeks)
			keep = inDays || inWeeks
		case b.Reason.Before():
			keep = !newest[b.Reason] || now.Sub(b.At) <= KeptBefore
			newest[b.Reason] = true
		}
		if !keep {
			outdated = append(outdated, b)
		}
	}
	return outdated
}

// first tells whether a name is a new one among the first few.
func first(seen map[string]bool, name string, most int) bool {
	if seen[name] || len(seen) == most {
		return false
	}
	seen[name] = true
	return true
}

// Comparison is what restoring a backup into its workspace would change.
type Comparison struct {
	Backup Backup            `json:"backup"`
	Tables []TableComparison `json:"tables"` // those that differ, in the order of the present, then those that only the backup has

	Functions []FunctionComparison `json:"functions"` // likewise
}

// FunctionComparison is what would become of one global function: it goes, it comes back, or its name or code does.
type FunctionComparison struct {
	Module Caption `json:"module"`
	Name   string  `json:"name"` // as it is called now, or in the backup where there is none now
	Goes   bool    `json:"goes"`
	Comes  bool    `json:"comes"`
	Back   bool    `json:"back"`
}

// TableComparison is what would become of one table. Goes and Comes are of the whole table.
type TableComparison struct {
	Module      Caption   `json:"module"`
	Table       Caption   `json:"table"` // as it is called now, or in the backup where there is none now
	Goes        bool      `json:"goes"`
	Comes       bool      `json:"comes"`
	Now         int64     `json:"now"`         // records
	Then        int64     `json:"then"`        // records in the backup
	RecordsGo   int64     `json:"recordsGo"`   // that the backup does not have
	RecordsCome int64     `json:"recordsCome"` // that are not there now
	RecordsBack int64     `json:"recordsBack"` // that get other values back
	FieldsGo    []Caption `json:"fieldsGo"`
	FieldsCome  []Caption `json:"fieldsCome"`
}

// Caption is what something is called: its internal name and its labels.
type Caption struct {
	Name   string `json:"name"`
	Labels Labels `json:"labels"`
}

// Loses tells whether something that is there now would go.
func (c *Comparison) Loses() bool {
	return slices.ContainsFunc(c.Tables, func(t TableComparison) bool {
		return t.Goes || t.RecordsGo > 0 || t.RecordsBack > 0 || len(t.FieldsGo) > 0
	}) || slices.ContainsFunc(c.Functions, func(f FunctionComparison) bool { return f.Goes || f.Back })
}

// Trashed is a deleted workspace that can be brought back until it is purged.
type Trashed struct {
	Workspace
	DeletedAt time.Time `json:"deletedAt"`
	PurgedAt  time.Time `json:"purgedAt"`
	Size      int64     `json:"size"` // bytes
}
