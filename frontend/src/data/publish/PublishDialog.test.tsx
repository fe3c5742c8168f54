import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type PublishPlan, type PublishResult, type UnfinishedPublish } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { modules } from "../../test/tables";
import { PublishDialog } from "./PublishDialog";

const close = vi.fn();
const app = modules[0]!;
const target = { address: "https://go.ninox.com", workspace: "a8dk2ls0q3mz", module: "event_planning" };
const plan: PublishPlan = {
  target, workspaceName: "Facilities", records: 1204,
  steps: [
    { kind: "module", name: "event_planning", fields: [], count: 0 },
    { kind: "table", name: "guests", fields: [], count: 0 },
    { kind: "fields", name: "guests", fields: ["name", "email"], count: 0 },
    { kind: "reverses", name: "events", fields: ["guests"], count: 0 },
    { kind: "records", name: "guests", fields: [], count: 1204 },
    { kind: "links", name: "guests", fields: ["event"], count: 1204 },
    { kind: "required", name: "guests", fields: ["event"], count: 0 },
    { kind: "functions", name: "guests", fields: ["vip"], count: 0 },
    { kind: "check", name: "event_planning", fields: [], count: 0 },
  ],
};
const result: PublishResult = {
  published: { target, startedAt: "2026-11-22T12:00:00Z", changed: false, tables: 2, fields: 9, records: 1204, notes: [], differences: [], different: 0 },
  cancelled: false, seconds: 3,
};
const unfinished: UnfinishedPublish = { id: "p1", target, startedAt: "2026-11-22T12:00:00Z", module: app.name, labels: null, done: 300, total: 1204, changed: false };

const open = () => show(<PublishDialog workspaceId={workspace.id} module={app} onClose={close} />);
type Person = ReturnType<typeof open>;
const refuse = (id: string, args: Record<string, unknown> = {}) => new BackendError({ code: "invalid", id, args });

async function fillIn(user: Person, wrong: Partial<Record<"Address" | "Workspace ID" | "API key" | "Technical name there", string>> = {}) {
  const values = { Address: "go.ninox.com", "Workspace ID": target.workspace, "API key": "owl_secret", "Technical name there": "event_planning", ...wrong };
  for (const [label, value] of Object.entries(values)) {
    await user.clear(screen.getByLabelText(label));
    if (value) await user.type(screen.getByLabelText(label), value);
  }
  await user.click(screen.getByRole("button", { name: "Continue" }));
}

async function toPlan(user: Person) {
  await fillIn(user);
  await user.click(await screen.findByRole("button", { name: "Connect" }));
  await screen.findByRole("list", { name: "Steps" });
}

beforeEach(() => {
  close.mockReset();
  fakes.listUnfinished.mockResolvedValue([]);
  fakes.publishOrigin.mockResolvedValue(target.address);
  fakes.planPublish.mockResolvedValue(plan);
  fakes.startPublish.mockResolvedValue("7");
  fakes.publishResult.mockResolvedValue(result);
});

describe("publishing an app", () => {
  it("names the address, lists every step, and only then publishes and tells what the check found", async () => {
    const user = open();
    await fillIn(user);
    expect(await screen.findByText("https://go.ninox.com")).toBeVisible();
    expect(fakes.planPublish).not.toHaveBeenCalled();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Connect" }));
    const steps = within(await screen.findByRole("list", { name: "Steps" }));
    for (const line of [
      "Create the app event_planning", "Create the table Guests", "Create 2 fields in Guests", "Create 1,204 records in Guests",
      "Set links between records in Guests", "Make a link in Guests required", "Name the link back in Events", "Check 1 formula in Guests once all fields are there", "Read everything back and compare",
    ]) expect(steps.getByText(line)).toBeInTheDocument();
    expect(fakes.startPublish).not.toHaveBeenCalled();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Publish now" }));
    expect(await screen.findByText(/1,204 records. All of it was read back and is the same./)).toBeVisible();
    expect(fakes.startPublish).toHaveBeenCalledWith({ workspace: workspace.id, module: "event_planning", records: true }, target, "owl_secret");
  });

  it.each([
    ["Workspace ID", "Facilities", "A workspace ID has 12 characters of a-z and 0-9."],
    ["API key", "", "Enter the API key."],
    ["Technical name there", "Events!", "Use 1 to 100 of the characters a-z, 0-9 and _."],
  ] as const)("says what is wrong with the %s", async (label, value, sentence) => {
    const user = open();
    await fillIn(user, { [label]: value });
    expect(await screen.findByText(sentence)).toBeVisible();
    expect(screen.getByLabelText(label)).toHaveFocus();
    expect(fakes.planPublish).not.toHaveBeenCalled();
  });

  it("says what is wrong with the address", async () => {
    fakes.publishOrigin.mockRejectedValue(refuse("publish.not_https", { address: "http://ninox.example" }));
    const user = open();
    await fillIn(user);
    expect(await screen.findByText("http://ninox.example is not encrypted. Use https://; http:// is for this computer only.")).toBeVisible();
  });

  it.each([
    ["publish.unauthorized", "https://go.ninox.com does not accept the API key for this workspace."],
    ["publish.scopes", "The API key may not do all that publishing needs: at https://go.ninox.com it lacks records:write. Nothing was changed there."],
    ["publish.redirect", "Owlet does not follow"],
    ["publish.not_api", "does not speak the Public API"],
    ["publish.unreachable", "cannot be reached"],
    ["publish.no_workspace", "There is no workspace a8dk2ls0q3mz at https://go.ninox.com."],
    ["publish.certificate", "does not trust its certificate"],
    ["publish.forbidden", "does not let this key do that"],
    ["publish.busy", "is busy"],
  ])("tells %s where it connects, and lets one go back with all that was typed", async (id, sentence) => {
    fakes.planPublish.mockRejectedValue(refuse(id, { address: target.address, workspace: target.workspace, name: "event_planning", message: "z", scopes: "records:write", location: "x", reason: "y" }));
    const user = open();
    await fillIn(user);
    await user.click(await screen.findByRole("button", { name: "Connect" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect(screen.getByLabelText("API key")).toHaveValue("owl_secret");
  });

  it("asks for another name beside the name where it is taken", async () => {
    fakes.planPublish.mockRejectedValueOnce(refuse("publish.name_taken", { address: target.address, workspace: "Facilities", name: "event_planning" }));
    const user = open();
    await fillIn(user);
    await user.click(await screen.findByRole("button", { name: "Connect" }));
    const name = await screen.findByLabelText("Technical name there");
    expect(name).toHaveAccessibleDescription(/already has an app with the name "event_planning"/);
    await waitFor(() => expect(name).toHaveFocus());
    expect(screen.getByLabelText("API key")).toHaveValue("owl_secret");
    await user.type(name, "_2{Enter}");
    await user.click(await screen.findByRole("button", { name: "Connect" }));
    await screen.findByRole("list", { name: "Steps" });
    expect(fakes.planPublish).toHaveBeenLastCalledWith(expect.anything(), { ...target, module: "event_planning_2" }, "owl_secret");
  });

  it("shows how far it is, can be stopped, and offers to resume", async () => {
    let end: (value: PublishResult) => void = () => undefined;
    fakes.publishResult.mockReturnValue(new Promise((resolve) => { end = resolve; }));
    fakes.cancelJob.mockResolvedValue(undefined);
    const user = open();
    await toPlan(user);
    await user.click(screen.getByRole("button", { name: "Publish now" }));
    await waitFor(() => expect(fakes.publishResult).toHaveBeenCalledWith("7"));
    await emit("progress", { job: "7", phase: "records", done: 301, total: 1204 });
    expect(screen.getByRole("progressbar", { name: "Records" })).toHaveAttribute("aria-valuenow", "301");
    await user.keyboard("{Escape}");
    expect(close).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(fakes.cancelJob).toHaveBeenCalledWith("7");
    fakes.listUnfinished.mockResolvedValue([{ ...unfinished, id: "p0", target: { ...target, workspace: "another12345" } }, unfinished]);
    end({ ...result, cancelled: true });
    expect(await screen.findByText(/stays there: 300 of 1,204 records/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    fakes.resumePublish.mockResolvedValue("8");
    await user.click(screen.getByRole("button", { name: "Resume" }));
    await user.type(screen.getByLabelText("API key"), "owl_again{Enter}");
    expect(fakes.resumePublish).toHaveBeenCalledWith("p1", "owl_again");
  });

  it.each([
    ["silent", "https://go.ninox.com does not answer. Trying again: attempt 3 of 6."],
    ["busy", "https://go.ninox.com is busy and asked to wait. Trying again: attempt 3 of 6."],
  ] as const)("says that it tries again while the server is %s, and how far it was", async (phase, sentence) => {
    fakes.publishResult.mockReturnValue(new Promise(() => undefined));
    const user = open();
    await toPlan(user);
    await user.click(screen.getByRole("button", { name: "Publish now" }));
    await emit("progress", { job: "7", phase, done: 3, total: 6 });
    expect(await screen.findByText(sentence)).toBeVisible();
    await emit("progress", { job: "7", phase: "records", done: 301, total: 1204 });
    expect(screen.queryByText(sentence)).not.toBeInTheDocument();
    await emit("progress", { job: "7", phase, done: 3, total: 6 });
    expect(screen.getByText(sentence)).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Records" })).toHaveAttribute("aria-valuenow", "301");
    expect(await axeFaults()).toEqual([]);
  });

  it("does not promise to resume what had not begun", async () => {
    fakes.startPublish.mockRejectedValue(refuse("publish.name_taken", { address: target.address, workspace: "Facilities", name: "event_planning" }));
    fakes.listUnfinished.mockResolvedValue([{ ...unfinished, target: { ...target, module: "elsewhere" } }]);
    const user = open();
    await toPlan(user);
    await user.click(screen.getByRole("button", { name: "Publish now" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("already has an app with the name");
    expect(screen.getByText("Nothing was changed at https://go.ninox.com.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Resume" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect(screen.getByLabelText("API key")).toHaveValue("owl_secret");
  });

  it("says why it stopped, and that it can be resumed", async () => {
    fakes.publishResult.mockRejectedValue(refuse("publish.unreachable", { address: target.address, reason: "connection refused" }));
    const user = open();
    await toPlan(user);
    fakes.listUnfinished.mockResolvedValue([unfinished]);
    await user.click(screen.getByRole("button", { name: "Publish now" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("cannot be reached: connection refused.");
    expect(screen.getByText(/What was published so far stays there/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Resume" }));
    expect(screen.getByLabelText("API key")).toHaveValue("");
  });

  it("goes back while it connects, and stays there", async () => {
    let answer: (value: PublishPlan) => void = () => undefined;
    fakes.planPublish.mockReturnValue(new Promise((resolve) => { answer = resolve; }));
    const user = open();
    await fillIn(user);
    await user.click(await screen.findByRole("button", { name: "Connect" }));
    await user.click(screen.getByRole("button", { name: "Back" }));
    answer(plan);
    await waitFor(() => expect(screen.getByLabelText("API key")).toHaveValue("owl_secret"));
    expect(screen.queryByRole("list", { name: "Steps" })).not.toBeInTheDocument();
  });

  it("lists what the check found otherwise, and what is to be known", async () => {
    const differences = [
      { kind: "value", table: "guests", record: 12, field: "seats", here: "2", there: "3" } as const,
      { kind: "missing", table: "guests", record: 13, field: "", here: "", there: "" } as const,
    ];
    const notes = [
      { kind: "reverse", table: "events", field: "guests", text: "guests_2" } as const,
      { kind: "order", table: "events", field: "guests", text: "title" } as const,
      { kind: "order", table: "guests", field: "event", text: "" } as const,
    ];
    fakes.publishResult.mockResolvedValue({ ...result, published: { ...result.published, differences, notes, different: 205 } });
    const user = open();
    await toPlan(user);
    await user.click(screen.getByRole("button", { name: "Publish now" }));
    expect(await screen.findByText(/reading it back found 205 differences/)).toBeVisible();
    expect(screen.getByText("Guests, record 12, seats: here 2, there 3")).toBeVisible();
    expect(screen.getByText("Guests: record 13 is not there")).toBeVisible();
    expect(screen.getByText("The first 2 are listed.")).toBeVisible();
    expect(screen.getByText("Events: the links back that are called guests here are called guests_2 there")).toBeVisible();
    expect(screen.getByText("Events: the field guests follows title there")).toBeVisible();
    expect(screen.getByText("Guests: the field event comes first there")).toBeVisible();
  });

  it("does not say that all is the same where something is to be known", async () => {
    const notes = [{ kind: "order", table: "events", field: "guests", text: "title" } as const];
    fakes.publishResult.mockResolvedValue({ ...result, published: { ...result.published, notes } });
    const user = open();
    await toPlan(user);
    await user.click(screen.getByRole("button", { name: "Publish now" }));
    expect(await screen.findByText(/is the same, except for what stands below./)).toBeVisible();
  });
});

describe("a publication that was not finished", () => {
  beforeEach(() => fakes.listUnfinished.mockResolvedValue([unfinished, { ...unfinished, id: "p2", module: "another" }]));

  it("is continued after its address was named and its key asked for", async () => {
    fakes.resumePublish.mockResolvedValue("8");
    const user = open();
    await user.click(await screen.findByRole("button", { name: "Resume" }));
    expect(screen.getByText("https://go.ninox.com")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Connect and resume" }));
    expect(await screen.findByText("Enter the API key.")).toBeVisible();
    await user.type(screen.getByLabelText("API key"), "owl_again");
    await user.click(screen.getByRole("button", { name: "Connect and resume" }));
    expect(await screen.findByText(/All of it was read back/)).toBeVisible();
    expect(fakes.resumePublish).toHaveBeenCalledWith("p1", "owl_again");
  });

  it("says of which moment it is, and that what was changed since is not in it", async () => {
    fakes.listUnfinished.mockResolvedValue([{ ...unfinished, changed: true }]);
    fakes.resumePublish.mockResolvedValue("8");
    fakes.publishResult.mockResolvedValue({ ...result, published: { ...result.published, changed: true } });
    const user = open();
    expect(await screen.findByText(/Resuming publishes the app as it was on .* It has been changed here since./)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Resume" }));
    expect(screen.getByText(/as it was on .* those changes will not be there/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.type(screen.getByLabelText("API key"), "owl_again{Enter}");
    expect(await screen.findByText(/What is there is the app as it was on .* those changes are not there/)).toBeVisible();
  });

  it("is given up only after it was said what that means", async () => {
    fakes.discardPublish.mockResolvedValue(undefined);
    const user = open();
    expect(await screen.findByText(/300 of 1,204 records/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Give up" }));
    expect(screen.getByText("Give up publishing as event_planning at https://go.ninox.com?")).toBeVisible();
    expect(fakes.discardPublish).not.toHaveBeenCalled();
    expect(await axeFaults()).toEqual([]);
    fakes.listUnfinished.mockResolvedValue([]);
    await user.click(screen.getByRole("button", { name: "Give up" }));
    expect(fakes.discardPublish).toHaveBeenCalledWith("p1");
    await waitFor(() => expect(screen.getByLabelText("Address")).toBeVisible());
    await waitFor(() => expect(screen.queryByText(/was not finished/)).not.toBeInTheDocument());
  });
});
