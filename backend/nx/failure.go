package nx

// failure is an error of computing, whose place the one that computes tells.
func failure(id, message string, args ...string) *Error {
	e := &Error{ID: id, Message: message, Args: map[string]string{}}
	for i := 0; i+1 < len(args); i += 2 {
		e.Args[args[i]] = args[i+1]
	}
	return e
}
