import { describe, expect, it } from "vitest";
import { fieldOf } from "../test/tables";
import { changesOf } from "./draft";

describe("changesOf", () => {
  const fields = [fieldOf({ name: "name" }), fieldOf({ name: "tags", type: "multi" }), fieldOf({ name: "sum", type: "function" })];
  it("leaves out what is empty in a new record, and what nobody can write", () => {
    expect(changesOf(fields, { name: "", tags: [], sum: 3 }, undefined)).toEqual({});
  });
  it("clears what was taken away, and drops lines that were left empty", () => {
    expect(changesOf(fields, { name: "", tags: ["a", " "] }, { name: "x", tags: null })).toEqual({ name: null, tags: ["a"] });
  });
});
