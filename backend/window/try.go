package window

import (
	"bytes"
	"encoding/json"

	"owlet/backend/rest"
)

// Tries are requests to the Public API that a person tries from the examples.
type Tries struct{ server *rest.Server }

// Tried is the answer to a request: its HTTP status, and its body, set out in lines where it is JSON.
type Tried struct {
	Status int    `json:"status"`
	Body   string `json:"body"`
}

// Send sends a request to the API with a key of its own, for as long as it takes. Target is a path with its query, body is JSON or "". What the API
// refuses is an answer like any other. Errors: invalid for a target that is no path.
func (t *Tries) Send(workspaceID, method, target, body string) (Tried, error) {
	answer, err := t.server.Try(always, workspaceID, method, target, []byte(body))
	if err != nil {
		return Tried{}, err
	}
	var pretty bytes.Buffer
	if json.Indent(&pretty, answer.Body, "", "  ") != nil {
		return Tried{answer.Status, string(answer.Body)}, nil
	}
	return Tried{answer.Status, pretty.String()}, nil
}
