package backend

// Table is a list of records of one shape. Its JSON is the Public API's.
type Table struct {
	Num    int64  `json:"-"` // Owlet's own number, never used again; in text it is the table id of the Public API
	Module string `json:"-"` // the module's name
	TableInput
	Fields []Field `json:"fields"`
}

// TableInput is the body of a create; its JSON is the Public API's.
type TableInput struct {
	Name                  string   `json:"name"`
	Labels                Labels   `json:"labels"`
	Icon                  *Icon    `json:"icon,omitempty"`
	CreateRoles           []string `json:"createRoles,omitempty"`
	DeleteRoles           []string `json:"deleteRoles,omitempty"`
	ReadRoles             []string `json:"readRoles,omitempty"`
	WriteRoles            []string `json:"writeRoles,omitempty"`
	HasFiles              bool     `json:"hasFiles"`
	HasGlobalSearch       bool     `json:"hasGlobalSearch"`
	HasHistory            bool     `json:"hasHistory"`
	IsEmailLinkingEnabled bool     `json:"isEmailLinkingEnabled"`
	IsHidden              bool     `json:"isHidden"`
}

// Field returns the field of that name.
func (t *Table) Field(name string) (*Field, bool) {
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return &t.Fields[i], true
		}
	}
	return nil, false
}
