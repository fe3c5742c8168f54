package window

import "time"

// recently is how long ago a key was used at most, for a tool to miss the API when it stops.
const recently = 24 * time.Hour

// UsedKey is a key that was used in the last 24 hours.
type UsedKey struct {
	Name      string `json:"name"`
	Workspace string `json:"workspace"`
}

// UsedKeys names the live keys of all workspaces that were used in the last 24 hours.
func (r *Room) UsedKeys() ([]UsedKey, error) {
	if r.Problem != nil {
		return []UsedKey{}, r.Problem
	}
	keys, err := r.Store.RecentlyUsedKeys(always, r.Store.Now().Add(-recently))
	if err != nil {
		return nil, err
	}
	workspaces, err := r.Store.ListWorkspaces(always)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, w := range workspaces {
		names[w.ID] = w.Name
	}
	used := make([]UsedKey, len(keys))
	for i, k := range keys {
		used[i] = UsedKey{Name: k.Name, Workspace: names[k.WorkspaceID]}
	}
	return used, nil
}
