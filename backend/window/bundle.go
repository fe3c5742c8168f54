package window

import (
	"context"
	"errors"
	"time"

	"owlet/backend/bundle"
	"owlet/backend/sqlite"
)

// Bundles saves workspaces and apps to files, opens them, and knows the templates.
type Bundles struct {
	store *sqlite.Store
	jobs  *Jobs
}

// Templates lists the templates, in the order they are offered.
func (b *Bundles) Templates() ([]bundle.Template, error) { return bundle.Templates() }

// OpenTemplate makes a template's app. Errors: not_found.
func (b *Bundles) OpenTemplate(workspaceID, name string) (bundle.Opened, error) {
	return bundle.OpenTemplate(always, b.store, workspaceID, name)
}

// BundleSaved is how a save ended.
type BundleSaved struct {
	File      string  `json:"file"`
	Cancelled bool    `json:"cancelled"` // nothing is left of it then
	Seconds   float64 `json:"seconds"`
}

// BundleOpened is how opening a file ended.
type BundleOpened struct {
	Modules   []bundle.Opened `json:"modules"`
	Cancelled bool            `json:"cancelled"` // nothing has changed then
	Seconds   float64         `json:"seconds"`
}

const (
	saveKind = "bundle-save"
	openKind = "bundle-open"
)

// StartSave begins to save a workspace or one app to a file and returns its job. Errors: not_found.
func (b *Bundles) StartSave(file string, what bundle.What) (id string, err error) {
	if _, err := b.store.GetWorkspace(always, what.Workspace); err != nil {
		return "", err
	}
	return b.jobs.start(saveKind, func(ctx context.Context, j *job) (any, error) {
		begin := time.Now()
		err := bundle.Save(ctx, file, b.store, what, func(done, total int64) { j.tell("write", done, total) })
		cancelled, err := cancelledNot(err)
		return BundleSaved{file, cancelled, time.Since(begin).Seconds()}, err
	}), nil
}

// SaveResult waits for the end of a save. Errors: not_found, and why it failed: the file is as it was then.
func (b *Bundles) SaveResult(job string) (BundleSaved, error) {
	return resultOf[BundleSaved](b.jobs, saveKind, job)
}

// StartOpen begins to open a file into a workspace and returns its job. Errors: not_found, and why the file cannot be one.
func (b *Bundles) StartOpen(workspaceID, file string) (id string, err error) {
	if _, err := b.store.GetWorkspace(always, workspaceID); err != nil {
		return "", err
	}
	source, err := bundle.File(file)
	if err != nil {
		return "", err
	}
	return b.jobs.start(openKind, func(ctx context.Context, j *job) (any, error) {
		begin := time.Now()
		opened, err := bundle.Open(ctx, b.store, workspaceID, source, func(done, total int64) { j.tell("read", done, total) })
		cancelled, err := cancelledNot(err)
		if opened == nil {
			opened = []bundle.Opened{}
		}
		return BundleOpened{opened, cancelled, time.Since(begin).Seconds()}, err
	}), nil
}

// OpenResult waits for the end of opening a file. Errors: not_found, and why it failed: nothing has changed then.
func (b *Bundles) OpenResult(job string) (BundleOpened, error) {
	return resultOf[BundleOpened](b.jobs, openKind, job)
}

// cancelledNot tells a cancel from an error.
func cancelledNot(err error) (cancelled bool, failed error) {
	if errors.Is(err, context.Canceled) {
		return true, nil
	}
	return false, err
}

// resultOf waits for a job of a kind.
func resultOf[T any](jobs *Jobs, kind, id string) (T, error) {
	found, err := jobs.find(kind, id)
	if err != nil {
		var none T
		return none, err
	}
	result, err := found.wait()
	out, _ := result.(T)
	return out, err
}
