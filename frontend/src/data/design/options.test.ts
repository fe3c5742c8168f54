import { expect, it } from "vitest";
import { checkOptions, draftsOf, linesOf, optionsOf, renamed, withLines } from "./options";

it("takes each line once, and none that is there already", () => {
  const drafts = withLines(draftsOf([{ id: "1", name: "Draft" }]), " Sent \r\nDraft\n\nPaid\nSent");
  expect(optionsOf(drafts).map(({ id, name, order }) => ({ id, name, order }))).toEqual([
    { id: "1", name: "Draft", order: 0 }, { id: undefined, name: "Sent", order: 1 }, { id: undefined, name: "Paid", order: 2 },
  ]);
  expect(new Set(drafts.slice(1).map(({ color }) => color)).size).toBe(2);
});

it("renames what people read", () => {
  const [plain, labelled] = draftsOf([{ id: "1", name: "sent" }, { id: "2", name: "paid", labels: { "": "Paid" } }]);
  expect(renamed(plain!, "Mailed")).toMatchObject({ name: "Mailed" });
  expect(renamed(labelled!, "Settled")).toMatchObject({ name: "paid", labels: { "": "Settled" } });
});

it("tells which lines are options already, in upper and lower case alike", () => {
  const drafts = draftsOf([{ id: "1", name: "Neu" }, { id: "2", name: "paid", labels: { "": "Bezahlt" } }]);
  expect(linesOf(drafts, "neu\nBEZAHLT\nOffen\noffen")).toEqual({ fresh: ["Offen"], known: ["Neu", "Bezahlt", "Offen"] });
});

it("refuses what nobody can choose between", () => {
  const refused = (...names: string[]) => () => checkOptions(draftsOf(names.map((name, at) => ({ id: String(at), name }))));
  expect(refused()).toThrow("Add at least one option.");
  expect(refused("Neu", "neu ")).toThrow("“neu” is there twice.");
  expect(refused("Neu", " ")).toThrow("Each option needs a name.");
  expect(refused("Neu", "Alt")).not.toThrow();
});
