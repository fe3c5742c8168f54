import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { BackendError, type DataRecord } from "../../backend";
import { emit, fakes, workspace } from "../../test/fake";
import { active, cell, open, path, row, short } from "../../test/grid";
import { fieldOf, guests } from "../../test/tables";

describe("the last row", () => {
  it("adds a record, once one leaves it", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}{ArrowDown}{/Control}Li Wen{Tab}li@wen.example{Enter}");
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen", email: "li@wen.example" }]));
    expect(fakes.createRecords).toHaveBeenCalledOnce();
  });

  it("is saved by Tab in its last cell, which goes on to the next record", async () => {
    const { user } = await open({ fields: short });
    await user.keyboard("{Control>}{ArrowDown}{/Control}Li Wen{Tab}{Tab}3{Tab}");
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen", seats: 3 }]));
  });

  it("is saved by Tab also where its last cell was only ticked", async () => {
    const { user, grid } = await open({ fields: [fieldOf({ name: "name" }), fieldOf({ name: "vip", type: "boolean" })] });
    await user.keyboard("{Control>}{ArrowDown}{/Control}Li Wen{Tab} {Tab}");
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen", vip: true }]));
    expect(grid).toHaveFocus();
  });

  it("leads to the cell that keeps it from being saved, and Esc empties it", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}{ArrowDown}{/Control}{ArrowRight}li@wen.example{Enter}");
    await waitFor(() => expect(active()).toHaveAttribute("role", "rowheader"));
    expect(active()).toHaveTextContent("“Name” is required: it cannot be empty.");
    expect(fakes.createRecords).not.toHaveBeenCalled();
    await user.keyboard("{ArrowRight}{Escape}");
    expect(screen.queryByText(/is required/)).not.toBeInTheDocument();
    expect(screen.queryByText("li@wen.example")).not.toBeInTheDocument();
  });
});

describe("what is not saved yet", () => {
  it("is saved when one goes to another table", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}{ArrowDown}{/Control}Li Wen{Tab}");
    cleanup();
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen" }]));
  });

  it("is there again when one comes back, where it could not be saved", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}{ArrowDown}{/Control}Li Wen{Tab}{Tab}{Tab}{Tab}many");
    await user.click(await cell("Ana Ruiz", 1));
    cleanup();
    expect(fakes.createRecords).not.toHaveBeenCalled();
    await open();
    expect(await row("Li Wen")).toHaveTextContent("many");
  });

  it("is in the record when one presses another row in the middle of an edit", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}{ArrowDown}{/Control}Li Wen{Tab}li@wen.example");
    await user.click(await cell("Ana Ruiz", 1));
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen", email: "li@wen.example" }]));
  });
});

const add = "Type to add a record";
const left: (() => void)[] = [];
// What is not answered keeps everything else waiting, also in the next test.
afterEach(() => { while (left.length > 0) left.shift()?.(); });

/** A table in Go that answers only when the test says so, and that says what was written as Go does. */
function slowTable() {
  const records: DataRecord[] = [...guests];
  const asked = left;
  const changed = () => emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
  const add = (values: DataRecord["values"]) => records.push({ id: String(records.length + 1), values: { email: null, seats: null, ...values } });
  fakes.createRecords.mockImplementation((_, [values = {}]) => new Promise((done, failed) => asked.push(() => {
    if (records.some((one) => one.values.name === values.name)) failed(new BackendError({ code: "conflict", id: "record.unique_taken", args: { field: "name", value: values.name, record: 1 } }));
    else done([add(values)]);
  })));
  return {
    records,
    names: () => records.slice(guests.length).map(({ values }) => values.name),
    /** What others write. */
    write: async (...names: string[]) => {
      for (const name of names) add({ name });
      await changed();
    },
    /** Answers the next question. */
    answer: async () => {
      await waitFor(() => expect(asked).not.toHaveLength(0));
      act(() => asked.shift()?.());
      await changed();
    },
  };
}

const shown = (from: number) => screen.getAllByRole("rowheader").slice(from).map(({ textContent }) => textContent);
const last = "{Control>}{End}{/Control}{Home}";
/** Fields without a rule of their own. */
async function openSlow() {
  const table = slowTable();
  const { user } = await open({ fields: short, records: table.records });
  return { table, user };
}

describe("records that are typed faster than Go answers", () => {
  it("become one record each, in order", async () => {
    const { table, user } = await openSlow();
    await user.keyboard(`${last}One{Enter}Two{Enter}Three{Tab}three@x.example{Enter}Four`);
    expect(shown(2)).toEqual(["One", "Two", "Three", ""]);
    for (let answers = 0; answers < 3; answers++) await table.answer();
    await user.keyboard("{Enter}");
    await table.answer();
    expect(table.names()).toEqual(["One", "Two", "Three", "Four"]);
    await waitFor(() => expect(shown(2)).toEqual(["One", "Two", "Three", "Four", add]));
    expect(active()).toHaveTextContent("Type to add a record");
    expect(fakes.createRecords.mock.calls.map(([, records]) => records)).toEqual([[{ name: "One" }], [{ name: "Two" }], [{ name: "Three", email: "three@x.example" }], [{ name: "Four" }]]);
  });

  it("stay apart when the one before comes in the middle of a word", async () => {
    const { table, user } = await openSlow();
    await user.keyboard(`${last}One{Enter}Tw`);
    await table.answer();
    await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "5"));
    await user.keyboard("o{Enter}Three{Enter}");
    await table.answer();
    await table.answer();
    expect(table.names()).toEqual(["One", "Two", "Three"]);
  });

  it("stay apart by Tab, and by a click elsewhere", async () => {
    const { table, user } = await openSlow();
    await user.keyboard(`${last}One{Tab}{Tab}1{Tab}Two{Tab}{Tab}2{Tab}Three`);
    await user.click(await cell("Ana Ruiz", 1));
    for (let answers = 0; answers < 3; answers++) await table.answer();
    expect(fakes.createRecords.mock.calls.map(([, records]) => records)).toEqual([[{ name: "One", seats: 1 }], [{ name: "Two", seats: 2 }], [{ name: "Three" }]]);
    expect(active()).toHaveTextContent("Ana Ruiz");
  });

  it("stay apart from what others write meanwhile", async () => {
    const { table, user } = await openSlow();
    await user.keyboard(`${last}One{Enter}Tw`);
    await table.write("Theirs", "Theirs too");
    await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "7"));
    await user.keyboard("o{Enter}");
    await table.answer();
    await table.answer();
    await waitFor(() => expect(shown(2)).toEqual(["Theirs", "Theirs too", "One", "Two", add]));
    expect(active()).toHaveTextContent("Type to add a record");
  });

  it("are kept in a row of their own when Go refuses them, until they are right", async () => {
    const { table, user } = await openSlow();
    await user.keyboard(`${last}Tom Bauer{Tab}tom@x.example{Enter}Two{Enter}Thr`);
    await table.answer();
    await table.answer();
    await waitFor(() => expect(shown(2)).toEqual(["Two", expect.stringContaining("Tom Bauer"), ""]));
    expect(screen.getAllByRole("rowheader")[3]).toHaveAttribute("aria-invalid", "true");
    await user.keyboard("ee{Enter}");
    await table.answer();
    await waitFor(() => expect(shown(2)).toEqual(["Two", "Three", expect.stringContaining("Not saved"), add]));
    await user.keyboard("{ArrowUp}Tim Bauer{Enter}");
    await table.answer();
    expect(table.names()).toEqual(["Two", "Three", "Tim Bauer"]);
    expect(fakes.createRecords).toHaveBeenLastCalledWith(path, [{ name: "Tim Bauer", email: "tom@x.example" }]);
  });

  it("are changed where one goes back to them before they are there", async () => {
    const { table, user } = await openSlow();
    await user.keyboard(`${last}One{Enter}{ArrowUp}Uno{Enter}`);
    await table.answer();
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "3", name: "Uno" }]));
    expect(fakes.createRecords).toHaveBeenCalledOnce();
  });

  it("are kept when one goes to another table", async () => {
    const { table, user } = await openSlow();
    await user.keyboard(`${last}Tom Bauer{Enter}Two{Enter}Three{Tab}`);
    cleanup();
    for (let answers = 0; answers < 3; answers++) await table.answer();
    expect(table.names()).toEqual(["Two", "Three"]);
    await open({ fields: short, records: table.records });
    expect(within(await row(/Tom Bauer.*Not saved/)).getByRole("rowheader")).toHaveAttribute("aria-invalid", "true");
  });
});
