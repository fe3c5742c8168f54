package rest

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// realData reads a file of the npm package vega-datasets.
func realData(t *testing.T, name string) []byte {
	t.Helper()
	path := filepath.Join("..", "..", "frontend", "node_modules", "vega-datasets", "data", name)
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is missing: npm ci in frontend brings it", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// values are the values of one record, as JSON has them.
type values = map[string]any

// readCSV reads a table with the standard library; numbers names its columns that are numbers.
func readCSV(t *testing.T, text []byte, numbers ...string) []values {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []values
	for _, row := range rows[1:] {
		v := values{}
		for i, name := range rows[0] {
			v[name] = row[i]
			if slices.Contains(numbers, name) {
				if v[name], err = strconv.ParseFloat(row[i], 64); err != nil {
					t.Fatal(err)
				}
			}
		}
		all = append(all, v)
	}
	return all
}

func readJSON(t *testing.T, text []byte) (all []values) {
	t.Helper()
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// options are the names that records have in a field, as a choice field's options.
func options(all []values, field string) []values {
	var list []values
	seen := map[any]bool{nil: true}
	for _, v := range all {
		if name := v[field]; !seen[name] {
			seen[name] = true
			list = append(list, values{"name": name})
		}
	}
	return list
}

// makeTable makes a table in the module data. Fields are bodies of the Public API without labels.
func (w *world) makeTable(name string, fields ...values) {
	w.t.Helper()
	for _, f := range fields {
		f["labels"] = values{"": f["name"]}
	}
	body, err := json.Marshal(fields)
	if err != nil {
		w.t.Fatal(err)
	}
	w.tell([]story{
		{name: name, method: "POST", path: "/modules/data/tables", key: "full", body: fmt.Sprintf(`{"name":%q,"labels":{}}`, name), status: 201},
		{name: name + " fields", method: "POST", path: "/modules/data/tables/" + name + "/fields/batch", key: "full", body: string(body), status: 201},
	})
}

func newDataWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.tell([]story{{name: "module", method: "POST", path: "/modules", key: "full", body: `{"name":"data"}`, status: 201}})
	return w
}

// create sends records in batches of 100 and returns their ids.
func (w *world) create(table string, all []values) (ids []string) {
	w.t.Helper()
	for batch := range slices.Chunk(all, 100) {
		body, err := json.Marshal(map[string]any{"records": batch})
		if err != nil {
			w.t.Fatal(err)
		}
		a := w.ask(w.t, story{method: "POST", path: "/modules/data/tables/" + table + "/records", key: "records", body: string(body)})
		var made struct{ Data struct{ IDs []string } }
		if err := json.Unmarshal([]byte(a.body), &made); err != nil || a.status != 201 {
			w.t.Fatalf("%d %s", a.status, a.body)
		}
		ids = append(ids, made.Data.IDs...)
	}
	return ids
}

// holdsAll walks a table as clients do and compares every value.
func (w *world) holdsAll(table string, want []values) {
	w.t.Helper()
	at := 0
	for more := true; more; {
		a := w.ask(w.t, story{method: "GET", path: fmt.Sprintf("/modules/data/tables/%s/records?limit=100&offset=%d", table, at), key: "read"})
		var page struct {
			Data []struct{ Values values }
			Page struct {
				More bool `json:"has_more"`
			} `json:"page_info"`
		}
		if err := json.Unmarshal([]byte(a.body), &page); err != nil || a.status != 200 {
			w.t.Fatalf("%d %s", a.status, a.body)
		}
		for _, r := range page.Data {
			if at >= len(want) || !reflect.DeepEqual(r.Values, want[at]) {
				w.t.Fatalf("record %d of %s: got %v, want %v", at+1, table, r.Values, want[min(at, len(want)-1)])
			}
			at++
		}
		more = page.Page.More
	}
	if at != len(want) {
		w.t.Errorf("%d records in %s, want %d", at, table, len(want))
	}
}

func TestAirports(t *testing.T) {
	text := realData(t, "airports.csv")
	all := readCSV(t, text, "latitude", "longitude")
	w := newDataWorld(t)
	w.makeTable("airports", values{"name": "iata", "type": "string", "required": true, "unique": true}, values{"name": "name", "type": "string"},
		values{"name": "city", "type": "string", "index": true}, values{"name": "state", "type": "choice", "options": options(all, "state")},
		values{"name": "country", "type": "choice", "options": options(all, "country")}, values{"name": "latitude", "type": "number"},
		values{"name": "longitude", "type": "number"})
	const path = "/modules/data/tables/airports/records/import/csv"
	w.tell([]story{importStory("airports", path, string(text), 201, imported(len(all), 0, 0))})
	w.holdsAll("airports", all)

	var mappings []values
	for _, name := range []string{"iata", "name", "city", "latitude", "longitude"} {
		mappings = append(mappings, values{"csvColumnName": name, "fieldName": name})
	}
	mappings[0]["updatePolicy"] = "key"
	send, _ := json.Marshal(mappings)
	for _, v := range all { // a later edition of the file
		v["name"], v["latitude"] = v["name"].(string)+" ✈", -v["latitude"].(float64)
	}
	all = append(all, values{"iata": "OWL", "name": "Owl \"Field\"\nsouth, east", "city": nil, "state": nil, "country": nil, "latitude": 1.0, "longitude": -0.5})
	w.tell([]story{importStory("again", path, europeanCSV(all, "iata", "name", "city", "latitude", "longitude"), 201, imported(1, 0, len(all)-1),
		"importMode", "upsert", "numberFormat", "european", "mappings", string(send))})
	w.holdsAll("airports", all)
}

// europeanCSV writes records as a German spreadsheet would.
func europeanCSV(all []values, columns ...string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', false
	_ = w.Write(columns)
	for _, v := range all {
		row := make([]string, len(columns))
		for i, name := range columns {
			switch value := v[name].(type) {
			case string:
				row[i] = value
			case float64:
				row[i] = strings.Replace(strconv.FormatFloat(value, 'f', -1, 64), ".", ",", 1)
			}
		}
		_ = w.Write(row)
	}
	w.Flush()
	return b.String()
}

func TestSeattleWeather(t *testing.T) {
	text := realData(t, "seattle-weather.csv")
	all := readCSV(t, text, "precipitation", "temp_max", "temp_min", "wind")
	w := newDataWorld(t)
	w.makeTable("weather", values{"name": "date", "type": "date", "required": true, "unique": true}, values{"name": "precipitation", "type": "number"},
		values{"name": "temp_max", "type": "number"}, values{"name": "temp_min", "type": "number"}, values{"name": "wind", "type": "number"},
		values{"name": "weather", "type": "choice", "options": options(all, "weather")})
	w.tell([]story{importStory("weather", "/modules/data/tables/weather/records/import/csv", string(text), 201, imported(len(all), 0, 0))})
	w.holdsAll("weather", all)
	w.tell([]story{importStory("each day once", "/modules/data/tables/weather/records/import/csv", string(text), 400,
		`Line 2, column 1: field "date": "2012-01-01" is taken by the record with id 1.`)})
}

func TestGapminder(t *testing.T) {
	all := readJSON(t, realData(t, "gapminder.json"))
	w := newDataWorld(t)
	w.makeTable("countries", values{"name": "name", "type": "string", "required": true, "unique": true}, values{"name": "cluster", "type": "number"})
	w.makeTable("years", values{"name": "year", "type": "number", "required": true}, values{"name": "country", "type": "reference", "refTableName": "countries", "required": true},
		values{"name": "pop", "type": "number"}, values{"name": "life_expect", "type": "number"}, values{"name": "fertility", "type": "number"})
	var countries []values
	clusters := map[any]any{}
	for _, v := range all {
		if _, seen := clusters[v["country"]]; !seen {
			countries = append(countries, values{"name": v["country"], "cluster": v["cluster"]})
		}
		clusters[v["country"]] = v["cluster"]
	}
	ids := map[any]string{}
	for i, id := range w.create("countries", countries) {
		ids[countries[i]["name"]] = id
	}
	w.holdsAll("countries", countries)
	for _, v := range all {
		v["country"] = ids[v["country"]]
		delete(v, "cluster")
	}
	w.create("years", all)
	w.holdsAll("years", all)
}

func TestMovies(t *testing.T) {
	all := readJSON(t, realData(t, "movies.json"))
	names := map[string]string{}
	for i, movie := range all {
		v := values{}
		for name, value := range movie {
			names[name] = strings.ToLower(strings.ReplaceAll(name, " ", "_"))
			v[names[name]] = value
		}
		if number, ok := v["title"].(float64); ok { // 1408 is a film
			v["title"] = strconv.FormatFloat(number, 'f', -1, 64)
		}
		day, err := time.Parse("Jan 02 2006", v["release_date"].(string))
		if err != nil {
			t.Fatal(err)
		}
		v["release_date"] = day.Format("2006-01-02")
		all[i] = v
	}
	w := newDataWorld(t)
	var fields []values
	for _, name := range names {
		f := values{"name": name, "type": "number"}
		switch name {
		case "title", "distributor", "director":
			f["type"] = "string"
		case "release_date":
			f["type"] = "date"
		case "mpaa_rating", "source", "major_genre", "creative_type":
			f["type"], f["options"] = "choice", options(all, name)
		}
		fields = append(fields, f)
	}
	w.makeTable("movies", fields...)
	w.create("movies", all)
	w.holdsAll("movies", all)
}
