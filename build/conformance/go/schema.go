package main

import "context"

func (w *walker) createModule(ctx context.Context) error {
	r, err := w.ModulesV1ControllerCreateModuleWithResponse(ctx, w.workspace, CreateModuleBody{
		Name: w.module, Labels: &map[string]string{"": "Generated"},
	})
	return check("create the module", 201, r, err, func() bool { return r.JSON201 != nil && is(r.JSON201.Data.Name, w.module) })
}

func (w *walker) createTable(ctx context.Context) error {
	r, err := w.TablesV1ControllerCreateTableWithResponse(ctx, w.workspace, w.module, CreateTableBody{
		Name: w.table, Labels: map[string]string{"": "Guests"}, HasHistory: new(true),
	})
	return check("create the table", 201, r, err, func() bool { return r.JSON201 != nil && is(r.JSON201.Data.HasHistory, true) })
}

func (w *walker) createFields(ctx context.Context) error {
	level := &CreateFieldsBatchBody_Options{}
	if err := level.FromCreateFieldsBatchBodyOptions0(CreateFieldsBatchBodyOptions0{{Name: "Gold"}, {Name: "Silver"}}); err != nil {
		return err
	}
	labels := map[string]string{"": "Label"}
	batch, err := w.FieldsV1ControllerCreateFieldsBatchWithResponse(ctx, w.workspace, w.module, w.table, CreateFieldsBatchBody{
		{Name: "full_name", Type: CreateFieldsBatchBodyTypeString, Labels: labels, Required: new(true)},
		{Name: "code", Type: CreateFieldsBatchBodyTypeString, Labels: labels, Unique: new(true)},
		{Name: "age", Type: CreateFieldsBatchBodyTypeNumber, Labels: labels, Index: new(true)},
		{Name: "level", Type: CreateFieldsBatchBodyTypeChoice, Labels: labels, Options: level},
	})
	if err := check("create fields", 201, batch, err, func() bool { return batch.JSON201 != nil && len(batch.JSON201.Data) == 4 }); err != nil {
		return err
	}
	one, err := w.FieldsV1ControllerCreateFieldWithResponse(ctx, w.workspace, w.module, w.table, CreateFieldBody{
		Name: "vegan", Type: CreateFieldBodyTypeBoolean, Labels: labels,
	})
	return check("create a field", 201, one, err, func() bool { return one.JSON201 != nil && is(one.JSON201.Data.Type, FieldResponseDataTypeBoolean) })
}

func (w *walker) readSchema(ctx context.Context) error {
	workspace, err := w.WorkspacesV1ControllerGetWorkspaceWithResponse(ctx, w.workspace)
	if err := check("get the workspace", 200, workspace, err, func() bool { return workspace.JSON200 != nil && workspace.JSON200.Data.Modules != nil }); err != nil {
		return err
	}
	modules, err := w.ModulesV1ControllerGetModulesWithResponse(ctx, w.workspace)
	if err := check("list modules", 200, modules, err, func() bool { return modules.JSON200 != nil && len(modules.JSON200.Data) > 0 }); err != nil {
		return err
	}
	module, err := w.ModulesV1ControllerGetModuleWithResponse(ctx, w.workspace, w.module)
	if err := check("get the module", 200, module, err, func() bool { return module.JSON200 != nil && is(module.JSON200.Data.Name, w.module) }); err != nil {
		return err
	}
	tables, err := w.TablesV1ControllerGetTablesWithResponse(ctx, w.workspace, w.module)
	if err := check("list tables", 200, tables, err, func() bool { return tables.JSON200 != nil && len(tables.JSON200.Data) == 1 }); err != nil {
		return err
	}
	table, err := w.TablesV1ControllerGetTableWithResponse(ctx, w.workspace, w.module, w.table)
	if err := check("get the table", 200, table, err, func() bool { return table.JSON200 != nil && is(table.JSON200.Data.Name, w.table) }); err != nil {
		return err
	}
	fields, err := w.FieldsV1ControllerGetFieldsWithResponse(ctx, w.workspace, w.module, w.table)
	if err := check("list fields", 200, fields, err, func() bool { return fields.JSON200 != nil && len(fields.JSON200.Data) == 5 }); err != nil {
		return err
	}
	field, err := w.FieldsV1ControllerGetFieldWithResponse(ctx, w.workspace, w.module, w.table, "level")
	if err := check("get a field", 200, field, err, func() bool { return field.JSON200 != nil && is(field.JSON200.Data.Type, FieldResponseDataTypeChoice) }); err != nil {
		return err
	}
	unknown, err := w.FieldsV1ControllerGetFieldWithResponse(ctx, w.workspace, w.module, w.table, "nowhere")
	return check("get an unknown field", 404, unknown, err, func() bool { return unknown.JSON404 != nil && unknown.JSON404.Error.Message != nil })
}

func (w *walker) updateSchema(ctx context.Context) error {
	labels := &map[string]string{"": "Renamed"}
	module, err := w.ModulesV1ControllerUpdateModuleWithResponse(ctx, w.workspace, w.module, UpdateModuleBody{Labels: labels})
	if err := check("update the module", 200, module, err, func() bool { return module.JSON200 != nil && (*module.JSON200.Data.Labels)[""] == "Renamed" }); err != nil {
		return err
	}
	table, err := w.TablesV1ControllerUpdateTableWithResponse(ctx, w.workspace, w.module, w.table, UpdateTableBody{Name: new("visitors")})
	w.table = "visitors"
	if err := check("rename the table", 200, table, err, func() bool { return table.JSON200 != nil && is(table.JSON200.Data.Name, w.table) }); err != nil {
		return err
	}
	field, err := w.FieldsV1ControllerUpdateFieldWithResponse(ctx, w.workspace, w.module, w.table, "vegan", UpdateFieldBody{Labels: labels, Search: new(true)})
	return check("update a field", 200, field, err, func() bool { return field.JSON200 != nil && is(field.JSON200.Data.Search, true) })
}

func (w *walker) deleteFields(ctx context.Context) error {
	one, err := w.FieldsV1ControllerDeleteFieldWithResponse(ctx, w.workspace, w.module, w.table, "vegan")
	if err := check("delete a field", 200, one, err, func() bool { return one.JSON200 != nil && is(one.JSON200.Data.Name, "vegan") }); err != nil {
		return err
	}
	batch, err := w.FieldsV1ControllerDeleteFieldsBatchWithResponse(ctx, w.workspace, w.module, w.table, DeleteFieldsBatchBody{FieldNames: []string{"age", "level"}})
	return check("delete fields", 200, batch, err, func() bool { return batch.JSON200 != nil && len(batch.JSON200.Data) == 2 })
}

func (w *walker) deleteTable(ctx context.Context) error {
	r, err := w.TablesV1ControllerDeleteTableWithResponse(ctx, w.workspace, w.module, w.table)
	return check("delete the table", 200, r, err, func() bool { return r.JSON200 != nil && r.JSON200.Data.Id != nil })
}

func (w *walker) deleteModule(ctx context.Context) error {
	r, err := w.ModulesV1ControllerDeleteModuleWithResponse(ctx, w.workspace, w.module)
	return check("delete the module", 200, r, err, func() bool { return r.JSON200 != nil && r.JSON200.Data.Id != nil })
}
