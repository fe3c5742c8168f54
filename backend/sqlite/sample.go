package sqlite

import (
	"context"
	_ "embed"
	"encoding/json"

	"owlet/backend"
)

//go:embed sample.json
var sampleJSON []byte

// sample is the module of a first workspace.
type sample struct {
	Module backend.ModuleInput `json:"module"`
	Tables []struct {
		Table   backend.TableInput   `json:"table"`
		Fields  []backend.FieldInput `json:"fields"`
		Records json.RawMessage      `json:"records"` // in a new file ids count from 1, so references can name them
	} `json:"tables"`
}

// CreateSample makes the module event_planning, three linked tables with believable records, in an empty workspace.
// Errors: not_found, conflict when it is there.
func (s *Store) CreateSample(ctx context.Context, workspaceID string) error {
	var in sample
	if err := json.Unmarshal(sampleJSON, &in); err != nil {
		return err
	}
	p := backend.Path{Workspace: workspaceID, Module: in.Module.Name}
	if _, err := s.CreateModule(ctx, p, in.Module); err != nil {
		return err
	}
	for _, t := range in.Tables {
		if _, err := s.CreateTable(ctx, p, t.Table); err != nil {
			return err
		}
		p.Table = t.Table.Name
		if _, err := s.CreateFields(ctx, p, t.Fields); err != nil {
			return err
		}
		body := append(append([]byte(`{"records":`), t.Records...), '}')
		if _, err := s.CreateRecords(ctx, p, backend.DecodeNewRecords(body)); err != nil {
			return err
		}
	}
	return nil
}
