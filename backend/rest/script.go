package rest

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"owlet/backend"
	"owlet/backend/sqlite"
)

// scriptBody is a script and where it runs.
type scriptBody struct {
	ModuleName string   `json:"moduleName"`
	Script     string   `json:"script"`
	TableName  string   `json:"tableName"`
	RowID      recordID `json:"rowId"`
}

// recordID is the id of a record, which comes as a number or as text; the contract has checked its form.
type recordID int64

// UnmarshalJSON reads 105 or "105".
func (id *recordID) UnmarshalJSON(b []byte) error {
	n, err := strconv.ParseInt(strings.Trim(string(b), `"`), 10, 64)
	*id = recordID(n)
	return err
}

func executeScript(ctx context.Context, store *sqlite.Store, r *request) (answer, error) {
	var in scriptBody
	if err := r.decode(&in); err != nil {
		return answer{}, err
	}
	if in.RowID != 0 && in.TableName == "" {
		return answer{}, backend.Errorf(backend.Invalid, "script.record_without_table")
	}
	path := r.path
	path.Module, path.Table = in.ModuleName, in.TableName
	result, err := store.ExecuteScript(ctx, path, backend.Script{Code: in.Script, Record: int64(in.RowID)})
	if err != nil {
		return answer{}, err
	}
	return ok(map[string]json.RawMessage{"result": result})
}
