package window

import (
	"context"
	"time"

	"owlet/backend/publish"
)

// Publishes publishes apps to other servers. Keys of those servers are handed over with each call and kept nowhere.
type Publishes struct {
	publisher publish.Publisher
	jobs      *Jobs
}

// PublishResult is how a publication ended. One that was cancelled can be continued.
type PublishResult struct {
	Published publish.Result `json:"published"`
	Cancelled bool           `json:"cancelled"`
	Seconds   float64        `json:"seconds"`
}

const publishKind = "publish"

// Origin is an address as Owlet will connect to it, for the person to confirm. Errors: invalid.
func (p *Publishes) Origin(address string) (string, error) { return publish.Origin(address) }

// Plan connects to the server, reads its schema, and tells what a publication would do. Nothing is changed. Errors: invalid, conflict when the name
// is taken there, what the server refuses.
func (p *Publishes) Plan(what publish.What, target publish.Target, key string) (publish.Plan, error) {
	return p.publisher.Plan(always, what, target, key)
}

// Start begins a publication and returns its job.
func (p *Publishes) Start(what publish.What, target publish.Target, key string) string {
	return p.start(func(ctx context.Context, progress publish.Progress) (publish.Result, error) {
		return p.publisher.Publish(ctx, what, target, key, progress)
	})
}

// Resume goes on with a publication that was begun and returns its job.
func (p *Publishes) Resume(id, key string) string {
	return p.start(func(ctx context.Context, progress publish.Progress) (publish.Result, error) {
		return p.publisher.Resume(ctx, id, key, progress)
	})
}

func (p *Publishes) start(run func(context.Context, publish.Progress) (publish.Result, error)) string {
	return p.jobs.start(publishKind, func(ctx context.Context, j *job) (any, error) {
		begin := time.Now()
		result, err := run(ctx, j.tell)
		cancelled, err := cancelledNot(err)
		return PublishResult{result, cancelled, time.Since(begin).Seconds()}, err
	})
}

// Result waits for the end of a publication. Errors: not_found, and why it failed: it can be continued.
func (p *Publishes) Result(job string) (PublishResult, error) {
	return resultOf[PublishResult](p.jobs, publishKind, job)
}

// Unfinished lists the publications of a workspace that can be continued, newest first.
func (p *Publishes) Unfinished(workspaceID string) ([]publish.Unfinished, error) {
	return p.publisher.ListUnfinished(always, workspaceID)
}

// Discard gives a publication up. What it did on the server stays there. Errors: not_found.
func (p *Publishes) Discard(id string) error { return p.publisher.Discard(id) }
