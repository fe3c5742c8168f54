import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type Template } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { SaveDialog } from "./SaveDialog";
import { StartPage } from "./StartPage";
import { TemplateDialog } from "./TemplateDialog";
import { WorkspaceFiles } from "./WorkspaceFiles";

const [made, blank, bring] = [vi.fn(), vi.fn(), vi.fn()];
const icon = { icon: "event", color: "#0b7a75" };
const templates: Template[] = [
  { name: "invoices", labels: { "": "Invoices" }, icon, tables: [{ name: "customers", labels: { "": "Customers" }, icon, records: 20, links: [] }] },
  { name: "events", labels: { "": "Event planning" }, icon, tables: [{ name: "guests", labels: { "": "Guests" }, icon: null, records: 26, links: ["events"] }] },
];
const refuse = (id: string, args: Record<string, unknown> = {}) => new BackendError({ code: "invalid", id, args });
const file = "/home/mara/invoices.owlet.json";

beforeEach(() => {
  for (const fake of [made, blank, bring]) fake.mockReset();
  fakes.listTemplates.mockResolvedValue(templates);
});

describe("an empty workspace", () => {
  const open = () => show(<StartPage workspaceId={workspace.id} onBlank={blank} onImport={bring} onMade={made} />);

  it("offers templates with their tables, a blank app, and files", async () => {
    fakes.openTemplate.mockResolvedValue({ name: "invoices", was: "invoices", labels: { "": "Invoices" } });
    const user = open();
    const card = await screen.findByRole("button", { name: "Use the template Invoices" });
    const item = within(screen.getAllByRole("listitem").find((one) => one.contains(card)) ?? card);
    expect(item.getByText("Customers")).toBeVisible();
    expect(item.getByText("20")).toBeVisible();
    expect(screen.getByRole("button", { name: "Use the template Event guests" })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(card);
    await waitFor(() => expect(made).toHaveBeenCalledWith("invoices"));
    expect(fakes.openTemplate).toHaveBeenCalledWith(workspace.id, "invoices");
    expect(screen.getByText("Invoices is ready.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Blank app" }));
    await user.click(screen.getByRole("button", { name: "Import a file" }));
    expect([blank, bring].map((fake) => fake.mock.calls.length)).toEqual([1, 1]);
  });

  it("says why a template could not be used, and why there are none", async () => {
    fakes.openTemplate.mockRejectedValue(refuse("busy"));
    const user = open();
    await user.click(await screen.findByRole("button", { name: "Use the template Invoices" }));
    expect(await screen.findByText(/The workspace is busy with another change/)).toBeVisible();
    expect(made).not.toHaveBeenCalled();
  });

  it("offers the templates again after they could not be read", async () => {
    fakes.listTemplates.mockRejectedValueOnce(refuse("internal"));
    const user = open();
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("button", { name: "Use the template Invoices" })).toBeVisible();
  });

  it("opens a file, shows how far that is, and tells of another name", async () => {
    let end: (value: Awaited<ReturnType<typeof fakes.openBundleResult>>) => void = () => undefined;
    fakes.askWhich.mockResolvedValue({ path: file });
    fakes.startOpenBundle.mockResolvedValue("3");
    fakes.openBundleResult.mockReturnValue(new Promise((resolve) => { end = resolve; }));
    fakes.cancelJob.mockResolvedValue(undefined);
    const user = open();
    await user.click(screen.getByRole("button", { name: "Open a file saved by Owlet" }));
    await screen.findByRole("dialog", { name: "Open a file" });
    await emit("progress", { job: "3", phase: "read", done: 25, total: 100 });
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "25");
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(fakes.cancelJob).toHaveBeenCalledWith("3");
    end({ modules: [{ name: "invoices_2", was: "invoices", labels: { "": "Invoices 2" } }], cancelled: false, seconds: 1 });
    expect(await screen.findByText("Invoices 2 was opened as invoices_2: the name invoices was taken.")).toBeVisible();
    expect(made).toHaveBeenCalledWith("invoices_2");
  });

  it.each([
    ["bundle.foreign", {}, "This file is not one of Owlet's."],
    ["bundle.newer", { version: 2, known: 1 }, "This file was saved by a newer Owlet"],
    ["bundle.damaged", { byte: 77 }, "The file is damaged at byte 77."],
    [
      "bundle.record", { module: "all", table: "a", reason: { code: "invalid", id: "field.not_text", args: { field: "text", value: "7", record: 2 } } },
      "Table \"a\" of app \"all\": Field \"text\": 7 is not a text (record 2). Nothing was opened.",
    ],
  ])("says what is wrong with a file: %s", async (id, args, sentence) => {
    fakes.askWhich.mockResolvedValue({ path: file });
    fakes.startOpenBundle.mockResolvedValue("3");
    fakes.openBundleResult.mockRejectedValue(refuse(id, args));
    const user = open();
    await user.click(screen.getByRole("button", { name: "Open a file saved by Owlet" }));
    expect(await screen.findByText(`invoices.owlet.json: ${sentence}`, { exact: false })).toBeVisible();
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("says of one file at a time what is wrong with it", async () => {
    fakes.startOpenBundle.mockRejectedValue(refuse("bundle.foreign"));
    const user = open();
    for (const name of ["first", "second"]) {
      fakes.askWhich.mockResolvedValueOnce({ path: `C:\\Users\\Mara\\${name}.json` });
      await user.click(screen.getByRole("button", { name: "Open a file saved by Owlet" }));
      expect(await screen.findByText(new RegExp(`^${name}.json: This file is not`))).toBeVisible();
    }
    expect(screen.queryByText(/^first.json/)).not.toBeInTheDocument();
  });

  it("opens nothing when the person thinks better of it", async () => {
    fakes.askWhich.mockResolvedValue({ path: "" });
    const user = open();
    await user.click(screen.getByRole("button", { name: "Open a file saved by Owlet" }));
    await waitFor(() => expect(fakes.askWhich).toHaveBeenCalledWith(".json"));
    expect(fakes.startOpenBundle).not.toHaveBeenCalled();
  });
});

it("templates are in a dialog where there are apps already", async () => {
  fakes.openTemplate.mockResolvedValue({ name: "invoices_2", was: "invoices", labels: { "": "Invoices 2" } });
  const close = vi.fn();
  const user = show(<TemplateDialog workspaceId={workspace.id} onMade={made} onClose={close} />);
  await user.click(await screen.findByRole("button", { name: "Use the template Invoices" }));
  await waitFor(() => expect(made).toHaveBeenCalledWith("invoices_2"));
  expect(close).toHaveBeenCalled();
});

describe("a file", () => {
  const close = vi.fn();
  const open = () => show(<SaveDialog workspaceId={workspace.id} module="invoices" name="Invoices" fileName="invoices" onClose={close} />);
  beforeEach(() => close.mockReset());

  it("is saved with the records or without, and shown in its folder", async () => {
    fakes.askWhere.mockResolvedValue({ path: file });
    fakes.startSaveBundle.mockResolvedValue("4");
    fakes.saveBundleResult.mockResolvedValue({ file, cancelled: false, seconds: 1 });
    const user = open();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: "With records" }));
    await user.click(screen.getByRole("button", { name: "Choose where to save" }));
    expect(await screen.findByText("Saved as invoices.owlet.json")).toBeVisible();
    expect(fakes.askWhere).toHaveBeenCalledWith("invoices.owlet.json");
    expect(fakes.startSaveBundle).toHaveBeenCalledWith(file, { workspace: workspace.id, module: "invoices", records: false });
    expect(close).toHaveBeenCalled();
  });

  it("says why it was not saved", async () => {
    fakes.askWhere.mockResolvedValue({ path: file });
    fakes.startSaveBundle.mockResolvedValue("4");
    fakes.saveBundleResult.mockRejectedValue(refuse("file.not_written", { file, reason: "no space left on device" }));
    const user = open();
    await user.click(screen.getByRole("button", { name: "Choose where to save" }));
    expect(await screen.findByText(`${file} was not written: no space left on device.`)).toBeVisible();
    expect(close).not.toHaveBeenCalled();
  });

  it("holds a whole workspace", async () => {
    fakes.askWhere.mockResolvedValue({ path: "" });
    const user = show(<WorkspaceFiles workspace={workspace} />);
    await user.click(screen.getByRole("button", { name: "Save to a file" }));
    expect(await screen.findByText(/API keys are not in it/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Choose where to save" }));
    await waitFor(() => expect(fakes.askWhere).toHaveBeenCalledWith("company_events.owlet.json"));
    expect(fakes.startSaveBundle).not.toHaveBeenCalled();
  });
});
