package nx

// failure is an error of computing, whose place the one that computes tells.
func failure(id string, args ...string) *Error { return fault(Span{}, id, args...) }
