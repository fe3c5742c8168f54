package window

import (
	"testing"

	"owlet/backend"
)

func TestANewerQuestionEndsTheOlderOne(t *testing.T) {
	path := backend.Path{Workspace: "w", Module: "m", Table: "t"}
	v := newViews()
	first, done := v.ask("grid", listOf(path, Ask{Search: "a"}))
	page, donePage := v.ask("grid", listOf(path, Ask{Search: "a", Offset: 100, Limit: 50}))
	other, doneOther := v.ask("picker", listOf(path, Ask{Search: "b"}))
	if first.Err() != nil || page.Err() != nil {
		t.Fatal("a page of the same list ended the one before")
	}
	next, doneNext := v.ask("grid", listOf(path, Ask{Search: "ab"}))
	if first.Err() == nil || page.Err() == nil || next.Err() != nil || other.Err() != nil {
		t.Error(first.Err(), page.Err(), next.Err(), other.Err())
	}
	done()
	donePage()
	if next.Err() != nil {
		t.Error("the end of an older question ended the newer one")
	}
	v.end("grid")
	if next.Err() == nil || other.Err() != nil {
		t.Error(next.Err(), other.Err())
	}
	doneNext()
	doneOther()
	if len(v.asked) != 0 {
		t.Errorf("%d questions are kept", len(v.asked))
	}
	if nobody, done := v.ask("", "x"); nobody != always {
		t.Error("who has no name has questions to end")
	} else {
		done()
	}
}

func TestRecordsAsAPersonLooksAtThem(t *testing.T) {
	r := newRoom(t)
	workspaces, err := r.workspaces.List()
	if err != nil {
		t.Fatal(err)
	}
	path := backend.Path{Workspace: workspaces[0].ID, Module: "event_planning", Table: "guests"}
	page, err := r.records.List(path, Ask{Limit: 2, Search: "a", View: "grid"})
	if err != nil || page.Found == 0 || page.Found > page.Total || len(page.Links) == 0 {
		t.Fatalf("%+v, %v", page, err)
	}
	whole, err := r.records.List(path, Ask{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	one, err := r.records.Get(path, 1)
	if err != nil || one.Found != 1 {
		t.Fatal(one, err)
	}
	if ids, err := r.records.Write(path, `{"records":[{"id":1,"name":"Ana R."}]}`, `{"records":[{"name":"Li Wen"}]}`); err != nil || ids[0] != whole.Total+1 {
		t.Fatal(ids, err)
	}
	if whole, err = r.records.List(path, Ask{Limit: 1000}); err != nil {
		t.Fatal(err)
	}
	removed, err := r.records.Delete(path, []int64{1})
	if err != nil || removed.Incomplete {
		t.Fatal(removed, err)
	}
	if _, err := r.records.Restore(path, `{"records":[{"id":1}]}`, `[{"field":"x"}]`); err == nil || err.Error() != `[{"field":"x"}] is no list of links to bring back.` {
		t.Error(err)
	}
	if _, err := r.records.Find(path, "a", 5, "picker"); err != nil {
		t.Error(err)
	}
	r.records.Cancel("grid")
	if again, err := r.records.List(path, Ask{Limit: 1000}); err != nil || again.Total != whole.Total-1 {
		t.Error(again.Total, err)
	}
}
