package window

import (
	"context"
	"strings"
	"testing"
)

func TestTries(t *testing.T) {
	r := newRoom(t)
	tries := Tries{r.server}
	workspace, err := r.store.CurrentWorkspace(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	at := "/api/v1/workspace/" + workspace.ID + "/modules/event_planning/tables/guests"
	for _, c := range []struct {
		method, target, body string
		status               int
		want                 string
	}{
		{"GET", at + "/records?limit=1&offset=0", "", 200, "{\n  \"data\": [\n    {\n      \"id\": \"1\","},
		{"GET", at + "/record/1", "", 200, `"values": {`},
		{"GET", at + "/record/999", "", 404, `There is no record 999 in table \"guests\".`},
		{"POST", at + "/records", `{"records":[{"nothing":1}]}`, 400, `nothing`},
		{"DELETE", at + "/records", `{"records":[1]}`, 200, `"deletedIds"`},
		{"GET", at + "/nowhere", "", 404, "nowhere"},
		{"GET", strings.Replace(at, workspace.ID, "aaaaaaaaaaaa", 1) + "/records", "", 401, "key"},
	} {
		got, err := tries.Send(workspace.ID, c.method, c.target, c.body)
		if err != nil || got.Status != c.status || !strings.Contains(got.Body, c.want) {
			t.Errorf("%s %s: %d %s, %v", c.method, c.target, got.Status, got.Body, err)
		}
	}
	if _, err := tries.Send(workspace.ID, "G T", at, ""); err == nil || err.Error() != at+" is no address of the API." {
		t.Error(err)
	}
}
