package nx

// Error is one fault of a text, or of computing it. Its message is the wording that the Public API shows; the window has sentences of its own
// for each ID, with places for Args.
type Error struct {
	Span    Span              `json:"-"`
	Line    int               `json:"line"`   // from 1
	Column  int               `json:"column"` // from 1, in characters
	Length  int               `json:"length"` // in characters
	ID      string            `json:"id"`
	Args    map[string]string `json:"args"`
	Message string            `json:"message"`
}

func (e *Error) Error() string { return e.Message }
