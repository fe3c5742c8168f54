package backend

import (
	"cmp"
	"slices"
	"strings"
)

// Labels maps a locale to a text; the empty locale is the default. What was sent is what reads back.
type Labels map[string]string

// In is the label in a person's language, such as de-DE or de, or else the default one; "" where there is neither.
func (l Labels) In(locale string) string {
	language, _, _ := strings.Cut(locale, "-")
	return cmp.Or(l[locale], l[language], l[""])
}

// Icon is a symbol's name with its colour; Filling is 0 or 1.
type Icon struct {
	Color   string `json:"color,omitempty"`
	Filling *int   `json:"filling,omitempty"`
	Icon    string `json:"icon"` // always in an answer: the contract requires it
}

// Module is a group of tables. Its JSON is the Public API's.
type Module struct {
	Num            int64    `json:"-"` // Owlet's own number, never used again
	Name           string   `json:"name"`
	Labels         Labels   `json:"labels,omitzero"`
	Icon           *Icon    `json:"icon,omitempty"`
	HideNavigation bool     `json:"hideNavigation"`
	IsHidden       bool     `json:"isHidden"`
	OpenRoles      []string `json:"openRoles,omitempty"`
	Tables         []Table  `json:"tables"`

	Functions []GlobalFunction `json:"-"` // in the order in which they are compiled
}

// ModuleInput is the body of a create; its JSON is the Public API's.
type ModuleInput struct {
	Name           string   `json:"name"`
	Labels         Labels   `json:"labels,omitzero"`
	Icon           *Icon    `json:"icon,omitempty"`
	HideNavigation bool     `json:"hideNavigation,omitempty"`
	IsHidden       bool     `json:"isHidden,omitempty"`
	OpenRoles      []string `json:"openRoles,omitempty"`
}

// Path names a workspace, a module in it, or a table in that; what is not named is empty. Only points to the numbers of the modules that are
// there for who asks: every other one is as if it did not exist. Nil is all of them.
type Path struct {
	Workspace string   `json:"workspace"`
	Module    string   `json:"module"`
	Table     string   `json:"table"`
	Only      *[]int64 `json:"-"`
}

// Sees tells whether the module of a number is there for who asks.
func (p *Path) Sees(module int64) bool { return p.Only == nil || slices.Contains(*p.Only, module) }

// ModuleChange is the body of an update; what is nil stays. Its JSON is the Public API's.
type ModuleChange struct {
	Name           *string  `json:"name"`
	Labels         Labels   `json:"labels"`
	Icon           *Icon    `json:"icon"`
	HideNavigation *bool    `json:"hideNavigation"`
	IsHidden       *bool    `json:"isHidden"`
	OpenRoles      []string `json:"openRoles"`
}

// Input is what a create of this module would say.
func (m *Module) Input() ModuleInput {
	return ModuleInput{Name: m.Name, Labels: m.Labels, Icon: m.Icon, HideNavigation: m.HideNavigation, IsHidden: m.IsHidden, OpenRoles: m.OpenRoles}
}

// Of returns in with the change made.
func (c *ModuleChange) Of(in ModuleInput) ModuleInput {
	set(&in.Name, c.Name)
	set(&in.HideNavigation, c.HideNavigation)
	set(&in.IsHidden, c.IsHidden)
	setIf(c.Labels != nil, &in.Labels, c.Labels)
	setIf(c.Icon != nil, &in.Icon, c.Icon)
	setIf(c.OpenRoles != nil, &in.OpenRoles, c.OpenRoles)
	return in
}

func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

func setIf[T any](given bool, to *T, from T) {
	if given {
		*to = from
	}
}

// Deletion is what a delete of a module or a table took: its number, and the fields of other tables that had to go with it.
type Deletion struct {
	Num     int64
	Removed []RemovedField
}

// RemovedField is a field that went because its other end did: a reverse with its reference, or a reference with its table. Its
// JSON is the Public API's.
type RemovedField struct {
	ModuleName string    `json:"moduleName"`
	TableName  string    `json:"tableName"`
	FieldName  string    `json:"fieldName"`
	Type       FieldType `json:"type"`
}
