import { describe, expect, it } from "vitest";
import { fieldOf, guestFields, guests } from "../../test/tables";
import { blockFor, plan, type Target } from "./paste";

const range = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const [name, , , status, seats] = guestFields;
const rows = guests.map((record) => ({ record, links: {} }));
const target = (part: Partial<Target>): Target => ({ rows, fields: [name!, seats!], links: {}, grows: true, required: [], ...part });

describe("a block that is pasted", () => {
  it("is as large as what was copied", () => expect(blockFor([["a", "b"], ["c", "d"]], range(3, 1))).toEqual([["a", "b"], ["c", "d"]]));
  it("fills what is selected with one text", () => expect(blockFor([["a"]], range(0, 1, 2, 2))).toEqual([["a", "a"], ["a", "a"], ["a", "a"]]));
  it("is repeated as often as it fits", () => expect(blockFor([["a", "b"]], range(0, 1, 1, 2))).toEqual([["a", "b"], ["a", "b"]]));
  it("is not cut where it does not fit", () => expect(blockFor([["a", "b"], ["c", "d"]], range(0, 1, 2, 1))).toEqual([["a", "b"], ["c", "d"]]));
  it("of nothing is nothing", () => expect(blockFor([], range(0, 1))).toEqual([]));
});

describe("a paste", () => {
  it("changes records that are there, and remembers what they had", () => {
    expect(plan([["Ana R.", "3"]], target({}))).toEqual({
      changes: [{ id: "1", before: { name: "Ana Ruiz", seats: 1200.5 }, after: { name: "Ana R.", seats: 3 } }], created: [], drafts: [], misfits: [], cells: 2, lost: { rows: 0, columns: 0 },
    });
  });

  it("adds records below the last one", () => {
    const { changes, created } = plan([["a"], ["b"], ["c"]], target({ rows: rows.slice(1), fields: [name!] }));
    expect(changes.map(({ id }) => id)).toEqual(["2"]);
    expect(created).toEqual([{ name: "b" }, { name: "c" }]);
  });

  it("leaves out what is no value, and says why and where", () => {
    const { changes, misfits } = plan([["Ana", "many"]], target({}));
    expect(changes[0]?.after).toEqual({ name: "Ana" });
    expect(misfits).toMatchObject([{ id: "1", field: seats, text: "many" }]);
    expect(misfits[0]?.problem).toContain("many");
  });

  it("takes choices by their label, and writes no formula", () => {
    const formula = fieldOf({ name: "sum", type: "function", expression: "1" });
    const { changes, misfits } = plan([["Invited", "2"]], target({ fields: [status!, formula] }));
    expect(changes[0]?.after).toEqual({ status: "Invited" });
    expect(misfits).toEqual([]);
  });

  it("says what has no place: rows where none can be added, and columns after the last one", () => {
    const paste = plan([["a", "1", "x", ""], ["b", "2", "", " "], ["c"]], target({ grows: false }));
    expect(paste.lost).toEqual({ rows: 1, columns: 1 });
    expect(paste.created).toEqual([]);
  });

  it("keeps new records that cannot be saved in rows of their own", () => {
    const { created, drafts, cells } = plan([["a", "1"], ["b", "many"], ["", "2"]], target({ rows: [], required: [name!] }));
    expect(created).toEqual([{ name: "a", seats: 1 }]);
    expect(cells).toBe(2);
    expect(drafts).toMatchObject([{ name: { value: "b" }, seats: { text: "many" } }, { seats: { value: 2 }, name: {} }]);
    expect(drafts[1]?.name?.problem).toContain("required");
  });
});
