package window

import (
	"slices"
	"strings"

	"owlet/backend/nx"
)

// Language is what somebody who writes a formula can choose from.
type Language struct {
	Words     []string           `json:"words"`
	Functions []LanguageFunction `json:"functions"` // by name
}

// LanguageFunction is a function, and the ways to call it.
type LanguageFunction struct {
	Name  string         `json:"name"`
	Forms []LanguageForm `json:"forms"`
}

// LanguageForm is one way to call a function.
type LanguageForm struct {
	Params []LanguageParam `json:"params"`
	Gives  string          `json:"gives"` // "number", "list(text)"
}

// LanguageParam is a parameter. Rest is any number more.
type LanguageParam struct {
	Name     string `json:"name"`
	Takes    string `json:"takes"` // "number", "list(text)"
	Optional bool   `json:"optional"`
	Rest     bool   `json:"rest"`
}

// Language returns the words and functions of the formula language.
func (f *Formulas) Language() Language {
	out := Language{Words: nx.Words()}
	for _, function := range nx.Functions() {
		of := LanguageFunction{Name: function.Name}
		for i := range function.Forms {
			of.Forms = append(of.Forms, formOf(&function.Forms[i]))
		}
		out.Functions = append(out.Functions, of)
	}
	for _, special := range []LanguageFunction{
		{"get", []LanguageForm{{[]LanguageParam{{Name: "record", Takes: "record"}, {Name: "field", Takes: "text"}}, "any"}}},
		{"record", []LanguageForm{{[]LanguageParam{{Name: "table", Takes: "table"}, {Name: "id", Takes: "number"}}, "record"}}},
	} {
		at, _ := slices.BinarySearchFunc(out.Functions, special.Name, func(f LanguageFunction, name string) int { return strings.Compare(f.Name, name) })
		out.Functions = slices.Insert(out.Functions, at, special)
	}
	return out
}

func formOf(f *nx.Form) LanguageForm {
	out := LanguageForm{Params: []LanguageParam{}, Gives: f.Gives()}
	for _, p := range f.Params {
		out.Params = append(out.Params, LanguageParam{p.Name, p.Takes(), p.Optional, p.Rest})
	}
	return out
}
