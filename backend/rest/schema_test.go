package rest

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// wholePage is where a list that no page was asked of stands.
const wholePage = `"page_info":{"has_more":false,"limit":100,"offset":0}`

func TestModulesAndTables(t *testing.T) {
	w := newWorld(t)
	hundred := strings.Repeat("n", 100)
	const made = `{"name":"fair","labels":{"":"Fair","de":"Messe"},"icon":{"icon":"","color":"#fff","filling":1},"hideNavigation":true,"isHidden":false,"openRoles":["admin"],"tables":[]}`
	const table = `{"name":"stands","labels":{"":"Stands"},"icon":{"icon":"tent"},"readRoles":["editor"],"hasFiles":false,"hasGlobalSearch":true,
		"hasHistory":true,"isEmailLinkingEnabled":false,"isHidden":false,"fields":[]}`
	w.tell([]story{
		{name: "no modules yet", method: "GET", path: "/modules", key: "read", status: 200, want: `{"data":[],` + wholePage + `}`},
		{name: "empty workspace", method: "GET", path: "", key: "read", status: 200, want: `{"data":{"name":"Trade fair","modules":[]}}`},
		{name: "create module", method: "POST", path: "/modules", key: "full", status: 201, want: `{"data":` + made + `}`,
			body: `{"name":"fair","labels":{"":"Fair","de":"Messe"},"icon":{"color":"#fff","filling":1.0},"hideNavigation":true,"openRoles":["admin"],"extra":"ignored"}`},
		{name: "get module", method: "GET", path: "/modules/fair", key: "read", status: 200, want: `{"data":` + made + `}`},
		{name: "create table", method: "POST", path: "/modules/fair/tables", key: "full", status: 201, want: `{"data":` + table + `}`,
			body: `{"name":"stands","labels":{"":"Stands"},"icon":{"icon":"tent"},"readRoles":["editor"],"hasGlobalSearch":true,"hasHistory":true}`},
		{name: "get table", method: "GET", path: "/modules/fair/tables/stands", key: "read", status: 200, want: `{"data":` + table + `}`},
		{name: "list tables", method: "GET", path: "/modules/fair/tables", key: "read", status: 200, want: `{"data":[` + table + `],` + wholePage + `}`},
		{name: "workspace", method: "GET", path: "", key: "read", status: 200,
			want: `{"data":{"name":"Trade fair","modules":[` + strings.Replace(made, `"tables":[]`, `"tables":[`+table+`]`, 1) + `]}}`},
		{name: "list modules", method: "GET", path: "/modules", key: "read", status: 200,
			want: `{"data":[` + strings.Replace(made, `"tables":[]`, `"tables":[`+table+`]`, 1) + `],` + wholePage + `}`},
		{name: "no labels read back as none", method: "POST", path: "/modules", key: "full", body: `{"name":"bare","labels":{}}`, status: 201,
			want: `{"data":{"name":"bare","labels":{},"hideNavigation":false,"isHidden":false,"tables":[]}}`},
		{name: "so they do later", method: "GET", path: "/modules/bare", key: "read", status: 200,
			want: `{"data":{"name":"bare","labels":{},"hideNavigation":false,"isHidden":false,"tables":[]}}`},
		{name: "longest name", method: "POST", path: "/modules", key: "full", body: `{"name":"` + hundred + `"}`, status: 201},

		{name: "module taken", method: "POST", path: "/modules", key: "full", body: `{"name":"fair"}`, status: 400, want: `The name "fair" is taken already.`},
		{name: "table taken", method: "POST", path: "/modules/fair/tables", key: "full", body: `{"name":"stands","labels":{}}`, status: 400,
			want: `"fair" already has a table called "stands".`},
		{name: "no such module", method: "GET", path: "/modules/crm", key: "full", status: 404, want: `There is no module "crm".`},
		{name: "table of no module", method: "POST", path: "/modules/crm/tables", key: "full", body: `{"name":"a","labels":{}}`, status: 404, want: `There is no module "crm".`},
		{name: "no such table", method: "GET", path: "/modules/fair/tables/crm", key: "full", status: 404, want: `There is no table "crm" in module "fair".`},
		{name: "impossible module name in path", method: "GET", path: "/modules/Fair", key: "full", status: 400, want: `"moduleName": "Fair" does not match ^[a-z0-9_]+$.`},
		{name: "long table name in path", method: "GET", path: "/modules/fair/tables/" + hundred + "n", key: "full", status: 400,
			want: `"tableName" is too long: at most 100 characters.`},
		{name: "name missing", method: "POST", path: "/modules", key: "full", body: `{}`, status: 400, want: `"name" is missing.`},
		{name: "name empty", method: "POST", path: "/modules", key: "full", body: `{"name":""}`, status: 400, want: `"name" is empty.`},
		{name: "name long", method: "POST", path: "/modules", key: "full", body: `{"name":"` + hundred + `n"}`, status: 400, want: `"name" is too long: at most 100 characters.`},
		{name: "name with capitals", method: "POST", path: "/modules", key: "full", body: `{"name":"Trade fair"}`, status: 400,
			want: `"name": "Trade fair" does not match ^[a-z0-9_]+$.`},
		{name: "name no text", method: "POST", path: "/modules", key: "full", body: `{"name":7}`, status: 400, want: `"name" has to be of type string.`},
		{name: "name null", method: "POST", path: "/modules", key: "full", body: `{"name":null}`, status: 400, want: `"name" cannot be null.`},
		{name: "flag no boolean", method: "POST", path: "/modules", key: "full", body: `{"name":"a","isHidden":"yes"}`, status: 400, want: `"isHidden" has to be of type boolean.`},
		{name: "label empty", method: "POST", path: "/modules", key: "full", body: `{"name":"a","labels":{"":""}}`, status: 400, want: `"labels[""]" is empty.`},
		{name: "label long", method: "POST", path: "/modules", key: "full", body: `{"name":"a","labels":{"en":"` + hundred + `n"}}`, status: 400,
			want: `"labels.en" is too long: at most 100 characters.`},
		{name: "filling", method: "POST", path: "/modules", key: "full", body: `{"name":"a","icon":{"icon":"x","filling":2}}`, status: 400,
			want: `"icon.filling": "2" is not one of 0, 1.`},
		{name: "role unknown", method: "POST", path: "/modules", key: "full", body: `{"name":"a","openRoles":["user"]}`, status: 400,
			want: `"openRoles[0]": "user" is not one of admin, editor.`},
		{name: "roles empty", method: "POST", path: "/modules", key: "full", body: `{"name":"a","openRoles":[]}`, status: 400, want: `"openRoles" has too few entries: at least 1.`},
		{name: "roles too many", method: "POST", path: "/modules", key: "full", body: `{"name":"a","openRoles":["admin","admin","admin"]}`, status: 400,
			want: `"openRoles" has too many entries: at most 2.`},
		{name: "labels missing", method: "POST", path: "/modules/fair/tables", key: "full", body: `{"name":"a"}`, status: 400, want: `"labels" is missing.`},
		{name: "body a list", method: "POST", path: "/modules", key: "full", body: `[]`, status: 400, want: `"body" has to be of type object.`},
		{name: "body null", method: "POST", path: "/modules", key: "full", body: `null`, status: 400, want: `"body" cannot be null.`},
	})
}

func TestFields(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const path = "/modules/fair/tables/stands/fields"
	const batch = path + "/batch"
	const kind = `{"name":"status","type":"choice","labels":{"":"Status"},"options":[{"id":"1","name":"Open","order":0,"color":"#0f0"},{"id":"2","name":"Done","order":9}],
		"index":true,"required":false,"search":true,"unique":false,"writeRoles":["admin","user"]}`
	w.tell([]story{
		{name: "create", method: "POST", path: path, key: "full", status: 201, want: `{"data":` + kind + `}`,
			body: `{"name":"status","type":"choice","labels":{"":"Status"},"options":[{"name":"Open","color":"#0f0"},{"name":"Done","order":9.0}],"index":true,"search":true,"writeRoles":["admin","user"],"refTableName":null}`},
		{name: "get", method: "GET", path: path + "/status", key: "read", status: 200, want: `{"data":` + kind + `}`},
		{name: "reference", method: "GET", path: path + "/hall", key: "read", status: 200},
		{name: "its other end", method: "GET", path: "/modules/fair/tables/halls/fields/stands", key: "read", status: 200},
		{name: "list", method: "GET", path: "/modules/fair/tables/halls/fields", key: "read", status: 200,
			want: `{"data":[{"name":"name","type":"string","labels":{},"index":false,"required":true,"search":false,"unique":true},
				{"name":"stands","type":"reverse","labels":{"":"Stands"},"refTableId":"3","index":false,"required":false,"search":false,"unique":false}],` + wholePage + `}`},
		{name: "several", method: "POST", path: batch, key: "full", status: 201,
			body: `[{"name":"batch","type":"string","labels":{}},{"name":"twin","type":"dchoice","labels":{},"options":"select stands"}]`,
			want: `{"data":[{"name":"batch","type":"string","labels":{},"index":false,"required":false,"search":false,"unique":false},
				{"name":"twin","type":"dchoice","labels":{},"options":"select stands","index":false,"required":false,"search":false,"unique":false}]}`},
		{name: "a field called batch", method: "GET", path: path + "/batch", key: "read", status: 200},

		{name: "no such field", method: "GET", path: path + "/none", key: "read", status: 404, want: `There is no field "none" in table "stands".`},
		{name: "unknown key", method: "POST", path: path, key: "full", body: `{"name":"a","type":"string","labels":{},"hint":"x"}`, status: 400, want: `"hint" is not known here.`},
		{name: "unknown key of an option", method: "POST", path: path, key: "full", body: `{"name":"a","type":"choice","labels":{},"options":[{"name":"x","size":1}]}`,
			status: 400, want: `"options[0].size" is not known here.`},
		{name: "options no list", method: "POST", path: path, key: "full", body: `{"name":"a","type":"choice","labels":{},"options":{}}`, status: 400,
			want: `"options" has none of the forms that it can have.`},
		{name: "option without a name", method: "POST", path: path, key: "full", body: `{"name":"a","type":"choice","labels":{},"options":[{}]}`, status: 400,
			want: `"options[0].name" is missing.`},
		{name: "option order", method: "POST", path: path, key: "full", body: `{"name":"a","type":"choice","labels":{},"options":[{"name":"x","order":-1}]}`, status: 400,
			want: `"options[0].order" has to be 0 or more.`},
		{name: "type missing", method: "POST", path: path, key: "full", body: `{"name":"a","labels":{}}`, status: 400, want: `"type" is missing.`},
		{name: "type unknown", method: "POST", path: path, key: "full", body: `{"name":"a","labels":{},"type":"money"}`, status: 400,
			want: `"type": "money" is not one of string, number, boolean, choice, dchoice, multi, dmulti, file, date, timestamp, time, timeinterval, appointment, icon, color, user, reference, reverse, function.`},
		{name: "variant unknown", method: "POST", path: path, key: "full", body: `{"name":"a","labels":{},"type":"string","variant":"poem"}`, status: 400,
			want: `"variant": "poem" is not one of multiline-text, text, phone, email, url, location, signature.`},
		{name: "id is taken", method: "POST", path: path, key: "full", body: `{"name":"id","labels":{},"type":"string"}`, status: 400,
			want: `A field cannot be called "id": that is every record's own number.`},
		{name: "no table to refer to", method: "POST", path: path, key: "full", body: `{"name":"a","labels":{},"type":"reference","refTableName":"none"}`, status: 404,
			want: `table-not-found: field "a" refers to table "none", which module "fair" does not have.`},
		{name: "name taken", method: "POST", path: path, key: "full", body: `{"name":"area","labels":{},"type":"string"}`, status: 400,
			want: `Table "stands" already has a field called "area".`},
		{name: "none", method: "POST", path: batch, key: "full", body: `[]`, status: 400, want: `"body" has too few entries: at least 1.`},
		{name: "one wrong of several", method: "POST", path: batch, key: "full", body: `[{"name":"good","type":"string","labels":{}},{"name":"bad","type":"string"}]`,
			status: 400, want: `"[1].labels" is missing.`},
		{name: "one taken of several", method: "POST", path: batch, key: "full", body: `[{"name":"good","type":"string","labels":{}},{"name":"area","type":"string","labels":{}}]`,
			status: 400, want: `Table "stands" already has a field called "area".`},
		{name: "so none was made", method: "GET", path: path + "/good", key: "read", status: 404, want: `There is no field "good" in table "stands".`},
	})
}

func TestBodies(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const json = "application/json"
	header := func(contentType string) map[string][]string {
		return map[string][]string{"Content-Type": {contentType}}
	}
	w.tell([]story{
		{name: "no body", method: "POST", path: "/modules", key: "full", header: header(json), status: 400, want: "The body is missing."},
		{name: "no JSON", method: "POST", path: "/modules", key: "full", body: `{"name":`, status: 400, want: "The body is not valid JSON: look at byte 9."},
		{name: "more than JSON", method: "POST", path: "/modules", key: "full", body: `{"name":"a"} {}`, status: 400, want: "The body is not valid JSON: look at byte 14."},
		{name: "no UTF-8", method: "POST", path: "/modules", key: "full", body: "{\"name\":\"a\",\"labels\":{\"\":\"\xff\"}}", status: 400, want: `"labels[""]" is not valid Unicode.`},
		{name: "a form", method: "POST", path: "/modules", key: "full", body: `{"name":"a"}`, header: header("application/x-www-form-urlencoded"), status: 400,
			want: "The body has to be sent with the header Content-Type: application/json."},
		{name: "no type", method: "POST", path: records, key: "full", body: `{"records":[{}]}`, header: header(""), status: 400,
			want: "The body has to be sent with the header Content-Type: application/json."},
		{name: "with a charset", method: "POST", path: "/modules", key: "full", body: `{"name":"a"}`, header: header("Application/JSON; charset=utf-8"), status: 201},
		{name: "a charset that is not UTF-8", method: "POST", path: "/modules", key: "full", body: `{"name":"a"}`, header: header("application/json; charset=ISO-8859-1"),
			status: 400, want: "The body has to be UTF-8, not ISO-8859-1."},
		{name: "compressed", method: "POST", path: records, key: "full", body: "\x1f\x8b", header: http.Header{"Content-Encoding": {"gzip"}}, status: 400,
			want: "The body has to be sent as it is, without Content-Encoding: gzip."},
		{name: "a byte order mark says nothing", method: "POST", path: "/modules", key: "full", body: "\uFEFF" + `{"name":"marked"}`, status: 201},
		{name: "before records too", method: "POST", path: records, key: "full", body: "\uFEFF" + `{"records":[{"name":"marked"}]}`, status: 201},
		{name: "a byte order mark and nothing else", method: "POST", path: records, key: "full", body: "\uFEFF", status: 400, want: "The body is missing."},
		{name: "no body and no type", method: "DELETE", path: records, key: "full", status: 400, want: "The body is missing."},
		{name: "records: no body", method: "POST", path: records, key: "full", header: header(json), status: 400, want: "The body is missing."},
		{name: "records: no JSON", method: "POST", path: records, key: "full", body: `{"records":[`, status: 400, want: "The body is not valid JSON: look at byte 13."},
	})
}

// TestSchemaBodiesAreKeptAsSentOrRefused sends what decoders mend, round or drop.
func TestSchemaBodiesAreKeptAsSentOrRefused(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const field = "/modules/fair/tables/stands/fields"
	before := w.ask(t, story{method: "GET", path: field, key: "full"})
	post := func(name, path, body, want string) story {
		return story{name: name, method: "POST", path: path, key: "full", body: body, status: 400, want: want}
	}
	stories := []story{
		post("half a pair in a label", "/modules", `{"name":"a","labels":{"de":"x\ud800"}}`, `"labels.de" is not valid Unicode.`),
		post("half a pair in a locale", "/modules", `{"name":"a","labels":{"\udc00":"x"}}`, `"labels["\\udc00"]" is not valid Unicode.`),
		post("half a pair in an icon", "/modules/fair/tables", `{"name":"a","labels":{},"icon":{"icon":"\ud800\ud800"}}`, `"icon.icon" is not valid Unicode.`),
		post("half a pair in an option", field+"/batch", `[{"name":"a","type":"choice","labels":{},"options":[{"name":"x"},{"name":"\ud83d"}]}]`,
			`"[0].options[1].name" is not valid Unicode.`),
		post("half a pair in a formula", field, `{"name":"a","type":"function","labels":{},"expression":"\"\udfff\""}`, `"expression" is not valid Unicode.`),
		post("NUL in an icon", "/modules", `{"name":"a","icon":{"color":"\u0000"}}`, `"icon.color" holds a NUL character.`),
		post("a key twice", "/modules", `{"name":"a","name":"b"}`, `"name" is there more than once.`),
		post("a key twice, once written in escapes", "/modules", `{"name":"a","n\u0061me":"b"}`, `"name" is there more than once.`),
		post("a key twice in a table", "/modules/fair/tables", `{"name":"a","labels":{"":"x","":"y"}}`, `"labels[""]" is there more than once.`),
		post("a key twice in a field", field+"/batch", `[{"name":"a","type":"string","type":"number","labels":{}}]`, `"[0].type" is there more than once.`),
		post("an unknown key twice", "/modules", `{"name":"a","x":{"y":1,"y":2}}`, `"x.y" is there more than once.`),
		post("a key in capitals is another one", "/modules", `{"Name":"a"}`, `"name" is missing.`),
		post("a key in capitals of a field", field, `{"name":"a","type":"string","labels":{},"Unique":true}`, `"Unique" is not known here.`),
		post("almost whole", field, `{"name":"a","type":"choice","labels":{},"options":[{"name":"x","order":1.00000000000000000001}]}`,
			`"options[0].order" is a number that cannot be kept exactly.`),
		post("not finite", "/modules", `{"name":"a","icon":{"icon":"x","filling":1e400}}`, `"icon.filling" is a number that cannot be kept exactly.`),
		post("too deep", "/modules", `{"name":"a","x":`+strings.Repeat("[", 100_000), `"body" has more than 200 lists and objects within each other.`),
		post("not closed", "/modules", `{"name":"a","x":[[1,2],{"y":tru}]}`, "The body is not valid JSON: look at byte 29."),
	}
	for _, change := range slices.Clone(stories) {
		if change.path == "/modules" && !strings.Contains(change.want, "missing") {
			change.name, change.method, change.path = change.name+", in a change", "PATCH", "/modules/fair"
			stories = append(stories, change)
		}
	}
	w.tell(stories)
	w.tell([]story{
		{name: "nothing was changed", method: "GET", path: "/modules/fair/tables/stands/fields", key: "full", status: 200, want: before.body},
		{name: "and nothing made", method: "GET", path: "/modules/a", key: "full", status: 404},
	})
}

// TestOpenBodies: the contract lets these bodies have other keys; they are no spellings of its own ones.
func TestOpenBodies(t *testing.T) {
	w := newWorld(t)
	const icon = `"icon":{"icon":"tent","color":"#fff"}`
	module := func(icon string) string {
		return `{"data":{"name":"fair",` + icon + `,"hideNavigation":false,"isHidden":false,"tables":[]}}`
	}
	w.tell([]story{
		{name: "made", method: "POST", path: "/modules", key: "full", body: `{"name":"fair","Name":"other","IsHidden":true,` + icon + `}`, status: 201, want: module(icon)},
	})
	for i, body := range []string{
		`{"icon":{"zz":1}}`, `{"icon":{}}`, `{"icon":{"Icon":"house","COLOR":"red"}}`, `{"ICON":{"icon":"house"}}`, `{"NAME":"other"}`, `{"isHIDDEN":true}`, `{"tables":[{"name":"x"}]}`,
	} {
		w.tell([]story{{name: fmt.Sprint("changes nothing ", i), method: "PATCH", path: "/modules/fair", key: "full", body: body, status: 200, want: module(icon)}})
	}
	w.tell([]story{
		{name: "changed", method: "PATCH", path: "/modules/fair", key: "full", body: `{"icon":{"icon":"house","zz":1}}`, status: 200, want: module(`"icon":{"icon":"house"}`)},
		{name: "a table with an empty icon", method: "POST", path: "/modules/fair/tables", key: "full", body: `{"name":"t","labels":{},"icon":{"zz":1},"Labels":{"":"x"}}`, status: 201,
			want: `{"data":{"name":"t","labels":{},"hasFiles":false,"hasGlobalSearch":false,"hasHistory":false,"isEmailLinkingEnabled":false,"isHidden":false,"fields":[]}}`},
	})
}
