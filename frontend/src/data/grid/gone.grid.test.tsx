import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { BackendError, type DataRecord } from "../../backend";
import { emit, fakes, workspace } from "../../test/fake";
import { active, cell, open, path, short } from "../../test/grid";
import { answer } from "../../test/tables";

const people: DataRecord[] = ["Ana", "Bo", "Cleo", "Dan", "Eve", "Fay"].map((name, at) => ({ id: String(at + 1), values: { name, email: null, seats: null } }));
const notFound = (id: string) => new BackendError({ code: "not_found", id: "record.not_found", args: { id, table: "guests" } });

/** Another program deletes records; the window is told unless it is too fast for that. */
async function deleted(ids: string[], isTold = true) {
  const left = people.filter(({ id }) => !ids.includes(id));
  fakes.listRecords.mockImplementation(answer({ guests: left }));
  fakes.getRecord.mockImplementation((_, id) => {
    const records = left.filter((one) => one.id === id);
    return records.length > 0 ? Promise.resolve({ records, hasMore: false, total: 1, found: 1, links: {} }) : Promise.reject(notFound(id));
  });
  if (isTold) await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
}

const said = "The record was deleted elsewhere. What you typed: “Seven guests”";
const textbox = () => document.querySelector(".GridEditor input, .GridEditor textarea");

it("what is typed into a record that is deleted meanwhile is said, copied, and brought back with it", async () => {
  const { user } = await open({ fields: short, records: people });
  await user.click(await cell("Cleo", 2));
  await user.keyboard("Seven guests");
  await deleted(["3"]);
  expect(await screen.findByText(said)).toBeInTheDocument();
  expect(textbox()).toBeNull();
  await user.keyboard(" more{Enter}");
  expect(fakes.updateRecords).not.toHaveBeenCalled();
  expect(textbox()).toBeNull();
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(fakes.copyText).toHaveBeenCalledWith("Seven guests");
  await user.click(screen.getByRole("button", { name: "Bring it back" }));
  expect(fakes.restoreRecords).toHaveBeenCalledWith(path, [{ id: "3", values: { name: "Cleo", email: "Seven guests", seats: null } }]);
  await waitFor(() => expect(screen.queryByText(said)).not.toBeInTheDocument());
});

it("who is faster than the news of it loses nothing either", async () => {
  const { user } = await open({ fields: short, records: people });
  await user.click(await cell("Cleo", 2));
  await user.keyboard("Seven guests");
  await deleted(["3"], false);
  await user.keyboard("{Enter}");
  expect(await screen.findByText(said)).toBeInTheDocument();
  fakes.restoreRecords.mockRejectedValueOnce(notFound("3"));
  await user.click(screen.getByRole("button", { name: "Bring it back" }));
  expect(await screen.findByText(/^Nothing was saved/)).toBeInTheDocument();
  expect(screen.getByText(said)).toBeInTheDocument();
});

it("a text that is no value comes back into its cell, with the reason", async () => {
  const { user } = await open({ fields: short, records: people });
  await user.click(await cell("Cleo", 3));
  await user.keyboard("many");
  await deleted(["3"]);
  await user.click(await screen.findByRole("button", { name: "Bring it back" }));
  expect(fakes.restoreRecords).toHaveBeenCalledWith(path, [people[2]]);
  fakes.listRecords.mockImplementation(answer({ guests: people }));
  await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
  await waitFor(async () => expect(await cell("Cleo", 3)).toHaveAttribute("aria-invalid", "true"));
});

it("the editor and the cursor stay with their record when others above it go", async () => {
  const { user } = await open({ fields: short, records: people });
  await user.click(await cell("Dan", 2));
  await user.keyboard("Seven");
  await deleted(["1", "3"]);
  await waitFor(async () => expect(active()).toBe(await cell("Dan", 2)));
  await user.keyboard(" guests{Enter}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "4", email: "Seven guests" }]));
});

it("the cursor goes to the next record when its own goes with others above it", async () => {
  const { user } = await open({ fields: short, records: people });
  await user.click(await cell("Dan", 2));
  await deleted(["1", "2", "4"]);
  await waitFor(async () => expect(active()).toBe(await cell("Eve", 2)));
});
