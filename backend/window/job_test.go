package window

import (
	"context"
	"errors"
	"sync"
	"testing"
)

func TestAJobIsCancelledAndTold(t *testing.T) {
	jobs := NewJobs()
	var mu sync.Mutex
	var told []Progress
	jobs.subscribe(func(p Progress) { mu.Lock(); defer mu.Unlock(); told = append(told, p) })
	id := jobs.start("test", func(ctx context.Context, j *job) (any, error) {
		for n := range int64(1000) {
			j.tell("check", n, 0)
		}
		j.tell("write", 5, 5)
		<-ctx.Done()
		return 7, ctx.Err()
	})
	if err := jobs.Cancel(id); err != nil {
		t.Fatal(err)
	}
	found, err := jobs.find("test", id)
	if err != nil {
		t.Fatal(err)
	}
	if result, err := found.wait(); result != 7 || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", result, err)
	}
	mu.Lock()
	defer mu.Unlock()
	if n := len(told); n < 2 || n > 20 || told[0] != (Progress{id, "check", 0, 0}) || told[n-1] != (Progress{id, "write", 5, 5}) {
		t.Errorf("%d told: %v", n, told)
	}
	if _, err := jobs.find("another", id); err == nil {
		t.Error("a job of another kind was found")
	}
	if jobs.Cancel("x") == nil {
		t.Error("a job that there is not was cancelled")
	}
}

func TestClosingCancelsJobs(t *testing.T) {
	jobs := NewJobs()
	undone := false
	jobs.start("test", func(ctx context.Context, _ *job) (any, error) {
		<-ctx.Done()
		undone = true
		return nil, ctx.Err()
	})
	jobs.close()
	if !undone {
		t.Error("closing did not wait")
	}
	late := jobs.start("test", func(ctx context.Context, _ *job) (any, error) { return nil, ctx.Err() })
	found, err := jobs.find("", late)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := found.wait(); err == nil {
		t.Error("a job began after closing")
	}
}

func TestFewJobsAreKept(t *testing.T) {
	jobs := NewJobs()
	for range 3 * maxJobs {
		found, err := jobs.find("", jobs.start("test", func(context.Context, *job) (any, error) { return nil, nil }))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = found.wait()
	}
	if n := len(jobs.jobs); n > maxJobs {
		t.Errorf("%d jobs are kept", n)
	}
}
