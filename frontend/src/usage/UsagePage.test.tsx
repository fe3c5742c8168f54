import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { BackendError } from "../backend";
import { axeFaults } from "../test/axe";
import { emit, fakes, other, workspace } from "../test/fake";
import { show } from "../test/render";
import { calls, seriesOf, usage } from "../test/usage";
import { UsagePage } from "./UsagePage";

const open = () => show(<UsagePage workspace={workspace} />);
const toWorkspaces = async () => {
  const user = open();
  await screen.findByText("1.2 MB");
  await user.click(screen.getByRole("radio", { name: "Workspace" }));
  await screen.findByRole("grid", { name: "Workspaces" });
  return user;
};
const rows = () => screen.getAllByRole("row").slice(1).map((row) => [...row.children].map((cell) => cell.textContent));

it("shows the organization's figures, when they were updated, and its calls by workspace", async () => {
  open();
  const figure = async (name: string) => (await screen.findByText(name)).nextSibling?.textContent;
  expect(await figure("Storage")).toBe("1.2 MB");
  expect([await figure("Records"), await figure("API calls this month"), await figure("API calls in total")]).toEqual(["1,260", "5,120", "18,450"]);
  expect(screen.getByText("Last updated")).toHaveTextContent("Last updated Nov 23, 2026 1:00 PM");
  expect(await screen.findByText("209 API calls in the last 90 days")).toBeVisible();
  expect(fakes.listCalls).toHaveBeenCalledWith("");
  expect(screen.getByRole("slider")).toHaveAttribute("aria-valuetext", "Mon, Nov 23, 2026: 82 API calls (Company events 80, Facilities 2)");
  expect(await axeFaults()).toEqual([]);
});

it("compares workspaces, sorted and searched, with the calls of one by key", async () => {
  fakes.listCalls.mockImplementation((id) => Promise.resolve(calls(seriesOf("k", `Key of ${id}`, 7))));
  const user = await toWorkspaces();
  expect(rows()).toEqual([["Company events", "1.2 MB", "1,204", "5,000", "18,300"], ["Facilities", "40 kB", "56", "120", "150"]]);
  expect(await screen.findByRole("region", { name: "API calls per day by key of “Company events”" })).toBeVisible();
  expect(fakes.listCalls).toHaveBeenLastCalledWith(workspace.id);
  await user.click(screen.getByRole("columnheader", { name: /Records/ }));
  expect(rows()[0]?.[0]).toBe("Facilities");
  await user.click(screen.getByRole("row", { name: "Facilities" }));
  expect(await screen.findByRole("region", { name: "API calls per day by key of “Facilities”" })).toBeVisible();
  expect(fakes.listCalls).toHaveBeenLastCalledWith(other.id);
  expect(await axeFaults()).toEqual([]);
  await user.type(screen.getByRole("searchbox", { name: "Search workspaces" }), "company_EV");
  await waitFor(() => expect(rows()).toHaveLength(1));
  await user.type(screen.getByRole("searchbox", { name: "Search workspaces" }), "x");
  expect(await screen.findByText("No workspace matches “company_EVx”")).toBeVisible();
});

it("goes on without the records of a workspace that cannot be read", async () => {
  const problem = { code: "storage", id: "storage.corrupt", args: { file: "a.db" } };
  const [first, second] = usage.workspaces;
  fakes.getUsage.mockResolvedValue({ ...usage, workspaces: [first!, { ...second!, problem }] });
  await toWorkspaces();
  expect(within(screen.getByRole("row", { name: "Facilities" })).getByText("Unknown")).toHaveAttribute("title", expect.stringContaining("a.db"));
});

it("is saved as CSV: the table as it was searched, and the calls day by day", async () => {
  const user = await toWorkspaces();
  const [table, chart] = await screen.findAllByRole("button", { name: "Save as CSV" });
  await user.type(screen.getByRole("searchbox"), "facil");
  await user.click(table!);
  await waitFor(() => expect(fakes.saveRows).toHaveBeenCalledExactlyOnceWith("Usage of workspaces.csv", ",", [
    ["Workspace", "Internal name", "Storage in bytes", "Records", "API calls this month", "API calls in total"],
    ["Facilities", "facilities", "40000", "56", "120", "150"],
  ]));
  await user.click(chart!);
  expect(await screen.findByText("“API calls of Company events.csv” is saved.")).toBeVisible();
  expect(fakes.saveRows.mock.calls[1]?.[2]).toHaveLength(91);
  fakes.saveRows.mockResolvedValueOnce({ path: "" });
  await user.click(chart!);
  fakes.saveRows.mockRejectedValueOnce(new BackendError({ code: "storage", id: "file.not_written", args: { file: "/x.csv", reason: "full" } }));
  await user.click(chart!);
  expect(await screen.findByText(/\/x\.csv/)).toBeVisible();
  expect(screen.getAllByText(/is saved/)).toHaveLength(2);
});

it("follows what tools do, and says what is wrong", async () => {
  fakes.getUsage.mockRejectedValueOnce(new BackendError({ code: "busy", id: "busy", args: {} }));
  const user = open();
  expect(await screen.findByText(/busy with another change/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByText("18,450");
  fakes.getUsage.mockResolvedValue({ ...usage, figures: { ...usage.figures, calls: 18_451 } });
  await emit("changed", { workspace: "", table: "usage" });
  expect(await screen.findByText("18,451")).toBeVisible();
});
