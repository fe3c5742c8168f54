package rest

import (
	"math"
	"sync"
	"time"

	"owlet/backend"

	"golang.org/x/time/rate"
)

// rates hold keys to their limits, as token buckets: a key that was quiet may make all of a minute's requests at once, and then as many as its
// limit spreads over a minute. They live in memory: another process that serves the same folder counts for itself.
type rates struct {
	mu    sync.Mutex
	byKey map[string]*rate.Limiter
}

func newRates() *rates { return &rates{byKey: map[string]*rate.Limiter{}} }

// admit lets a request of a key in. Errors: too_many, with the seconds to wait.
func (r *rates) admit(key *backend.Key, now time.Time) error {
	if key.RateLimit == nil {
		return nil
	}
	reserved := r.of(key, now).ReserveN(now, 1)
	wait := reserved.DelayFrom(now)
	if wait <= 0 {
		return nil
	}
	reserved.CancelAt(now)
	return backend.Errorf(backend.TooMany, "key.rate_limit", "limit", *key.RateLimit, "seconds", int(math.Ceil(wait.Seconds())))
}

// of is the limiter of a key, with the limit that the key has now.
func (r *rates) of(key *backend.Key, now time.Time) *rate.Limiter {
	r.mu.Lock()
	defer r.mu.Unlock()
	l, limit := r.byKey[key.ID], *key.RateLimit
	if l == nil || l.Burst() != limit {
		l = rate.NewLimiter(rate.Every(time.Minute/time.Duration(limit)), limit)
		r.byKey[key.ID] = l
	}
	return l
}
