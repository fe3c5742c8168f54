package window

import (
	"owlet/backend"
	"owlet/backend/sqlite"
)

// Person is who works here.
type Person struct{ store *sqlite.Store }

// Get returns the person.
func (p *Person) Get() (backend.Person, error) { return p.store.GetPerson(always) }

// Update changes the person.
func (p *Person) Update(to backend.Person) (backend.Person, error) {
	return p.store.UpdatePerson(always, to)
}

// Organization is who the workspaces belong to.
type Organization struct{ store *sqlite.Store }

// Get returns the organization.
func (o *Organization) Get() (backend.Organization, error) { return o.store.GetOrganization(always) }

// Update renames the organization.
func (o *Organization) Update(to backend.Organization) (backend.Organization, error) {
	return o.store.UpdateOrganization(always, to)
}

// Settings are remembered between starts.
type Settings struct{ store *sqlite.Store }

// Get returns the settings.
func (s *Settings) Get() (backend.Settings, error) { return s.store.GetSettings(always) }

// SetLanguage remembers the language that the window speaks.
func (s *Settings) SetLanguage(choice backend.LanguageChoice) (backend.Settings, error) {
	return s.store.UpdateSettings(always, func(set *backend.Settings) { set.Language = choice })
}

// SetOnClose remembers what closing the window does while the API runs.
func (s *Settings) SetOnClose(choice backend.CloseChoice) (backend.Settings, error) {
	return s.store.UpdateSettings(always, func(set *backend.Settings) { set.OnClose = choice })
}

// SetNotifications remembers whether the desktop says so before a key expires.
func (s *Settings) SetNotifications(on bool) (backend.Settings, error) {
	return s.store.UpdateSettings(always, func(set *backend.Settings) { set.Notifications = on })
}
