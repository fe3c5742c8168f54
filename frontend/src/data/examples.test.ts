import { describe, expect, it } from "vitest";
import { fieldOf, guestFields, guests } from "../test/tables";
import { createExample, exampleRecord, listExample } from "./examples";

const url = "http://127.0.0.1:8420/records";

describe("exampleRecord", () => {
  it("takes the required fields and the first others, links to a record that is there", () => {
    expect(exampleRecord(guestFields, guests[0])).toEqual({
      name: "Example name", email: "ada@example.org", event: "1", status: "Confirmed", seats: 42, vip: true,
    });
    expect(exampleRecord(guestFields, undefined)).not.toHaveProperty("event");
  });

  it("leaves out what nobody can write", () => {
    const fields = [fieldOf({ name: "sum", type: "function" }), fieldOf({ name: "others", type: "reverse" })];
    expect(exampleRecord(fields, undefined)).toEqual({});
  });

  it("keeps every required field, however late it comes", () => {
    const fields = [...Array.from({ length: 9 }, (_, at) => fieldOf({ name: `f${at}` })), fieldOf({ name: "last", type: "number", required: true })];
    expect(Object.keys(exampleRecord(fields, undefined))).toEqual(["f0", "f1", "f2", "f3", "f4", "last"]);
  });
});

describe("the examples", () => {
  it("quote what a shell would take for its own", () => {
    expect(createExample("curl", url, { name: "O'Hara" })).toContain(String.raw`"name": "O'\''Hara"`);
  });

  it("write Python's own values", () => {
    expect(createExample("python", url, { vip: true, tags: ["a", "b"], none: null })).toContain('"vip": True,\n            "tags": ["a", "b"],\n            "none": None,');
  });

  it("list the first records in each language", () => {
    for (const language of ["curl", "javascript", "python"] as const) {
      expect(listExample(language, url)).toContain(`${url}?limit=10&offset=0`);
      expect(listExample(language, url)).toContain("Bearer YOUR_API_KEY");
    }
  });
});
