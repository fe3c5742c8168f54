import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { DataRecord, RecordAsk } from "../../backend";
import { fakes } from "../../test/fake";
import { cell, clipboard, open, path, stored } from "../../test/grid";
import { answer, guests } from "../../test/tables";

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
