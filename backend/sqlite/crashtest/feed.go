package main

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

// feed follows a change feed as a client does, across kills: each poll begins where the last one ended.
type feed struct {
	path  string
	since string
	said  [][]string // since the last check, what each write did: all with one stamp
	stamp string     // of the last one
}

// page is a page of either feed.
type page struct {
	Data []change
	Meta struct{ AsOf string }
	Info struct {
		HasMore bool `json:"has_more"`
	} `json:"page_info"`
}

type change struct {
	ID         string `json:"id"`
	ChangeType string `json:"changeType"`
	ChangedAt  string `json:"changedAt"`
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	ModuleName string `json:"moduleName"`
	TableName  string `json:"tableName"`
}

// String is the change as a ledger has it, but for the record's id in the place of its k.
func (c change) String() string {
	switch c.Kind {
	case "module":
		return c.ChangeType + " module " + c.Name
	case "table":
		return c.ChangeType + " table " + c.ModuleName + "/" + c.Name
	case "field":
		return c.ChangeType + " field " + c.ModuleName + "/" + c.TableName + "/" + c.Name
	}
	return c.ChangeType + " " + c.ID
}

// poll reads what is new. A poll that breaks off leaves the feed as it was.
func (f *feed) poll(a *api) error {
	said, stamp, asOf := slices.Clone(f.said), f.stamp, ""
	for offset := 0; ; offset += 100 {
		query := url.Values{"since": {f.since}, "limit": {"100"}, "offset": {strconv.Itoa(offset)}}
		if asOf != "" {
			query.Set("asOf", asOf)
		}
		var p page
		if err := a.ask(http.MethodGet, f.path+"?"+query.Encode(), nil, &p); err != nil {
			return err
		}
		asOf = p.Meta.AsOf
		for _, c := range p.Data {
			switch {
			case c.ChangedAt < stamp:
				return fmt.Errorf("the feed %s goes back from %s to %s", f.path, stamp, c.ChangedAt)
			case c.ChangedAt > stamp || len(said) == 0:
				said = append(said, nil)
				stamp = c.ChangedAt
			case len(said) == len(f.said): // what a poll has not shown must be later than all that it has
				return fmt.Errorf("the feed %s tells of %s at %s, which was polled already", f.path, c, stamp)
			}
			last := len(said) - 1
			said[last] = append(slices.Clip(said[last]), c.String())
		}
		if !p.Info.HasMore {
			f.said, f.stamp, f.since = said, stamp, asOf
			return nil
		}
	}
}

// take returns what was said since the last time.
func (f *feed) take() [][]string {
	said := f.said
	f.said = nil
	return said
}

// begin has the feed begin now.
func (f *feed) begin(a *api) error {
	f.since = "1970-01-01T00:00:00Z"
	err := f.poll(a)
	f.take()
	return err
}
