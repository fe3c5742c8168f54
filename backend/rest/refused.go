package rest

import (
	"errors"
	"math"
	"net/http"
	"sync"
	"time"

	"owlet/backend"
)

// maxRefused of the keys that come within refusedSpan are told that they are not valid; the others, that there were too many.
const (
	maxRefused  = 10
	refusedSpan = time.Minute
)

// refusedKeys slow down who guesses keys. A live key never gets here: it is looked up first, so the flood of another costs it nothing but the
// processor's time.
type refusedKeys struct {
	mu     sync.Mutex
	told   [maxRefused]time.Time // when the last of them were told, a ring
	oldest int
	said   time.Time // when the log was told
}

// note takes note of a refused key. Beyond maxRefused it returns how long no other will be told; loud then is whether the log should hear of it, once
// a span. A clock that was set back to before the oldest makes that one forgotten.
func (k *refusedKeys) note(now time.Time) (wait time.Duration, loud bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if ago := now.Sub(k.told[k.oldest]); ago < 0 || ago >= refusedSpan {
		k.told[k.oldest] = now
		k.oldest = (k.oldest + 1) % maxRefused
		return 0, false
	}
	if ago := now.Sub(k.said); ago < 0 || ago >= refusedSpan {
		k.said, loud = now, true
	}
	return k.told[k.oldest].Add(refusedSpan).Sub(now), loud
}

// slowDown makes a refused key one too many, if it is. A request that shows no key guesses none: a tool that is not set up yet, or a browser that
// opens an address, does not use up what a mistyped key needs to be told.
func (s *Server) slowDown(r *http.Request, err error) error {
	e, ok := errors.AsType[*backend.Error](err)
	if !ok || e.Code != backend.Unauthorized || e.ID == "key.unauthorized" && len(r.Header.Values("Authorization")) == 0 {
		return err
	}
	wait, loud := s.refused.note(s.now())
	if wait == 0 {
		return err
	}
	if loud {
		s.log.Warn("wrong keys keep coming", "more_than", maxRefused, "within", refusedSpan)
	}
	return backend.Errorf(backend.TooMany, "key.refused_often", "max", maxRefused, "seconds", max(1, int(math.Ceil(wait.Seconds()))))
}
