package backend

// Table is a list of records of one shape. Its JSON is the Public API's.
type Table struct {
	Num    int64  `json:"-"` // Owlet's own number, never used again; in text it is the table id of the Public API
	Module string `json:"-"` // the module's name
	Parent int64  `json:"-"` // the module's number
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

// TableChange is the body of an update; what is nil stays. Its JSON is the Public API's.
type TableChange struct {
	Name                  *string  `json:"name"`
	Labels                Labels   `json:"labels"`
	Icon                  *Icon    `json:"icon"`
	CreateRoles           []string `json:"createRoles"`
	DeleteRoles           []string `json:"deleteRoles"`
	ReadRoles             []string `json:"readRoles"`
	WriteRoles            []string `json:"writeRoles"`
	HasFiles              *bool    `json:"hasFiles"`
	HasGlobalSearch       *bool    `json:"hasGlobalSearch"`
	HasHistory            *bool    `json:"hasHistory"`
	IsEmailLinkingEnabled *bool    `json:"isEmailLinkingEnabled"`
	IsHidden              *bool    `json:"isHidden"`
}

// Of returns in with the change made.
func (c *TableChange) Of(in TableInput) TableInput {
	set(&in.Name, c.Name)
	setIf(c.Labels != nil, &in.Labels, c.Labels)
	setIf(c.Icon != nil, &in.Icon, c.Icon)
	setIf(c.CreateRoles != nil, &in.CreateRoles, c.CreateRoles)
	setIf(c.DeleteRoles != nil, &in.DeleteRoles, c.DeleteRoles)
	setIf(c.ReadRoles != nil, &in.ReadRoles, c.ReadRoles)
	setIf(c.WriteRoles != nil, &in.WriteRoles, c.WriteRoles)
	set(&in.HasFiles, c.HasFiles)
	set(&in.HasGlobalSearch, c.HasGlobalSearch)
	set(&in.HasHistory, c.HasHistory)
	set(&in.IsEmailLinkingEnabled, c.IsEmailLinkingEnabled)
	set(&in.IsHidden, c.IsHidden)
	return in
}
