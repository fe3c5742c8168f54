package sqlite

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"owlet/backend"
)

// functions lists a module's global functions with their code, in their order.
func (b *workbench) functions(module string) string {
	b.Helper()
	list, err := b.store.ListFunctions(context.Background(), backend.Path{Workspace: b.path.Workspace, Module: module})
	b.must(err)
	var out []string
	for _, g := range list {
		out = append(out, g.ModuleName+"."+g.Name+"="+g.Code)
	}
	return strings.Join(out, " ")
}

func (b *workbench) function(name, code string) {
	b.Helper()
	_, err := b.store.CreateFunction(context.Background(), b.path, backend.FunctionInput{Name: name, Code: code})
	b.must(err)
}

func TestFunctions(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.table("a")
	b.function("first", "1")
	b.function("second", "2")
	b.function("third", "")
	b.must(b.store.ReorderFunctions(ctx, b.path, []string{"third", "first", "second"}))
	b.function("fourth", "4")
	code := "22"
	changed, err := b.store.UpdateFunction(ctx, b.path, "second", backend.FunctionChange{Code: &code})
	b.must(err)
	name := "other"
	renamed, err := b.store.UpdateFunction(ctx, b.path, "second", backend.FunctionChange{Name: &name})
	b.must(err)
	if renamed.Num != changed.Num || renamed.Code != code {
		t.Errorf("%+v, before %+v", renamed, changed)
	}
	b.must(b.store.DeleteFunction(ctx, b.path, "first"))
	const want = "crm.third= crm.other=22 crm.fourth=4"
	if got := b.functions("crm"); got != want {
		t.Error(got)
	}
	b.must(b.store.Close())
	b.store = openStore(t, b.store.home)
	if got := b.functions("crm"); got != want {
		t.Errorf("after opening again: %s", got)
	}
	b.rename("crm", "shop")
	if got := b.functions("shop"); got != strings.ReplaceAll(want, "crm.", "shop.") {
		t.Error(got)
	}
}

func (b *workbench) rename(module, name string) {
	b.Helper()
	_, err := b.store.UpdateModule(context.Background(), backend.Path{Workspace: b.path.Workspace, Module: module}, backend.ModuleChange{Name: &name})
	b.must(err)
}

func TestFunctionsRefused(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.function("taken", "1")
	b.function("mine", "2")
	nowhere := backend.Path{Workspace: b.path.Workspace, Module: "none"}
	create := func(p backend.Path, name, code string) error {
		_, err := b.store.CreateFunction(ctx, p, backend.FunctionInput{Name: name, Code: code})
		return err
	}
	rename := func(from, to string) error {
		_, err := b.store.UpdateFunction(ctx, b.path, from, backend.FunctionChange{Name: &to})
		return err
	}
	for want, err := range map[string]error{
		`"crm" already has a global function called "taken".`:                            create(b.path, "taken", ""),
		`Name "Total": use 1 to 100 of the characters a-z, 0-9 and _.`:                   create(b.path, "Total", ""),
		`Global function "nul": the code is not valid Unicode or holds a NUL character.`: create(b.path, "nul", "\x00"),
		`There is no module "none".`:                                                     create(nowhere, "x", ""),
		`"crm" already has a global function called "taken". `:                           rename("mine", "taken"),
		`There is no global function "none" in module "crm".`:                            rename("none", "x"),
		`There is no global function "gone" in module "crm".`:                            b.store.DeleteFunction(ctx, b.path, "gone"),
		`The list has changed since: "mine" was added. Nothing was moved; try again.`:    b.store.ReorderFunctions(ctx, b.path, []string{"taken"}),
		`Name "": use 1 to 100 of the characters a-z, 0-9 and _.`:                        rename("mine", ""),
	} {
		if e := backend.Explain(err); e == nil || e.Error() != strings.TrimSpace(want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if got := b.functions("crm"); got != "crm.taken=1 crm.mine=2" {
		t.Error(got)
	}
}

// TestFunctionsInTheFeed: what changes a module's global functions is an update of the module, what changes nothing is none.
func TestFunctionsInTheFeed(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.function("a", "1")
	b.function("b", "1")
	same, code := "1", "2"
	for _, change := range []backend.FunctionChange{{}, {Code: &same}, {Code: &code}} {
		_, err := b.store.UpdateFunction(ctx, b.path, "a", change)
		b.must(err)
	}
	b.must(b.store.ReorderFunctions(ctx, b.path, []string{"a", "b"}))
	b.must(b.store.ReorderFunctions(ctx, b.path, []string{"b", "a"}))
	b.must(b.store.DeleteFunction(ctx, b.path, "b"))
	feed, err := b.store.ListSchemaChanges(ctx, backend.Path{Workspace: b.path.Workspace}, backend.ChangeQuery{})
	b.must(err)
	var got []string
	for _, c := range feed.Changes {
		got = append(got, fmt.Sprint(c.Type, " ", c.Kind, " ", c.Name, c.PreviousName))
	}
	const want = "create module crm, update module crm, update module crm, update module crm, update module crm, update module crm"
	if all := strings.Join(got, ", "); !strings.HasSuffix(all, want) {
		t.Error(all)
	}
}

// TestFunctionsGoAndComeBack: a module takes its global functions with it, and a backup brings them back, into another workspace too.
func TestFunctionsGoAndComeBack(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.function("a", "1")
	b.function("b", "2")
	b.must(b.store.ReorderFunctions(ctx, b.path, []string{"b", "a"}))
	made, err := b.store.CreateBackup(ctx, b.path.Workspace, nil)
	b.must(err)
	_, err = b.store.DeleteModule(ctx, b.path)
	b.must(err)
	_, err = b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "crm"})
	b.must(err)
	if got := b.functions("crm"); got != "" {
		t.Errorf("a new module has %s", got)
	}
	_, err = b.store.RestoreBackup(ctx, b.path.Workspace, made.ID, "Trial", nil)
	b.must(err)
	if got := b.functions("crm"); got != "crm.b=2 crm.a=1" {
		t.Error(got)
	}
	other, err := b.store.RestoreAsWorkspace(ctx, b.path.Workspace, made.ID, backend.WorkspaceInput{Name: "Copy"}, nil)
	b.must(err)
	b.path.Workspace = other.ID
	if got := b.functions("crm"); got != "crm.b=2 crm.a=1" {
		t.Errorf("the copy: %s", got)
	}
}

// TestFunctionsOfAStrangeBackup: modules of another workspace's file get other numbers, and keep their global functions.
func TestFunctionsOfAStrangeBackup(t *testing.T) {
	b, ctx := newWorkbench(t), context.Background()
	b.function("a", "1")
	b.rename("crm", "shop")
	made, err := b.store.CreateBackup(ctx, b.path.Workspace, nil)
	b.must(err)
	file := t.TempDir() + "/other.db"
	b.must(b.store.SaveBackup(ctx, b.path.Workspace, made.ID, file))
	other, err := b.store.CreateWorkspace(ctx, backend.WorkspaceInput{Name: "Other"})
	b.must(err)
	b.path.Workspace = other.ID
	_, err = b.store.CreateModule(ctx, b.path, backend.ModuleInput{Name: "crm"})
	b.must(err)
	opened, err := b.store.OpenBackup(ctx, other.ID, file)
	b.must(err)
	_, err = b.store.RestoreBackup(ctx, other.ID, opened.ID, "Other", nil)
	b.must(err)
	if got := b.functions("shop"); got != "shop.a=1" {
		t.Error(got)
	}
}
