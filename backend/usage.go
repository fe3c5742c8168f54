package backend

import "time"

const (
	// KeptRequests is how many requests are noted of each key: its last ones.
	KeptRequests = 200
	// UsageDays is how many days usage is shown for, today among them.
	UsageDays = 90
)

// Request is one that a live key made, whatever it asked for. Micros is how long its answer took, in microseconds; Bytes is the size of the
// answer's body. What was asked and answered is nowhere.
type Request struct {
	At        time.Time `json:"at"`
	Operation string    `json:"operation"`
	Status    int       `json:"status"`
	Micros    int64     `json:"micros"`
	Bytes     int64     `json:"bytes"`
}

// StatusCount is how many requests were answered with a status.
type StatusCount struct {
	Status   int   `json:"status"`
	Requests int64 `json:"requests"`
}

// DailyCalls are how many requests were made on each of the last days, by whom. Days are those of this computer's calendar, such as
// 2026-11-23, the oldest first.
type DailyCalls struct {
	Days   []string     `json:"days"`
	Series []CallSeries `json:"series"` // the one with most calls first; those without any are left out
}

// CallSeries are the requests of a workspace or a key, one number for each day. Hint is a key's.
type CallSeries struct {
	ID    string  `json:"id"`
	Name  string  `json:"name"`
	Hint  string  `json:"hint"`
	Calls []int64 `json:"calls"`
}

// Total is the sum of all days.
func (s *CallSeries) Total() (sum int64) {
	for _, n := range s.Calls {
		sum += n
	}
	return sum
}

// Figures are what something takes and does: bytes on disk, records, and requests with a live key in this month and ever.
type Figures struct {
	Storage    int64 `json:"storage"`
	Records    int64 `json:"records"`
	CallsMonth int64 `json:"callsMonth"`
	Calls      int64 `json:"calls"`
}

// Add adds what another one takes and does.
func (f *Figures) Add(other Figures) {
	f.Storage += other.Storage
	f.Records += other.Records
	f.CallsMonth += other.CallsMonth
	f.Calls += other.Calls
}

// WorkspaceUsage are the figures of one workspace. With a Problem its file could not be read, and its records are not known.
type WorkspaceUsage struct {
	Workspace Workspace `json:"workspace"`
	Figures   Figures   `json:"figures"`
	Problem   *Error    `json:"problem"`
}

// Usage are the figures of the organization, which are the sums of its workspaces', and of each of them by name.
type Usage struct {
	UpdatedAt  time.Time        `json:"updatedAt"`
	Figures    Figures          `json:"figures"`
	Workspaces []WorkspaceUsage `json:"workspaces"`
}

// KeyUsage is what a key was used for. Calls has one series, or none where no request was made; Errors are the refused and failed requests of the
// same days, the most frequent first; Requests are the last ones, newest first.
type KeyUsage struct {
	Key      Key           `json:"key"`
	Calls    DailyCalls    `json:"calls"`
	Errors   []StatusCount `json:"errors"`
	Requests []Request     `json:"requests"`
}
