package publish

import (
	"net"
	"net/url"
	"regexp"
	"strings"

	"owlet/backend"
)

// Target is where a module goes: an address such as https://go.ninox.com, a workspace there, and the name that the module gets.
type Target struct {
	Address   string `json:"address"`
	Workspace string `json:"workspace"`
	Module    string `json:"module"`
}

var workspaceID = regexp.MustCompile(`^[a-z0-9]{12}$`)

// Tidy returns the target with its address as an origin. Errors: invalid.
func (t Target) Tidy() (Target, error) {
	origin, err := Origin(t.Address)
	if err != nil {
		return t, err
	}
	t.Address, t.Workspace, t.Module = origin, strings.TrimSpace(t.Workspace), strings.TrimSpace(t.Module)
	if !workspaceID.MatchString(t.Workspace) {
		return t, backend.Errorf(backend.Invalid, "publish.workspace_id", "id", t.Workspace)
	}
	in := backend.ModuleInput{Name: t.Module}
	return t, in.Check()
}

// Origin is the origin of an address as people type one: without a scheme it is https, or http on this computer. Errors: invalid.
func Origin(address string) (string, error) {
	address = strings.TrimSpace(address)
	if !strings.Contains(address, "://") {
		address = schemeFor(address) + "://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" || u.Opaque != "" {
		return "", backend.Errorf(backend.Invalid, "publish.address", "address", address)
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return "", backend.Errorf(backend.Invalid, "publish.address", "address", address)
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return "", backend.Errorf(backend.Invalid, "publish.not_https", "address", address)
	}
	return u.Scheme + "://" + strings.ToLower(u.Host), nil
}

func schemeFor(address string) string {
	u, err := url.Parse("http://" + address)
	if err == nil && loopback(u.Hostname()) {
		return "http"
	}
	return "https"
}

// loopback tells whether a host is this computer by its name. That the name leads there is looked at when connecting.
func loopback(host string) bool {
	return strings.EqualFold(host, "localhost") || net.ParseIP(host).IsLoopback()
}
