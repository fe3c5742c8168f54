import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { BackendError, type DataRecord, type RecordAsk } from "../../backend";
import { fakes, workspace } from "../../test/fake";
import { cell, clipboard, many, open, path, short, stored } from "../../test/grid";
import { answer, guests } from "../../test/tables";

beforeEach(() => localStorage.clear());

/** Events of these titles in Go, far more than the grid has asked for. */
function eventsCalled(...titles: string[]) {
  const events: DataRecord[] = titles.map((title, at) => ({ id: String(at + 1), values: { title } }));
  fakes.listRecords.mockImplementation((of, ask: RecordAsk) => {
    const wanted = of.table === "events" ? ask.where?.[0]?.value : undefined;
    return answer({ guests, events: Array.isArray(wanted) ? events.filter(({ values }) => wanted.includes(String(values.title))) : events })(of, ask);
  });
}

it("what is pasted and is no value goes with the paste when that is undone, and comes again with it", async () => {
  const { user, grid } = await open();
  await user.click(await cell("Ana Ruiz", 1));
  fireEvent.paste(grid, clipboard("Ana R.\tnobody\tno event\tMaybe\tmany\n"));
  await waitFor(async () => expect(await cell("Ana R.", 5)).toHaveAttribute("aria-invalid", "true"));
  stored({ ...guests[0]!, values: { ...guests[0]!.values, name: "Ana R.", email: "nobody" } });
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(document.querySelector("[aria-invalid=true]")).toBeNull());
  stored(guests[0]!);
  await user.keyboard("{Control>}y{/Control}");
  await waitFor(() => expect(document.querySelectorAll("[aria-invalid=true]")).toHaveLength(3));
  expect(await cell("Tom Bauer", 5)).toHaveAttribute("aria-selected", "false");
});

it("texts of which none is a value can be taken back, too", async () => {
  const { user, grid } = await open();
  await user.click(await cell("Ana Ruiz", 5));
  fireEvent.paste(grid, clipboard("many"));
  await waitFor(async () => expect(await cell("Ana Ruiz", 5)).toHaveAttribute("aria-invalid", "true"));
  await user.click(await screen.findByRole("button", { name: "Undo: Paste into 1 cell" }));
  await waitFor(async () => expect(await cell("Ana Ruiz", 5)).not.toHaveAttribute("aria-invalid"));
  expect(fakes.updateRecords).not.toHaveBeenCalled();
});

it("a title leads to its record, wherever that is, and before the record of that number", async () => {
  const { user, grid } = await open();
  eventsCalled("Spring fair", "Board dinner", "2");
  await user.click(await cell("Ana Ruiz", 3));
  fireEvent.paste(grid, clipboard("Board dinner\n2\n"));
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", event: "2" }, { id: "2", event: "3" }]));
});

it("a title of several records is refused in its cell, with the reason", async () => {
  const { user, grid } = await open();
  eventsCalled("Board dinner", "Board dinner");
  await user.click(await cell("Ana Ruiz", 3));
  fireEvent.paste(grid, clipboard("Board dinner"));
  await waitFor(async () => expect(await cell("Ana Ruiz", 3)).toHaveTextContent("Several records are called “Board dinner”. Write the number of the one you mean, like #12."));
  expect(fakes.updateRecords).not.toHaveBeenCalled();
});

it("what does not fit is asked about before anything is written", async () => {
  localStorage.setItem(`view/${workspace.id}/1`, JSON.stringify({ where: [{ field: "seats", is: "empty" }] }));
  const { user, grid } = await open({ fields: short });
  await user.click(await cell("Tom Bauer", 3));
  fireEvent.paste(grid, clipboard("1\tbeyond\n2\n3\n"));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Paste into 1 cell?" }));
  expect(dialog.getByText(/^2 rows of the clipboard do not fit/)).toBeVisible();
  expect(dialog.getByText(/^1 column of the clipboard does not fit/)).toBeVisible();
  expect(fakes.updateRecords).not.toHaveBeenCalled();
  await user.click(dialog.getByRole("button", { name: "Paste into 1 cell" }));
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "2", seats: 1 }]));
});

it("a new record with a bad cell stays in its row, and the others are added; all goes with undo", async () => {
  const { user, grid } = await open({ fields: short });
  await user.keyboard("{Control>}{End}{/Control}{Home}");
  fireEvent.paste(grid, clipboard("Li Wen\t\t3\nBo Lee\t\tmany\n"));
  await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen", email: null, seats: 3 }]));
  expect(await cell("Bo Lee", 3)).toHaveAttribute("aria-invalid", "true");
  expect(await screen.findByText(/^1 pasted record is not saved yet/)).toBeInTheDocument();
  stored({ id: "1", values: { name: "Li Wen", seats: 3 } });
  await user.click(screen.getByRole("button", { name: "Undo: Paste into 5 cells" }));
  await waitFor(() => expect(screen.queryByText("Bo Lee")).not.toBeInTheDocument());
});

it("many cells for new records replace nothing, and the question says so", async () => {
  const { user, grid } = await open({ fields: short });
  await user.keyboard("{Control>}{End}{/Control}{Home}");
  fireEvent.paste(grid, clipboard("x\n".repeat(600)));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Paste into 600 cells?" }));
  expect(dialog.getByText("600 new records are added.")).toBeVisible();
  expect(dialog.queryByText(/replaced/)).not.toBeInTheDocument();
});

it("what is copied by way of Go is said when it is there", async () => {
  const { user, grid } = await open({ fields: short, records: many.slice(0, 300) });
  await user.keyboard("{Control>}a{/Control}");
  fireEvent.copy(grid, clipboard());
  expect(await screen.findByText("900 cells copied.")).toBeInTheDocument();
  expect(fakes.copyText).toHaveBeenCalledOnce();
});

it("what cannot even be looked up is said with the names that people know", async () => {
  const { user, grid } = await open();
  fakes.listRecords.mockImplementation(() => Promise.reject(new BackendError({ code: "not_found", id: "field.not_found", args: { table: "events", field: "title" } })));
  await user.click(await cell("Ana Ruiz", 3));
  fireEvent.paste(grid, clipboard("Board dinner"));
  expect(await screen.findByText(/^Nothing was saved: .*“?Title”?.*“?Events”?/)).toBeInTheDocument();
  expect(fakes.updateRecords).not.toHaveBeenCalled();
});
