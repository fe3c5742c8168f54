package backend

// Labels maps a locale to a text; the empty locale is the default. What was sent is what reads back.
type Labels map[string]string

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
	Labels         Labels   `json:"labels,omitempty"`
	Icon           *Icon    `json:"icon,omitempty"`
	HideNavigation bool     `json:"hideNavigation"`
	IsHidden       bool     `json:"isHidden"`
	OpenRoles      []string `json:"openRoles,omitempty"`
	Tables         []Table  `json:"tables"`
}

// ModuleInput is the body of a create; its JSON is the Public API's.
type ModuleInput struct {
	Name           string   `json:"name"`
	Labels         Labels   `json:"labels,omitempty"`
	Icon           *Icon    `json:"icon,omitempty"`
	HideNavigation bool     `json:"hideNavigation,omitempty"`
	IsHidden       bool     `json:"isHidden,omitempty"`
	OpenRoles      []string `json:"openRoles,omitempty"`
}

// Path names a workspace, a module in it, or a table in that; what is not named is empty.
type Path struct {
	Workspace string `json:"workspace"`
	Module    string `json:"module"`
	Table     string `json:"table"`
}
