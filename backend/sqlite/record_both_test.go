package sqlite

import (
	"context"
	"slices"
	"testing"

	"owlet/backend"
)

func (b *workbench) writes(table, updates, news string) ([]int64, error) {
	body := func(records string) []byte { return []byte(`{"records":` + records + `}`) }
	return b.store.WriteRecords(context.Background(), b.at(table), backend.DecodeRecordUpdates(body(updates)), backend.DecodeNewRecords(body(news)))
}

func TestChangesAndNewRecordsAreOneWrite(t *testing.T) {
	b := firms(t)
	// A new record may have the value that a change gives up.
	ids, err := b.writes("firms", `[{"id":3,"code":"Cobalt"},{"id":1,"code":"Ajax"}]`, `[{"code":"Acme"},{"code":"Delta"}]`)
	if b.must(err); !slices.Equal(ids, []int64{4, 5}) {
		t.Errorf("ids %v", ids)
	}
	b.holds("firms", `[{"id":"1","values":{"code":"Ajax"}},{"id":"2","values":{"code":"Bäcker"}},{"id":"3","values":{"code":"Cobalt"}},`+
		`{"id":"4","values":{"code":"Acme"}},{"id":"5","values":{"code":"Delta"}}]`)
	b.wantTrueCounts("firms")
}

func TestAWriteIsNothingWhenHalfOfItIsRefused(t *testing.T) {
	b := firms(t)
	before := b.list("firms", backend.RecordQuery{})
	for _, c := range []struct{ updates, news, want string }{
		{`[{"id":1,"code":"Ajax"}]`, `[{"code":"Delta"},{}]`, `Field "code" is required (record 2).`},
		{`[{"id":1,"code":"Ajax"}]`, `[{"code":"Bäcker"}]`, `Field "code": "Bäcker" is taken by the record with id 2 (record 2).`},
		{`[{"id":1,"code":"Ajax"}]`, `[{"code":"Ajax"}]`, `Field "code": "Ajax" is in record 1 of this request too (record 2).`},
		{`[{"id":1,"code":"Bäcker"}]`, `[{"code":"Delta"}]`, `Field "code": "Bäcker" is taken by the record with id 2 (record 1).`},
		{`[{"id":1,"code":"Ajax"},{"id":9,"code":"x"}]`, `[{"code":"Delta"}]`, `There is no record 9 in table "firms" (record 2).`},
		{`[{"code":"Ajax"}]`, `[{"code":"Delta"}]`, `The id is missing (record 1).`},
		{`[{"id":1,"code":"Ajax"}]`, `[{"id":2,"code":"Delta"}]`, `A new record's id is given by Owlet: leave "id" out (record 1).`},
	} {
		if _, err := b.writes("firms", c.updates, c.news); err == nil || err.Error() != c.want {
			t.Errorf("%s and %s: %v, want %s", c.updates, c.news, err, c.want)
		}
		b.holds("firms", before)
	}
	b.wantTrueCounts("firms")
}
