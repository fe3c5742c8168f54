package rest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
)

const changes = stands + "/records/changes"

type feed struct {
	Data []struct{ ID, ChangeType, ChangedAt, Kind, Name, PreviousName, ModuleName, TableName string }
	Meta struct{ AsOf, RetentionCutoff string }
	Page struct {
		HasMore       bool `json:"has_more"`
		Limit, Offset int
	} `json:"page_info"`
}

func (w *world) feed(t *testing.T, path, query string) feed {
	t.Helper()
	a := w.ask(t, story{method: "GET", path: path + "?" + query, key: "full"})
	if a.status != 200 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	var f feed
	if err := json.Unmarshal([]byte(a.body), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *feed) String() string {
	var out []string
	for _, c := range f.Data {
		name := c.ID
		if c.Kind != "" {
			name = c.Kind + " " + c.Name
		}
		out = append(out, strings.TrimSpace(c.ChangeType+" "+name+" "+c.PreviousName))
	}
	return strings.Join(out, ", ")
}

func TestFeedsRefused(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	refused := func(name, path, want string) story {
		return story{name: name, method: "GET", path: path, key: "full", status: 400, want: want}
	}
	const since = "?since=2026-11-23T09:00:00Z"
	const form = " is not a time in ISO 8601 with a time zone, such as 2026-02-15T13:45:30.000250Z."
	w.tell([]story{
		{name: "records cannot be read", method: "GET", path: changes + since, key: "writer", status: 403, want: "Insufficient API key scope: records:read"},
		{name: "schema cannot be read", method: "GET", path: "/schema/changes" + since, key: "writer", status: 403, want: "Insufficient API key scope: schema:read"},
		refused("no history", changes+since, `Table "stands" keeps no history: set hasHistory to have its changes noted.`),
		refused("no since", "/schema/changes", `"since" is missing.`),
		refused("since empty", "/schema/changes?since=", `"since" is empty.`),
		refused("since twice", "/schema/changes"+since+"&since=2026-11-23T09:00:00Z", `"since" is there more than once.`),
		refused("no time", "/schema/changes?since=yesterday", "since: yesterday"+form),
		refused("no zone", "/schema/changes?since=2026-11-23T09:00:00", "since: 2026-11-23T09:00:00"+form),
		refused("no such day", changes+"?since=2026-02-30T09:00:00Z", "since: 2026-02-30T09:00:00Z"+form),
		refused("asOf no time", changes+since+"&asOf=now", "asOf: now"+form),
		refused("limit 0", changes+since+"&limit=0", `"limit" has to be 1 or more.`),
		refused("limit 101", changes+since+"&limit=101", `"limit" has to be 100 or less.`),
		refused("offset a fraction", changes+since+"&offset=0.5", `"offset" has to be a whole number.`),
		refused("offset below 0", changes+since+"&offset=-1", `"offset" has to be 0 or more.`),
		{name: "no such table", method: "GET", path: "/modules/fair/tables/crm/records/changes" + since, key: "full", status: 404, want: `There is no table "crm" in module "fair".`},
	})
}

func TestRecordChanges(t *testing.T) {
	w := newWorld(t)
	w.fill()
	w.tell([]story{
		{name: "history of both", method: "PATCH", path: halls, key: "full", body: `{"hasHistory":true}`, status: 200},
		{name: "tables", method: "PATCH", path: stands, key: "full", body: `{"hasHistory":true}`, status: 200},
		{name: "unique", method: "PATCH", path: halls + "/fields/name", key: "full", body: `{"unique":true}`, status: 200},
	})
	start := w.feed(t, changes, "since=2026-01-01T00:00:00Z")
	if start.String() != "" || start.Meta.AsOf == "" {
		t.Errorf("%+v", start)
	}
	w.clock.move(time.Second)
	w.tell([]story{
		{name: "create", method: "POST", path: records, key: "full", body: `{"records":[{"name":"a","hall":1},{"name":"b","hall":1}]}`, status: 201},
		{name: "change", method: "PATCH", path: records, key: "full", body: `{"records":[{"id":5,"area":1},{"id":1,"area":2},{"id":2}]}`, status: 200},
		{name: "upsert", method: "POST", path: halls + "/records/upsert", key: "full", body: `{"matchField":"name","records":[{"name":"B"},{"name":"A"}]}`, status: 200},
		{name: "refused", method: "PATCH", path: records, key: "full", body: `{"records":[{"id":5,"area":1},{"id":99,"area":2}]}`, status: 404},
		{name: "delete a stand", method: "DELETE", path: records, key: "full", body: `{"records":[4]}`, status: 200},
		{name: "delete the hall of two", method: "DELETE", path: halls + "/records", key: "full", body: `{"records":[1]}`, status: 200},
		{name: "an option goes", method: "PATCH", path: standFields + "/kind", key: "full", body: `{"options":[{"id":"1","name":"Corner"}]}`, status: 200},
	})
	f := w.feed(t, changes, "since="+start.Meta.AsOf)
	if got := f.String(); got != "create 4, create 5, update 5, update 1, delete 4, update 1, update 5, update 2" {
		t.Error(got)
	}
	if f.Data[0].ChangedAt != f.Data[1].ChangedAt || f.Data[0].ChangedAt != "2026-11-23T09:02:01.000000Z" || f.Data[2].ChangedAt != "2026-11-23T09:02:01.000001Z" {
		t.Errorf("%+v", f.Data)
	}
	if got := w.feed(t, halls+"/records/changes", "since="+start.Meta.AsOf); got.String() != "update 1, create 2, delete 1" {
		t.Error(got.String())
	}
	if got := w.feed(t, changes, "since="+f.Meta.AsOf); got.String() != "" || got.Meta.AsOf != f.Meta.AsOf {
		t.Errorf("%+v", got)
	}
	for _, asOf := range []string{"2026-11-23T09:02:01.000099Z", "2027-01-01T00:00:00Z", "9999-12-31T23:59:59.999999-23:59"} {
		if got := w.feed(t, changes, "since="+start.Meta.AsOf+"&asOf="+asOf); got.String() != f.String() || got.Meta.AsOf != f.Meta.AsOf {
			t.Errorf("an asOf to come: %+v", got)
		}
	}
	for _, asOf := range []string{"1970-01-01T00:00:00.000000Z", "0000-01-01T00:00:00%2B23:59"} {
		if got := w.feed(t, changes, "since="+start.Meta.AsOf+"&asOf="+asOf); got.String() != "" || got.Meta.AsOf != "1970-01-01T00:00:00.000001Z" {
			t.Errorf("an asOf long gone: %+v", got)
		}
	}
	w.pages(t, start.Meta.AsOf, f)
	w.tell([]story{{name: "no history any more", method: "PATCH", path: stands, key: "full", body: `{"hasHistory":false}`, status: 200},
		{name: "so no feed", method: "GET", path: changes + "?since=2026-01-01T00:00:00Z", key: "full", status: 400}})
}

// pages walks a poll in pages while the table changes: they show what was there when it began.
func (w *world) pages(t *testing.T, since string, want feed) {
	t.Helper()
	var all feed
	asOf := ""
	for offset := 0; ; offset += 3 {
		query := fmt.Sprintf("since=%s&limit=3&offset=%d", since, offset)
		if asOf != "" {
			query += "&asOf=" + url.QueryEscape(asOf)
		}
		page := w.feed(t, changes, query)
		if asOf != "" && page.Meta.AsOf != asOf {
			t.Errorf("asOf %s, not %s", page.Meta.AsOf, asOf)
		}
		asOf = page.Meta.AsOf
		all.Data = append(all.Data, page.Data...)
		if page.Page.Limit != 3 || page.Page.Offset != offset {
			t.Errorf("%+v", page.Page)
		}
		if !page.Page.HasMore {
			break
		}
		w.ask(t, story{method: "POST", path: records, key: "full", body: `{"records":[{"name":"meanwhile"}]}`})
	}
	if all.String() != want.String() {
		t.Errorf("%s, not %s", all.String(), want.String())
	}
	if next := w.feed(t, changes, "since="+asOf); next.String() != "create 6, create 7" {
		t.Error(next.String())
	}
}

func TestSchemaChanges(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	start := w.feed(t, "/schema/changes", "since=2026-01-01T00:00:00Z")
	want := "create module fair, create table halls, create table stands, create field name, create field name, create field area, create field paid, create field kind, " +
		"create field extras, create field opens, create field hall, create field stands, create field cost"
	if start.String() != want {
		t.Error(start.String())
	}
	w.tell([]story{
		{name: "nothing", method: "PATCH", path: "/modules/fair", key: "full", body: `{"hideNavigation":false}`, status: 200},
		{name: "records", method: "POST", path: records, key: "full", body: `{"records":[{"name":"x"}]}`, status: 201},
		{name: "module", method: "PATCH", path: "/modules/fair", key: "full", body: `{"isHidden":true}`, status: 200},
		{name: "table", method: "PATCH", path: stands, key: "full", body: `{"name":"booths"}`, status: 200},
		{name: "field", method: "PATCH", path: "/modules/fair/tables/booths/fields/area", key: "full", body: `{"name":"size"}`, status: 200},
		{name: "refused", method: "PATCH", path: "/modules/fair/tables/booths/fields/size", key: "full", body: `{"name":"paid"}`, status: 400},
		{name: "reference", method: "DELETE", path: "/modules/fair/tables/booths/fields/hall", key: "full", status: 200},
		{name: "delete table", method: "DELETE", path: halls, key: "full", status: 200},
	})
	f := w.feed(t, "/schema/changes", "since="+start.Meta.AsOf)
	if got := f.String(); got != "update module fair, update table booths stands, update field cost, update field size area, delete field hall, delete field stands, delete field name, delete table halls" {
		t.Error(got)
	}
	if c := f.Data[3]; c.ModuleName != "fair" || c.TableName != "booths" || c.ID != start.Data[5].ID {
		t.Errorf("%+v", c)
	}
	if !strings.HasPrefix(f.Meta.RetentionCutoff, "2026-08-25T09:02:00.") {
		t.Error(f.Meta.RetentionCutoff)
	}
	w.clock.move(92 * 24 * time.Hour)
	w.tell([]story{{name: "later", method: "PATCH", path: "/modules/fair", key: "full", body: `{"isHidden":false}`, status: 200}})
	old := w.feed(t, "/schema/changes", "since=2026-01-01T00:00:00Z")
	if old.String() != "update module fair" || old.Meta.RetentionCutoff != "2026-11-25T09:02:00.000000Z" {
		t.Errorf("after 92 days: %s, cutoff %s", old.String(), old.Meta.RetentionCutoff)
	}
}

// TestMillisecondsReachTheLastPage: many changes of one microsecond, and a client that keeps only milliseconds, also between two pages.
func TestMillisecondsReachTheLastPage(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	w.tell([]story{
		{name: "history", method: "PATCH", path: stands, key: "full", body: `{"hasHistory":true}`, status: 200},
		{name: "many", method: "POST", path: records, key: "full", body: `{"records":[{"name":"x"}` + strings.Repeat(`,{"name":"x"}`, 249) + `]}`, status: 201},
	})
	seen := map[string]bool{}
	since := "2026-11-23T09:00:00.000Z"
	for range 2 {
		asOf := ""
		for offset := 0; ; offset += 100 {
			page := w.feed(t, changes, fmt.Sprintf("since=%s&offset=%d%s", since, offset, asOf))
			for _, c := range page.Data {
				seen[c.ID] = true
			}
			inMillis := page.Meta.AsOf[:len("2026-11-23T09:00:00.000")] + "Z"
			asOf = "&asOf=" + inMillis
			if !page.Page.HasMore {
				since = inMillis
				break
			}
		}
	}
	if len(seen) != 250 {
		t.Errorf("%d of 250 changes were seen", len(seen))
	}
}

func TestPagesOfLists(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	names := func(path string) string {
		t.Helper()
		f := w.feed(t, path, "")
		out := []string{}
		for _, d := range f.Data {
			out = append(out, d.Name)
		}
		return fmt.Sprint(out, f.Page)
	}
	for path, want := range map[string]string{
		"/modules?limit=1": "[fair] {false 1 0}", "/modules?offset=1": "[] {false 100 1}", "/modules": "[fair] {false 100 0}",
		"/modules/fair/tables?limit=1": "[halls] {true 1 0}", "/modules/fair/tables?limit=1&offset=1": "[stands] {false 1 1}",
		standFields + "?limit=2&offset=3": "[kind extras] {true 2 3}", standFields + "?offset=100000": "[] {false 100 100000}",
	} {
		if got := names(path + map[bool]string{true: "&", false: "?"}[strings.Contains(path, "?")] + "x=1"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	refused := func(query, want string) story {
		return story{name: query, method: "GET", path: standFields + "?" + query, key: "full", status: 400, want: want}
	}
	w.tell([]story{
		refused("limit=0", `"limit" has to be 1 or more.`),
		refused("limit=101", `"limit" has to be 100 or less.`),
		refused("limit=1.5", `"limit" has to be a whole number.`),
		refused("limit=x", `"limit" has to be of type number.`),
		refused("offset=-1", `"offset" has to be 0 or more.`),
		refused("offset=1&offset=2", `"offset" is there more than once.`),
		refused("offset=0.5", `"offset" has to be a whole number.`),
	})
}

// TestFeedsAfterARestore: a poll from before it is told to begin anew, and one from then on goes on.
func TestFeedsAfterARestore(t *testing.T) {
	w := newWorld(t)
	w.fill()
	w.tell([]story{{name: "history", method: "PATCH", path: stands, key: "full", body: `{"hasHistory":true}`, status: 200}})
	made, err := w.store.CreateBackup(t.Context(), w.workspace.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.tell([]story{{name: "write", method: "POST", path: records, key: "full", body: `{"records":[{"name":"x"}]}`, status: 201}})
	before := w.feed(t, changes, "since=2026-11-23T00:00:00Z").Meta.AsOf
	w.clock.move(time.Minute)
	if _, err := w.store.RestoreBackup(t.Context(), w.workspace.ID, made.ID, w.workspace.Name, nil); err != nil {
		t.Fatal(err)
	}
	const cutoff = "2026-11-23T09:03:00.000000Z"
	why := "since: " + before + " is before " + cutoff + ", when the workspace was restored from a backup: what changed up to then is not known. " +
		"Read everything anew, and poll since " + cutoff + "."
	w.tell([]story{
		{name: "records", method: "GET", path: changes + "?since=" + before, key: "full", status: 400, want: why},
		{name: "schema", method: "GET", path: "/schema/changes?since=" + before, key: "full", status: 400, want: why},
		{name: "write again", method: "POST", path: records, key: "full", body: `{"records":[{"name":"y"}]}`, status: 201},
	})
	if f := w.feed(t, changes, "since="+cutoff); f.String() != "create 5" || f.Meta.RetentionCutoff != cutoff {
		t.Errorf("%+v", f)
	}
	if f := w.feed(t, "/schema/changes", "since=2026-11-23T09:03:00Z"); f.String() != "" || f.Meta.RetentionCutoff != cutoff {
		t.Errorf("%+v", f)
	}
}
