package backend

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func label(text string) Labels { return Labels{"": text} }

func TestFieldInputsRefused(t *testing.T) {
	two := int64(-1)
	base := func(change func(*FieldInput)) FieldInput {
		in := FieldInput{FieldShape: FieldShape{Name: "status", Type: String, Labels: label("Status")}}
		change(&in)
		return in
	}
	for _, c := range []struct {
		in       FieldInput
		sentence string
	}{
		{base(func(f *FieldInput) { f.Name = "id" }), `A field cannot be called "id": that is every record's own number.`},
		{base(func(f *FieldInput) { f.Name = "" }), `Field name "": use 1 to 100 of the characters a-z, 0-9 and _.`},
		{base(func(f *FieldInput) { f.Name = "Status" }), `Field name "Status": use 1 to 100 of the characters a-z, 0-9 and _.`},
		{base(func(f *FieldInput) { f.Name = strings.Repeat("a", 101) }), `use 1 to 100 of the characters`},
		{base(func(f *FieldInput) { f.Labels = nil }), `Field "status" needs labels: an object of locales and texts.`},
		{base(func(f *FieldInput) { f.Labels = label("") }), `A label has 1 to 100 characters.`},
		{base(func(f *FieldInput) { f.Labels = Labels{"de": strings.Repeat("ü", 101)} }), `Label "de": use 1 to 100 characters.`},
		{base(func(f *FieldInput) { f.Labels = label("a\x00") }), `The label is not valid Unicode or holds a NUL character.`},
		{base(func(f *FieldInput) { f.Type = "text" }), `Field "status": there is no type "text".`},
		{base(func(f *FieldInput) { f.Type, f.Variant = Number, "text" }), `Field "status": only a string field has a variant, not one of type number.`},
		{base(func(f *FieldInput) { f.Variant = "html" }), `Field "status": there is no variant "html".`},
		{base(func(f *FieldInput) { f.Expression = "1+1" }), `Field "status": only a function field has an expression, not one of type string.`},
		{base(func(f *FieldInput) { f.Type = Reference }), `Field "status" of type reference needs refTableName, the table at its other end.`},
		{base(func(f *FieldInput) { f.Type = Reverse }), `Field "status" of type reverse needs refTableName, the table at its other end.`},
		{base(func(f *FieldInput) { f.RefTableName = "x" }), `Field "status": only a reference or reverse has refTableName, not a field of type string.`},
		{base(func(f *FieldInput) { f.Type, f.Required = Function, true }), `Field "status" of type function is read-only: it cannot be required, unique or indexed.`},
		{base(func(f *FieldInput) { f.Options = optionList("a") }), `Field "status": a field of type string has no options.`},
		{base(func(f *FieldInput) { f.Type, f.Options = Choice, &Options{Expression: "x"} }), `Field "status" of type choice: options must be a list.`},
		{base(func(f *FieldInput) { f.Type, f.Options = Choice, optionList("a", "") }), `Field "status": every option needs a name.`},
		{base(func(f *FieldInput) { f.Type, f.Options = Multi, optionList("a", "b", "a") }), `Field "status": two options are called "a".`},
		{base(func(f *FieldInput) { f.Type, f.Options = Choice, &Options{List: []Option{{Name: "a", Order: &two}}} }),
			`Field "status": the order of option "a" must be an integer from 0 to 9007199254740991.`},
		{base(func(f *FieldInput) { f.Type = DChoice }), `Field "status" of type dchoice needs options, an expression that finds the choices.`},
		{base(func(f *FieldInput) { f.Type, f.Options = DMulti, optionList("a") }), `Field "status" of type dmulti needs options, an expression that finds the choices.`},
		{base(func(f *FieldInput) { f.OptionName = "x" }), `Field "status": optionName, optionIcon and optionColor are for dchoice and dmulti fields, not for string.`},
		{base(func(f *FieldInput) { f.Type, f.Expression = Function, "a\x00" }), `Field "status": a text is not valid Unicode or holds a NUL character.`},
		{base(func(f *FieldInput) { f.ReadRoles = []string{} }), `"readRoles": name one or two roles, or leave the list out.`},
		{base(func(f *FieldInput) { f.WriteRoles = []string{"editor"} }), `"writeRoles": "editor" is not one of these roles: admin, user.`},
	} {
		if e, ok := errors.AsType[*Error](c.in.Check()); !ok || e.Code != Invalid || !strings.Contains(e.Error(), c.sentence) {
			t.Errorf("%+v\n  gives %v\n  want  %s", c.in, e, c.sentence)
		}
	}
}

func TestInputsTaken(t *testing.T) {
	for _, ft := range FieldTypes {
		in := FieldInput{FieldShape: FieldShape{Name: "f_1", Type: ft, Labels: Labels{"": "F", "de": "Feld"}, ReadRoles: []string{"admin", "user"}}}
		switch ft {
		case Reference, Reverse:
			in.RefTableName = "others"
		case Choice, Multi:
			in.Options = optionList("a", "A")
		case DChoice, DMulti:
			in.Options, in.OptionName = &Options{Expression: "select users"}, "text(name)"
		case Function:
			in.Expression = "1 +"
		}
		if err := in.Check(); err != nil {
			t.Errorf("%s: %v", ft, err)
		}
		in.Index, in.Unique, in.Required = true, true, true
		if err := in.Check(); (err != nil) != (ft == Reverse || ft == Function) {
			t.Errorf("%s: %v", ft, err)
		}
	}
	if err := (&ModuleInput{Name: "crm"}).Check(); err != nil {
		t.Error(err)
	}
	if err := (&TableInput{Name: "t", Labels: label("T"), CreateRoles: []string{"admin", "editor"}}).Check(); err != nil {
		t.Error(err)
	}
}

func TestModuleAndTableInputsRefused(t *testing.T) {
	filling := 2
	for sentence, err := range map[string]error{
		`Name "a b": use 1 to 100 of the characters a-z, 0-9 and _.`:       (&ModuleInput{Name: "a b"}).Check(),
		`An icon's filling is 0 or 1, not 2.`:                              (&ModuleInput{Name: "a", Icon: &Icon{Icon: "x", Filling: &filling}}).Check(),
		`"openRoles": "user" is not one of these roles: admin, editor.`:    (&ModuleInput{Name: "a", OpenRoles: []string{"user"}}).Check(),
		`A table needs labels: an object of locales and texts.`:            (&TableInput{Name: "a"}).Check(),
		`"deleteRoles": name one or two roles, or leave the list out.`:     (&TableInput{Name: "a", Labels: label("A"), DeleteRoles: []string{"admin", "editor", "admin"}}).Check(),
		`Name "tabelle-1": use 1 to 100 of the characters a-z, 0-9 and _.`: (&TableInput{Name: "tabelle-1", Labels: label("A")}).Check(),
	} {
		if err == nil || err.Error() != sentence {
			t.Errorf("%v, want %s", err, sentence)
		}
	}
	if !slices.Contains(Variants, "signature") || len(FieldTypes) != 19 {
		t.Error("a list is short")
	}
}

func TestLabelsThatCannotBeSeen(t *testing.T) {
	for text, want := range map[string]string{
		"\u200b":              "The label has no visible character.",
		"\u200b \u2060\ufeff": "The label has no visible character.",
		"\u202e\u2066\u2069":  "The label has no visible character.",
		"\u3164\ufe0f":        "The label has no visible character.",
		"a\u200bb":            "",
		"👩\u200d🔧":            "",
		"é":                   "",
		"   ":                 "",
	} {
		err := label(text).check()
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if err := (Labels{"de": "\u200d"}).check(); err == nil || err.Error() != `Label "de": the text has no visible character.` {
		t.Error(err)
	}
}
