import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type Field, type FieldType, type Named, type Value } from "../../backend";
import { axeFaults } from "../../test/axe";
import { fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { finder, events, fieldOf, modules } from "../../test/tables";
import { CellEditor } from "./CellEditor";
import type { Parsed } from "./parse";

const onCommit = vi.fn<(value: Value, move: string) => void>();
const onLater = vi.fn<(text: string, means: Promise<Parsed>, move: string) => void>();
const onCancel = vi.fn<() => void>();
const onInvalid = vi.fn<(text: string, problem: string) => void>();
const onOpenRecord = vi.fn();

const options = [{ id: "1", name: "confirmed", labels: { "": "Confirmed" }, color: "#2e7d4f" }, { id: "2", name: "invited", labels: { "": "Invited" } }, { id: "3", name: "declined", labels: { "": "Declined" } }];

function edit(type: FieldType, value: Value, part: Partial<Field> & { initialText?: string } = {}) {
  const { initialText, ...rest } = part;
  const user = show(
    <>
      <CellEditor
        field={fieldOf({ name: "it", type, ...rest })} value={value} initialText={initialText} links={{ it: { 1: "Spring fair" } }}
        workspace={workspace.id} modules={modules} onCommit={onCommit} onLater={onLater} onCancel={onCancel} onInvalid={onInvalid} onOpenRecord={onOpenRecord}
      />
      <button type="button">Elsewhere</button>
    </>,
  );
  if (initialText === undefined) screen.queryByLabelText<HTMLInputElement>("It", { selector: "input, textarea" })?.select(); // what is typed replaces it all
  return user;
}

const text = () => screen.getByLabelText("It", { selector: "input, textarea" });
const list = () => within(screen.getByRole("listbox"));

beforeEach(() => {
  for (const one of [onCommit, onLater, onCancel, onInvalid, onOpenRecord]) one.mockReset();
  fakes.findRecords.mockImplementation(finder({ events: [...events, { id: "2", values: { title: "Board dinner" } }, { id: "30", values: { title: "Spring cleaning" } }] }));
});

describe("a cell", () => {
  it.each([["{Enter}", "down"], ["{Shift>}{Enter}", "up"], ["{Tab}", "right"], ["{Shift>}{Tab}", "left"]])("goes on with %s", async (keys, move) => {
    const user = edit("string", "old");
    expect(text()).toHaveFocus();
    await user.keyboard(`new${keys}`);
    expect(onCommit).toHaveBeenCalledExactlyOnceWith("new", move);
  });

  it("begins with what was typed", async () => {
    const user = edit("string", "old", { initialText: "n" });
    await user.keyboard("ew{Enter}");
    expect(onCommit).toHaveBeenCalledWith("new", "down");
  });

  it("is left as it was by Esc", async () => {
    const user = edit("number", 3);
    await user.keyboard("4{Escape}");
    expect(onCancel).toHaveBeenCalledOnce();
    expect(onCommit).not.toHaveBeenCalled();
  });

  it("commits when one goes elsewhere", async () => {
    const user = edit("number", 3);
    await user.keyboard("4");
    await user.click(screen.getByRole("button", { name: "Elsewhere" }));
    expect(onCommit).toHaveBeenCalledExactlyOnceWith(4, "stay");
  });

  it("gives back exactly what was there when nothing was typed", async () => {
    const user = edit("timestamp", "2027-04-04T07:30:15.250Z");
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith("2027-04-04T07:30:15.250Z", "down");
  });

  it("keeps what is no value, with why, and tells of it when one goes elsewhere", async () => {
    const user = edit("number", 3);
    await user.keyboard("many{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("“many” is not a number. Write it like 1,234.5.");
    expect(text()).toHaveAccessibleDescription(/is not a number/);
    expect(text()).toHaveFocus();
    expect(await axeFaults()).toEqual([]);
    expect(onCommit).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Elsewhere" }));
    expect(onInvalid).toHaveBeenCalledExactlyOnceWith("many", expect.stringContaining("is not a number"));
  });

  it("has a new line with Alt+Enter", async () => {
    const user = edit("string", "one");
    await user.keyboard("{End}{Alt>}{Enter}{/Alt}two{Enter}");
    expect(onCommit).toHaveBeenCalledWith("one\ntwo", "down");
  });

  it("is not cleared when it is required", async () => {
    const user = edit("string", "one", { required: true });
    await user.keyboard("{Backspace}{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("“It” is required");
  });
});

describe("a choice", () => {
  it("is found by typing", async () => {
    const user = edit("choice", null, { options, initialText: "i" });
    expect(screen.getByRole("combobox")).toHaveAttribute("aria-activedescendant", list().getByRole("option", { name: "Invited" }).id);
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith("invited", "down");
  });
  it("is found with the arrow keys, from the one it is", async () => {
    const user = edit("choice", "confirmed", { options });
    expect(list().getByRole("option", { name: "Confirmed" })).toHaveAttribute("aria-selected", "true");
    expect(await axeFaults()).toEqual([]);
    await user.keyboard("{ArrowDown}{Tab}");
    expect(onCommit).toHaveBeenCalledWith("invited", "right");
  });
  it("is chosen by pointer", async () => {
    const user = edit("choice", "confirmed", { options });
    await user.click(list().getByRole("option", { name: "Declined" }));
    expect(onCommit).toHaveBeenCalledExactlyOnceWith("declined", "stay");
  });
  it("is taken away", async () => {
    const user = edit("choice", "confirmed", { options });
    await user.keyboard("{Backspace}{Enter}");
    expect(onCommit).toHaveBeenCalledWith(null, "down");
  });
  it("is nothing but an option", async () => {
    const user = edit("choice", "confirmed", { options });
    await user.keyboard("perhaps{Enter}");
    expect(await screen.findByText("Nothing matches.")).toBeVisible();
    expect(screen.getByRole("alert")).toHaveTextContent("“perhaps” is not one of the options of “It”.");
  });
  it("is any text while there are no options", async () => {
    const user = edit("choice", "confirmed");
    await user.keyboard("perhaps{Enter}");
    expect(onCommit).toHaveBeenCalledWith("perhaps", "down");
  });
});

describe("yes and no", () => {
  it.each([["y", true], ["false", false], ["{ArrowUp}", true], ["{Backspace}", null]])("%s is %s", async (keys, value) => {
    const user = edit("boolean", false);
    await user.keyboard(`${keys}{Enter}`);
    expect(onCommit).toHaveBeenCalledWith(value, "down");
  });
});

describe("choices", () => {
  it("are taken and given back by typing and Enter, which then ends the edit", async () => {
    const user = edit("multi", ["confirmed"], { options });
    await user.keyboard("inv{Enter}conf{Enter}");
    expect(list().getByRole("option", { name: "Invited" })).toHaveAttribute("aria-selected", "true");
    expect(list().getByRole("option", { name: "Confirmed" })).toHaveAttribute("aria-selected", "false");
    expect(await axeFaults()).toEqual([]);
    expect(onCommit).not.toHaveBeenCalled();
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith(["invited"], "down");
  });
  it("are taken by pointer, and what is still typed counts", async () => {
    const user = edit("multi", null, { options });
    await user.click(list().getByRole("option", { name: "Declined" }));
    await user.keyboard("invited, confirmed{Tab}");
    expect(onCommit).toHaveBeenCalledWith(["declined", "invited", "confirmed"], "right");
  });
  it("are taken away by Backspace", async () => {
    const user = edit("multi", ["confirmed", "invited"], { options });
    await user.keyboard("{Backspace}{Backspace}{Enter}");
    expect(onCommit).toHaveBeenCalledWith(null, "down");
  });
});

describe("a date", () => {
  it("is typed", async () => {
    const user = edit("date", "2027-04-04");
    expect(text()).toHaveValue("04/04/2027");
    await user.keyboard("today{Enter}");
    expect(onCommit).toHaveBeenCalledWith("2026-11-23", "down");
  });
  it("is chosen from the calendar, which shows its month", async () => {
    const user = edit("date", "2027-04-04");
    expect(await screen.findByRole("application", { name: /April 2027/ })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: /April 20, 2027/ }));
    expect(onCommit).toHaveBeenCalledExactlyOnceWith("2027-04-20", "stay");
  });
  it("is chosen by keyboard", async () => {
    const user = edit("date", "2027-04-04");
    await user.keyboard("{ArrowDown}");
    await waitFor(() => expect(screen.getByRole("button", { name: /April 4, 2027/ })).toHaveFocus());
    await user.keyboard("{ArrowRight}{Enter}");
    expect(onCommit).toHaveBeenCalledExactlyOnceWith("2027-04-05", "stay");
  });
  it("with a time keeps its time when another day is chosen", async () => {
    const user = edit("timestamp", "2027-04-04T07:30:00Z");
    await user.click(screen.getByRole("button", { name: /April 20, 2027/ }));
    expect(text()).toHaveValue("04/20/2027 09:30 AM");
    await waitFor(() => expect(text()).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith("2027-04-20T07:30:00Z", "down");
  });
  it("to another: an appointment", async () => {
    const user = edit("appointment", null);
    await user.keyboard("4/5/2027 9:30 - 10:00");
    await user.click(await screen.findByRole("button", { name: /April 6, 2027/ }));
    await user.click(screen.getByRole("button", { name: /April 7, 2027/ }));
    expect(text()).toHaveValue("04/06/2027 09:30 AM – 04/07/2027 10:00 AM");
    await waitFor(() => expect(text()).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith("[2027-04-06T07:30:00Z,2027-04-07T08:00:00Z)", "down");
  });
});

describe("a link", () => {
  const reference = { refTableId: "2" };
  it("is found by typing some of the title", async () => {
    const user = edit("reference", "1", reference);
    expect(text()).toHaveValue("Spring fair");
    await user.keyboard("board");
    expect(await list().findByRole("option", { name: "Board dinner #2" })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith("2", "down");
  });
  it("is found by number, and chosen by pointer", async () => {
    const user = edit("reference", null, { ...reference, initialText: "#30" });
    await user.click(await screen.findByRole("option", { name: "Spring cleaning #30" }));
    expect(onCommit).toHaveBeenCalledExactlyOnceWith("30", "stay");
  });
  it("is found by a title that is a number, before the record of that number", async () => {
    fakes.findRecords.mockImplementation(finder({ events: [{ id: "2", values: { title: "Board dinner" } }, { id: "7", values: { title: "2" } }] }));
    const user = edit("reference", null, { ...reference, initialText: "2" });
    await screen.findByRole("option", { name: "2 #7" });
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith("7", "down");
  });
  /** A search for "board" that answers when the test says so. */
  const slow = () => {
    const asked: ((found: Named[] | Error) => void)[] = [];
    fakes.findRecords.mockImplementation((_, words) => (words !== "board" ? Promise.resolve([{ id: "9", title: "Board of last year" }]) : new Promise((done, failed) => {
      asked.push((found) => (found instanceof Error ? failed(found) : done(found)));
    })));
    return (found: Named[] | Error) => act(() => asked.forEach((come) => come(found)));
  };
  const dinner = { id: "2", title: "Board dinner" };
  it.each([["{Enter}", "down"], ["{Tab}", "right"]])("is looked up behind somebody who goes on with %s", async (keys, move) => {
    const come = slow();
    const user = edit("reference", "1", reference);
    await user.keyboard(`board${keys}`);
    expect(onLater).toHaveBeenCalledExactlyOnceWith("board", expect.any(Promise), move);
    come([dinner, { id: "30", title: "Boarding" }]);
    expect(await onLater.mock.lastCall?.[1]).toEqual({ value: "2" });
    expect(onCommit).not.toHaveBeenCalled();
  });
  it("is looked up behind somebody who presses elsewhere", async () => {
    slow();
    const user = edit("reference", "1", reference);
    await user.keyboard("board");
    await user.click(screen.getByRole("button", { name: "Elsewhere" }));
    expect(onLater).toHaveBeenCalledExactlyOnceWith("board", expect.any(Promise), "stay");
    expect(onInvalid).not.toHaveBeenCalled();
  });
  it.each<[string, Named[] | Error, Parsed]>([
    ["the one that is called so, though others come first", [dinner, { id: "30", title: "board" }], { value: "30" }],
    ["none", [], { problem: "No record called “board” was found. Write its exact title, or its number, like #12." }],
    ["nothing, where the search fails", new BackendError({ code: "not_found", id: "table.not_found", args: { table: "events", module: "event_planning" } }), { problem: "There is no table \"events\" in module \"event_planning\"." }],
  ])("that is looked up later is %s", async (_, found, parsed) => {
    const come = slow();
    const user = edit("reference", "1", reference);
    await user.keyboard("board{Enter}");
    come(found);
    expect(await onLater.mock.lastCall?.[1]).toEqual(parsed);
  });
  it("that nothing finds is said, and another text goes on", async () => {
    const come = slow();
    const user = edit("reference", "1", reference);
    await user.keyboard("board");
    come([]);
    await screen.findByText("Nothing matches.");
    await user.keyboard("{Tab}");
    expect(await screen.findByRole("alert")).toHaveTextContent("No record called “board” was found.");
    await user.keyboard("s");
    await screen.findByRole("option");
    await user.keyboard("{Tab}");
    expect(onCommit).toHaveBeenCalledExactlyOnceWith("9", "right");
    expect(onLater).not.toHaveBeenCalled();
  });
  it("is taken away", async () => {
    const user = edit("reference", "1", reference);
    await user.keyboard("{Backspace}{Enter}");
    expect(onCommit).toHaveBeenCalledWith(null, "down");
  });
  it("opens its record", async () => {
    const user = edit("reference", "1", reference);
    await user.click(await screen.findByRole("button", { name: "Open record" }));
    expect(onOpenRecord).toHaveBeenCalledWith({ workspace: workspace.id, module: "event_planning", table: "events" }, "1");
    expect(onCommit).not.toHaveBeenCalled();
  });
});

describe("a color", () => {
  it("is typed or chosen", async () => {
    const user = edit("color", "#2c6bd6");
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getAllByRole("option")[1]!);
    expect(text()).toHaveValue("#d03b3b");
    await user.click(text());
    await user.keyboard("{Enter}");
    expect(onCommit).toHaveBeenCalledWith("#d03b3b", "down");
  });
});

describe("an icon", () => {
  it("is found by what people call it, and chosen", async () => {
    const user = edit("icon", "school");
    expect(await axeFaults()).toEqual([]);
    await user.keyboard("invo");
    await user.click(list().getByRole("option", { name: "Invoice" }));
    expect(onCommit).toHaveBeenCalledWith("receipt_long", "stay");
  });
  it("is typed, also one that is not known here", async () => {
    const user = edit("icon", null);
    await user.keyboard("rocket{Enter}");
    expect(onCommit).toHaveBeenCalledWith("rocket", "down");
  });
});

describe("a user", () => {
  const [planning] = modules;
  const owner = fieldOf({ name: "it", type: "user" });
  const apps = [{ ...planning!, tables: [{ ...planning!.tables[0]!, fields: [owner] }] }];
  beforeEach(() => {
    fakes.heldValues.mockResolvedValue(["Ana Ruiz", "Mara Lindt", "Tom Bauer"]);
  });
  const begin = () => show(<CellEditor field={owner} value={null} links={{}} workspace={workspace.id} modules={apps} onCommit={onCommit} onLater={onLater} onCancel={onCancel} />);

  it("is one of those that the column holds, or is typed", async () => {
    const user = begin();
    expect(await screen.findAllByRole("option")).toHaveLength(3);
    expect(fakes.heldValues).toHaveBeenCalledWith({ workspace: workspace.id, module: "event_planning", table: "guests" }, "it");
    expect(await axeFaults()).toEqual([]);
    await user.keyboard("ma{ArrowDown}{Enter}");
    expect(onCommit).toHaveBeenCalledWith("Mara Lindt", "down");
  });
  it("stays as it was typed, even where it is the beginning of another", async () => {
    const user = begin();
    await screen.findAllByRole("option");
    await user.keyboard("Ma{Enter}");
    expect(onCommit).toHaveBeenCalledWith("Ma", "down");
  });
});

describe("other values", () => {
  it.each<[FieldType, string, Value]>([["time", "9:30 pm", "21:30"], ["timeinterval", "1:30", "01:30:00"], ["user", "Mara", "Mara"], ["file", "a.pdf", "a.pdf"], ["dmulti", "1, 2", ["1", "2"]]])("%s is typed", async (type, keys, value) => {
    const user = edit(type, null);
    await user.keyboard(`${keys}{Enter}`);
    expect(onCommit).toHaveBeenCalledWith(value, "down");
  });
});
