import { screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type DataRecord, type Field, type Path } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { events, fieldOf, finder, guests, modules } from "../../test/tables";
import { RecordPanel } from "./RecordPanel";

const path = { workspace: workspace.id, module: "event_planning", table: "guests" };
const fields = { ...path, table: "events" };
let tables: Record<string, DataRecord[]>;
const onNext = vi.fn();

function page({ table }: Path, id: string) {
  const records = (tables[table] ?? []).filter((one) => one.id === id);
  if (records.length === 0) return Promise.reject(new BackendError({ code: "not_found", id: "record.not_found", args: { id, table } }));
  return Promise.resolve({ records, hasMore: false, total: 1, found: 1, links: {} });
}

function Part({ id, of = path, apps = modules }: { id?: string; of?: Path; apps?: typeof modules }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>Open</button>
      {open && <RecordPanel path={of} modules={apps} id={id} onClose={() => setOpen(false)} onNext={onNext} />}
    </>
  );
}

async function open(id?: string, of?: Path, apps?: typeof modules) {
  const user = show(<Part {...(id === undefined ? {} : { id })} {...(of ? { of } : {})} {...(apps ? { apps } : {})} />);
  await user.click(screen.getByRole("button", { name: "Open" }));
  return user;
}

const panel = () => within(screen.getByRole("complementary"));
const text = (name: string) => panel().findByRole("textbox", { name });

beforeEach(() => {
  onNext.mockReset();
  tables = { guests: guests.map((one) => ({ ...one, values: { ...one.values } })), events };
  fakes.getRecord.mockImplementation(page);
  fakes.findRecords.mockImplementation(finder({ events: [...events, { id: "2", values: { title: "Board dinner" } }] }));
  fakes.linkedRecords.mockImplementation((_, __, ___, { limit }) => Promise.resolve({ records: guests.slice(0, limit), hasMore: false, total: 2, found: 2, links: {} }));
  fakes.updateRecords.mockImplementation(({ table }, [change]) => {
    const { id, ...values } = change!;
    Object.assign(tables[table]!.find((one) => one.id === id)!.values, values);
    void emit("changed", { workspace: workspace.id, table });
    return Promise.resolve([1]);
  });
});

describe("a record", () => {
  it("shows every value in a field of its type, its title and its id", async () => {
    const user = await open("1");
    expect(await panel().findByRole("heading", { name: "Ana Ruiz" })).toBeVisible();
    expect(await text("Seats")).toHaveValue("1,200.5");
    await waitFor(() => expect(panel().getByRole("combobox", { name: "Event" })).toHaveValue("Spring fair"));
    expect(panel().queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
    expect(await axeFaults()).toEqual([]);
    await user.click(panel().getByRole("button", { name: "Copy Record ID: 1" }));
    expect(fakes.copyText).toHaveBeenCalledWith("1");
  });

  it("sends only what changed, and can be taken back", async () => {
    const user = await open("1");
    await user.clear(await text("Email"));
    await user.type(await text("Email"), "ana@example.org{Enter}");
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", email: "ana@example.org" }]));
    expect(await screen.findByText("The record was saved.")).toBeVisible();
    await waitFor(() => expect(panel().queryByRole("button", { name: "Save" })).not.toBeInTheDocument());
  });

  it("that is deleted elsewhere keeps what one typed, and can be brought back with it", async () => {
    const user = await open("1");
    await user.type(await text("Email"), ".org");
    const [ana] = tables.guests!.splice(0, 1);
    await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
    expect(await panel().findByRole("alert")).toHaveTextContent("This record was deleted elsewhere.");
    expect(await text("Email")).toHaveValue("ana@ruiz.example.org");
    expect(panel().queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
    expect(await axeFaults()).toEqual([]);
    fakes.restoreRecords.mockImplementation((_, [record]) => {
      tables.guests!.push(record!);
      void emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
      return Promise.resolve([1]);
    });
    await user.click(panel().getByRole("button", { name: "Bring it back" }));
    await waitFor(() => expect(fakes.restoreRecords).toHaveBeenCalledWith(path, [{ id: "1", values: { ...ana!.values, email: "ana@ruiz.example.org" } }]));
    await waitFor(() => expect(panel().queryByRole("alert")).not.toBeInTheDocument());
    expect(await text("Email")).toHaveValue("ana@ruiz.example.org");
    expect(panel().queryByRole("button", { name: "Save" })).not.toBeInTheDocument();
  });

  it("is found by another title where it links to", async () => {
    const user = await open("1");
    const event = await panel().findByRole("combobox", { name: "Event" });
    await waitFor(() => expect(event).toHaveValue("Spring fair"));
    await user.clear(event);
    await user.type(event, "board");
    await user.click(await screen.findByRole("option", { name: "Board dinner" }));
    await user.click(panel().getByRole("button", { name: "Save" }));
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", event: "2" }]));
  });

  it("says beside its field what Go refuses", async () => {
    fakes.updateRecords.mockRejectedValue(new BackendError({ code: "conflict", id: "field.not_unique", args: { field: "email", value: '"x"', id: 2, record: 1 } }));
    const user = await open("1");
    await user.type(await text("Email"), "x{Enter}");
    await waitFor(async () => expect(await text("Email")).toHaveAccessibleDescription('Field "Email": "x" is taken by the record with id 2.'));
  });

  it("shows what somebody else writes, without losing what is being typed", async () => {
    const user = await open("1");
    await user.type(await text("Email"), "!");
    tables.guests![0]!.values.seats = 7;
    await emit("changed", { workspace: workspace.id, table: "guests" });
    await waitFor(async () => expect(await text("Seats")).toHaveValue("7"));
    expect(await text("Email")).toHaveValue("ana@ruiz.example!");
    expect(await text("Email")).toHaveFocus();
  });

  it("is closed by Esc, which gives the focus back", async () => {
    const user = await open("1");
    await text("Email");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary")).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole("button", { name: "Open" })).toHaveFocus());
  });

  it("asks before changes are lost", async () => {
    const user = await open("1");
    await user.type(await text("Email"), "!");
    await user.click(panel().getByRole("button", { name: "Next record" }));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Discard the changes to “Ana Ruiz”?" }));
    expect(onNext).not.toHaveBeenCalled();
    await user.click(dialog.getByRole("button", { name: "Discard changes" }));
    expect(onNext).toHaveBeenCalledOnce();
    await waitFor(async () => expect(await text("Email")).toHaveValue("ana@ruiz.example"));
  });

  it("is deleted, and comes back with its links", async () => {
    const links = [{ field: 3, links: [[5, 1]] as [number, number][] }];
    fakes.deleteRecords.mockResolvedValue({ links, incomplete: false });
    const user = await open("1");
    await user.click(await panel().findByRole("button", { name: "Delete" }));
    await waitFor(() => expect(fakes.deleteRecords).toHaveBeenCalledWith(path, ["1"]));
    await waitFor(() => expect(screen.queryByRole("complementary")).not.toBeInTheDocument());
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(fakes.restoreRecords).toHaveBeenCalledWith(path, [tables.guests![0]], { links, incomplete: false }));
  });

  it("that is gone says so", async () => {
    await open("9");
    expect(await panel().findByRole("alert")).toHaveTextContent("There is no record 9");
  });

  const computed = (part: Partial<Field> = {}) => {
    const [app] = modules;
    return [{ ...app!, tables: [{ ...app!.tables[0]!, fields: [fieldOf({ name: "total", type: "function", expression: "seats * 2", result: { type: "number" }, ...part })] }, app!.tables[1]!] }];
  };

  it("shows what is computed, and how it comes about", async () => {
    tables.guests![0]!.values.total = 2401;
    fakes.traceFormula.mockResolvedValue({
      text: "seats * 2",
      links: {},
      parts: [
        { start: 0, end: 9, time: 0, type: "number", result: { type: "number" }, value: 2401, fault: null },
        { start: 0, end: 5, time: 0, type: "number", result: { type: "number" }, value: 1200.5, fault: null },
        { start: 8, end: 9, time: 0, type: "number", result: { type: "number" }, value: 2, fault: null },
      ],
    });
    const user = await open("1", path, computed());
    expect(await panel().findByText("2,401")).toBeVisible();
    expect(fakes.traceFormula).not.toHaveBeenCalled();
    const unfold = panel().getByRole("button", { name: "How this value comes about" });
    await user.click(unfold);
    const parts = within(await panel().findByRole("list", { name: "Parts of the formula, and what each gives" })).getAllByRole("button");
    expect(parts.map((part) => part.textContent)).toEqual(["seats * 22,401", "seats1,200.5"]);
    await user.tab();
    await user.tab();
    expect(panel().getByText("seats", { selector: "mark" })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.keyboard("{Escape}");
    expect(panel().queryByRole("list", { name: /^Parts/ })).not.toBeInTheDocument();
    expect(unfold).toHaveFocus();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("complementary")).not.toBeInTheDocument();
  });

  it("tells why a formula gave nothing", async () => {
    const fault = { line: 1, column: 1, length: 3, id: "steps", args: { max: "1000000" }, message: "Too many steps" };
    fakes.getRecord.mockImplementation((of, id) => page(of, id).then((found) => ({ ...found, problems: { total: { 1: fault } } })));
    await open("1", path, computed());
    expect(await panel().findByText(/^Not computed: This takes more than 1000000 steps for one record\./)).toBeVisible();
  });

  it("offers no way into a formula with faults", async () => {
    await open("1", path, computed({ expressionErrors: [{ line: 1, column: 1, message: "Field not found: seats" }] }));
    expect(await panel().findByText("This formula has faults")).toBeVisible();
    expect(panel().queryByRole("button", { name: "How this value comes about" })).not.toBeInTheDocument();
  });
});

describe("linked records", () => {
  it("open, and lead back", async () => {
    const user = await open("1", fields);
    const linked = within(await panel().findByRole("region", { name: "Guests" }));
    await user.click(await linked.findByRole("button", { name: /Tom Bauer/ }));
    expect(await panel().findByRole("heading", { name: "Tom Bauer" })).toBeVisible();
    await user.click(panel().getByRole("button", { name: "Back to the record before" }));
    expect(await panel().findByRole("heading", { name: "Spring fair" })).toBeVisible();
  });

  it("open from a link", async () => {
    const user = await open("1");
    await user.click(await panel().findByRole("button", { name: "Open “Spring fair”" }));
    expect(await panel().findByRole("heading", { name: "Spring fair" })).toBeVisible();
  });

  it("are added with their link", async () => {
    fakes.createRecords.mockResolvedValue([3]);
    const user = await open("1", fields);
    await user.click(await panel().findByRole("button", { name: "Add" }));
    expect(await panel().findByRole("heading", { name: "New record in “Guests”" })).toBeVisible();
    await user.type(await text("Name (required)"), "Li Wen");
    tables.guests!.push({ id: "3", values: { name: "Li Wen", event: "1" } });
    await user.click(panel().getByRole("button", { name: "Create record" }));
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen", event: "1" }]));
    expect(await panel().findByRole("heading", { name: "Li Wen" })).toBeVisible();
  });
});

describe("an icon and a user", () => {
  it("are typed, or chosen from what there is", async () => {
    fakes.heldValues.mockResolvedValue(["Mara Lindt", "Tom Bauer"]);
    const [planning] = modules;
    const [table] = planning!.tables;
    const own = { ...table!, fields: [...table!.fields!, fieldOf({ name: "badge", type: "icon" }), fieldOf({ name: "owner", type: "user" })] };
    const user = await open("1", path, [{ ...planning!, tables: [own, planning!.tables[1]!] }]);
    await user.click(await panel().findByRole("button", { name: "Choose an icon: Badge" }));
    await user.click(await screen.findByRole("option", { name: "Star" }));
    await user.keyboard("{Escape}");
    await waitFor(async () => expect(await text("Badge")).toHaveValue("star"));
    const owner = panel().getByRole("combobox", { name: "Owner" });
    await user.type(owner, "mar");
    await user.click(await screen.findByRole("option", { name: "Mara Lindt" }));
    expect(owner).toHaveValue("Mara Lindt");
    await user.clear(owner);
    await user.type(owner, "Li Wen");
    await user.click(panel().getByRole("button", { name: "Save" }));
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", badge: "star", owner: "Li Wen" }]));
  });
});

describe("records that link here by two fields", () => {
  it("are added by either", async () => {
    const [planning] = modules;
    const [guestTable, eventTable] = planning!.tables;
    const second = { ...guestTable!, fields: [...guestTable!.fields!, fieldOf({ name: "next_event", type: "reference", refTableId: "2" })] };
    const reverse = fieldOf({ name: "guests_2", type: "reverse", refTableId: "1" });
    const both = { ...eventTable!, fields: [...eventTable!.fields!, reverse], otherEnds: { guests: "event", guests_2: "next_event" } };
    const user = await open("1", fields, [{ ...planning!, tables: [second, both] }]);
    await user.click(await within(await panel().findByRole("region", { name: "Guests 2" })).findByRole("button", { name: "Add" }));
    expect(await panel().findByRole("heading", { name: "New record in “Guests”" })).toBeVisible();
    await waitFor(() => expect(panel().getByRole("combobox", { name: "Next event" })).toHaveValue("Spring fair"));
    expect(panel().getByRole("combobox", { name: "Event" })).toHaveValue("");
  });
});

describe("a new record", () => {
  it("is created, and shown with its id", async () => {
    fakes.createRecords.mockResolvedValue([3]);
    const user = await open();
    await user.type(await text("Name (required)"), "Li Wen");
    expect(await axeFaults()).toEqual([]);
    tables.guests!.push({ id: "3", values: { name: "Li Wen" } });
    await user.keyboard("{Enter}");
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ name: "Li Wen" }]));
    expect(await screen.findByText("The record was created.")).toBeVisible();
    expect(await panel().findByRole("button", { name: "Copy Record ID: 3" })).toBeVisible();
  });
});

it("a value that another wrote over what one saw is said when one's own replaces it, and can be taken", async () => {
  const user = await open("1");
  await user.clear(await text("Email"));
  await user.type(await text("Email"), "mine@x.example");
  tables.guests![0]!.values.email = "theirs@x.example";
  await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
  await user.click(panel().getByRole("button", { name: "Save" }));
  expect(await screen.findByText("“Email” was changed to “theirs@x.example” meanwhile. Your value replaced it.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Take the other value" }));
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", email: "theirs@x.example" }]));
});
