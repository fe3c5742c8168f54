package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

// sink takes records and calls taken before each batch but the first.
type sink struct {
	ids   []int64
	most  int64
	links backend.Links
	taken func() error
}

func (s *sink) Begin(_ []backend.Field, most int64) error { s.most = most; return nil }

func (s *sink) Take(records []backend.Record, links backend.Links) error {
	if len(s.ids) > 0 {
		if err := s.taken(); err != nil {
			return err
		}
	}
	for _, r := range records {
		s.ids = append(s.ids, r.ID)
	}
	s.links = links
	return nil
}

func TestAnExportIsOfOneMoment(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"n","type":"number"}`)
	var rows strings.Builder
	const n = 3 * exportBatch
	for i := range n {
		fmt.Fprintf(&rows, "%d\n", i)
	}
	b.imports("people", "n\n"+rows.String(), appending(), fmt.Sprintf("%d imported, 0 skipped, 0 updated", n))
	for _, sort := range []string{"", "-n", "n"} {
		before, err := b.store.CountRecords(context.Background(), b.at("people"))
		b.must(err)
		s := &sink{taken: func() error {
			_, err := b.create("people", `[{"n":-1},{"n":1e9}]`)
			return err
		}}
		b.must(b.store.ExportRecords(context.Background(), b.at("people"), backend.Ask{Sort: sort, Limit: 1, Offset: 2}, nil, s))
		if int64(len(s.ids)) != before || s.most != before {
			t.Errorf("%q: %d of %d records, %d announced", sort, len(s.ids), before, s.most)
		}
		if first := s.ids[0]; sort == "" && first != 1 || sort == "-n" && first < n {
			t.Errorf("%q begins with %d", sort, first)
		}
	}
}

func TestAnExportEndsWithItsSink(t *testing.T) {
	b := newWorkbench(t)
	b.table("people", `{"name":"n","type":"number"}`)
	b.imports("people", "n\n"+strings.Repeat("1\n", 5*exportBatch), appending(), fmt.Sprintf("%d imported, 0 skipped, 0 updated", 5*exportBatch))
	full := errors.New("full")
	s := &sink{taken: func() error { return full }}
	if err := b.store.ExportRecords(context.Background(), b.at("people"), backend.Ask{}, nil, s); err != full || len(s.ids) != exportBatch {
		t.Errorf("%v after %d", err, len(s.ids))
	}
	ctx, cancel := context.WithCancel(context.Background())
	s = &sink{taken: func() error { cancel(); return nil }}
	if err := b.store.ExportRecords(ctx, b.at("people"), backend.Ask{}, nil, s); !errors.Is(err, context.Canceled) || len(s.ids) == 5*exportBatch {
		t.Errorf("%v after %d", err, len(s.ids))
	}
	if err := b.store.ExportRecords(context.Background(), b.at("nobody"), backend.Ask{}, nil, s); backend.Explain(err).Code != backend.NotFound {
		t.Errorf("%v", err)
	}
	if err := b.store.ExportRecords(context.Background(), b.at("people"), backend.Ask{}, []string{"x"}, s); backend.Explain(err).Code != backend.Invalid {
		t.Errorf("%v", err)
	}
}
