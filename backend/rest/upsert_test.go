package rest

import "testing"

func TestUpsert(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	refused := func(name, path, body string, status int, want string) story {
		return story{name: name, method: "POST", path: path, key: "records", body: body, status: status, want: want}
	}
	const upsert, standUpsert = halls + "/records/upsert", stands + "/records/upsert"
	w.tell([]story{
		{name: "a number that is unique", method: "POST", path: halls + "/fields/batch", key: "full", status: 201,
			body: `[{"name":"floor","type":"number","labels":{},"unique":true},{"name":"open","type":"boolean","labels":{}}]`},
		{name: "a hall", method: "POST", path: halls + "/records", key: "records", body: `{"records":[{"name":"A","floor":1},{"name":"B","floor":2}]}`, status: 201},

		{name: "scope", method: "POST", path: upsert, key: "read", body: `{`, status: 403, want: "Insufficient API key scope: records:write"},
		refused("no JSON", upsert, `{"matchField":"name","records":[{"name":}]}`, 400, `The body is not valid JSON: look at byte 41.`),
		refused("no object", upsert, `[]`, 400, `The body must be a JSON object with the key "records".`),
		refused("no match field", upsert, `{"records":[{"name":"A"}]}`, 400, `The body needs the key "matchField", the name of a unique field.`),
		refused("match field no text", upsert, `{"matchField":7,"records":[{"name":"A"}]}`, 400, `"matchField" must be the name of a field.`),
		refused("match field null", upsert, `{"matchField":null,"records":[{"name":"A"}]}`, 400, `"matchField" must be the name of a field.`),
		refused("match field twice", upsert, `{"matchField":"name","matchField":"name","records":[{"name":"A"}]}`, 400, `The body has the key "matchField" twice.`),
		refused("match field unknown", upsert, `{"matchField":"size","records":[{"name":"A"}]}`, 400, `matchField: there is no field "size" in table "halls".`),
		refused("id is no field", upsert, `{"matchField":"id","records":[{"id":1}]}`, 400, `matchField: there is no field "id" in table "halls".`),
		refused("match field not unique", standUpsert, `{"matchField":"name","records":[{"name":"A"}]}`, 400, `matchField: field "name" is not unique.`),
		refused("unknown key", upsert, `{"matchField":"name","records":[{"name":"A"}],"mode":1}`, 400, `The body has a key "mode" that does not belong there.`),
		refused("no records", upsert, `{"matchField":"name"}`, 400, `The body needs the key "records", a list.`),
		refused("empty list", upsert, `{"matchField":"name","records":[]}`, 400, `"records" must have at least one member.`),
		refused("without the match field", upsert, `{"matchField":"name","records":[{"name":"A"},{"floor":3}]}`, 400, `Field "name" is the matchField and has no value (record 2).`),
		refused("with it empty", upsert, `{"matchField":"floor","records":[{"floor":null}]}`, 400, `Field "floor" is the matchField and has no value (record 1).`),
		refused("an id", upsert, `{"matchField":"name","records":[{"name":"A","id":1}]}`, 400, `A new record's id is given by Owlet: leave "id" out (record 1).`),
		refused("unknown field", upsert, `{"matchField":"name","records":[{"name":"A","size":1}]}`, 400, `There is no field "size" in table "halls" (record 1).`),
		refused("wrong value", upsert, `{"matchField":"name","records":[{"name":"A"},{"name":"B","floor":"x"}]}`, 400, `Field "floor": "x" is not a number (record 2).`),
		refused("a new one is not whole", upsert, `{"matchField":"floor","records":[{"floor":1},{"floor":9}]}`, 400, `Field "name" is required (record 2).`),
		refused("ambiguous", upsert, `{"matchField":"name","records":[{"name":"A"},{"name":"C"},{"name":"A"}]}`, 409,
			`Field "name": "A" is in record 1 of this request too, so it is ambiguous which of them counts (record 3).`),
		refused("another field is taken", upsert, `{"matchField":"name","records":[{"name":"A","floor":2}]}`, 400, `Field "floor": 2 is taken by the record with id 2 (record 1).`),
		refused("no such table", "/modules/fair/tables/crm/records/upsert", `{"matchField":"name","records":[{"name":"A"}]}`, 404, `There is no table "crm" in module "fair".`),

		{name: "so nothing changed", method: "GET", path: halls + "/records", key: "read", status: 200, want: `{"data":[{"id":"1","values":{"name":"A","floor":1,"open":null}},
			{"id":"2","values":{"name":"B","floor":2,"open":null}}],"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "both", method: "POST", path: upsert, key: "records", status: 200, want: `{"data":{"createdIds":["3","4"],"updatedIds":["2","1"]}}`,
			body: `{"records":[{"name":"C","floor":3},{"name":"B","floor":1},{"name":"D"},{"name":"A","floor":2,"open":true}],"matchField":"name"}`},
		{name: "only new", method: "POST", path: upsert, key: "records", status: 200, want: `{"data":{"createdIds":["5"],"updatedIds":[]}}`,
			body: `{"matchField":"floor","records":[{"name":"E","floor":"5"}]}`},
		{name: "only known", method: "POST", path: upsert, key: "records", status: 200, want: `{"data":{"createdIds":[],"updatedIds":["5"]}}`,
			body: `{"matchField":"floor","records":[{"floor":5.0,"open":false}]}`},
		{name: "all", method: "GET", path: halls + "/records", key: "read", status: 200, want: `{"data":[{"id":"1","values":{"name":"A","floor":2,"open":true}},
			{"id":"2","values":{"name":"B","floor":1,"open":null}},{"id":"3","values":{"name":"C","floor":3,"open":null}},{"id":"4","values":{"name":"D","floor":null,"open":null}},
			{"id":"5","values":{"name":"E","floor":5,"open":false}}],"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
	})
}
