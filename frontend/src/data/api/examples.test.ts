import { describe, expect, it } from "vitest";
import type { Field } from "../../backend";
import { fieldOf, guestFields, guests } from "../../test/tables";
import { exampleRecord, exampleValue, variantOf } from "./examples";

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

it("varies a value so that it stays one of its type", () => {
  const varied = (type: Field["type"], variant?: string) => {
    const field = fieldOf({ name: "x", type, ...(variant && { variant }) });
    return variantOf(field, exampleValue(field, undefined) ?? "Ada", 3);
  };
  expect(varied("string")).toBe("Example x 3");
  expect(varied("string", "email")).toBe("ada3@example.org");
  expect(varied("string", "url")).toBe("https://example.org/3");
  expect(varied("string", "phone")).toBe("+49 30 5550125");
  expect(varied("string", "location")).toBe("Alexanderplatz, Berlin 3 <52.5219,13.4132>");
  expect(varied("number")).toBe(44);
  expect(varied("date")).toBe("2027-02-17");
  expect(varied("timestamp")).toBe("2027-02-15T13:47:00Z");
  expect(varied("time")).toBe("09:32");
  expect(varied("timeinterval")).toBe("03:30:00");
  expect(varied("appointment")).toBe("[2027-02-15T09:02:00Z,2027-02-15T10:02:00Z)");
  expect(varied("color")).toBe("#2c5bd8");
  expect(varied("user")).toBe("Ada 3");
});
