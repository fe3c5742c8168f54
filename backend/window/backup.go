package window

import (
	"context"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// Backups are a workspace's backups.
type Backups struct {
	store *sqlite.Store
	jobs  *Jobs
}

// BackupDone is how a job with a backup ended. Of what the job makes one is set: a backup, or a workspace.
type BackupDone struct {
	Cancelled bool               `json:"cancelled"` // nothing has changed then
	Backup    *backend.Backup    `json:"backup"`    // made by hand, or of what was before a restore
	Workspace *backend.Workspace `json:"workspace"`
}

const backupKind = "backup"

// List returns a workspace's backups, newest first.
func (b *Backups) List(workspaceID string) ([]backend.Backup, error) {
	return b.store.ListBackups(always, workspaceID)
}

// Daily fails with why the last daily backup of a workspace could not be made, unless one was made since.
func (b *Backups) Daily(workspaceID string) error {
	return b.store.DailyBackup(workspaceID)
}

// Compare tells what restoring a backup into its workspace would change.
func (b *Backups) Compare(workspaceID, id string) (backend.Comparison, error) {
	return b.store.CompareBackup(always, workspaceID, id)
}

// StartCreate begins to make a backup by hand and returns its job. Errors: not_found.
func (b *Backups) StartCreate(workspaceID string) (job string, err error) {
	return b.start(workspaceID, func(ctx context.Context, tell sqlite.Tell) (done BackupDone, err error) {
		made, err := b.store.CreateBackup(ctx, workspaceID, tell)
		done.Backup = &made
		return done, err
	})
}

// StartRestore begins to restore a backup into its workspace, after a backup of what is there, and returns its job. Errors: not_found.
func (b *Backups) StartRestore(workspaceID, id, confirm string) (job string, err error) {
	return b.start(workspaceID, func(ctx context.Context, tell sqlite.Tell) (done BackupDone, err error) {
		before, err := b.store.RestoreBackup(ctx, workspaceID, id, confirm, tell)
		done.Backup = &before
		return done, err
	})
}

// StartRestoreAs begins to make a new workspace of a backup and returns its job. Errors: not_found.
func (b *Backups) StartRestoreAs(workspaceID, id string, in backend.WorkspaceInput) (job string, err error) {
	return b.start(workspaceID, func(ctx context.Context, tell sqlite.Tell) (done BackupDone, err error) {
		made, err := b.store.RestoreAsWorkspace(ctx, workspaceID, id, in, tell)
		done.Workspace = &made
		return done, err
	})
}

func (b *Backups) start(workspaceID string, work func(context.Context, sqlite.Tell) (BackupDone, error)) (string, error) {
	if _, err := b.store.GetWorkspace(always, workspaceID); err != nil {
		return "", err
	}
	return b.jobs.start(backupKind, func(ctx context.Context, j *job) (any, error) {
		done, err := work(ctx, j.tell)
		cancelled, err := cancelledNot(err)
		if cancelled {
			done = BackupDone{Cancelled: true}
		}
		return done, err
	}), nil
}

// Result waits for the end of a job. Errors: not_found, and why it failed: nothing has changed then.
func (b *Backups) Result(job string) (BackupDone, error) {
	return resultOf[BackupDone](b.jobs, backupKind, job)
}

// Save copies a backup to a file.
func (b *Backups) Save(workspaceID, id, file string) error {
	return b.store.SaveBackup(always, workspaceID, id, file)
}

// Open takes a file among a workspace's backups.
func (b *Backups) Open(workspaceID, file string) (backend.Backup, error) {
	return b.store.OpenBackup(always, workspaceID, file)
}

// Delete deletes a backup for good.
func (b *Backups) Delete(workspaceID, id string) error {
	return b.store.DeleteBackup(always, workspaceID, id)
}

// backUpFirst makes a backup before a deletion that takes records or values.
func backUpFirst(store *sqlite.Store, workspaceID string, taken backend.Losses, err error) error {
	if err != nil || !taken.Any() {
		return err
	}
	return store.BackUpBefore(always, workspaceID, backend.BackupDeletion)
}
