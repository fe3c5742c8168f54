package window

import (
	"context"
	"encoding/json"
	"sync"

	"owlet/backend"
)

// views are the parts of the window that ask for records. One that types on asks anew before it has its answer: the older question ends
// then, so that slow ones do not queue.
type views struct {
	mu    sync.Mutex
	asked map[string]*asked
}

// asked is the list that a view looks at, with the questions for its pages under way.
type asked struct {
	list    string
	context context.Context
	cancel  context.CancelFunc
	pages   int
}

func newViews() *views { return &views{asked: map[string]*asked{}} }

// ask begins a question of a view for a page of a list, until done.
func (v *views) ask(view, list string) (ctx context.Context, done func()) {
	if view == "" {
		return always, func() {}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	a := v.asked[view]
	if a == nil || a.list != list {
		if a != nil {
			a.cancel()
		}
		a = &asked{list: list}
		a.context, a.cancel = context.WithCancel(always)
		v.asked[view] = a
	}
	a.pages++
	return a.context, func() { v.done(view, a) }
}

func (v *views) done(view string, a *asked) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if a.pages--; a.pages > 0 {
		return
	}
	a.cancel()
	if v.asked[view] == a {
		delete(v.asked, view)
	}
}

func (v *views) end(view string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if a := v.asked[view]; a != nil {
		a.cancel()
		delete(v.asked, view)
	}
}

// listOf names the list that a question is for a page of.
func listOf(path backend.Path, ask backend.Ask) string {
	ask.Limit, ask.Offset = 0, 0
	text, err := json.Marshal([]any{path, ask})
	if err != nil { // a value that is no JSON, which the store will say
		return ""
	}
	return string(text)
}
