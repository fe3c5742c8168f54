package window

import (
	"context"
	"strconv"
	"sync"
	"time"

	"owlet/backend"
)

// Jobs is long work: imports, exports and the like, each known by an id. Progress is told by events, the end by the result.
type Jobs struct {
	mu     sync.Mutex
	last   int
	jobs   map[string]*job
	told   func(Progress)
	closed bool
}

// Progress is how far a job is within one of its phases. Total is 0 while it is unknown.
type Progress struct {
	Job   string `json:"job"`
	Phase string `json:"phase"`
	Done  int64  `json:"done"`
	Total int64  `json:"total"`
}

// job is one piece of work.
type job struct {
	jobs   *Jobs
	id     string
	kind   string
	cancel context.CancelFunc
	done   chan struct{} // closed when result and err are set
	result any
	err    error
	phase  string
	next   time.Time // progress within a phase is not told before
}

// told is how often progress is told at most: as often as a person sees a number change.
const toldEvery = 100 * time.Millisecond

// maxJobs is how many jobs that ended keep their result.
const maxJobs = 100

// NewJobs makes a list of no jobs.
func NewJobs() *Jobs { return &Jobs{jobs: map[string]*job{}} }

// Cancel ends a job: what it did is undone. A job that has ended already stays as it is. Errors: not_found.
func (j *Jobs) Cancel(id string) error {
	found, err := j.find("", id)
	if err == nil {
		found.cancel()
	}
	return err
}

// subscribe has every progress told to fn.
func (j *Jobs) subscribe(fn func(Progress)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.told = fn
}

// start runs work beside everything else. Its context ends when the job is cancelled.
func (j *Jobs) start(kind string, work func(context.Context, *job) (any, error)) (id string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	ctx, cancel := context.WithCancel(always)
	if j.closed {
		cancel()
	}
	j.last++
	one := &job{jobs: j, id: strconv.Itoa(j.last), kind: kind, cancel: cancel, done: make(chan struct{})}
	j.jobs[one.id] = one
	j.forgetOldest()
	go one.run(ctx, work)
	return one.id
}

// forgetOldest lets go of the job that ended first, of too many.
func (j *Jobs) forgetOldest() {
	for n := j.last - len(j.jobs) + 1; len(j.jobs) > maxJobs && n <= j.last; n++ {
		old := j.jobs[strconv.Itoa(n)]
		if old != nil && old.ended() {
			delete(j.jobs, old.id)
			return
		}
	}
}

// find returns a job, of that kind where one is given.
func (j *Jobs) find(kind, id string) (*job, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	found := j.jobs[id]
	if found == nil || kind != "" && found.kind != kind {
		return nil, backend.Errorf(backend.NotFound, "job.not_found", "job", id)
	}
	return found, nil
}

// close cancels every job and waits until each has undone what it did. No job begins afterwards.
func (j *Jobs) close() {
	j.mu.Lock()
	j.closed, j.told = true, nil
	var left []*job
	for _, one := range j.jobs {
		one.cancel()
		left = append(left, one)
	}
	j.mu.Unlock()
	for _, one := range left {
		<-one.done
	}
}

func (j *job) run(ctx context.Context, work func(context.Context, *job) (any, error)) {
	defer close(j.done)
	defer j.cancel()
	j.result, j.err = work(ctx, j)
}

func (j *job) ended() bool {
	select {
	case <-j.done:
		return true
	default:
		return false
	}
}

// wait returns what the work returned, once it has.
func (j *job) wait() (any, error) {
	<-j.done
	return j.result, j.err
}

// tell tells of progress: at once when a phase begins or is complete, else now and then.
func (j *job) tell(phase string, done, total int64) {
	now := time.Now()
	if phase == j.phase && now.Before(j.next) && done != total {
		return
	}
	j.phase, j.next = phase, now.Add(toldEvery)
	j.jobs.mu.Lock()
	told := j.jobs.told
	j.jobs.mu.Unlock()
	if told != nil {
		told(Progress{j.id, phase, done, total})
	}
}
