package rest

import (
	"testing"
)

func TestRecords(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const halls = "/modules/fair/tables/halls/records"
	const first = `{"id":"1","values":{"name":"Nordlicht","area":12.5,"paid":true,"kind":"Corner","extras":["Power","Water"],"opens":"2026-12-04","hall":"1","cost":1500}}`
	const second = `{"id":"2","values":{"name":"Süd & <West>","area":null,"paid":null,"kind":null,"extras":null,"opens":null,"hall":null,"cost":0}}`
	w.tell([]story{
		{name: "empty", method: "GET", path: records, key: "read", status: 200, want: `{"data":[],"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "a hall", method: "POST", path: halls, key: "records", body: `{"records":[{"name":"A"}]}`, status: 201, want: `{"data":{"ids":["1"]}}`},
		{name: "create", method: "POST", path: records, key: "records", status: 201, want: `{"data":{"ids":["1","2"]}}`, body: `{"records":[
			{"name":"Nordlicht","area":"12.5","paid":true,"kind":"Corner","extras":["Power","Water"],"opens":"2026-12-04","hall":1},
			{"name":"Süd & <West>"}]}`},
		{name: "list", method: "GET", path: records, key: "read", status: 200,
			want: `{"data":[` + first + `,` + second + `],"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "one", method: "GET", path: "/modules/fair/tables/stands/record/1", key: "read", status: 200, want: `{"data":` + first + `}`},
		{name: "page", method: "GET", path: records + "?limit=1&unknown=7", key: "read", status: 200,
			want: `{"data":[` + first + `],"meta":{},"page_info":{"has_more":true,"limit":1,"offset":0}}`},
		{name: "next page", method: "GET", path: records + "?limit=1&offset=1", key: "read", status: 200,
			want: `{"data":[` + second + `],"meta":{},"page_info":{"has_more":false,"limit":1,"offset":1}}`},
		{name: "fields, sort and filter", method: "GET", path: records + `?fields=area&sort=-name&filter=%7B%22paid%22:true,%20%22extras%22:%5B%22Power%22,%22Water%22%5D%7D`, key: "read", status: 200,
			want: `{"data":[{"id":"1","values":{"area":12.5}}],"meta":{"filter":{"paid":true,"extras":["Power","Water"]},"sort":"-name"},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "parameters without a value", method: "GET", path: records + "?fields=&sort=&filter=&limit=1", key: "read", status: 200,
			want: `{"data":[` + first + `],"meta":{},"page_info":{"has_more":true,"limit":1,"offset":0}}`},
		{name: "spaces between fields", method: "GET", path: records + "?fields=area,%20paid&limit=1", key: "read", status: 200,
			want: `{"data":[{"id":"1","values":{"area":12.5,"paid":true}}],"meta":{},"page_info":{"has_more":true,"limit":1,"offset":0}}`},
		{name: "an option that there is not", method: "GET", path: records + `?filter={"kind":"Row","extras":["Gas"]}`, key: "read", status: 200,
			want: `{"data":[],"meta":{"filter":{"kind":"Row","extras":["Gas"]}},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "a semicolon in a filter", method: "GET", path: records + `?filter={"name":"a;b"}`, key: "read", status: 200,
			want: `{"data":[],"meta":{"filter":{"name":"a;b"}},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "update", method: "PATCH", path: records, key: "records", body: `{"records":[{"id":"2","area":3},{"id":1,"hall":null}]}`, status: 200,
			want: `{"data":{"updatedIds":["2","1"]}}`},
		{name: "updated", method: "GET", path: records + "?fields=area,hall", key: "read", status: 200,
			want: `{"data":[{"id":"1","values":{"area":12.5,"hall":null}},{"id":"2","values":{"area":3,"hall":null}}],"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "delete", method: "DELETE", path: records, key: "records", body: `{"records":[2,"1"]}`, status: 200, want: `{"data":{"deletedIds":["2","1"]}}`},
		{name: "deleted", method: "GET", path: records, key: "read", status: 200, want: `{"data":[],"meta":{},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "ids are not used again", method: "POST", path: records, key: "records", body: `{"records":[{"name":"Third"}]}`, status: 201, want: `{"data":{"ids":["3"]}}`},
	})
}

func TestRecordRefusals(t *testing.T) {
	w := newWorld(t)
	w.prepare()
	const halls = "/modules/fair/tables/halls/records"
	refused := func(name, body, want string) story {
		return story{name: name, method: "POST", path: records, key: "records", body: body, status: 400, want: want}
	}
	list := func(name, query, want string) story {
		return story{name: name, method: "GET", path: records + "?" + query, key: "read", status: 400, want: want}
	}
	w.tell([]story{
		{name: "halls", method: "POST", path: halls, key: "records", body: `{"records":[{"name":"A"}]}`, status: 201},
		{name: "no such table", method: "GET", path: "/modules/fair/tables/crm/records", key: "read", status: 404, want: `There is no table "crm" in module "fair".`},
		{name: "impossible table name", method: "GET", path: "/modules/fair/tables/A%2FB/records", key: "read", status: 404, want: `There is no table "A/B" in module "fair".`},
		refused("unknown key", `{"records":[{"name":"x"}],"mode":1}`, `The body has a key "mode" that does not belong there.`),
		refused("no records", `{}`, `The body needs the key "records", a list.`),
		refused("empty list", `{"records":[]}`, `"records" must have at least one member.`),
		refused("unknown field", `{"records":[{"name":"x"},{"name":"y","size":1}]}`, `There is no field "size" in table "stands" (record 2).`),
		refused("required missing", `{"records":[{"area":1}]}`, `Field "name" is required (record 1).`),
		refused("required null", `{"records":[{"name":null}]}`, `Field "name" is required (record 1).`),
		refused("no number", `{"records":[{"name":"x","area":"abc"}]}`, `Field "area": "abc" is not a number (record 1).`),
		refused("0 is not false", `{"records":[{"name":"x","paid":0}]}`, `Field "paid": 0 is not true or false (record 1).`),
		refused("no option", `{"records":[{"name":"x","kind":"corner"}]}`, `Field "kind": "corner" is not one of its options (record 1).`),
		refused("multi no list", `{"records":[{"name":"x","extras":"Power"}]}`, `Field "extras": "Power" is not a list of option names (record 1).`),
		refused("no date", `{"records":[{"name":"x","opens":"4.12.2026"}]}`, `Field "opens": "4.12.2026" is not a date such as 2024-02-15, nor Unix milliseconds (record 1).`),
		refused("no such record", `{"records":[{"name":"x","hall":9}]}`, `Field "hall": table "halls" has no record 9 (record 1).`),
		refused("computed", `{"records":[{"name":"x","cost":9}]}`, `Field "cost" is read-only: it is computed (record 1).`),
		{name: "other end", method: "POST", path: halls, key: "records", body: `{"records":[{"name":"B","stands":["1"]}]}`, status: 400,
			want: `Field "stands" is read-only: it lists the records that refer to this one (record 1).`},
		{name: "not unique", method: "POST", path: halls, key: "records", body: `{"records":[{"name":"B"},{"name":"A"}]}`, status: 400,
			want: `Field "name": "A" is taken by the record with id 1 (record 2).`},
		{name: "so none was made", method: "GET", path: halls + `?filter={"name":"B"}&fields=name`, key: "read", status: 200,
			want: `{"data":[],"meta":{"filter":{"name":"B"}},"page_info":{"has_more":false,"limit":100,"offset":0}}`},
		{name: "update without id", method: "PATCH", path: halls, key: "records", body: `{"records":[{"name":"C"}]}`, status: 400, want: `The id is missing (record 1).`},
		{name: "update of none", method: "PATCH", path: halls, key: "records", body: `{"records":[{"id":7,"name":"C"}]}`, status: 404, want: `There is no record 7 in table "halls" (record 1).`},
		{name: "delete of none", method: "DELETE", path: halls, key: "records", body: `{"records":[1,7]}`, status: 404, want: `There is no record 7 in table "halls" (record 2).`},
		{name: "delete no id", method: "DELETE", path: halls, key: "records", body: `{"records":["x"]}`, status: 400, want: `"x" is not a record id (record 1).`},
		list("limit 0", "limit=0", `"limit" has to be 1 or more.`),
		list("limit 101", "limit=101", `"limit" has to be 100 or less.`),
		list("limit no number", "limit=abc", `"limit" has to be of type number.`),
		list("limit a fraction", "limit=1.5", `"limit" has to be a whole number.`),
		list("limit not a number", "limit=NaN", `"limit" has to be of type number.`),
		list("limit empty", "limit=", `"limit" is empty.`),
		list("limit twice", "limit=1&limit=2", `"limit" is there more than once.`),
		list("limit as in a program", "limit=1_0", `"limit" has to be a whole number.`),
		list("limit in base 16", "limit=0x1p4", `"limit" has to be a whole number.`),
		list("offset below 0", "offset=-1", `"offset" has to be 0 or more.`),
		list("offset a fraction", "offset=0.5", `"offset" has to be a whole number.`),
		list("offset past all numbers", "offset=99999999999999999999", `"offset" has to be 9007199254740991 or less.`),
		list("offset past exact numbers", "offset=9007199254740993", `"offset" has to be 9007199254740991 or less.`),
		{name: "whole numbers in other forms", method: "GET", path: records + "?limit=1e1&offset=100.0", key: "read", status: 200, want: `{"data":[],"meta":{},"page_info":{"has_more":false,"limit":10,"offset":100}}`},
		list("field unknown", "fields=name,size", `fields: there is no field "size" in table "stands".`),
		list("sort unknown", "sort=size", `sort: there is no field "size" in table "stands".`),
		list("filter no JSON", "filter=%7B", `filter: this is not valid JSON: look at byte 2.`),
		list("filter no object", "filter=7", `filter: 7 is not a JSON object of field names and values.`),
		list("filter of another type", `filter={"paid":1}`, `filter: 1 is not a value for field "paid" of type boolean.`),
		list("query not encoded", "filter=%zz", "The query of the address is not encoded as it should be."),
		{name: "no such record", method: "GET", path: "/modules/fair/tables/stands/record/99", key: "read", status: 404, want: `There is no record 99 in table "stands".`},
		{name: "no record id", method: "GET", path: "/modules/fair/tables/stands/record/x1", key: "read", status: 400},
		{name: "filter on id", method: "GET", path: records + `?filter={"id":1}`, key: "read", status: 404,
			want: `field-not-found: there is no field "id" in table "stands" to filter on.`},
	})
}
