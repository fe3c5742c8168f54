import { describe, expect, it } from "vitest";
import { fieldOf, guestFields, guests } from "../../test/tables";
import { exampleRecord } from "./examples";

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
