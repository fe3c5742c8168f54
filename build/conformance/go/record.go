package main

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"slices"
)

func (w *walker) createRecords(ctx context.Context) error {
	r, err := w.RowsV1ControllerAddRowsWithResponse(ctx, w.workspace, w.module, w.table, AddRowsBody{Records: []map[string]any{
		{"full_name": "Mira Osei", "code": "a1", "age": 41.5, "level": "Gold", "vegan": true},
		{"full_name": "Jon Beck", "code": "b2", "level": nil},
	}})
	return check("create records", 201, r, err, func() bool { return r.JSON201 != nil && slices.Equal(*r.JSON201.Data.Ids, []string{"1", "2"}) })
}

func (w *walker) listRecords(ctx context.Context) error {
	if err := w.list(ctx, &RowsV1ControllerGetRowsParams{Limit: new(float32(1)), Sort: new("-age")}, "age", `41.5`, true); err != nil {
		return err
	}
	return w.list(ctx, &RowsV1ControllerGetRowsParams{Fields: new("full_name"), Filter: new(`{"level":"Gold"}`)}, "full_name", `"Mira Osei"`, false)
}

// list reads a page of one record and compares one of its values.
func (w *walker) list(ctx context.Context, params *RowsV1ControllerGetRowsParams, field, want string, more bool) error {
	r, err := w.RowsV1ControllerGetRowsWithResponse(ctx, w.workspace, w.module, w.table, params)
	return check("list records", 200, r, err, func() bool {
		if r.JSON200 == nil || len(r.JSON200.Data) != 1 || !is(r.JSON200.PageInfo.HasMore, more) {
			return false
		}
		value, err := r.JSON200.Data[0].Values[field].MarshalJSON()
		return err == nil && string(value) == want
	})
}

func (w *walker) updateRecords(ctx context.Context) error {
	r, err := w.RowsV1ControllerUpdateRowsWithResponse(ctx, w.workspace, w.module, w.table, UpdateRowsBody{Records: []UpdateRowsBody_Records_Item{
		{Id: new(2), AdditionalProperties: map[string]any{"age": 77, "level": "Silver"}},
	}})
	if err := check("update records", 200, r, err, func() bool { return r.JSON200 != nil && slices.Equal(*r.JSON200.Data.UpdatedIds, []string{"2"}) }); err != nil {
		return err
	}
	return w.list(ctx, &RowsV1ControllerGetRowsParams{Filter: new(`{"age":77}`)}, "level", `"Silver"`, false)
}

// importCSV changes the record of a known key and adds one.
func (w *walker) importCSV(ctx context.Context) error {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", "guests.csv")
	if err != nil {
		return err
	}
	fmt.Fprint(file, "Name;Code;Age\nMira Osei;a1;42,5\nKim Lee;c3;1.042,5\n")
	for name, value := range map[string]string{"importMode": "upsert", "numberFormat": "european", "delimiter": ";", "batchSize": "10", "mappings": mappings} {
		if err := form.WriteField(name, value); err != nil {
			return err
		}
	}
	if err := form.Close(); err != nil {
		return err
	}
	r, err := w.RowsV1ControllerImportCSVWithBodyWithResponse(ctx, w.workspace, w.module, w.table, form.FormDataContentType(), &body)
	if err := check("import a CSV file", 201, r, err, func() bool {
		return r.JSON201 != nil && is(r.JSON201.Data.RowsImported, 1) && is(r.JSON201.Data.RowsUpdated, 1) && is(r.JSON201.Data.RowsSkipped, 0)
	}); err != nil {
		return err
	}
	return w.list(ctx, &RowsV1ControllerGetRowsParams{Filter: new(`{"code":"c3"}`)}, "age", `1042.5`, false)
}

const mappings = `[{"csvColumnName":"Name","fieldName":"full_name"},{"csvColumnName":"Code","fieldName":"code","updatePolicy":"key"},{"csvColumnName":"Age","fieldName":"age"}]`

func (w *walker) deleteRecords(ctx context.Context) error {
	r, err := w.RowsV1ControllerDeleteRowsWithResponse(ctx, w.workspace, w.module, w.table, DeleteRowsBody{Records: []int{1, 2}})
	if err := check("delete records", 200, r, err, func() bool { return r.JSON200 != nil && slices.Equal(*r.JSON200.Data.DeletedIds, []string{"1", "2"}) }); err != nil {
		return err
	}
	again, err := w.RowsV1ControllerDeleteRowsWithResponse(ctx, w.workspace, w.module, w.table, DeleteRowsBody{Records: []int{1}})
	return check("delete a record again", 404, again, err, func() bool { return again.JSON404 != nil && again.JSON404.Error.Message != nil })
}
