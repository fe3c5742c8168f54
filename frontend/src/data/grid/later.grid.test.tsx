import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { BackendError, type DataRecord, type Named } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { active, cell, open, row } from "../../test/grid";
import { fieldOf, guests } from "../../test/tables";

const fields = [fieldOf({ name: "name" }), fieldOf({ name: "event", type: "reference", refTableId: "2" }), fieldOf({ name: "seats", type: "number" })];
const board = [{ id: "2", title: "Board dinner" }];
const last = "{Control>}{End}{/Control}{Home}";

const asked: { words: string; come: (found: Named[] | Error) => void }[] = [];
// What is not answered keeps everything else waiting, also in the next test.
afterEach(() => asked.splice(0).forEach(({ come }) => come([])));

/** The guests in a Go that takes what is written, and searches as long as the test says. */
async function openSlow() {
  const records: DataRecord[] = [...guests];
  const changed = () => emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
  fakes.findRecords.mockImplementation((_, words) => new Promise((done, failed) => {
    asked.push({ words, come: (found) => (found instanceof Error ? failed(found) : done(found)) });
  }));
  fakes.createRecords.mockImplementation((_, [values = {}]) => Promise.resolve([records.push({ id: String(records.length + 1), values })]));
  fakes.updateRecords.mockImplementation((_, [{ id, ...values } = { id: "" }]) => {
    const at = records.findIndex((one) => one.id === id);
    records[at] = { id, values: { ...records[at]?.values, ...values } };
    return Promise.resolve([Number(id)]);
  });
  const { user } = await open({ fields, records });
  return { user, changed };
}

/** Go takes its time to write. */
function hold() {
  const write = fakes.updateRecords.getMockImplementation();
  const held: (() => void)[] = [];
  fakes.updateRecords.mockImplementation(async (...of) => {
    await new Promise<void>((go) => held.push(go));
    return write?.(...of) ?? [];
  });
  return () => act(async () => {
    held.shift()?.();
    await Promise.resolve();
  });
}

/** Answers what is searched for by these words. */
const come = (words: string, found: Named[] | Error = board) => act(() => asked.filter((one) => one.words === words).forEach((one) => one.come(found)));
const created = () => fakes.createRecords.mock.calls.map(([, [values]]) => values);
const written = () => fakes.updateRecords.mock.calls.map(([, [values]]) => values);
const names = () => screen.getAllByRole("rowheader").slice(2).map(({ textContent }) => textContent);

describe("a link that is still looked up", () => {
  it("stands in its cell as it was typed, while one goes on", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board{Tab}7{Enter}");
    expect(await cell("Ana Ruiz", 2)).toHaveTextContent("board");
    expect(await cell("Ana Ruiz", 2)).toHaveAttribute("aria-busy", "true");
    expect(await cell("Ana Ruiz", 3)).toHaveTextContent("7");
    expect(active()).toBe(await cell("Tom Bauer", 3));
    expect(await axeFaults()).toEqual([]);
    come("board");
    await waitFor(() => expect(written()).toEqual([{ id: "1", event: "2" }, { id: "1", seats: 7 }]));
    await waitFor(async () => expect(await cell("Ana Ruiz", 2)).not.toHaveAttribute("aria-busy"));
  });

  it("is taken back in the order in which it was typed", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board{Tab}7{Enter}{Control>}zz{/Control}");
    come("board");
    await waitFor(() => expect(written().slice(2)).toEqual([{ id: "1", seats: 1200.5 }, { id: "1", event: "1" }]));
  });

  it("stays with the reason where nothing is found", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board{Tab}7{Enter}");
    come("board", []);
    await waitFor(async () => expect(await cell("Ana Ruiz", 2)).toHaveAttribute("aria-invalid", "true"));
    expect(await cell("Ana Ruiz", 2)).toHaveTextContent(/^board.*No record called “board” was found/);
    await waitFor(() => expect(written()).toEqual([{ id: "1", seats: 7 }]));
  });

  it("stays with the reason where the search fails", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board{Tab}");
    come("board", new BackendError({ code: "busy", id: "storage.busy", args: {} }));
    await waitFor(async () => expect(await cell("Ana Ruiz", 2)).toHaveAttribute("aria-invalid", "true"));
    expect(await cell("Ana Ruiz", 2)).toHaveTextContent("board");
  });

  it("begins the next edit of its cell, which Esc ends without it", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board{Enter}{ArrowUp}{F2}");
    expect(screen.getByRole("combobox", { name: "Event" })).toHaveValue("board");
    await user.keyboard("er{Escape}");
    expect(await cell("Ana Ruiz", 2)).toHaveTextContent("board");
    come("board");
    await waitFor(() => expect(written()).toEqual([{ id: "1", event: "2" }]));
  });

  it("is one's own value where it comes in the middle of the next edit", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board{Enter}{ArrowUp}{F2}{Backspace}{Backspace}{Backspace}{Backspace}{Backspace}");
    come("board");
    await waitFor(() => expect(written()).toHaveLength(1));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(written()).toEqual([{ id: "1", event: "2" }, { id: "1", event: null }]));
    expect(screen.queryByText(/meanwhile/)).not.toBeInTheDocument();
  });

  it("is not saved where something else was typed over it, or Esc took it away", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board{Enter}fair{Enter}");
    await user.keyboard("{ArrowUp}{Escape}{ArrowUp}{Delete}");
    come("fair");
    come("board");
    await waitFor(() => expect(written()).toEqual([{ id: "1", event: null }]));
    expect(await cell("Tom Bauer", 2)).toHaveTextContent("7");
  });

  it("is saved where it was typed over what is still being emptied", async () => {
    const { user } = await openSlow();
    const go = hold();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}{Delete}{ArrowUp}{ArrowDown}board{Enter}");
    await waitFor(() => expect(written()).toHaveLength(1));
    await go();
    come("board");
    await waitFor(() => expect(written().at(-1)).toEqual({ id: "2", event: "2" }));
    await go();
  });

  it("is saved where one presses another cell, or leaves the table", async () => {
    const { user } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board");
    await user.click(await cell("Tom Bauer", 2));
    await user.keyboard("fair{Enter}");
    cleanup();
    come("fair", [{ id: "1", title: "Spring fair" }]);
    come("board");
    await waitFor(() => expect(written()).toEqual([{ id: "1", event: "2" }, { id: "2", event: "1" }]));
  });

  it("is looked up again with its record, where another deletes that meanwhile", async () => {
    const { user, changed } = await openSlow();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("board");
    const there = fakes.getRecord.getMockImplementation();
    fakes.getRecord.mockRejectedValue(new BackendError({ code: "not_found", id: "record.not_found", args: { id: "1", table: "guests" } }));
    await changed();
    const back = await screen.findByRole("button", { name: "Bring it back" });
    if (there) fakes.getRecord.mockImplementation(there);
    await user.click(back);
    await waitFor(async () => expect(await cell("Ana Ruiz", 2)).toHaveAttribute("aria-busy", "true"));
    come("board");
    await waitFor(() => expect(written()).toEqual([{ id: "1", event: "2" }]));
  });
});

describe("a new record that is left while something in it is looked up", () => {
  it("is sent whole once it is known, and taken back as one", async () => {
    const { user } = await openSlow();
    await user.keyboard(`${last}One{Tab}board{Tab}3{Tab}Two`);
    expect(names()).toEqual(["One", ""]);
    expect(created()).toEqual([]);
    come("board");
    await waitFor(() => expect(created()).toEqual([{ name: "One", event: "2", seats: 3 }]));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(created().slice(1)).toEqual([{ name: "Two" }]));
    await user.keyboard("{Control>}zz{/Control}");
    await waitFor(() => expect(fakes.deleteRecords.mock.calls.map(([, ids]) => ids)).toEqual([["4"], ["3"]]));
  });

  it("comes before those that were typed after it", async () => {
    const { user, changed } = await openSlow();
    await user.keyboard(`${last}One{Tab}board{Enter}Two{Tab}fair{Enter}Three{Enter}Four`);
    expect(names()).toEqual(["One", "Two", "Three", ""]);
    come("fair", [{ id: "1", title: "Spring fair" }]);
    expect(created()).toEqual([]);
    come("board");
    await waitFor(() => expect(created()).toEqual([{ name: "One", event: "2" }, { name: "Two", event: "1" }, { name: "Three" }]));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(created()).toHaveLength(4));
    await changed();
    await waitFor(() => expect(names()).toEqual(["One", "Two", "Three", "Four", "Type to add a record"]));
  });

  it("stays in a row of its own where nothing is found, until it is right", async () => {
    const { user, changed } = await openSlow();
    await user.keyboard(`${last}One{Tab}board{Enter}Two{Enter}`);
    come("board", []);
    expect(await screen.findByText(/^Nothing was saved: No record called “board” was found/)).toBeInTheDocument();
    await waitFor(() => expect(created()).toEqual([{ name: "Two" }]));
    await changed();
    await waitFor(() => expect(names()).toEqual(["Two", "One", "Type to add a record"]));
    expect(await cell("One", 2)).toHaveAttribute("aria-invalid", "true");
    await user.keyboard("{ArrowUp}{ArrowRight}fair{Enter}");
    come("fair", [{ id: "1", title: "Spring fair" }]);
    await waitFor(() => expect(created().slice(1)).toEqual([{ name: "One", event: "1" }]));
  });

  it("is sent as it is by then, where one goes back into it", async () => {
    const { user } = await openSlow();
    await user.keyboard(`${last}One{Tab}board{Enter}{ArrowUp}Uno{Tab}fair{Enter}`);
    come("board");
    expect(created()).toEqual([]);
    come("fair", [{ id: "1", title: "Spring fair" }]);
    await waitFor(() => expect(created()).toEqual([{ name: "Uno", event: "1" }]));
    expect(written()).toEqual([]);
  });

  it("is not sent where it is discarded meanwhile", async () => {
    const { user } = await openSlow();
    await user.keyboard(`${last}{ArrowRight}board{Enter}{ArrowUp}{ArrowRight}{Escape}`);
    await waitFor(() => expect(names()).toEqual(["Type to add a record"]));
    come("board");
    await user.keyboard(`${last}Two{Enter}`);
    await waitFor(() => expect(created()).toEqual([{ name: "Two" }]));
  });

  it("is kept where what keeps it from being sent is something else", async () => {
    const { user } = await openSlow();
    await user.keyboard(`${last}One{Tab}board{Tab}many`);
    await user.click(await cell("Ana Ruiz", 1));
    come("board");
    await waitFor(async () => expect(await cell("One", 2)).not.toHaveAttribute("aria-busy"));
    expect(await row("One")).toHaveTextContent("many");
    expect(created()).toEqual([]);
  });

  it("is sent where one leaves the table meanwhile", async () => {
    const { user } = await openSlow();
    await user.keyboard(`${last}One{Tab}board{Tab}`);
    cleanup();
    expect(created()).toEqual([]);
    come("board");
    await waitFor(() => expect(created()).toEqual([{ name: "One", event: "2" }]));
  });

  it("gets a link that is looked up while it is sent", async () => {
    const { user, changed } = await openSlow();
    const add = fakes.createRecords.getMockImplementation();
    let go: () => void = () => undefined;
    fakes.createRecords.mockImplementation(async (...of) => {
      await new Promise<void>((done) => { go = done; });
      return add?.(...of) ?? [];
    });
    await user.keyboard(`${last}One{Enter}{ArrowUp}{ArrowRight}board{Enter}`);
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalled());
    await act(async () => { go(); await Promise.resolve(); });
    await changed();
    await waitFor(() => expect(names()).toEqual(["One", "Type to add a record"]));
    expect(await cell("One", 2)).toHaveTextContent("board");
    come("board");
    await waitFor(() => expect(written()).toEqual([{ id: "3", event: "2" }]));
  });
});

it("a value that is typed over one on its way stands in the cell, not the older one", async () => {
  const { user } = await openSlow();
  const go = hold();
  await user.click(await cell("Ana Ruiz", 3));
  await user.keyboard("1{Enter}{ArrowUp}2{Enter}");
  for (const value of [1, 2]) {
    await waitFor(() => expect(written().at(-1)).toEqual({ id: "1", seats: value }));
    expect(await cell("Ana Ruiz", 3)).toHaveTextContent(/^2$/);
    await go();
  }
  await waitFor(async () => expect(await cell("Ana Ruiz", 3)).toHaveTextContent(/^2$/));
});
