import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BackendError, type Table } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { modules } from "../../test/tables";
import { locale, speak } from "../../words/language";
import { ExportDialog } from "./ExportDialog";
import type { Seen } from "./seen";

const [guests] = modules[0]?.tables as [Table];
const path = { workspace: workspace.id, module: "event_planning", table: "guests" };
const whole: Seen = { ask: { sort: "", where: [], search: "" }, fields: [], total: 1204, found: 1204 };
const part: Seen = { ask: { sort: "-name", where: [], search: "ana" }, fields: ["name", "email"], total: 1204, found: 12 };
const close = vi.fn();
const result = { file: "/home/mara/guests.csv", cancelled: false, records: 1204, bytes: 5, seconds: 0.1 };

beforeEach(() => {
  close.mockReset();
  fakes.askWhere.mockImplementation((name) => Promise.resolve({ path: `/home/mara/${name}` }));
  fakes.startExport.mockResolvedValue("j2");
  fakes.exportResult.mockResolvedValue(result);
  fakes.cancelJob.mockResolvedValue(undefined);
});

afterEach(() => speak("en"));

const begin = (seen = whole) => show(<ExportDialog path={path} table={guests} seen={seen} onClose={close} />);
type User = ReturnType<typeof begin>;
const press = async (user: User, name: string) => user.click(await screen.findByRole("button", { name }));
const plan = () => fakes.startExport.mock.calls.at(-1)?.[1];

it("writes the whole table for a spreadsheet, and shows where", async () => {
  const user = begin();
  expect(screen.queryByText("What to export")).not.toBeInTheDocument();
  expect(screen.getByRole("radio", { name: "To read in Excel or Calc" })).toBeChecked();
  expect(await axeFaults()).toEqual([]);
  await press(user, "Export");
  expect(await screen.findByText("1,204 records were exported.")).toBeVisible();
  expect(close).toHaveBeenCalled();
  expect(plan()).toMatchObject({ file: "/home/mara/guests.csv", format: "csv", fields: [], header: "labels", links: "titles", mark: true, delimiter: ",", numbers: "us" });
  expect(plan()?.forms).toMatchObject({ clock: expect.stringContaining("04") as string, yes: "Yes", no: "No" });
  await press(user, "Show in folder");
  expect(fakes.showInFolder).toHaveBeenCalledWith("/home/mara/guests.csv");
});

it("writes it as German spreadsheets read it", async () => {
  speak("de");
  const user = show(<ExportDialog path={path} table={guests} seen={whole} onClose={close} />);
  await press(user, "Exportieren");
  await waitFor(() => expect(plan()).toMatchObject({
    delimiter: ";", numbers: "european", locale: "de-DE", forms: { day: "02.01.2006", clock: "15:04", seconds: "15:04:05", yes: "Ja", no: "Nein" },
  }));
});

it("writes CSV that reads back the same, for a program", async () => {
  const user = begin();
  await user.click(screen.getByRole("radio", { name: "To import again, or for a program" }));
  await press(user, "Export");
  await waitFor(() => expect(plan()).toEqual({
    file: "/home/mara/guests.csv", format: "csv", ask: { limit: 1, offset: 0 }, fields: [], header: "names", locale: locale(), id: false, links: "ids",
    encoding: "utf8", mark: true, delimiter: ",", numbers: "us", forms: null,
  }));
});

it("writes what is seen, with its order, search and columns, or else all", async () => {
  const user = begin(part);
  expect(screen.getByRole("radio", { name: "What is shown now" })).toBeChecked();
  await press(user, "Export");
  await waitFor(() => expect(plan()).toMatchObject({ ask: { sort: "-name", search: "ana" }, fields: ["name", "email"] }));
});

it("writes all of a table that is seen in part, when asked to", async () => {
  const user = begin(part);
  await user.click(screen.getByRole("radio", { name: "The whole table" }));
  await press(user, "Export");
  await waitFor(() => expect(plan()).toMatchObject({ ask: { limit: 1, offset: 0 }, fields: [] }));
});

it("takes a format and its options", async () => {
  const user = begin();
  await press(user, "More options");
  await user.click(screen.getByRole("button", { name: /Columns are separated by/ }));
  await user.click(await screen.findByRole("option", { name: "Semicolon" }));
  await user.click(screen.getByRole("checkbox", { name: "A first column with the record ids" }));
  expect(await axeFaults()).toEqual([]);
  await user.click(screen.getByRole("radio", { name: "Excel" }));
  expect(screen.queryByRole("button", { name: /Columns are separated by/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole("radio", { name: "JSON" }));
  expect(screen.queryByRole("button", { name: "More options" })).not.toBeInTheDocument();
  await press(user, "Export");
  await waitFor(() => expect(plan()).toMatchObject({ file: "/home/mara/guests.json", format: "json", delimiter: ";", id: true, forms: null }));
});

it("stays when no file is chosen", async () => {
  fakes.askWhere.mockResolvedValue({ path: "" });
  const user = begin();
  await press(user, "Export");
  await waitFor(() => expect(screen.getByRole("button", { name: "Export" })).toBeEnabled());
  expect(fakes.startExport).not.toHaveBeenCalled();
  expect(close).not.toHaveBeenCalled();
});

it("tells how far it is, and can be cancelled", async () => {
  let end: (of: typeof result) => void = () => undefined;
  fakes.exportResult.mockReturnValue(new Promise((done) => { end = done; }));
  const user = begin();
  await press(user, "Export");
  await waitFor(() => expect(fakes.exportResult).toHaveBeenCalled());
  await emit("progress", { job: "j2", phase: "export", done: 301, total: 1204 });
  expect(screen.getByText("301 of 1,204 records")).toBeVisible();
  expect(await axeFaults()).toEqual([]);
  await press(user, "Cancel");
  expect(fakes.cancelJob).toHaveBeenCalledWith("j2");
  end({ ...result, cancelled: true });
  expect(await screen.findByText("The export was cancelled. No file was written.")).toBeVisible();
});

it("that fails says why, beside the options", async () => {
  fakes.exportResult.mockRejectedValue(new BackendError({ code: "invalid", id: "export.encoding", args: { encoding: "ascii" } }));
  const user = begin();
  await press(user, "Export");
  expect(await screen.findByRole("alert")).toHaveTextContent(/ascii/);
  expect(await axeFaults()).toEqual([]);
  expect(screen.getByRole("radio", { name: "CSV" })).toBeChecked();
  expect(screen.getByRole("button", { name: "Export" })).toBeEnabled();
});
