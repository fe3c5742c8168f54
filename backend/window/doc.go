// Package window is what the frontend may ask: one bound struct per noun, each method one line onto the store or the server.
//
// It imports no Wails, so it is tested like any package. Wails passes no context into a bound method, so the methods
// start one of their own. Times cross as RFC 3339 text, lists are never nil.
//
// It knows the formula language (nx) itself: what a person who writes a formula is shown of it has no other noun to stand for it.
package window

import (
	"context"

	"owlet/backend/publish"
	"owlet/backend/rest"
	"owlet/backend/sqlite"
)

// Bind returns the structs whose methods the frontend may call, for wails.Options.Bind.
func Bind(store *sqlite.Store, server *rest.Server, jobs *Jobs) []any {
	return []any{
		&Person{store}, &Organization{store}, &Workspaces{store}, &Keys{store}, &Warnings{store}, &Settings{store},
		&Server{store, server}, &Storage{store}, &Docs{store, server}, &Tries{server},
		&Modules{store}, &Tables{store}, &Fields{store}, &Functions{store}, &Formulas{store}, &Names{store}, &Records{store, newViews()},
		jobs, &Imports{store, jobs, &uploads{}}, &Exports{store, jobs},
		&Bundles{store, jobs}, &Publishes{publish.Publisher{Store: store}, jobs},
		&Backups{store, jobs}, &Trash{store},
		&Usage{store}, &Audit{store},
	}
}

// always is the context of a call from the window: it lives as long as the program.
var always = context.Background()
