package backend

import (
	"net/mail"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Person is who works here. Name and Email are theirs to fill in; DisplayName is what "Created by" shows.
type Person struct {
	Name        string `json:"name"`
	DisplayName string `json:"displayName"`
	Email       string `json:"email"`
}

// Organization is who the workspaces belong to.
type Organization struct {
	Name         string `json:"name"`
	InternalName string `json:"internalName"`
}

// Workspace is one file of modules and records. ID is 12 characters of [a-z0-9].
type Workspace struct {
	ID           string    `json:"id"`
	Name         string    `json:"name"`
	InternalName string    `json:"internalName"`
	CreatedAt    time.Time `json:"createdAt"`
}

// WorkspaceInput is what a person may say about a workspace. An empty InternalName is made from Name.
type WorkspaceInput struct {
	Name         string `json:"name"`
	InternalName string `json:"internalName"`
}

// CloseChoice is what closing the window does while the API runs.
type CloseChoice string

const (
	CloseAsk  CloseChoice = "ask"
	CloseKeep CloseChoice = "keep"
	CloseQuit CloseChoice = "quit"
)

// LanguageChoice is the language that the window speaks: that of the system, or one that the person chose.
type LanguageChoice string

const (
	LanguageSystem  LanguageChoice = "system"
	LanguageEnglish LanguageChoice = "en"
	LanguageGerman  LanguageChoice = "de"
)

// Place is where a window was: pixels on the desktop.
type Place struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// Settings are remembered between starts of the window.
type Settings struct {
	Port        int            `json:"port"`
	OnClose     CloseChoice    `json:"onClose"`
	Language    LanguageChoice `json:"language"`
	WorkspaceID string         `json:"workspaceId"`
	Place       *Place         `json:"place"`
	SaveFolder  string         `json:"saveFolder"` // where a file was saved last
	// Notifications tells whether the desktop says so before a key expires.
	Notifications bool `json:"notifications"`
}

// DefaultPort is where the local API listens until someone chooses another port.
const DefaultPort = 8420

const maxName = 100

// misleads tells whether a character breaks the line or turns the direction of what follows: a list would not show what was typed.
func misleads(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// shows tells whether there is anything to see of a character.
func shows(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// TidyName trims a name that a person typed and checks it: 1 to 100 characters, something to see, and nothing that misleads.
// what names the thing in the error, such as "workspace" or "key".
func TidyName(what, name string) (string, error) {
	name = strings.TrimSpace(name)
	switch {
	case name == "":
		return "", Errorf(Invalid, what+".name_missing")
	case !utf8.ValidString(name) || strings.ContainsFunc(name, misleads) || !strings.ContainsFunc(name, shows):
		return "", Errorf(Invalid, what+".name_characters")
	case utf8.RuneCountInString(name) > maxName:
		return "", Errorf(Invalid, what+".name_long", "max", maxName)
	}
	return name, nil
}

var internalName = regexp.MustCompile(`^[a-z0-9_]{1,100}$`)

// CheckName checks a system identifier: 1 to 100 characters of a-z, 0-9 and _.
func CheckName(what, name string) error {
	if !internalName.MatchString(name) {
		return Errorf(Invalid, what+".internal_name", "name", name)
	}
	return nil
}

// Tidy returns p with its texts trimmed; an empty display name becomes the name. Errors: invalid.
func (p Person) Tidy() (Person, error) {
	name, err := TidyName("person", p.Name)
	if err != nil {
		return p, err
	}
	p.Name, p.Email = name, strings.TrimSpace(p.Email)
	if strings.TrimSpace(p.DisplayName) == "" {
		p.DisplayName = name
	}
	if p.DisplayName, err = TidyName("person", p.DisplayName); err != nil {
		return p, err
	}
	if p.Email == "" {
		return p, nil
	}
	if at, err := mail.ParseAddress(p.Email); err != nil || at.Address != p.Email {
		return p, Errorf(Invalid, "person.email", "email", p.Email)
	}
	return p, nil
}

// Tidy returns o with its texts trimmed and an internal name. Errors: invalid.
func (o Organization) Tidy() (Organization, error) {
	var err error
	o.Name, o.InternalName, err = tidyNames("organization", o.Name, o.InternalName)
	return o, err
}

// Tidy returns in with its texts trimmed and an internal name. Errors: invalid.
func (in WorkspaceInput) Tidy() (WorkspaceInput, error) {
	var err error
	in.Name, in.InternalName, err = tidyNames("workspace", in.Name, in.InternalName)
	return in, err
}

// tidyNames checks a name and its internal name, which is made from the name when it is empty.
func tidyNames(what, name, internal string) (string, string, error) {
	name, err := TidyName(what, name)
	if err != nil {
		return name, internal, err
	}
	if internal = strings.TrimSpace(internal); internal == "" {
		if internal = InternalName(name); internal == "" {
			internal = what
		}
	}
	return name, internal, CheckName(what, internal)
}

// Check refuses a port that an ordinary program cannot listen on, and an unknown choice. Errors: invalid.
func (s *Settings) Check() error {
	if err := CheckPort(s.Port); err != nil {
		return err
	}
	switch s.OnClose {
	case CloseAsk, CloseKeep, CloseQuit:
	default:
		return Errorf(Invalid, "settings.on_close", "choice", s.OnClose)
	}
	switch s.Language {
	case LanguageSystem, LanguageEnglish, LanguageGerman:
		return nil
	}
	return Errorf(Invalid, "settings.language", "language", s.Language)
}

// CheckPort refuses a port outside 1024 to 65535. Errors: invalid.
func CheckPort(port int) error {
	if port < 1024 || port > 65535 {
		return Errorf(Invalid, "server.port_range", "port", port)
	}
	return nil
}
