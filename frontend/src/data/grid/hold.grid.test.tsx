import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { DataRecord } from "../../backend";
import { emit, fakes, workspace } from "../../test/fake";
import { active, cell, many, open, path, short } from "../../test/grid";
import { answer } from "../../test/tables";

const people = many.slice(0, 900);
/** What another program leaves of them for the view; the others are still in the table, unless they are deleted. */
async function left(guests: DataRecord[], there: DataRecord[] = guests) {
  fakes.listRecords.mockImplementation(answer({ guests }));
  fakes.getRecord.mockImplementation((_, id) => {
    const records = there.filter((one) => one.id === id);
    return records.length > 0 ? Promise.resolve({ records, hasMore: false, total: 1, found: 1, links: {} }) : Promise.reject(new Error("gone"));
  });
  await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
}
const note = "No longer matches the filter. It stays until you leave the row.";
/** At the email of the last guest but some. */
async function atEnd(up = 20) {
  const { user } = await open({ fields: short, records: people });
  await user.keyboard(`{Control>}{End}{/Control}${"{ArrowUp}".repeat(up)}{ArrowLeft}`);
  await waitFor(async () => expect(active()).toBe(await cell(`Guest ${901 - up}\\b`, 2)));
  return user;
}
const row = (name: string) => screen.findByRole("row", { name: new RegExp(`${name}\\b`) });

it("the cursor stays with its record when hundreds above it go", async () => {
  const user = await atEnd();
  await left(people.slice(500));
  await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "402"));
  expect(active()?.closest("[role=row]")).toBe(await row("Guest 881"));
  await user.keyboard("x{Enter}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "881", email: "x" }]));
});

it("the editor stays with its record, wherever another sorts it", async () => {
  const user = await atEnd();
  await user.keyboard("x");
  const own = people[880] ?? missing();
  await left([own, ...people.filter((one) => one !== own)]);
  await waitFor(() => expect(active()?.closest("[role=row]")).toHaveAttribute("aria-rowindex", "2"));
  await user.keyboard("y{Enter}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "881", email: "xy" }]));
});

it("a record that no longer matches is kept until one leaves it", async () => {
  const user = await atEnd();
  const changed = { id: "881", values: { ...people[880]?.values, name: "Someone else" } };
  await left(people.filter(({ id }) => id !== "881"), [changed]);
  expect(await screen.findByText(note)).toBeInTheDocument();
  expect(active()?.closest("[role=row]")).toBe(await row("Someone else"));
  await user.keyboard("x{Tab}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "881", email: "x" }]));
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(screen.queryByText(note)).not.toBeInTheDocument());
  expect(within(screen.getByRole("grid")).queryByText("Someone else")).not.toBeInTheDocument();
  expect(active()?.closest("[role=row]")).toBe(await row("Guest 882"));
});

it("what is written out of sight is brought into sight", async () => {
  const user = await atEnd();
  const grid = document.querySelector(".Grid") ?? missing();
  grid.scrollTop = 0;
  grid.dispatchEvent(new Event("scroll"));
  await row("Guest 2");
  await user.keyboard("x");
  expect(await row("Guest 881")).toBeInTheDocument();
  await left(people.slice(100));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "881", email: "x" }]));
});

const missing = (): never => { throw new Error("it is not there"); };
