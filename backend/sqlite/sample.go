package sqlite

import (
	"context"
	_ "embed"
	"encoding/json"

	"owlet/backend"
)

// Sample is a bundle of the module event_planning: three linked tables with believable records.
//
//go:embed sample.json
var Sample []byte

// sample is as much of a bundle as a small one of our own needs.
type sample struct {
	Modules []backend.BundleModule `json:"modules"`
	Records []struct {
		Table   string          `json:"table"`
		Records json.RawMessage `json:"records"`
	} `json:"records"`
}

// CreateSample makes the sample's module in a workspace. Errors: not_found.
func (s *Store) CreateSample(ctx context.Context, workspaceID string) error {
	var in sample
	if err := json.Unmarshal(Sample, &in); err != nil {
		return err
	}
	_, err := s.OpenModules(ctx, workspaceID, in.Modules, func(planned []backend.Module, each func(*backend.Table, []backend.Row) error) error {
		for _, part := range in.Records {
			tb := tableNamed(&planned[0], part.Table)
			rows, err := backend.DecodeKeptRecords([]byte(`{"records":` + string(part.Records) + `}`))(tb)
			if err == nil {
				err = each(tb, rows)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
