import { describe, expect, it } from "vitest";
import { fieldOf, moduleOf, tableOf } from "../../test/tables";
import { placeAt } from "./scope";

const customer = tableOf({ id: "1", name: "customer", fields: [fieldOf({ name: "name" }), fieldOf({ name: "invoice", type: "reverse", refTableId: "2" })] });
const invoice = tableOf({
  id: "2", name: "invoice",
  fields: [
    fieldOf({ name: "no" }), fieldOf({ name: "customer", type: "reference", refTableId: "1" }), fieldOf({ name: "line", type: "reverse", refTableId: "3" }),
    { ...fieldOf({ name: "best", type: "function" }), result: { type: "reference", refTableId: "3" } },
    { ...fieldOf({ name: "cheap", type: "function" }), result: { type: "list", item: { type: "reference", refTableId: "3" } } },
  ],
});
const line = tableOf({ id: "3", name: "line", fields: [fieldOf({ name: "price" }), fieldOf({ name: "invoice", type: "reference", refTableId: "2" })] });
const scope = { module: moduleOf({ name: "books", tables: [customer, invoice, line] }), table: invoice };
const at = (text: string) => {
  const place = placeAt(text, scope);
  return place.of === "tables" ? "tables" : `${place.of} of ${place.table?.name ?? "nothing"}`;
};

describe("what can stand at the cursor", () => {
  it.each([
    ["", "anything of invoice"],
    ["no + cu", "anything of invoice"],
    ["customer.", "members of customer"],
    ["customer.invoice.li", "members of invoice"],
    ["customer . invoice . line . pr", "members of line"],
    ["line[price > 5].", "members of line"],
    ["this.customer.", "members of customer"],
    ["best.invoice.", "members of invoice"],
    ["cheap.", "members of line"],
    ["no.", "members of nothing"],
    ["line[pr", "anything of line"],
    ["sum(line.(qty * ", "anything of line"],
    ["line[price > 5].(invoice.customer.", "members of customer"],
    ["line[price > 5] + n", "anything of invoice"],
    ["sum(li", "anything of invoice"],
    ["select ", "tables"],
    ["create cu", "tables"],
    ["cnt(select line where pr", "anything of line"],
    ["cnt(select line where invoice = this) + n", "anything of invoice"],
    ["select line where invoice.", "members of invoice"],
    ["'customer'.", "members of customer"],
    ['"customer." + ', "anything of invoice"],
    ["-- line[\n n", "anything of invoice"],
    ["---{customer.", "members of customer"],
  ])("%j", (text, place) => expect(at(text)).toBe(place));

  it("names the variables before it", () => {
    expect(placeAt("let me := this; var 'a b' := 1; for i in line do ", scope)).toMatchObject({ of: "anything", variables: ["me", "a b", "i"] });
  });

  it("has no fields where there is no record", () => {
    expect(placeAt("n", { ...scope, table: undefined })).toMatchObject({ of: "anything", table: undefined });
  });
});
