import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { emit, fakes, workspace } from "../../test/fake";
import { cell, open, path, short, stored } from "../../test/grid";
import { answer, guests } from "../../test/tables";

/** Another program writes the seats of the first guest. */
async function theirs(seats: number | null) {
  const now = [{ ...guests[0]!, values: { ...guests[0]!.values, seats } }, ...guests.slice(1)];
  stored(...now);
  fakes.listRecords.mockImplementation(answer({ guests: now }));
  await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
}

it("a value that came in the middle of an edit is said, taken back to by undo, and can be taken at once", async () => {
  const { user } = await open({ fields: short });
  await user.click(await cell("Ana Ruiz", 3));
  await user.keyboard("{F2}1");
  await theirs(4242);
  await user.keyboard("{Enter}");
  expect(await screen.findByText("“Seats” was changed to “4,242” meanwhile. Your value replaced it.")).toBeInTheDocument();
  const mine = fakes.updateRecords.mock.lastCall?.[1][0]?.seats;
  stored({ ...guests[0]!, values: { ...guests[0]!.values, seats: mine ?? null } });
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 4242 }]));
  fakes.updateRecords.mockClear();
  await user.click(screen.getByRole("button", { name: "Take the other value" }));
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 4242 }]));
});

it("one's own values that follow each other are nobody else's", async () => {
  const { user } = await open({ fields: short });
  fakes.updateRecords.mockImplementation((_, [change]) => {
    stored({ ...guests[0]!, values: { ...guests[0]!.values, seats: change!.seats ?? null } });
    return Promise.resolve([1]);
  });
  await user.click(await cell("Ana Ruiz", 3));
  await user.keyboard("1{Enter}{ArrowUp}2{Enter}{ArrowUp}3{Enter}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", seats: 3 }]));
  expect(screen.queryByText(/meanwhile/)).not.toBeInTheDocument();
});
