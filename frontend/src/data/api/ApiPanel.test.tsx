import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type Field } from "../../backend";
import { axeFaults } from "../../test/axe";
import { fakes, running, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { answer, events, fieldOf, guestFields, guests, modules } from "../../test/tables";
import { ApiPanel } from "./ApiPanel";

const path = { workspace: workspace.id, module: "event_planning", table: "guests" };
const base = `/api/v1/workspace/${workspace.id}/modules/event_planning/tables/guests`;
const [app] = modules;
const openReference = vi.fn();
const open = (fields: Field[] = guestFields) =>
  show(<ApiPanel path={path} place={{ module: app!, table: { ...app!.tables[0]!, fields } }} modules={modules} onOpenKeys={() => undefined} onOpenReference={openReference} />);
const part = async (name: string) => within(await screen.findByRole("region", { name }));
const press = async (user: ReturnType<typeof open>, what: string) => user.click(await screen.findByRole("button", { name: `Run: ${what}` }));

beforeEach(() => {
  fakes.listRecords.mockImplementation(answer({ guests, events }));
});

describe("what a tool gets", () => {
  it("is the table's address, its fields and every call with a real record", async () => {
    const user = open();
    expect(await screen.findByRole("button", { name: new RegExp(`${running.address}${base}`) })).toBeVisible();
    expect(screen.getByRole("row", { name: /email.*unique/ })).toBeInTheDocument();
    expect(screen.getByRole("row", { name: /status.*one of "Confirmed", "Invited"/ })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole("region", { name: "Update a record" })).toHaveTextContent("Ana Ruiz"));
    expect(screen.getByRole("region", { name: "Create or update a record" })).toHaveTextContent('"matchField": "email"');
    await user.click(screen.getByRole("tab", { name: "Python" }));
    expect(screen.getByRole("region", { name: "Delete a record" })).toHaveTextContent('method="DELETE"');
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Open the reference at this table" }));
    expect(openReference).toHaveBeenCalled();
  });

  it("creates a record whose unique value none has yet", async () => {
    const taken = new Set(["ada@example.org", "ada2@example.org"]);
    const own = answer({ guests, events });
    fakes.listRecords.mockImplementation(async (at, ask) => {
      const [condition] = ask.where ?? [];
      return { ...(await own(at, ask)), ...(condition && { found: taken.has(String(condition.value)) ? 1 : 0 }) };
    });
    open();
    const example = await screen.findByRole("region", { name: "Create a record" });
    await waitFor(() => expect(example).toHaveTextContent('"email": "ada3@example.org"'));
  });

  it("takes a free option, a free record of another table, or leaves out what has none", async () => {
    const fields = [
      fieldOf({ name: "seat", type: "choice", unique: true, options: [{ name: "A" }, { name: "B" }] }),
      fieldOf({ name: "event", type: "reference", refTableId: "2", unique: true }),
      fieldOf({ name: "vip", type: "boolean", unique: true }),
    ];
    const own = answer({ guests, events: [...events, { id: "7", values: { title: "Board dinner" } }] });
    fakes.listRecords.mockImplementation(async (at, ask) => {
      const [condition] = ask.where ?? [];
      return { ...(await own(at, ask)), ...(condition && { found: ["A", "1", "true", "false"].includes(String(condition.value)) ? 1 : 0 }) };
    });
    open(fields);
    const example = await screen.findByRole("region", { name: "Create a record" });
    await waitFor(() => expect(example).toHaveTextContent('"seat": "B", "event": "7" }'));
  });

  it("says at the example which record it changes or deletes", async () => {
    open();
    for (const what of ["Update a record", "Create or update a record"]) expect(await (await part(what)).findByText("Changes record 1, “Ana Ruiz”.")).toBeVisible();
    expect((await part("Delete a record")).getByText("Deletes record 1, “Ana Ruiz”.")).toBeVisible();
  });

  it("shows every field in the words of the Fields tab and with its type for tools, however many there are", async () => {
    open(Array.from({ length: 30 }, (_, at) => fieldOf({ name: `mail_${at}`, variant: "email" })));
    expect(await screen.findByRole("row", { name: /mail_29.*Email string\/email/ })).toBeVisible();
  });

  it("says what an upsert needs", async () => {
    open([fieldOf({ name: "name" })]);
    expect(await screen.findByText(/becomes available once a field is unique/)).toBeVisible();
    expect(screen.queryByRole("region", { name: "Create or update a record" })).not.toBeInTheDocument();
  });

  it("leaves out what nobody can write", async () => {
    open([fieldOf({ name: "sum", type: "function" })]);
    expect(await screen.findByText(/No field of this table can be written/)).toBeVisible();
    expect(screen.queryByRole("region", { name: "Delete a record" })).not.toBeInTheDocument();
  });
});

describe("Run", () => {
  it("shows the true answer of a read at once", async () => {
    fakes.tryRequest.mockResolvedValue({ status: 200, body: '{\n  "data": []\n}' });
    const user = open();
    await press(user, "List records");
    expect(await screen.findByRole("region", { name: "Answer: List records" })).toHaveTextContent('{ "data": [] }');
    expect(screen.getByText("200 · done")).toBeVisible();
    expect(fakes.tryRequest).toHaveBeenCalledWith(workspace.id, "GET", `${base}/records?limit=10&offset=0`, undefined);
    expect(screen.queryByRole("button", { name: "Undo" })).not.toBeInTheDocument();
  });

  it("asks before it creates a record, and takes it back", async () => {
    fakes.tryRequest.mockResolvedValue({ status: 201, body: '{"data": {"ids": ["7"]}}' });
    const user = open();
    await press(user, "Create a record");
    const dialog = within(await screen.findByRole("alertdialog", { name: "Create a real record?" }));
    expect(dialog.getByText(/This creates a real record in “Guests”/)).toBeVisible();
    expect(fakes.tryRequest).not.toHaveBeenCalled();
    await user.click(dialog.getByRole("button", { name: "Create record" }));
    const example = await part("Create a record");
    await user.click(await example.findByRole("button", { name: "Undo" }));
    expect(fakes.deleteRecords).toHaveBeenCalledWith(path, ["7"]);
    expect(await example.findByText("Undone: everything is as before.")).toBeVisible();
  });

  it("names the record that it changes or deletes, and brings that back as it was", async () => {
    fakes.tryRequest.mockResolvedValue({ status: 200, body: '{"data": {"updatedIds": ["1"]}}' });
    const user = open();
    await screen.findAllByText(/Ana Ruiz/);
    await press(user, "Update a record");
    expect(await screen.findByText(/changes the real record 1, “Ana Ruiz”/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Change record" }));
    await user.click(await (await part("Update a record")).findByRole("button", { name: "Undo" }));
    expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", name: "Ana Ruiz", email: "ana@ruiz.example", event: "1" }]);

    const removed = { links: [{ field: 9, links: [[4, 1]] as [number, number][] }], incomplete: false };
    fakes.linksToRecords.mockResolvedValue(removed);
    fakes.tryRequest.mockResolvedValue({ status: 200, body: '{"data": {"deletedIds": ["1"]}}' });
    await press(user, "Delete a record");
    await user.click(await screen.findByRole("button", { name: "Delete record" }));
    await user.click(await (await part("Delete a record")).findByRole("button", { name: "Undo" }));
    expect(fakes.restoreRecords).toHaveBeenCalledWith(path, [guests[0]], removed);
  });

  it("shows a refusal as the API's answer, and says why there is none", async () => {
    fakes.tryRequest.mockResolvedValueOnce({ status: 404, body: '{"error": {"message": "There is no record 1."}}' });
    const user = open();
    await press(user, "Get one record");
    expect(await screen.findByText("404 · refused")).toBeVisible();
    fakes.tryRequest.mockRejectedValueOnce(new BackendError({ code: "busy", id: "busy", args: {} }));
    await press(user, "Get one record");
    expect(await screen.findByRole("alert")).toHaveTextContent("The workspace is busy");
  });
});
