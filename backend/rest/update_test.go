package rest

import (
	"strings"
	"testing"
)

const (
	halls       = "/modules/fair/tables/halls"
	stands      = "/modules/fair/tables/stands"
	standFields = stands + "/fields"
)

// fill makes a hall and three stands.
func (w *world) fill() {
	w.t.Helper()
	w.prepare()
	w.tell([]story{
		{name: "a hall", method: "POST", path: halls + "/records", key: "full", body: `{"records":[{"name":"A"}]}`, status: 201},
		{name: "stands", method: "POST", path: records, key: "full", status: 201, body: `{"records":[
			{"name":"Nord","area":10,"kind":"Corner","extras":["Power","Water"],"hall":1},{"name":"Süd","kind":"Island","extras":["Water"]},{"name":"Nord","area":10}]}`},
	})
}

func TestChangingModulesAndTables(t *testing.T) {
	w := newWorld(t)
	w.fill()
	const module = `{"name":"expo","labels":{"":"Expo"},"icon":{"icon":"tent"},"hideNavigation":true,"isHidden":false`
	w.tell([]story{
		{name: "no such module", method: "PATCH", path: "/modules/crm", key: "full", body: `{}`, status: 404, want: `There is no module "crm".`},
		{name: "module name taken", method: "POST", path: "/modules", key: "full", body: `{"name":"crm"}`, status: 201},
		{name: "taken", method: "PATCH", path: "/modules/fair", key: "full", body: `{"name":"crm"}`, status: 400, want: `The name "crm" is taken already.`},
		{name: "capitals", method: "PATCH", path: "/modules/fair", key: "full", body: `{"name":"Fair"}`, status: 400, want: `"name": "Fair" does not match ^[a-z0-9_]+$.`},
		{name: "null", method: "PATCH", path: "/modules/fair", key: "full", body: `{"labels":null}`, status: 400, want: `"labels" cannot be null.`},
		{name: "no object", method: "PATCH", path: "/modules/fair", key: "full", body: `[]`, status: 400, want: `"body" has to be of type object.`},
		{name: "module roles", method: "PATCH", path: "/modules/fair", key: "schema", body: `{"openRoles":["admin"]}`, status: 403,
			want: "Insufficient API key scope: schema:manage-permissions"},
		{name: "read only", method: "PATCH", path: "/modules/fair", key: "read", body: `{}`, status: 403, want: "Insufficient API key scope: schema:write"},
		{name: "no such table", method: "PATCH", path: "/modules/fair/tables/crm", key: "full", body: `{}`, status: 404, want: `There is no table "crm" in module "fair".`},
		{name: "table taken", method: "PATCH", path: stands, key: "full", body: `{"name":"halls"}`, status: 400, want: `"fair" already has a table called "halls".`},
		{name: "table roles", method: "PATCH", path: stands, key: "schema", body: `{"readRoles":["admin"]}`, status: 403,
			want: "Insufficient API key scope: schema:manage-permissions"},
		{name: "flag no boolean", method: "PATCH", path: stands, key: "full", body: `{"hasHistory":"yes"}`, status: 400, want: `"hasHistory" has to be of type boolean.`},

		{name: "table", method: "PATCH", path: stands, key: "schema", body: `{"name":"booths","labels":{"de":"Kojen"},"hasFiles":true}`, status: 200},
		{name: "module", method: "PATCH", path: "/modules/fair", key: "schema", body: `{"name":"expo","labels":{"":"Expo"},"icon":{"icon":"tent"},"hideNavigation":true}`, status: 200},
		{name: "an old name is free", method: "POST", path: "/modules", key: "full", body: `{"name":"fair"}`, status: 201},
		{name: "nothing", method: "PATCH", path: "/modules/expo", key: "schema", body: `{}`, status: 200},
		{name: "records stay", method: "GET", path: "/modules/expo/tables/booths/record/1", key: "read", status: 200,
			want: `{"data":{"id":"1","values":{"name":"Nord","area":10,"paid":null,"kind":"Corner","extras":["Power","Water"],"opens":null,"hall":"1","cost":1200}}}`},
		{name: "a reference to a renamed table", method: "PATCH", path: "/modules/expo/tables/booths/records", key: "full", body: `{"records":[{"id":"2","hall":"9"}]}`,
			status: 400, want: `Field "hall": table "halls" has no record 9 (record 1).`},
	})
	a := w.ask(t, story{method: "GET", path: "/modules/expo", key: "read"})
	if !strings.HasPrefix(a.body, `{"data":`+module) || !strings.Contains(a.body, `"name":"booths","labels":{"de":"Kojen"},"hasFiles":true,`) {
		t.Error(a.body)
	}
}

func TestFieldChangesRefused(t *testing.T) {
	w := newWorld(t)
	w.fill()
	refused := func(name, field, body, want string) story {
		return story{name: name, method: "PATCH", path: standFields + "/" + field, key: "full", body: body, status: 400, want: want}
	}
	w.tell([]story{
		refused("type", "area", `{"type":"string"}`, `"type" is given once and cannot be changed.`),
		refused("variant", "name", `{"variant":"email"}`, `"variant" is given once and cannot be changed.`),
		refused("other table", "hall", `{"refTableName":"stands"}`, `"refTableName" is given once and cannot be changed.`),
		refused("NUL in a label", "area", `{"labels":{"":"a\u0000b"}}`, `"labels[""]" holds a NUL character.`),
		refused("NUL in an option", "kind", `{"options":[{"name":"a\u0000"}]}`, `"options[0].name" holds a NUL character.`),
		refused("NUL in an expression", "cost", `{"expression":"\u0000"}`, `"expression" holds a NUL character.`),
		refused("no UTF-8", "area", "{\"labels\":{\"\":\"\xff\"}}", `"labels[""]" is not valid Unicode.`),
		refused("long name", "area", `{"name":"`+strings.Repeat("n", 101)+`"}`, `"name" is too long: at most 100 characters.`),
		refused("order past 2^53", "kind", `{"options":[{"name":"a","order":9007199254740993}]}`, `"options[0].order" is a number that cannot be kept exactly.`),
		refused("a list of options no list", "kind", `{"options":"select x"}`, `Field "kind" of type choice: options must be a list.`),
		refused("roles empty", "area", `{"readRoles":[]}`, `"readRoles" has too few entries: at least 1.`),
		refused("unknown key", "area", `{"hint":"x"}`, `"hint" is not known here.`),
		refused("name taken", "area", `{"name":"paid"}`, `Table "stands" already has a field called "paid".`),
		refused("id", "area", `{"name":"id"}`, `A field cannot be called "id": that is every record's own number.`),
		refused("options of a number", "area", `{"options":[]}`, `Field "area": a field of type number has no options.`),
		refused("expression of a number", "area", `{"expression":"1"}`, `Field "area": only a function field has an expression, not one of type number.`),
		refused("a function is not required", "cost", `{"required":true}`, `Field "cost" of type function is read-only: it cannot be required, unique or indexed.`),
		refused("unknown option", "kind", `{"options":[{"id":"7","name":"Row"}]}`, `Field "kind": there is no option with the id 7 to become "Row".`),
		refused("an option twice", "kind", `{"options":[{"id":"1","name":"Row"},{"id":"1","name":"End"}]}`, `Field "kind": two options have the id 1.`),
		refused("an option's name twice", "kind", `{"options":[{"id":"1","name":"Row"},{"name":"Row"}]}`, `Field "kind": two options are called "Row".`),
		refused("required with empty ones", "area", `{"required":true}`, `Field "area" cannot become required. Records without a value: 1, the first is record 2.`),
		refused("unique with repeated ones", "name", `{"unique":true}`, `Field "name" cannot become unique. Records that repeat a value: 1, the first is record 3 with "Nord".`),
		{name: "roles", method: "PATCH", path: standFields + "/area", key: "schema", body: `{"writeRoles":["user"]}`, status: 403,
			want: "Insufficient API key scope: schema:manage-permissions"},
		{name: "no such field", method: "PATCH", path: standFields + "/size", key: "full", body: `{}`, status: 404, want: `There is no field "size" in table "stands".`},
		{name: "a third", method: "PATCH", path: records, key: "full", body: `{"records":[{"id":3,"kind":"Corner"}]}`, status: 200},
		{name: "kind is required", method: "PATCH", path: standFields + "/kind", key: "full", body: `{"required":true}`, status: 200},
		refused("a needed option", "kind", `{"options":[{"id":"2","name":"Island"}]}`,
			`Field "kind" is required. Records that would lose their option: 2, the first is record 1 with "Corner".`),
	})
}

func TestChangingFields(t *testing.T) {
	w := newWorld(t)
	w.fill()
	values := func(query, want string) story {
		return story{name: "values", method: "GET", path: records + "?fields=" + query, key: "read", status: 200,
			want: `{"data":` + want + `,"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`}
	}
	const flags = `"index":false,"required":false,"search":false,"unique":false`
	w.tell([]story{
		{name: "name and label", method: "PATCH", path: standFields + "/area", key: "schema", status: 200, body: `{"name":"size","labels":{"":"Size"},"index":true}`,
			want: `{"data":{"name":"size","type":"number","labels":{"":"Size"},"index":true,"required":false,"search":false,"unique":false}}`},
		{name: "expression", method: "PATCH", path: standFields + "/cost", key: "schema", status: 200, body: `{"expression":"size * 130"}`,
			want: `{"data":{"name":"cost","type":"function","labels":{},"expression":"size * 130",` + flags + `}}`},
		{name: "options", method: "PATCH", path: standFields + "/kind", key: "schema", status: 200, body: `{"options":[{"id":"2","name":"Isle"},{"name":"Row"}]}`,
			want: `{"data":{"name":"kind","type":"choice","labels":{},"options":[{"id":"2","name":"Isle","order":0},{"id":"3","name":"Row","order":1}],` + flags + `}}`},
		{name: "of a list", method: "PATCH", path: standFields + "/extras", key: "schema", status: 200, body: `{"options":[{"id":"1","name":"Current","order":5.0}]}`},
		values("size,kind,extras", `[{"id":"1","values":{"size":10,"kind":null,"extras":["Current"]}},{"id":"2","values":{"size":null,"kind":"Isle","extras":null}},
			{"id":"3","values":{"size":10,"kind":null,"extras":null}}]`),
		{name: "an id is not used again", method: "PATCH", path: standFields + "/kind", key: "schema", status: 200, body: `{"options":[{"id":"2","name":"Isle"}]}`},
		{name: "for a new option", method: "PATCH", path: standFields + "/kind", key: "schema", status: 200, body: `{"options":[{"id":"2","name":"Isle"},{"name":"End"}]}`,
			want: `{"data":{"name":"kind","type":"choice","labels":{},"options":[{"id":"2","name":"Isle","order":0},{"id":"4","name":"End","order":1}],` + flags + `}}`},
	})
}

func TestDeletingRefused(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	refused := func(name, path, body string, status int, want string) story {
		return story{name: name, method: "DELETE", path: path, key: "full", body: body, status: status, want: want}
	}
	w.tell([]story{
		refused("no such module", "/modules/crm", "", 404, `There is no module "crm".`),
		refused("no such table", "/modules/fair/tables/crm", "", 404, `There is no table "crm" in module "fair".`),
		refused("no such field", standFields+"/size", "", 404, `There is no field "size" in table "stands".`),
		refused("an impossible field", standFields+"/A%2FB", "", 404, `There is no field "A/B" in table "stands".`),
		refused("one of several", standFields+"/batch", `{"fieldNames":["area","size"]}`, 404, `There is no field "size" in table "stands".`),
		refused("twice", standFields+"/batch", `{"fieldNames":["area","area"]}`, 400, `Field "area" is named twice.`),
		refused("none", standFields+"/batch", `{"fieldNames":[]}`, 400, `"fieldNames" has too few entries: at least 1.`),
		refused("no list", standFields+"/batch", `{}`, 400, `"fieldNames" is missing.`),
		refused("unknown key", standFields+"/batch", `{"fieldNames":["area"],"force":true}`, 400, `"force" is not known here.`),
		refused("no name", standFields+"/batch", `{"fieldNames":["Area"]}`, 400, `"fieldNames[0]": "Area" does not match ^[a-z0-9_]+$.`),
		{name: "read only", method: "DELETE", path: stands, key: "records", status: 403, want: "Insufficient API key scope: schema:write"},
		{name: "all are there", method: "GET", path: standFields + "/area", key: "read", status: 200},
	})
}

func TestDeleting(t *testing.T) {
	w := newWorld(t)
	w.fill()
	const area = `{"name":"area","type":"number","labels":{},"index":false,"required":false,"search":false,"unique":false}`
	const name = `{"name":"name","type":"string","labels":{"":"Name"},"index":false,"required":true,"search":false,"unique":false}`
	w.tell([]story{
		{name: "a field", method: "DELETE", path: standFields + "/area", key: "schema", status: 200, want: `{"data":` + area + `}`},
		{name: "is gone", method: "GET", path: standFields + "/area", key: "read", status: 404},
		{name: "a reference", method: "DELETE", path: standFields + "/batch", key: "schema", body: `{"fieldNames":["hall","name"]}`, status: 200,
			want: `{"data":[{"name":"hall","type":"reference","labels":{},"refTableId":"2","index":false,"required":false,"search":false,"unique":false},` + name + `],
				"meta":{"removed":[{"moduleName":"fair","tableName":"halls","fieldName":"stands","type":"reverse"}]}}`},
		{name: "its other end too", method: "GET", path: halls + "/fields/stands", key: "read", status: 404},
		{name: "values stay", method: "GET", path: stands + "/record/2", key: "read", status: 200,
			want: `{"data":{"id":"2","values":{"paid":null,"kind":"Island","extras":["Water"],"opens":null,"cost":null}}}`},
		{name: "again", method: "POST", path: standFields, key: "schema", status: 201, body: `{"name":"hall","type":"reference","labels":{},"refTableName":"halls"}`},
		{name: "a reverse", method: "DELETE", path: halls + "/fields/stands", key: "schema", status: 200,
			want: `{"data":{"name":"stands","type":"reverse","labels":{"":"Stands"},"refTableId":"3","index":false,"required":false,"search":false,"unique":false},
				"meta":{"removed":[{"moduleName":"fair","tableName":"stands","fieldName":"hall","type":"reference"}]}}`},
		{name: "once more", method: "POST", path: standFields, key: "schema", status: 201, body: `{"name":"hall","type":"reference","labels":{},"refTableName":"halls","required":true}`},
		{name: "a record that is needed", method: "POST", path: records, key: "full", status: 201, body: `{"records":[{"hall":1}]}`},
		{name: "stays", method: "DELETE", path: halls + "/records", key: "full", body: `{"records":["1"]}`, status: 400,
			want: `Field "hall" of table "stands" is required and refers to these records: 1 of its records would lose their value.`},
		{name: "its table goes", method: "DELETE", path: halls, key: "schema", status: 200,
			want: `{"data":{"id":"2"},"meta":{"removed":[{"moduleName":"fair","tableName":"stands","fieldName":"hall","type":"reference"}]}}`},
		{name: "the other table stays", method: "GET", path: stands + "/record/4", key: "read", status: 200,
			want: `{"data":{"id":"4","values":{"paid":null,"kind":null,"extras":null,"opens":null,"cost":null}}}`},
		{name: "a module", method: "DELETE", path: "/modules/fair", key: "schema", status: 200, want: `{"data":{"id":"1"}}`},
		{name: "with its tables", method: "GET", path: stands, key: "read", status: 404, want: `There is no module "fair".`},
		{name: "its name is free", method: "POST", path: "/modules", key: "schema", body: `{"name":"fair"}`, status: 201},
	})
}
