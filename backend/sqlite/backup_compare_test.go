package sqlite

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"owlet/backend"
)

func (b *workbench) compares(id, want string) *backend.Comparison {
	b.Helper()
	c, err := b.store.CompareBackup(context.Background(), b.path.Workspace, id)
	b.must(err)
	var got []string
	names := func(list []backend.Caption) string {
		var all []string
		for _, one := range list {
			all = append(all, one.Name)
		}
		return strings.Join(all, ",")
	}
	for _, t := range c.Tables {
		line := fmt.Sprintf("%s/%s %d>%d -%d +%d ~%d", t.Module.Name, t.Table.Name, t.Now, t.Then, t.RecordsGo, t.RecordsCome, t.RecordsBack)
		if t.Goes {
			line += " goes"
		}
		if t.Comes {
			line += " comes"
		}
		line += " [" + names(t.FieldsGo) + "|" + names(t.FieldsCome) + "]"
		got = append(got, line)
	}
	if text := strings.Join(got, "; "); text != want {
		b.Errorf("got  %s\nwant %s", text, want)
	}
	if text, err := json.Marshal(c); err != nil || strings.Contains(string(text), "null") && !strings.Contains(string(text), `"labels":null`) {
		b.Errorf("%s, %v", text, err)
	}
	return &c
}

func TestCompareBackup(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`, `{"name":"old","type":"string"}`, `{"name":"twice","type":"function","expression":"n * 2"}`)
	b.table("gone", `{"name":"n","type":"number"}`)
	b.table("same", `{"name":"n","type":"number"}`)
	b.creates("t", 5, `{"n":1,"old":"x"}`)
	b.creates("gone", 2, `{"n":1}`)
	b.creates("same", 3, `{"n":1}`)
	made := b.backUp()
	if c := b.compares(made.ID, ""); c.Loses() || c.Backup.Records != 10 {
		t.Errorf("%+v", c)
	}
	b.must(b.delete("t", 1, 2))
	if c := b.compares(made.ID, "crm/t 3>5 -0 +2 ~0 [|]"); c.Loses() {
		t.Errorf("%+v", c)
	}
	b.must(b.update("t", `[{"id":3,"n":7},{"id":4,"n":1}]`))
	b.creates("t", 4, `{}`)
	if c := b.compares(made.ID, "crm/t 7>5 -4 +2 ~1 [|]"); !c.Loses() {
		t.Errorf("%+v", c)
	}
	b.must(b.deleteFields("t", "old"))
	b.must(b.fields("t", `{"name":"new","type":"string"}`))
	_, err := b.store.DeleteTable(context.Background(), b.at("gone"))
	b.must(err)
	b.table("fresh")
	b.creates("fresh", 1, `{}`)
	name := "renamed"
	_, err = b.store.UpdateTable(context.Background(), b.at("t"), backend.TableChange{Name: &name})
	b.must(err)
	b.compares(made.ID, "crm/renamed 7>5 -4 +2 ~1 [new|old]; crm/fresh 1>0 -1 +0 ~0 goes [|]; crm/gone 0>2 -0 +2 ~0 comes [|]")
}

// TestCompareAStrangeFile goes by names: numbers of another workspace say nothing.
func TestCompareAStrangeFile(t *testing.T) {
	b := newWorkbench(t)
	b.table("t", `{"name":"n","type":"number"}`)
	b.creates("t", 2, `{"n":1}`)
	ctx := context.Background()
	w, err := b.store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Other"})
	b.must(err)
	other := &workbench{T: t, store: b.store, path: backend.Path{Workspace: w.ID, Module: "crm"}}
	_, err = b.store.CreateModule(ctx, other.path, backend.ModuleInput{Name: "crm"})
	b.must(err)
	other.table("u", `{"name":"n","type":"number"}`)
	other.table("t", `{"name":"n","type":"number"}`, `{"name":"m","type":"number"}`)
	other.creates("t", 3, `{"n":1}`)
	saved := filepath.Join(t.TempDir(), "other.db")
	b.must(b.store.SaveBackup(ctx, w.ID, other.backUp().ID, saved))
	opened, err := b.store.OpenBackup(ctx, b.path.Workspace, saved)
	b.must(err)
	b.compares(opened.ID, "crm/t 2>3 -0 +1 ~0 [|m]; crm/u 0>0 -0 +0 ~0 comes [|]")
	b.creates("t", 10, `{}`)
	b.restore(opened.ID)
	if ids, err := b.create("t", `[{}]`); err != nil || ids[0] != 13 {
		t.Errorf("the next id: %v, %v", ids, err)
	}
}

// TestAStrangeFileTakesNoNumbers: a key that may see module crm by its number does not see another workspace's staff.
func TestAStrangeFileTakesNoNumbers(t *testing.T) {
	b := newWorkbench(t)
	ctx := context.Background()
	before, err := b.store.ListModules(ctx, b.path)
	b.must(err)
	w, err := b.store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Other"})
	b.must(err)
	other := &workbench{T: t, store: b.store, path: backend.Path{Workspace: w.ID, Module: "staff"}}
	_, err = b.store.CreateModule(ctx, other.path, backend.ModuleInput{Name: "staff"})
	b.must(err)
	other.table("pay", `{"name":"n","type":"number"}`)
	other.creates("pay", 2, `{"n":1}`)
	saved := filepath.Join(t.TempDir(), "other.db")
	b.must(b.store.SaveBackup(ctx, w.ID, other.backUp().ID, saved))
	opened, err := b.store.OpenBackup(ctx, b.path.Workspace, saved)
	b.must(err)
	b.restore(opened.ID)
	after, err := b.store.ListModules(ctx, b.path)
	b.must(err)
	if len(after) != 1 || after[0].Name != "staff" || after[0].Num <= before[0].Num {
		t.Errorf("%+v after %+v", after, before)
	}
	b.path.Module = "staff"
	b.holdsIDs("pay", 1, 2)
	b.table("more")
	b.must(b.store.Close())
	checkFile(t, b.store.workspacePath(b.path.Workspace))
}

func TestCompareBackupsFunctions(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	for _, name := range []string{"same", "code", "name", "gone"} {
		b.function(name, "1")
	}
	made := b.backUp()
	if c := b.compares(made.ID, ""); c.Loses() || len(c.Functions) != 0 {
		t.Errorf("%+v", c)
	}
	b.must(b.store.DeleteFunction(ctx, b.path, "gone"))
	if c := b.compares(made.ID, ""); c.Loses() || fmt.Sprint(c.Functions) != "[{{crm map[]} gone false true false}]" {
		t.Errorf("%+v", c)
	}
	code, name := "2", "other"
	_, err := b.store.UpdateFunction(ctx, b.path, "code", backend.FunctionChange{Code: &code})
	b.must(err)
	_, err = b.store.UpdateFunction(ctx, b.path, "name", backend.FunctionChange{Name: &name})
	b.must(err)
	b.function("new", "3")
	const want = "[{{crm map[]} code false false true} {{crm map[]} other false false true} {{crm map[]} new true false false} {{crm map[]} gone false true false}]"
	if c := b.compares(made.ID, ""); !c.Loses() || fmt.Sprint(c.Functions) != want {
		t.Errorf("%+v", c.Functions)
	}
}
